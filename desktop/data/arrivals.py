"""Enters Changes that came from the server into the journal; what they did to rows is refolding's.

Through a connection (sqlcipher3) inside a transaction of the ledger. Chains of others have gaps
here, since a Change without a patch for this reader does not come; what does come must follow what
is here wherever the two touch.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from desktop.data.alarms import put_alarm
from desktop.data.folding import LARGE
from desktop.data.refusals import REFUSED
from desktop.data.writers import Writers
from desktop.domain.changes import is_digest, parse_patch
from desktop.domain.feeds import Large, part_digest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
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
_UNTOLD = ("", "Act")  # the row that holds the reason of an act says nothing of what was done


@dataclass(slots=True)
class _Known:
    """A Change that is here."""

    digest: str
    previous: str
    position: int
    clock: str | None


@dataclass(slots=True)
class Arrival:
    """Takes in the Changes of one page.

    Attributes:
        readable: Feeds (organization or alias, audience) of which all comes whole to this reader;
            what does not is refused.
        touched: Rows to fold again.
        changes: How many Changes were new here.
        kinds: How many of these by the type of the first row that they wrote, "" where none came.
        alarms: How many alarms were raised.
        differs: Whether the server had said something else of a Change before.
        is_again: Whether there were Changes that a snapshot contained.
    """

    connection: Any
    now: datetime
    readable: Container[tuple[str, str]] = ()
    touched: set[bytes] = field(default_factory=set)
    changes: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    differs: bool = False
    is_again: bool = False
    _own: str = ""
    _position: int = 0
    _rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def take(self, items: Sequence[FeedItem]) -> None:
        """Enter what is new, in the order in which it came."""
        writers = Writers.load(self.connection)
        self._own = writers.own
        top = self.connection.execute("SELECT coalesce(max(position), 0) FROM change").fetchone()
        self._position = top[0]
        known = {}
        for writer, seqs in _by_writer(self.connection, writers, items).items():
            known[writer.id] = self._around(writer, min(seqs), max(seqs))
        for item in items:
            header = item.sent.header
            found = writers.find(header.device, header.epoch, header.seq)
            if found is not None:
                self._take(found, item, known[found.id])
        for statement, rows in self._rows.items():
            self.connection.executemany(statement, rows)
        self._rows.clear()

    def _around(self, writer: KnownWriter, first: int, last: int) -> dict[int, _Known]:
        found = self.connection.execute(_AROUND, (writer.id, first - 1, last + 1))
        known = {seq: _Known(*rest) for seq, *rest in found}
        if writer.base_seq and first <= writer.base_seq + 1:
            known.setdefault(writer.base_seq, _Known(writer.base_digest, "", 0, ""))
        return known

    def _take(self, writer: KnownWriter, item: FeedItem, known: dict[int, _Known]) -> None:
        header, digest = item.sent.header, item.sent.digest
        seq = header.seq
        here, before, after = known.get(seq), known.get(seq - 1), known.get(seq + 1)
        self.is_again = self.is_again or seq <= writer.base_seq
        if (
            (here is not None and here.digest != digest)
            or (before is not None and before.digest != header.previous)
            or (after is not None and after.previous not in ("", digest))
        ):
            self._refuse(item, digest)
        elif here is None or not here.position:  # of a base, the digest alone is known
            self._enter(writer, item, digest)
            known[seq] = _Known(digest, header.previous, self._position, item.order)
        else:
            self._complete(writer, item, here)

    def _refuse(self, item: FeedItem, digest: str) -> None:
        header = item.sent.header
        subject = f"{header.device}/{header.epoch}/{header.seq}"
        details = {"digest": digest, "previous": header.previous, "position": item.position}
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
            elif writer.device != self._own:
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


def _by_writer(
    connection: Any, writers: Writers, items: Sequence[FeedItem]
) -> dict[KnownWriter, list[int]]:
    """Return the numbers that come of each writer; those not heard of before are entered."""
    found: dict[KnownWriter, list[int]] = {}
    for item in items:
        header = item.sent.header
        writer = writers.find_or_enter(connection, header.device, header.epoch, header.seq)
        found.setdefault(writer, []).append(header.seq)
    return found


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
