"""Enters Changes that came from the server into the journal; what they did to rows is refolding's.

Through a connection (sqlcipher3) inside a transaction of the ledger. Chains of others have gaps
here, since a Change without a patch for this reader does not come; what does come must follow what
is here wherever the two touch. Where it does not, the server lost something that a clone has others
for now: `desktop.data.doubts` tells what the server has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from desktop.data.alarms import put_alarm
from desktop.data.doubts import Doubts
from desktop.data.folding import LARGE
from desktop.data.refusals import REFUSED
from desktop.data.writers import Writers
from desktop.domain.changes import START, is_digest, parse_patch
from desktop.domain.feeds import Large, part_digest
from desktop.services.sync_ports import Cursor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from desktop.data.writers import KnownWriter
    from desktop.domain.feeds import FeedItem, Part

_INSERT_CHANGE = (
    "INSERT INTO change (position, writer, seq, stamp, schema, actor, act, act_id, previous,"
    " payload, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PATCH = 'INSERT INTO patch (id, "row", body, digest) VALUES (?, ?, ?, ?)'
_FILL_PATCH = 'UPDATE patch SET "row" = ?, body = ? WHERE id = ?'
_PUT_CLOCK = "INSERT OR REPLACE INTO order_clock (writer, seq, clock) VALUES (?, ?, ?)"
_PUT_HELD = 'INSERT OR REPLACE INTO held (patch, "row", reason) VALUES (?, ?, ?)'
_AWAIT = (
    "INSERT OR IGNORE INTO transfer (digest, direction, kind, org, size)"
    " VALUES (?, 'down', ?, ?, ?)"
)
_AROUND = (
    "SELECT c.seq, c.digest, c.previous, c.position, o.clock FROM change c"
    " LEFT JOIN order_clock o ON o.writer = c.writer AND o.seq = c.seq"
    " WHERE c.writer = ? AND c.seq BETWEEN ? AND ?"
)
_PARTS_OF = 'SELECT id, "row", body IS NULL FROM patch WHERE id >= ? AND id < ? ORDER BY id'
_IS_REFUSED = "SELECT 1 FROM held WHERE patch = ? AND reason = ?"
_BODY = "SELECT body FROM patch WHERE id = ?"
_NOWHERE = b""  # the row of a patch whose body is not here
Chain = tuple[str, str]  # device, epoch
_UNTOLD = ("", "Act")  # the row that holds the reason of an act says nothing of what was done


@dataclass(slots=True)
class _Known:
    """A Change that is here."""

    digest: str
    previous: str
    position: int
    clock: str | None


class Way(Enum):
    """How a page comes: going on from the cursor, filling what that passed, or loose (by stick)."""

    NEXT = auto()
    ASKED = auto()
    LOOSE = auto()


@dataclass(slots=True)
class Arrival:
    """Takes in the Changes of one page.

    Attributes:
        readable: Feeds (organization or alias, audience) of which all comes whole to this reader;
            what does not is refused.
        cursor: Where it stood before the page.
        is_late: Whether an organization is still to be caught up with.
        touched: Rows to fold again.
        changes: How many Changes were new here.
        kinds: How many of these by the type of the first row that they wrote, "" where none came.
        alarms: How many alarms were raised.
        differs: Whether the server had said something else of a Change before.
        is_again: Whether there were Changes that a snapshot contained.
        contradicts: Whether all must be taken in anew to know what the server has.
        forked: Writer of this device and number from which the server has others of its Changes.
    """

    connection: Any
    now: datetime
    readable: Collection[tuple[str, str]] = ()
    way: Way = Way.NEXT
    cursor: Cursor = field(default_factory=Cursor)
    is_late: bool = False
    touched: set[bytes] = field(default_factory=set)
    changes: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    differs: bool = False
    is_again: bool = False
    contradicts: bool = False
    forked: tuple[int, int] | None = None
    _writers: Writers = field(default_factory=lambda: Writers(own=""))
    _known: dict[Chain, dict[int, _Known]] = field(default_factory=dict)
    _doubts: Doubts = field(init=False)
    _position: int = 0
    _rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def take(self, items: Sequence[FeedItem]) -> None:
        """Enter what is new, in the order in which it came."""
        self._writers = Writers.load(self.connection)
        self._doubts = Doubts(self.connection, self._writers, self.cursor)
        top = self.connection.execute("SELECT coalesce(max(position), 0) FROM change").fetchone()
        self._position = top[0]
        for chain in list(self._doubts.rewritten(items)):
            self._know(chain, [])
            self._set_aside(chain)
        for chain, seqs in _by_chain(items).items():
            self._writers.find_or_enter(self.connection, *chain, min(seqs))
            self._know(chain, seqs)
        for item in items:
            self._take(item)
        for statement, rows in self._rows.items():
            self.connection.executemany(statement, rows)
        self._rows.clear()
        self._doubts.settle()
        self.touched |= self._doubts.rows
        self.contradicts |= self._doubts.has_no_bases

    def _know(self, chain: Chain, seqs: Sequence[int]) -> None:
        """Look up what is here around numbers, and around what is in doubt before them."""
        told = self._doubts.told(chain)
        numbers = [*seqs] if told is None else [*seqs, told + 1]
        self._known[chain] = self._around(chain, min(numbers), max(numbers))

    def _around(self, chain: Chain, first: int, last: int) -> dict[int, _Known]:
        known: dict[int, _Known] = {}
        for writer in self._writers.chain(*chain):
            found = self.connection.execute(_AROUND, (writer.id, first - 1, last + 1))
            known |= {seq: _Known(*rest) for seq, *rest in found if writer.counts(seq)}
            base = writer.base_seq
            if base and first <= base + 1 and writer.counts(base):
                known.setdefault(base, _Known(writer.base_digest, "", 0, ""))
        return known

    def _take(self, item: FeedItem) -> None:
        header, digest = item.sent.header, item.sent.digest
        seq = header.seq
        chain = header.device, header.epoch
        known = self._known[chain]
        if not self._stands(chain, item):
            return
        writer = self._writers.find_or_enter(self.connection, *chain, seq)
        self.is_again = self.is_again or seq <= writer.base_seq
        here = known.get(seq)
        if here is None or not here.position:  # of a base, the digest alone is known
            self._enter(writer, item, digest)
            known[seq] = _Known(digest, header.previous, self._position, item.order)
        else:
            self._complete(writer, item, here)
        if self.way is Way.NEXT:
            self._doubts.note_told(chain, seq)

    def _stands(self, chain: Chain, item: FeedItem) -> bool:
        """Tell whether a Change is to be taken in; what the server has no more is set aside."""
        seq = item.sent.header.seq
        others = list(_contradicting(self._known[chain], item))
        told = self._doubts.told(chain) if self.way is Way.NEXT else None
        if told is None and not others:
            return self.way is not Way.LOOSE or self._may_come_loose(chain, item)
        if own := [one for one in others if self._is_own(chain, one)]:
            self._fork(chain, min(own))
        elif told is None:
            self.contradicts = True
        elif others and min(seq, *others) <= told:
            self._refuse(item)
        else:
            if others or self._doubts.has_passed(chain, seq, self.readable):
                self._replace(chain)
            elif self._doubts.is_outside_base(item):  # a clone's, or refused when that was made
                self._set_aside(chain)
            return True
        return False

    def _may_come_loose(self, chain: Chain, item: FeedItem) -> bool:
        """Tell whether what came by stick may be taken in before it is told in order."""
        in_scope = bool(self.readable) and not self.is_late
        is_known = item.sent.header.seq in self._known[chain]
        may = is_known or self._doubts.doubt(item, in_scope=in_scope)
        self.contradicts |= not may
        return may

    def _is_own(self, chain: Chain, seq: int) -> bool:
        writer = self._writers.find(*chain, seq)
        return writer is not None and writer.device == self._writers.own and not writer.is_branch

    def _fork(self, chain: Chain, seq: int) -> None:
        """Note that the server has others of this device's own Changes, from a number on."""
        writer = self._writers.find(*chain, seq)
        if self.way is not Way.NEXT or writer is None:
            self.contradicts = True
        elif self.forked is None:
            self.forked = writer.id, seq

    def _replace(self, chain: Chain) -> None:
        """Set aside what is in doubt of a chain, and let a person know."""
        begin = self._set_aside(chain)
        subject = f"{chain[0]}/{chain[1]}/{begin}"
        self.alarms += put_alarm(self.connection, "replaced", subject, {"from": begin}, self.now)

    def _set_aside(self, chain: Chain) -> int:
        known = self._known[chain]
        begin = (self._doubts.told(chain) or 0) + 1
        last = known.get(begin - 1)
        self._doubts.set_aside(chain, last.digest if last else START)
        for seq in [seq for seq in known if seq >= begin]:
            del known[seq]
        return begin

    def _refuse(self, item: FeedItem) -> None:
        header = item.sent.header
        subject = f"{header.device}/{header.epoch}/{header.seq}"
        details = {
            "digest": item.sent.digest,
            "previous": header.previous,
            "position": item.position,
        }
        self.alarms += put_alarm(self.connection, "chain", subject, details, self.now)

    def _enter(self, writer: KnownWriter, item: FeedItem, digest: str) -> None:
        header = item.sent.header
        self._position += 1
        self.changes += 1
        self._later(
            _INSERT_CHANGE,
            self._position,
            writer.id,
            header.seq,
            header.stamp,
            header.schema,
            header.actor,
            header.act,
            header.act_id,
            header.previous,
            header.payload,
            digest,
        )
        self._later(_PUT_CLOCK, writer.id, header.seq, item.order)
        types = []
        for number, part in enumerate(item.sent.parts, self._position << 8):
            row, type_name = self._row_of(part)
            types.append(type_name)
            body = part if isinstance(part, bytes) else None
            self._later(_INSERT_PATCH, number, row, body, part_digest(part))
            self._await(number, part)
        self.kinds[next((one for one in types if one not in _UNTOLD), "")] += 1

    def _complete(self, writer: KnownWriter, item: FeedItem, here: _Known) -> None:
        """Take from a Change that is here already what is not: its order clock, bodies."""
        begin = here.position << 8
        patches = self.connection.execute(_PARTS_OF, (begin, begin + 256)).fetchall()
        if here.clock != item.order:
            self.differs = self.differs or here.clock is not None
            self._later(_PUT_CLOCK, writer.id, item.sent.header.seq, item.order)
            here.clock = item.order
            self.touched.update(row for _, row, _ in patches if row != _NOWHERE)
        for (number, row, lacks), part in zip(patches, item.sent.parts, strict=False):
            if lacks and isinstance(part, bytes):
                self.differs = True
                self._later(_FILL_PATCH, self._row_of(part)[0], part, number)
            elif lacks:
                self._await(number, part)
            elif writer.device != self._writers.own:
                self._judge(number, row, is_refused=isinstance(part, str))

    def _judge(self, number: int, row: bytes, *, is_refused: bool) -> None:
        """Set aside a patch of another device that counts no more, or let it count again."""
        run = self.connection.execute
        was = run(_IS_REFUSED, (number, REFUSED)).fetchone() is not None
        if was == is_refused or (is_refused and not self._is_readable(number)):
            return
        self.differs = True
        self.touched.add(row)
        if is_refused:
            run(_PUT_HELD, (number, row, REFUSED))
        else:
            run("DELETE FROM held WHERE patch = ?", (number,))

    def _is_readable(self, number: int) -> bool:
        (body,) = self.connection.execute(_BODY, (number,)).fetchone()
        patch = orjson.loads(body)
        return (patch["org"], patch["audience"]) in self.readable

    def _row_of(self, part: Part) -> tuple[bytes, str]:
        """Return the row that a part is about and its type; what its coming calls for is noted."""
        if not isinstance(part, bytes):
            return _NOWHERE, ""
        patch = orjson.loads(part)
        row: bytes = bytes.fromhex(patch["id"].replace("-", ""))  # a UUID takes longer to make
        self.touched.add(row)
        if patch["type"] == "Attachment":
            await_file(self.connection, patch["org"], patch["fields"])
        return row, str(patch["type"])

    def _await(self, number: int, part: Part) -> None:
        if isinstance(part, Large):
            self._later(_PUT_HELD, number, _NOWHERE, LARGE)
            self._later(_AWAIT, part.digest, "part", "", part.size)

    def _later(self, statement: str, *values: Any) -> None:
        self._rows.setdefault(statement, []).append(values)


