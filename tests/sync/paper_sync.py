"""Sync on paper: a server and devices that follow docs/sync.md, as plain values without I/O.

Faults of the rules themselves show here, before there is any program that follows them.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from desktop.domain.changes import START, Header, Patch, digest_of, payload_digest
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import Receipt, Sent, running_digest
from desktop.domain.merging import RowWrites

START_TIME = datetime(2026, 11, 28, 8, tzinfo=UTC)
TOWNSHIPS = ("T1", "T2")


class GapError(Exception):
    """The server lacks Changes from a number on."""

    def __init__(self, following):
        super().__init__(following)
        self.following = following


class ForkError(Exception):
    """The server has another Change of a number."""

    def __init__(self, seq):
        super().__init__(seq)
        self.seq = seq


class MovedError(Exception):
    """The server's feed up to a cursor is not what it was."""


@dataclass(frozen=True)
class Written:
    """A Change with its patches; `sent` names them by their digests, as a header does."""

    sent: Sent
    patches: tuple[Patch, ...]

    @property
    def write(self):
        """By what other writes name it."""
        header = self.sent.header
        return header.device, header.epoch, header.seq


@dataclass(frozen=True)
class PaperPage:
    """A page: (position, order clock, Change, patches that the reader may read).

    Of what the asking device wrote itself in the present epoch, the receipts alone.
    """

    after: int
    until: int
    mark: str
    scope: frozenset
    skips: str  # the epoch of the asking device that does not come
    items: tuple
    receipts: tuple = ()


@dataclass(frozen=True, order=True)
class PaperCursor:
    """A position, and the server's running digest there."""

    after: int = 0
    mark: str = START


def write_change(device, epoch, previous, stamp, patches):
    """Return the next Change of a chain; `previous` is the one before, or None."""
    digests = tuple(digest_of(one.body()) for one in patches)
    header = Header(
        device=device,
        epoch=epoch,
        seq=previous.sent.header.seq + 1 if previous else 1,
        stamp=stamp,
        schema=4,
        actor="",
        act="act",
        act_id="",
        previous=previous.sent.digest if previous else START,
        payload=payload_digest(digests),
    )
    return Written(sent=Sent(header=header, parts=digests), patches=tuple(patches))


