"""Enters a snapshot: rows without their history, and the chains that they contain.

Through a connection (sqlcipher3) inside a transaction of the ledger; refolding puts the rows into
their tables. A portion at a time: a county's snapshot has a million rows.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.data.arrivals import await_file
from desktop.data.writers import Writers
from desktop.domain.changes import canonical
from desktop.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.feeds import Snapshot, SnapshotRow

_ROWS_AT_ONCE = 1_000
_KNOWN_BEFORE = 'SELECT b."row" FROM base_row b JOIN heads h ON h."row" = b."row"'
_PUT_BASE = 'INSERT INTO base_row ("row", type, body) VALUES (?, ?, ?)'


def enter_snapshot(connection: Any, snapshot: Snapshot) -> list[bytes]:
    """Enter chains and rows, and return the ids of those rows that were here before.

    Raises:
        ConflictError: A chain of it is known here already.
        SyncError: One of its rows is none.
    """
    writers = Writers.load(connection)
    numbers = []
    for chain in snapshot.chains:
        if writers.find(chain.device, chain.epoch, chain.seq) is not None:
            raise ConflictError("这台电脑的更改县里已经收过，不能再从快照开始。", "请照常同步。")
        base = (chain.seq, chain.digest)
        numbers.append(writers.enter(connection, chain.device, chain.epoch, base=base).id)
    left = iter(snapshot.rows)
    while rows := list(islice(left, _ROWS_AT_ONCE)):
        _enter_rows(connection, rows, numbers)
    return [row for (row,) in connection.execute(_KNOWN_BEFORE)]


def _enter_rows(connection: Any, rows: Sequence[SnapshotRow], numbers: Sequence[int]) -> None:
    values = [(UUID(row.id).bytes, row.type, _body(row, numbers)) for row in rows]
    connection.executemany(_PUT_BASE, values)
    for row in rows:
        if row.type == "Attachment":
            for write in row.writes:
                await_file(connection, row.org, write.fields)


def _body(row: SnapshotRow, numbers: Sequence[int]) -> str:
    """Return a row as `desktop.data.folding` reads it, with this ledger's numbers of writers."""
    writes = [
        [numbers[one.chain], one.seq, one.order, one.schema, dict(one.fields), one.edits]
        for one in row.writes
    ]
    return canonical({"org": row.org, "schema": row.schema, "writes": writes}).decode()
