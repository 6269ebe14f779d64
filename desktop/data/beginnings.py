"""Begins with a snapshot, and lets go of it once the server has told its history after all.

A snapshot's rows have no history: who began with one cannot tell what a write replaced, nor what
stands where it counts no more. A server that came back from a backup may judge anew, and tells all
from the beginning; when all of it has come, a row is folded from that, as everybody folds it. What
the server no longer has stays as the snapshot gave it, until whoever wrote it brings it again.

What is no class goes through a connection (sqlcipher3) inside a transaction of the ledger.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from desktop.data import sync_states
from desktop.data.crash_points import crash_point
from desktop.data.fitting import type_fits
from desktop.data.folding import LARGE
from desktop.data.refolding import refold, touch
from desktop.data.snapshots import enter_snapshot
from desktop.data.writers import Writers
from desktop.domain.changes import canonical, parse_patch
from desktop.domain.heads import parse_write
from desktop.errors import ConflictError
from desktop.records.declarations import SCHEMA
from desktop.services.sync_ports import Cursor, Taken

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from desktop.data.ledgers import SqlLedger
    from desktop.domain.feeds import Snapshot

ANEW = "sync_anew"
"""Setting: whether all has been taken in from the beginning since the snapshot, or is to be."""

_DUE = "sync_anew_due"  # up to which row that came with a snapshot was looked at; None: none is due
_ROWS_AT_ONCE = 2_000

_ANY = "SELECT 1 FROM base_row LIMIT 1"
_NEXT = 'SELECT "row", type, body FROM base_row WHERE "row" > ? ORDER BY "row" LIMIT ?'
# Of the writes of such rows, those whose Changes are here; and whether a body of one is awaited.
_CAME = (
    'SELECT b."row", c.writer, c.seq, EXISTS (SELECT 1 FROM held h WHERE h.reason = ?3'
    " AND h.patch >= c.position << 8 AND h.patch < (c.position + 1) << 8)"
    " FROM base_row b CROSS JOIN json_each(b.body, '$.writes') one"
    " CROSS JOIN change c ON c.writer = json_extract(one.value, '$[0]')"
    " AND c.seq = json_extract(one.value, '$[1]')"
    ' WHERE b."row" > ?1 AND b."row" <= ?2'
)
_PATCHES = (
    'SELECT p."row", p.body, c.writer FROM temp.touched t CROSS JOIN patch p ON p."row" = t."row"'
    " JOIN change c ON c.position = p.id >> 8 WHERE p.body IS NOT NULL"
)
_IS_HERE = "SELECT 1 FROM change WHERE writer = ? AND seq = ?"
_PUT = 'UPDATE base_row SET body = ? WHERE "row" = ?'
_DROP = 'DELETE FROM base_row WHERE "row" = ?'


class Beginnings:
    """What sync asks of a ledger that begins (services.sync_ports.SyncStore)."""

    def __init__(self, ledger: SqlLedger) -> None:
        self._ledger = ledger

    def take_snapshot(self, snapshot: Snapshot) -> Taken:
        """Begin with a snapshot: its rows, and the cursor at its position, in one transaction."""
        with self._ledger.transaction() as (connection, mode):
            if sync_states.read_cursor(connection).after:
                raise ConflictError("已收过县里的内容，不能再从快照开始。", "请照常同步。")
            before = enter_snapshot(connection, snapshot)
            crash_point("sync_store.snapshot_entered")
            made = refold(connection, mode, before, self._ledger.now())  # all that came waits
            sync_states.put_setting(connection, sync_states.HELD_UNDER, SCHEMA)
            cursor = Cursor(after=snapshot.position, closing=snapshot.closing, scope=snapshot.scope)
            sync_states.put_cursor(connection, cursor)
        return Taken(rows=made.rows, conflicts=made.conflicts, held=made.held, alarms=made.alarms)

    def let_go_of_beginning(self) -> bool:
        """Let go of some of what a snapshot brought and has come again; tell if there is more."""
        with self._ledger.snapshot() as look:
            if not is_due(look):
                return False
        with self._ledger.transaction() as (connection, mode):
            if rows := let_go(connection):
                refold(connection, mode, rows, self._ledger.now())
            return is_due(connection)


def begin_anew(connection: Any) -> None:
    """Note that all is to be taken in from the beginning, where a snapshot brought anything."""
    if connection.execute(_ANY).fetchone() is not None:
        sync_states.put_setting(connection, ANEW, 1)


def note_again(connection: Any) -> None:
    """Note that Changes came which a snapshot contained."""
    if sync_states.read_setting(connection, ANEW):
        sync_states.put_setting(connection, _DUE, "")


def is_due(connection: Any) -> bool:
    """Tell whether there is anything to let go of; asked where the feed has come to its end."""
    return sync_states.read_setting(connection, _DUE) is not None


def let_go(connection: Any) -> list[bytes]:
    """Let go of what has come again of the next rows, and return those that are to be folded."""
    after = bytes.fromhex(sync_states.read_setting(connection, _DUE))
    rows = connection.execute(_NEXT, (after, _ROWS_AT_ONCE)).fetchall()
    sync_states.put_setting(connection, _DUE, rows[-1][0].hex() if rows else None)
    if not rows:
        return []
    came, waiting = _came(connection, after, rows[-1][0])
    readable = sync_states.told_orgs(connection, sync_states.read_cursor(connection).scope)
    bases = {
        row: base
        for row, type_name, body in rows
        if row in came and row not in waiting
        if _is_readable(type_name, base := json.loads(body), readable)
    }
    touch(connection, bases)
    for row in _lacking(connection, bases):
        del bases[row]
    for row, base in bases.items():
        _let_go(connection, row, base, came[row])
    return list(bases)


def _came(
    connection: Any, after: bytes, last: bytes
) -> tuple[dict[bytes, set[tuple[int, int]]], set[bytes]]:
    """Return which writes of which rows have come again, and the rows that wait for a body."""
    came: dict[bytes, set[tuple[int, int]]] = defaultdict(set)
    waiting = set()
    for row, writer, seq, waits in connection.execute(_CAME, (after, last, LARGE)):
        came[row].add((writer, seq))
        if waits:
            waiting.add(row)
    return came, waiting


def _is_readable(type_name: str, base: Any, readable: Container[tuple[str, str]]) -> bool:
    """Tell whether a row would have come whole; of what left the scope, digests come."""
    fit = type_fits().get(type_name)
    return fit is not None and (base["org"], fit.declaration.audience.value) in readable


def _lacking(connection: Any, bases: Mapping[bytes, Any]) -> set[bytes]:
    """Return the rows in which something replaced what has not come: whoever wrote it is away.

    Without it the row may not stand at all. It comes, and then the row is looked at again.
    """
    writers = Writers.load(connection)
    lacking = set()
    for row, body, number in connection.execute(_PATCHES).fetchall():
        writer = writers.known[number]
        for named in {one for each in parse_patch(body).replaces.values() for one in each}:
            device, epoch, seq = parse_write(named, writer.device, writer.epoch)
            found = writers.find(device, epoch, seq)
            known = None if found is None else [found.id, seq]
            if known is None or not (
                any(known == one[:2] for one in bases[row]["writes"])
                or connection.execute(_IS_HERE, known).fetchone()
            ):
                lacking.add(row)
    return lacking


def _let_go(connection: Any, row: bytes, base: Any, came: set[tuple[int, int]]) -> None:
    left = [one for one in base["writes"] if tuple(one[:2]) not in came]
    if not left:
        connection.execute(_DROP, (row,))
        return
    said = base.get("said") or [[*one[:2], sorted(one[4])] for one in base["writes"]]
    told = canonical(base | {"said": said, "writes": left}).decode()
    connection.execute(_PUT, (told, row))
