"""A ledger on paper: what sync asks of one (services.sync_ports.SyncStore), in memory."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile
from uuid import NAMESPACE_OID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.changes import START, Header, Patch, digest_of, payload_digest
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import LARGE_BYTES, KnownOrg, Large, Scope, Sent
from desktop.errors import ConflictError, LedgerDamagedError, NotFoundError
from desktop.services.sync_ports import (
    Alarm,
    Cursor,
    Identity,
    Joining,
    OutboxChain,
    Run,
    Taken,
    Waiting,
)

AT = datetime(2026, 11, 28, 8, tzinfo=UTC)


def name(text):
    """Return the same id for the same text."""
    return str(uuid5(NAMESPACE_OID, text))


def scope_of(*below, role="room", org="village"):
    """Return a scope of an organization and those below it."""
    orgs = [
        KnownOrg(id=name(each), code=each, name=each, level="village", parent="")
        for each in (org, *below)
    ]
    return Scope(org=orgs[0], role=role, below=tuple(orgs[1:]))


class PaperStore:
    """One device. `write` records an act; the rest is the port."""

    def __init__(self, device="room"):
        self.device, self.key = name(device), Ed25519PrivateKey.generate()
        self.now = AT
        self.epochs = {name(f"{device} 1"): []}
        self.receipted, self.kept_receipts = {}, []
        self.bodies, self.items = {}, {}
        self.cursors, self.late_orgs = {"": Cursor()}, {}
        self.files_sent = []
        self.files_waiting, self.awaited = {"up": [], "down": []}, {}
        self.history, self.found, self.offsets = [], [], []
        self.known_scope, self.joined, self.snapshot = None, None, None

    def write(self, *texts, act="记"):
        """Record an act with a patch of each text."""
        epoch, changes = list(self.epochs.items())[-1]
        seq = len(changes) + 1
        parts = []
        for text in texts:
            body = self._patch(text, seq)
            self.bodies[digest_of(body)] = body
            large = len(body) > LARGE_BYTES
            parts.append(Large(digest_of(body), len(body)) if large else body)
        digests = [digest_of(body) if isinstance(body, bytes) else body.digest for body in parts]
        header = Header(
            device=self.device,
            epoch=epoch,
            seq=seq,
            stamp=format_stamp(self.now, seq),
            schema=4,
            actor="",
            act=act,
            act_id=name(f"{epoch}{seq}"),
            previous=changes[-1].digest if changes else START,
            payload=payload_digest(digests),
        )
        changes.append(Sent(header=header, parts=tuple(parts)))
        return changes[-1]

    def _patch(self, text, seq):
        return Patch(
            type="concern",
            id=name(f"{self.device}{seq}"),
            org=name("village"),
            audience="own",
            fields={"title": text},
            replaces={},
            salt="00" * 16,
        ).body()

    def identity(self):
        public = self.key.public_key().public_bytes_raw().hex()
        return Identity(
            device=self.device, public_key=public, sealing_key="cd" * 32, org=name("village")
        )

    def joining(self):
        return self.joined

    def join(self, joining, scope):
        self.joined, self.known_scope = joining, scope

    def sign(self, data):
        return self.key.sign(data)

    def chains(self):
        return [
            OutboxChain(
                writer=place,
                device=self.device,
                epoch=epoch,
                last=len(changes),
                receipted=self.receipted.get(epoch, 0),
            )
            for place, (epoch, changes) in enumerate(self.epochs.items(), 1)
        ]

    def unsent(self, chain, after, most_bytes):
        changes, size = self.epochs[chain.epoch][after:], 0

        def fits(one):
            nonlocal size
            size += sum(len(part) for part in one.parts if isinstance(part, bytes))
            return size <= most_bytes

        return changes[:1] + list(takewhile(fits, changes))[1:]

    def part(self, digest):
        if digest not in self.bodies:
            raise NotFoundError("不在这台电脑上。")
        return self.bodies[digest]

    def take_receipt(self, receipt):
        assert self.epochs[receipt.epoch][receipt.last - 1].digest == receipt.digest
        self.receipted[receipt.epoch] = max(receipt.last, self.receipted.get(receipt.epoch, 0))
        if receipt not in self.kept_receipts:
            self.kept_receipts.append(receipt)

    def receipts(self, chain, after):
        of_epoch = [each for each in self.kept_receipts if each.epoch == chain.epoch]
        return [each for each in of_epoch if each.last > after]

    def begin_epoch(self, forked_at, chain):
        given_up = self.epochs[chain.epoch][forked_at - 1 :]
        del self.epochs[chain.epoch][forked_at - 1 :]
        self.epochs[name(f"{self.device} {len(self.epochs) + 1}")] = []
        for one in given_up:
            self.write(*(json.loads(part)["fields"]["title"] for part in one.parts))
        self.raise_alarm("forked", f"{chain.device}/{chain.epoch}/{forked_at}", {})
        self.cursors[""] = Cursor()

    def cursor(self, org=""):
        return self.cursors.get(org, Cursor())

    def late(self):
        return [
            (org, until) for org, until in self.late_orgs.items() if self.cursor(org).after < until
        ]

    def take_page(self, items, cursor, org="", *, receipts=(), scope=""):
        new = [item for item in items if self._is_new(item)]
        for item in new:
            self.items[item.sent.digest] = item
            for part in item.sent.parts:
                if isinstance(part, Large) and part.digest not in self.bodies:
                    self.awaited[part.digest] = part.size
        self.cursors[org] = cursor
        return Taken(changes=len(new), rows=len(new))

    def take_snapshot(self, snapshot):
        if self.cursors[""].after:
            raise ConflictError("已收过。")
        self.snapshot = replace(snapshot, rows=tuple(snapshot.rows))
        self.cursors[""] = Cursor(
            after=snapshot.position, closing=snapshot.closing, scope=snapshot.scope
        )
        return Taken(rows=len(snapshot.rows))

    def let_go_of_beginning(self):
        return False

    def _is_new(self, item):
        return item.sent.digest not in self.items

    def have(self):
        found = {(self.device, chain.epoch): chain.last for chain in self.chains()}
        for item in self.items.values():
            header = item.sent.header
            writer = (header.device, header.epoch)
            found[writer] = max(found.get(writer, 0), header.seq)
        return found

    def take_part(self, digest, body):
        assert digest_of(body) == digest
        self.bodies[digest] = body
        del self.awaited[digest]

    def waiting(self, direction):
        files = [
            Waiting(digest=digest, direction=direction, kind="file", org=name("village"), size=size)
            for digest, size in self.files_waiting[direction]
        ]
        parts = [
            Waiting(digest=digest, direction="down", kind="part", org="", size=size)
            for digest, size in self.awaited.items()
            if direction == "down"
        ]
        return sorted(files + parts, key=lambda one: one.size)

    def mark_moved(self, digest, direction):
        left = [one for one in self.files_waiting[direction] if one[0] != digest]
        if direction == "up":
            self.files_sent += [one for one in self.files_waiting["up"] if one not in left]
        self.files_waiting[direction] = left

    def offer_files_again(self, digests=None):
        again = [one for one in self.files_sent if digests is None or one[0] in digests]
        self.files_waiting["up"] += again
        self.files_sent = [one for one in self.files_sent if one not in again]

    def scope(self):
        return self.known_scope

    def set_scope(self, scope):
        old = {org for org, _ in self.known_scope.feeds}
        until = self.cursor().after
        if until:
            self.late_orgs |= {org: until for org, _ in scope.feeds if org not in old}
        self.known_scope = scope

    def set_clock(self, offset_ms):
        self.offsets.append(offset_ms)

    def clock_now(self):
        return format_stamp(datetime.now(UTC), 0)

    def begin_run(self, way):
        self.history.append(
            Run(id=len(self.history), way=way, began_at=AT, ended_at=None, outcome="running")
        )
        return len(self.history) - 1

    def end_run(self, run, outcome, figures):
        json.dumps(figures)
        self.history[run] = replace(
            self.history[run], outcome=outcome, figures=figures, ended_at=AT
        )

    def runs(self, limit=50):
        return self.history[::-1][:limit]

    def raise_alarm(self, kind, subject, details):
        if (kind, subject) not in [(one.kind, one.subject) for one in self.found]:
            self.found.append(
                Alarm(id=len(self.found), kind=kind, subject=subject, details=details, found_at=AT)
            )

    def titles(self):
        """Return what others wrote, as it stands in patches, whole and sorted."""
        parts = [part for item in self.items.values() for part in item.sent.parts]
        bodies = [self.bodies[part.digest] if isinstance(part, Large) else part for part in parts]
        return sorted(json.loads(body)["fields"]["title"] for body in bodies)


class PaperFiles:
    """Attachments in memory."""

    def __init__(self):
        self.kept, self.broken = {}, set()

    def has(self, digest):
        return digest in self.kept

    def read(self, digest):
        if digest not in self.kept:
            raise NotFoundError("不在这台电脑上。")
        if digest in self.broken:
            raise LedgerDamagedError("已损坏。")
        return self.kept[digest]

    def put(self, data):
        self.kept[digest_of(data)] = data
        return digest_of(data)


class PaperPartials:
    """What came of downloads, in memory."""

    def __init__(self):
        self.bytes = {}

    def kept(self, name):
        return self.bytes.get(name, b"")

    def add(self, name, data):
        self.bytes[name] = self.kept(name) + data

    def drop(self, name):
        self.bytes.pop(name, None)

    def keep_only(self, names):
        self.bytes = {name: data for name, data in self.bytes.items() if name in set(names)}


def joined(store, url, server, **changes):
    """Join a store to a paper server."""
    store.join(
        Joining(
            **{
                "url": url,
                "ca": "",
                "token": "t" * 43,
                "device": store.device,
                "server": name("server"),
                "server_name": "示例县",
                "receipt_key": server.key.public_key().public_bytes_raw().hex(),
                "sealing_key": "ab" * 32,
                "number": "SL-01",
                "role": "room",
                "org": name("village"),
            }
            | changes
        ),
        server.scope,
    )
    return store
