"""Another county's server: what the one before said of this ledger does not count there.

Nothing that was recorded changes. Through a connection (sqlcipher3) inside a transaction of the
ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.data import sync_states
from desktop.data.refolding import touched_by_others
from desktop.data.refusals import REFUSED, refused_patches, rows_of
from desktop.data.writers import Writers

if TYPE_CHECKING:
    from desktop.services.sync_ports import Joining

_CURSORS = (
    f"DELETE FROM setting WHERE key = '{sync_states.CURSOR}'"  # noqa: S608 – words of ours
    f" OR key LIKE '{sync_states.CURSOR}/%'"
    f" OR key IN ('{sync_states.LATE}', '{sync_states.SCOPE}')"
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


def is_another(connection: Any, joining: Joining) -> bool:
    """Tell whether a server is another than the one that this ledger was joined to before."""
    before = sync_states.read_joining(connection)
    server = before.server if before else sync_states.read_setting(connection, sync_states.LEFT)
    return server not in (None, joining.server)


def begin_anew(connection: Any) -> set[bytes]:
    """Forget what a server said: its receipts, order clocks of own Changes, refusals and scope.

    So all that this ledger wrote is sent again, and ranked and judged there.

    Returns:
        The rows that are to be folded again.
    """
    rows = rows_of(connection, refused_patches(connection))
    writers = Writers.load(connection)
    for writer in writers.known.values():
        if writer.device == writers.own and not writer.is_branch:
            rows.update(touched_by_others(connection, writer.id, 0, _LAST))
            connection.execute("DELETE FROM order_clock WHERE writer = ?", (writer.id,))
    for statement in _ALL_SAID:
        connection.execute(statement)
    sync_states.put_setting(connection, sync_states.LEFT, None)
    return rows
