"""Several real ledgers and a server on paper that gives order clocks by arrival."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from ledger_factory import KEY, ORG, rows_of

from desktop.data.founding import found_ledger
from desktop.data.ledgers import SqlLedger
from desktop.data.rebuilding import check_rebuild
from desktop.data.sync_store import SqlSyncStore
from desktop.data.verification import verify_ledger
from desktop.domain.changes import parse_patch, payload_digest
from desktop.domain.clocks import format_stamp, parse_stamp
from desktop.domain.feeds import (
    ChainBase,
    FeedItem,
    Large,
    Receipt,
    Sent,
    Snapshot,
    SnapshotRow,
    SnapshotWrite,
    part_digest,
)
from desktop.domain.merging import RowWrites
from desktop.records import (
    Account,
    Concern,
    Organization,
    all_records,
    declaration_of,
    fields_of,
    record_type,
)
from desktop.records.declarations import SCHEMA
from desktop.services.sync_ports import Cursor

# Of these, nobody else hears.
LOCAL_FIELDS = {f.name for kind in all_records() for f in fields_of(kind) if f.local}
BEGIN = datetime(2026, 11, 1, 1, tzinfo=UTC)


def device_id(number):
    return UUID(f"01890000-0000-7000-8000-0000000001{number:02x}")


def found_device(path, number):
    """Found the ledger of a device; its epoch has the device's number too."""
    epoch = UUID(f"01890000-0000-4000-8000-0000000002{number:02x}")
    found_ledger(path, KEY, device_id=device_id(number), epoch=epoch, settings={})
    ledger = SqlLedger(path, KEY)
    with ledger.act("begin") as work:
        work.add(Organization(id=ORG, org=ORG, name="示例村"))
        account = Account(name=f"记录员{number}", org=ORG)
        work.add(account)
        work.set_setting("org", str(ORG))
        work.set_setting("account", str(account.id))
    ledger.close()


class Clock:
    """A clock that tests set, and that moves a second on at each look."""

    def __init__(self, at=BEGIN):
        self.at = at

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


class Replica:
    """One open ledger and its sync store."""

    def __init__(self, path, clock=None):
        self.path = path
        self.clock = clock or Clock()
        self.ledger = SqlLedger(path, KEY, clock=self.clock)
        self.store = SqlSyncStore(self.ledger)

    def act(self, name="edit"):
        return self.ledger.act(name)

    def close(self):
        self.ledger.close()


class PaperServer:
    """Takes Changes once, in the order in which they come, and gives them to whoever asks."""

    def __init__(self, clock=None):
        self.clock = clock or Clock()
        self.items = []
        self.chains = {}
        self.orders = {}
        self.parts = {}

    def push(self, replica, *, most=1 << 40, most_bytes=1 << 40):
        """Take what a replica has not sent; return the numbers at which it turned out a clone."""
        forks = []
        for chain in replica.store.chains():
            if not chain.unsent:
                continue
            sents = replica.store.unsent(chain, chain.receipted, most_bytes)[:most]
            known = self.chains.setdefault((chain.device, chain.epoch), {})
            forked = [s.header.seq for s in sents if known.get(s.header.seq, s).digest != s.digest]
            if forked:
                forks.append((chain, forked[0]))
            elif sents:
                replica.store.take_receipt(self.accept(replica, sents))
        for chain, at in forks:
            replica.store.begin_epoch(at, chain)
        return [at for _, at in forks]

    def accept(self, replica, sents):
        """Take Changes of one chain and return the receipt."""
        first, last = sents[0].header, sents[-1].header
        key = (first.device, first.epoch)
        known = self.chains.setdefault(key, {})
        if first.seq != 1:
            assert first.seq - 1 in known, "a gap"
        arrival = self.clock()
        offset = arrival - parse_stamp(replica.store.clock_now())[0]
        receipt = Receipt(
            device=first.device,
            epoch=first.epoch,
            first=first.seq,
            last=last.seq,
            digest=sents[-1].digest,
            offset_ms=offset // timedelta(milliseconds=1),
            arrival=format_stamp(arrival, 0),
            before=self.orders.get((*key, first.seq - 1), ""),
            signature="00",
        )
        clocks = list(receipt.clocks(s.header.stamp for s in sents))
        for sent, clock in zip(sents, clocks, strict=True):
            self._enter(replica, sent, clock)
        return receipt

    def _enter(self, replica, sent, clock):
        header = sent.header
        known = self.chains[header.device, header.epoch]
        if header.seq in known:
            return
        known[header.seq] = sent
        self.orders[header.device, header.epoch, header.seq] = clock
        for part in sent.parts:
            if isinstance(part, Large):
                self.parts[part.digest] = replica.store.part(part.digest)
        self.items.append(FeedItem(position=len(self.items) + 1, order=clock, sent=sent))

    def page(self, replica, *, after=None, most=1000, have=()):
        """Return the items after a position that are for a replica, and where they end."""
        after = replica.store.cursor().after if after is None else after
        chains = replica.store.chains()
        own = (chains[-1].device, chains[-1].epoch)
        found = []
        for item in self.items[after:]:
            header = item.sent.header
            mine = (header.device, header.epoch) == own
            if not mine and header.seq > dict(have).get((header.device, header.epoch), 0):
                found.append(item)
        return found[:most]

    def pull(self, replica, *, most=1000):
        """Let a replica take in everything that is there for it, in pages."""
        while items := self.page(replica, most=most):
            replica.store.take_page(items, Cursor(after=items[-1].position))
        for awaited in replica.store.waiting("down"):
            if awaited.kind == "part":
                replica.store.take_part(awaited.digest, self.parts[awaited.digest])

    def snapshot(self):
        """Return all there is as a snapshot, without local fields."""
        rows, facts, places = {}, {}, {}
        for item in self.items:
            header = item.sent.header
            places.setdefault((header.device, header.epoch), len(places))
            for part in item.sent.parts:
                body = self.parts[part.digest] if isinstance(part, Large) else part
                if isinstance(body, bytes):
                    one, write = parse_patch(body), (header.device, header.epoch, header.seq)
                    declaration = declaration_of(record_type(one.type))
                    writes = rows.setdefault(
                        one.id, RowWrites(declaration.frozen_when, declaration.insert_only)
                    )
                    writes.take(one, write, item.order)
                    facts[one.id, write] = (one, item.order, header.schema)
        return Snapshot(
            position=len(self.items),
            closing=f"{len(self.items)}:x",
            scope="0" * 16,
            chains=tuple(self._base(*key) for key in places),
            rows=tuple(_snapshot_row(row, rows[row], facts, places) for row in sorted(rows)),
        )

    def _base(self, device, epoch):
        seq, last = max(self.chains[device, epoch].items())
        return ChainBase(device=device, epoch=epoch, seq=seq, digest=last.digest)

    def sync(self, *replicas):
        """Let all send and take in until all have everything."""
        for replica in replicas:
            self.push(replica)
        for replica in replicas:
            self.push(replica)
            self.pull(replica)