@dataclass
class PaperServer:
    """The county's server."""

    now: datetime = START_TIME
    parents: dict = field(default_factory=dict)  # village to township
    chains: dict = field(default_factory=dict)  # (device, epoch) to Changes
    orders: dict = field(default_factory=dict)  # write to order clock
    refused: dict = field(default_factory=dict)  # write to places of patches
    given: dict = field(default_factory=dict)  # (device, epoch) to receipts
    handed: dict = field(default_factory=dict)  # the same, as clients brought them
    feed: list = field(default_factory=list)  # writes by position
    marks: list = field(default_factory=lambda: [START])

    def scope(self, org):
        """Return the feeds that an organization's devices may read."""
        if org in TOWNSHIPS:
            below = {each for each, parent in self.parents.items() if parent == org}
            return frozenset(
                (each, audience) for each in (org, *below) for audience in ("own", "down")
            )
        return frozenset({(org, "own"), (org, "down"), (self.parents[org], "down")})

    def may_write(self, org, patch):
        """Whether a device of an organization may write a row."""
        return patch.org == org or self.parents.get(patch.org) == org

    def known(self, chain):
        """Return the last number of a chain, and its digest."""
        changes = self.chains.get(chain, [])
        return (len(changes), changes[-1].sent.digest) if changes else (0, "")

    def lacks(self, device, receipted):
        """Whether it holds less of any chain of a device than that has receipts for."""
        return any(self.known((device, epoch))[0] < last for epoch, last in receipted.items())

    def hand_in(self, receipts):
        """Keep receipts that this server gave before it was restored."""
        for one in receipts:
            self.handed.setdefault((one.device, one.epoch), []).append(one)

    def push(self, org, changes, offset):
        """Take in Changes of one chain, and return the receipt for the first of them."""
        device, epoch, first = changes[0].write
        chain = self.chains.setdefault((device, epoch), [])
        if first > len(chain) + 1:
            raise GapError(len(chain) + 1)
        if first > 1 and chain[first - 2].sent.digest != changes[0].sent.header.previous:
            raise ForkError(first - 1)
        for one in changes:
            seq = one.write[2]
            if seq <= len(chain) and chain[seq - 1].sent.digest != one.sent.digest:
                raise ForkError(seq)
        fresh = [one for one in changes if one.write[2] > len(chain)]
        while fresh:
            span = self._span(fresh, offset)
            self._accept(org, chain, fresh[: len(span)], span[0])
            fresh = fresh[len(span) :]
        given = self.given[device, epoch]
        answer = next(one for one in given if one.first <= first <= one.last)
        last = changes[-1]
        return answer if answer.last <= last.write[2] else shortened(answer, last)

    def _span(self, fresh, offset):
        """Return by which offset and arrival the next Changes are ranked, as long as they agree.

        What a receipt says that was handed in, refusals too, is not judged anew.
        """
        ranks = [self._measured(one.write, offset) for one in fresh]
        return [
            one for place, one in enumerate(ranks) if ranks[: place + 1] == [ranks[0]] * (place + 1)
        ]

    def _measured(self, write, offset):
        for one in reversed(self.handed.get(write[:2], [])):
            if one.first <= write[2] <= one.last:
                return one.offset_ms, one.arrival, one.refused
        return offset // timedelta(milliseconds=1), format_stamp(self.now, 0), None

    def _accept(self, org, chain, fresh, measured):
        device, epoch, first = fresh[0].write
        before = self.orders[chain[-1].write] if chain else ""
        refused = []
        for one in fresh:
            out = [n for n, patch in enumerate(one.patches) if not self.may_write(org, patch)]
            if measured[2] is not None:
                out = [place for seq, place, _ in measured[2] if seq == one.write[2]]
            refused += [(one.write[2], n, "scope") for n in out]
            self.refused[one.write] = frozenset(out)
        receipt = Receipt(
            device=device,
            epoch=epoch,
            first=first,
            last=fresh[-1].write[2],
            digest=fresh[-1].sent.digest,
            offset_ms=measured[0],
            arrival=measured[1],
            before=before,
            refused=tuple(refused),
        )
        clocks = receipt.clocks([one.sent.header.stamp for one in fresh])
        for one, clock in zip(fresh, clocks, strict=True):
            chain.append(one)
            self.orders[one.write] = clock
            self.feed.append(one.write)
            out = self.refused[one.write]
            self.marks.append(running_digest(self.marks[-1], clock, one.sent.digest, out))
        self.given.setdefault((device, epoch), []).append(receipt)

    def pull(self, device, org, cursor, most, *, orgs=None, have=None, until=None):
        """Return a page from a cursor on, of at most so many positions."""
        if not self.confirms(cursor):
            raise MovedError
        scope = self.scope(org)
        end = min(cursor.after + most, len(self.feed) if until is None else until)
        items, receipts = [], {}
        for position in range(cursor.after + 1, end + 1):
            write = self.feed[position - 1]
            if write[0] == device[0] and orgs is None:
                receipts |= {one: None for one in self.given[write[:2]] if _covers(one, write)}
            if have is None and write[:2] == device:
                continue
            if have is not None and write[2] <= have.get(write[:2], 0):
                continue
            if self._is_told(device[0], write, scope, orgs):
                shown = self._shown(device[0], write, scope)
                items.append((position, self.orders[write], self.change(write), shown))
        marks = self.marks[end], scope, device[1]
        return PaperPage(cursor.after, end, *marks, tuple(items), tuple(receipts))

    def _is_told(self, reader, write, scope, orgs):
        """Whether a Change comes: also to those for whom what was refused of it was meant."""
        meant = {(one.org, one.audience) for one in self.change(write).patches} & scope
        if orgs is not None:
            return any(org in orgs for org, _ in meant)
        return bool(meant) or write[0] == reader

    def _shown(self, reader, write, scope):
        """Return which patches come whole; to who wrote them, all."""
        return frozenset(
            n
            for n, one in enumerate(self.change(write).patches)
            if write[0] == reader
            or ((one.org, one.audience) in scope and n not in self.refused[write])
        )

    def confirms(self, cursor):
        """Whether all up to a cursor is as it was when the cursor was given."""
        return cursor.after < len(self.marks) and self.marks[cursor.after] == cursor.mark

    def change(self, write):
        """Return a Change by its write."""
        return self.chains[write[:2]][write[2] - 1]

    def rows(self):
        """Return what every row shows."""
        rows = {}
        for write in self.feed:
            for n, one in enumerate(self.change(write).patches):
                if n not in self.refused[write]:
                    rows.setdefault(one.id, RowWrites()).take(one, write, self.orders[write])
        return {row: state_of(each) for row, each in rows.items()}


def _covers(receipt, write):
    return receipt.first <= write[2] <= receipt.last


def shortened(receipt, last):
    """Return what a receipt says of the Changes up to one: the same clocks."""
    seq = last.write[2]
    refused = tuple(one for one in receipt.refused if one[0] <= seq)
    return replace(receipt, last=seq, digest=last.sent.digest, refused=refused)


def state_of(row):
    """Return all that must be equal on every replica."""
    return row.shown(), row.conflicts(), row.heads()
