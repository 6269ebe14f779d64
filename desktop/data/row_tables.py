"""Puts folded rows into their tables, with heads, open conflicts and what is held.

Used by rebuilding for all rows and by sync for those that were touched, through a connection
(sqlcipher3) in the mode REBUILDING, whose keys are checked at the commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from desktop.data.fitting import type_fits
from desktop.data.folding import NO_ROW, columns
from desktop.records import declaration_of, record_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.data.folding import FoldedRow

_BATCH = 500
# Here and below CROSS JOIN keeps SQLite, which does not know how few were touched, from going
# through all that is here.
_TOUCHED_HEADS = (
    'SELECT h."row", h.type FROM temp.touched t CROSS JOIN heads h ON h."row" = t."row"'
)
_PUT_HEADS = "INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?)"
_PUT_CONFLICT = 'INSERT OR REPLACE INTO conflict ("row", field, type) VALUES (?, ?, ?)'
_PUT_HELD = 'INSERT OR REPLACE INTO held (patch, "row", reason) VALUES (?, ?, ?)'
_HOLD_ROW = (
    f'INSERT OR IGNORE INTO held (patch, "row", reason) SELECT id, "row", \'{NO_ROW}\''  # noqa: S608 – a word of ours
    ' FROM patch WHERE "row" = ?'
)


class RowTables:
    """The tables of one ledger, being filled."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._columns = columns()
        self._wholes = list(_wholes())
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._touched: set[str] = set()  # types of the rows of temp.touched that are here

    def put(self, rows: Iterable[FoldedRow]) -> None:
        """Put rows in, over what is there under their ids; hold what cannot be shown."""
        for row in rows:
            for patch, reason in row.held.items():
                self._put(_PUT_HELD, (patch, row.id, reason))
            if row.is_here:
                self._put_row(row)
        for statement, batch in self._waiting.items():
            self._connection.executemany(statement, batch)
        self._waiting.clear()

    def _put_row(self, row: FoldedRow) -> None:
        self._touched.add(row.type)
        known = self._columns[row.type]
        self._put(known.put, known.stored(row))
        writes = {n: w for n, w in row.writes.items() if not n or n in known.known}
        text = orjson.dumps(writes, option=orjson.OPT_SORT_KEYS).decode()
        self._put(_PUT_HEADS, (row.id, row.type, row.schema, text))
        for name in row.conflicts:
            self._put(_PUT_CONFLICT, (row.id, name, row.type))

    def _put(self, statement: str, values: tuple[Any, ...]) -> None:
        batch = self._waiting.setdefault(statement, [])
        batch.append(values)
        if len(batch) >= _BATCH:
            self._connection.executemany(statement, batch)
            batch.clear()

    def standing(self) -> dict[bytes, str]:
        """Return the rows of temp.touched that stand in their tables, and their types."""
        found = dict(self._connection.execute(_TOUCHED_HEADS))
        self._touched.update(found.values())
        return found

    def take_out(self, gone: Mapping[bytes, str]) -> bool:
        """Take rows out, whose types these are; tell whether there were any."""
        for row, name in gone.items():
            if name in self._columns:
                self._take_out(self._columns[name].declaration.table, [(row,)])
        return bool(gone)

    def _take_out(self, table: str, rows: list[tuple[bytes]]) -> None:
        run = self._connection.executemany
        run(f'DELETE FROM "{table}" WHERE id = ?', rows)  # noqa: S608 – declared names
        for other in ("heads", "conflict"):
            run(f'DELETE FROM {other} WHERE "row" = ?', rows)  # noqa: S608 – two words above

    def hold_orphans(self, *, only_touched: bool = False) -> set[bytes]:
        """Take out, and hold, parts whose whole is not here; return their ids.

        Only those of temp.touched: after `standing` and `put`, which learn what types these are of.
        """
        touched = "temp.touched x CROSS JOIN " if only_touched else ""
        is_touched = ' x."row" = t.id AND' if only_touched else ""
        wholes = [one for one in self._wholes if not only_touched or one[0] in self._touched]
        found: set[bytes] = set()
        before = -1
        while before < len(found):
            before = len(found)
            for _, table, name, whole in wholes:
                orphans = self._connection.execute(
                    f'SELECT t.id FROM {touched}"{table}" t WHERE{is_touched}'  # noqa: S608 – declared names
                    f' NOT EXISTS (SELECT 1 FROM "{whole}" w WHERE w.id = t."{name}")'
                ).fetchall()
                self._hold(table, orphans)
                found |= {row for (row,) in orphans}
        return found

    def _hold(self, table: str, rows: list[tuple[bytes]]) -> None:
        self._take_out(table, rows)
        self._connection.executemany(_HOLD_ROW, rows)


def _wholes() -> Iterator[tuple[str, str, str, str]]:
    """Yield type, table, field and table of the whole, for every type that is part of another."""
    for kind, fit in type_fits().items():
        for name, target in fit.wholes.items():
            yield kind, fit.declaration.table, name, declaration_of(record_type(target)).table