def _snapshot_row(row, writes, facts, places):
    first = next(one for (name, _), (one, _, _) in facts.items() if name == row)
    return SnapshotRow(
        type=first.type,
        id=row,
        org=first.org,
        schema=SCHEMA,
        writes=tuple(
            SnapshotWrite(
                chain=places[write[:2]],
                seq=write[2],
                order=facts[row, write][1],
                schema=facts[row, write][2],
                fields=fields,
                edits=bool(facts[row, write][0].replaces),
            )
            for write, fields in sorted(writes.residue().items())
        ),
    )


def redacted(sent, keep=lambda patch: True):
    """Return a Change whose patches that are not kept stand as their digests."""
    return Sent(
        header=sent.header,
        parts=tuple(
            part if isinstance(part, bytes) and keep(parse_patch(part)) else part_digest(part)
            for part in sent.parts
        ),
    )


def rewritten(item, old, new):
    """Return an item as a newer version would have written it."""
    parts = tuple(
        part.replace(old, new, 1) if isinstance(part, bytes) else part for part in item.sent.parts
    )
    header = replace(item.sent.header, payload=payload_digest(map(part_digest, parts)))
    return replace(item, sent=Sent(header=header, parts=parts))


def sound(*replicas):
    """Check that ledgers are whole, and that their tables are what the journal gives."""
    for replica in replicas:
        assert verify_ledger(replica.path, KEY).problems == ()
        assert check_rebuild(replica.path, KEY).problems == ()


def add_concern(replica, title="路不好走", **fields):
    """Record a concern, and return its id."""
    concern = Concern(title=title, **fields)
    with replica.act("raise") as work:
        work.add(concern)
    return concern.id


def begin_anew(replica):
    """Let a ledger take in all from the beginning of the feed, as after a server's loss."""
    replica.store.take_page((), Cursor())


def edit(replica, row, **fields):
    """Change fields of a concern."""
    with replica.act("edit") as work:
        concern = work.get(Concern, row)
        for name, value in fields.items():
            setattr(concern, name, value)


def title(replica, row):
    """Return the title that a concern shows."""
    with replica.ledger.read() as look:
        return look.get(Concern, row).title


def shared_columns(kind):
    """Return the SELECT of a type's rows without what is local."""
    names = ", ".join(f'"{field.name}"' for field in fields_of(kind) if not field.local)
    return f'SELECT {names} FROM "{declaration_of(kind).table}"'


def state(path):
    """Return heads by device, conflicts and rows of a ledger, local fields left out."""
    writers = dict(rows_of(path, "SELECT id, device FROM writer"))
    heads = {
        row: {
            name: sorted((writers[number].hex(), seq) for number, seq in named)
            for name, named in json.loads(writes).items()
            if name not in LOCAL_FIELDS
        }
        for row, writes in rows_of(path, 'SELECT "row", writes FROM heads')
    }
    tables = {kind.__name__: sorted(rows_of(path, shared_columns(kind))) for kind in all_records()}
    return heads, sorted(rows_of(path, 'SELECT "row", field FROM conflict')), tables