def await_file(connection: Any, org: str, fields: Mapping[str, Any]) -> None:
    """Note the file that an attachment from elsewhere names: it is to come.

    What is no digest names none, and would end every run.
    """
    digest, size = fields.get("file_digest"), fields.get("size_bytes")
    if is_digest(digest):
        whole = size if isinstance(size, int) else 0
        connection.execute(_AWAIT, (digest, "file", org, whole))


def _by_chain(items: Sequence[FeedItem]) -> dict[Chain, list[int]]:
    """Return the numbers that come of each chain."""
    found: dict[Chain, list[int]] = {}
    for item in items:
        header = item.sent.header
        found.setdefault((header.device, header.epoch), []).append(header.seq)
    return found


def _contradicting(known: Mapping[int, _Known], item: FeedItem) -> Iterator[int]:
    """Yield numbers of which the Change that is here cannot stand beside one that comes."""
    header, digest = item.sent.header, item.sent.digest
    here, before, after = (known.get(header.seq + step) for step in (0, -1, 1))
    if here is not None and here.digest != digest:
        yield header.seq
    if before is not None and before.digest != header.previous:
        yield header.seq - 1
    if after is not None and after.previous not in ("", digest):
        yield header.seq + 1


def fill_part(connection: Any, digest: str, body: bytes) -> Iterator[bytes]:
    """Put a large body where it was awaited, and yield the rows that it is about.

    What is no patch stays held: nobody can show it, and it blocks nothing.
    """
    try:
        patch = parse_patch(body)
        row, is_patch = UUID(patch.id).bytes, patch.body() == body
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return
    awaited = connection.execute(
        "SELECT h.patch FROM held h JOIN patch p ON p.id = h.patch"
        " WHERE h.reason = ? AND p.digest = ? AND p.body IS NULL",
        (LARGE, digest),
    ).fetchall()
    for (number,) in awaited if is_patch else ():
        connection.execute(_FILL_PATCH, (row, body, number))
        connection.execute("DELETE FROM held WHERE patch = ?", (number,))
        if patch.type == "Attachment":
            await_file(connection, patch.org, patch.fields)
        yield row
