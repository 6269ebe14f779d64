"""Another county's server: what the one before said of this ledger does not count there.

Nothing that was recorded changes. Through a connection (sqlcipher3) inside a transaction of the
ledger.
"""

from __future__ import annotations

from typing import Any

from desktop.data import sync_states
from desktop.data.doubts import DOUBTS
from desktop.data.refolding import touched_by_others
from desktop.data.refusals import REFUSED, refused_patches, rows_of
from desktop.data.writers import Writers

_CURSORS = (
    f"DELETE FROM setting WHERE key = '{sync_states.CURSOR}'"  # noqa: S608 – words of ours
    f" OR key LIKE '{sync_states.CURSOR}/%'"
    f" OR key = '{sync_states.LATE}'"
)
_ALL_SAID = (
    _CURSORS,
    "DELETE FROM receipt",
    "DELETE FROM transfer WHERE direction = 'up' OR done_at IS NULL",
    "DELETE FROM alarm WHERE kind = 'refused' AND settled_at IS NULL",
    f"DELETE FROM held WHERE reason = '{REFUSED}'",  # noqa: S608 – as above
)
_LAST = 1 << 62


def note_left(connection: Any) -> None:
    """Remember which server it was that the ledger leaves."""
    if (joining := sync_states.read_joining(connection)) is not None:
        sync_states.put_setting(connection, sync_states.LEFT, joining.server)


def begin_at(connection: Any, server: str) -> set[bytes]:
    """Begin anew at a server that is another than the one that this ledger was joined to before.

    What that said is forgotten: receipts, order clocks of own Changes, refusals, the cursor. So all
    that this ledger wrote is sent again, and ranked and judged there. Its scope stays until there
    is another: it tells the ids under which was written.

    Returns:
        The rows that are to be folded again.
    """
    return _begin_anew(connection) if _is_another(connection, server) else set()


def _is_another(connection: Any, server: str) -> bool:
    joining = sync_states.read_joining(connection)
    before = joining.server if joining else sync_states.read_setting(connection, sync_states.LEFT)
    return before not in (None, server)


def _begin_anew(connection: Any) -> set[bytes]:
    rows = rows_of(connection, refused_patches(connection))
    writers = Writers.load(connection)
    for writer in writers.known.values():
        if writer.device == writers.own and not writer.is_branch:
            rows.update(touched_by_others(connection, writer.id, 0, _LAST))
            connection.execute("DELETE FROM order_clock WHERE writer = ?", (writer.id,))
    for statement in _ALL_SAID:
        connection.execute(statement)
    sync_states.put_setting(connection, sync_states.LEFT, None)
    sync_states.put_setting(connection, DOUBTS, None)
    return rows
