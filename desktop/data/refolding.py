"""Brings the rows that sync touched up to date: tables, heads, conflicts, search, alarms.

Through a connection (sqlcipher3) inside a transaction of the ledger. Rows are folded whole from the
journal, so that what comes out does not depend on the order in which Changes came.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.data.alarms import drop_alarm, put_alarm
from desktop.data.folding import LARGE, NO_ROW, fold_touched
from desktop.data.guards import REBUILDING
from desktop.data.refusals import REFUSED
from desktop.data.row_tables import RowTables
from desktop.data.search_filling import index_touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from desktop.data.engines import Mode
    from desktop.data.folding import FoldedRow
    from desktop.domain.heads import Write

TWO_CONTENTS = "two_contents"
_TOUCH = 'INSERT OR IGNORE INTO temp.touched ("row") VALUES (?)'
_TOUCH_WAITING = (
    'INSERT OR IGNORE INTO temp.touched ("row") SELECT "row" FROM held WHERE reason = ?'
)
# Parts that came with a snapshot without their whole have no patch that could be held.
_TOUCH_BASES = (
    'INSERT OR IGNORE INTO temp.touched ("row") SELECT b."row" FROM base_row b'
    ' WHERE NOT EXISTS (SELECT 1 FROM heads h WHERE h."row" = b."row")'
)
_FORGET_HELD = (
    'DELETE FROM held WHERE reason NOT IN (?, ?) AND "row" IN (SELECT "row" FROM temp.touched)'
)
_OPEN = 'SELECT count(*) FROM conflict JOIN temp.touched USING ("row")'


@dataclass(frozen=True, kw_only=True, slots=True)
class Refolded:
    """What came of it: how many rows, new conflicts, rows that are held, and new alarms."""

    rows: int = 0
    conflicts: int = 0
    held: int = 0
    alarms: int = 0


def touch(connection: Any, rows: Iterable[bytes]) -> None:
    """Begin the table of touched rows anew, with these."""
    connection.execute(
        'CREATE TEMP TABLE IF NOT EXISTS touched ("row" BLOB PRIMARY KEY) WITHOUT ROWID'
    )
    connection.execute("DELETE FROM temp.touched")
    connection.executemany(_TOUCH, [(row,) for row in rows])


def refold(connection: Any, mode: Mode, rows: Iterable[bytes], now: datetime) -> Refolded:
    """Fold these rows, and those that wait for others, and put them in their place."""
    touch(connection, rows)
    connection.execute(_TOUCH_WAITING, (NO_ROW,))
    connection.execute(_TOUCH_BASES)
    before, mode.value = mode.value, REBUILDING
    try:
        return _refold(connection, now)
    finally:
        mode.value = before


def _refold(connection: Any, now: datetime) -> Refolded:
    run = connection.execute
    open_before = run(_OPEN).fetchone()[0]
    run('DELETE FROM conflict WHERE "row" IN (SELECT "row" FROM temp.touched)')
    run(_FORGET_HELD, (LARGE, REFUSED))
    tables = RowTables(connection)
    told = _Told(connection, now, tables.standing())
    tables.put(told.pass_on(fold_touched(connection)))
    has_gone = tables.take_out(told.gone)
    waiting = tables.hold_orphans(only_touched=not has_gone)
    if has_gone:  # parts that nobody touched wait for their whole, too
        connection.executemany(_TOUCH, [(row,) for row in waiting])
    index_touched(connection)
    return Refolded(
        rows=max(0, told.here - len(waiting)),
        conflicts=max(0, run(_OPEN).fetchone()[0] - open_before),
        held=told.held + len(waiting),
        alarms=told.alarms,
    )


class _Told:
    """Counts the rows that go by, and raises the alarms that they call for.

    Attributes:
        gone: Rows that stood, and have not gone by as such that stand, or cannot be read at all.
    """

    def __init__(self, connection: Any, now: datetime, standing: dict[bytes, str]) -> None:
        self._connection = connection
        self._now = now
        self.here = self.held = self.alarms = 0
        self.gone = standing

    def pass_on(self, rows: Iterable[FoldedRow]) -> Iterator[FoldedRow]:
        """Yield the rows, counted."""
        for row in rows:
            self.here += row.is_here
            self.held += bool(row.held)
            if row.is_here or not row.type:
                self.gone.pop(row.id, None)
            if row.kept is not None:
                self._tell(row)
            yield row

    def _tell(self, row: FoldedRow) -> None:
        subject = str(UUID(bytes=row.id))
        if not row.aside:
            drop_alarm(self._connection, TWO_CONTENTS, subject)
            return
        details = {
            "type": row.type,
            "row": subject,
            "kept": _named(row.kept),
            "fields": row.fields,
            "aside": [{"write": _named(w), "fields": wrote} for w, wrote in row.aside.items()],
        }
        self.alarms += put_alarm(self._connection, TWO_CONTENTS, subject, details, self._now)


def _named(write: Write | None) -> str:
    return "/".join(map(str, write or ()))


def touched_by_others(connection: Any, writer: int, first: int, last: int) -> list[bytes]:
    """Return the rows of a writer's Changes that others wrote too: there a rank matters."""
    found = connection.execute(
        'SELECT DISTINCT p."row" FROM change c'
        " JOIN patch p ON p.id >= c.position << 8 AND p.id < (c.position + 1) << 8"
        " WHERE c.writer = ? AND c.seq BETWEEN ? AND ? AND p.\"row\" <> x''"
        ' AND (EXISTS (SELECT 1 FROM base_row b WHERE b."row" = p."row") OR EXISTS'
        " (SELECT 1 FROM patch q JOIN change d ON d.position = q.id >> 8"
        ' WHERE q."row" = p."row" AND d.writer <> c.writer))',
        (writer, first, last),
    )
    return [row for (row,) in found]
