"""What sync shows of the journal: open conflicts with their values, what is held, what came.

Through a connection (sqlcipher3).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.data.fitting import type_fits
from desktop.data.folding import NO_ROW, UNKNOWN_FIELD, UNKNOWN_TYPE, Folding
from desktop.data.refolding import touch
from desktop.data.refusals import REFUSED
from desktop.data.writers import Writers
from desktop.services.sync_ports import HeldPatch, OpenConflict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.heads import Write

_CONFLICTS = 'SELECT type, "row", field FROM conflict ORDER BY type, "row", field'
_HEADER = "SELECT actor, stamp FROM change WHERE writer = ? AND seq = ?"
_BODY = (
    "SELECT p.body FROM change c JOIN patch p ON p.id >= c.position << 8"
    ' AND p.id < (c.position + 1) << 8 WHERE c.writer = ? AND c.seq = ? AND p."row" = ?'
)
_HELD = (
    'SELECT h."row", h.reason, p.body FROM held h JOIN patch p ON p.id = h.patch'
    " WHERE h.reason <> ? ORDER BY h.patch"
)
# What a snapshot brought is not held patch by patch: a row of it is shown, or is not.
_HELD_BASES = (
    'SELECT b."row", b.type, b.body FROM base_row b'
    ' WHERE NOT EXISTS (SELECT 1 FROM heads h WHERE h."row" = b."row") ORDER BY b."row"'
)
_RECEIVED = (
    "SELECT p.body, c.act, c.actor, c.stamp FROM change c"
    " JOIN patch p ON p.id >= c.position << 8 AND p.id < (c.position + 1) << 8"
    " JOIN writer w ON w.id = c.writer"
    " WHERE (w.named_epoch IS NOT NULL OR w.device <> (SELECT device FROM writer WHERE id ="
    " (SELECT value FROM setting WHERE key = 'writer'))) AND p.body IS NOT NULL"
    " ORDER BY p.id DESC LIMIT ?"
)


def list_conflict_fields(connection: Any) -> Iterator[tuple[str, str, str]]:
    """Yield type, row and field of every open conflict."""
    for type_name, row, name in connection.execute(_CONFLICTS):
        yield type_name, str(UUID(bytes=row)), name


def list_conflicts(connection: Any) -> Iterator[OpenConflict]:
    """Yield every open conflict, the value shown first."""
    found = connection.execute(_CONFLICTS).fetchall()
    for type_name, row, name in found:
        touch(connection, [row])
        writes = Folding(connection).history(row)
        heads = writes.conflicts().get(name, [])
        yield OpenConflict(
            type=type_name,
            row=str(UUID(bytes=row)),
            field=name,
            values=tuple((*_who(connection, write, row), value) for write, value in heads),
            before=writes.value_before(name),
        )


def _who(connection: Any, write: Write, row: bytes) -> tuple[str, str, str, str]:
    """Return actor, device, organization and time of a write.

    Of one that came with a snapshot nobody knows the actor, and the order clock is its time.
    """
    writer = Writers.load(connection).find(*write)
    number = writer.id if writer else -1
    body = connection.execute(_BODY, (number, write[2], row)).fetchone()
    if body is not None and body[0]:
        actor, stamp = connection.execute(_HEADER, (number, write[2])).fetchone()
        return actor, write[0], json.loads(body[0])["org"], stamp
    base = connection.execute('SELECT body FROM base_row WHERE "row" = ?', (row,)).fetchone()
    known: Any = json.loads(base[0]) if base else {"org": "", "writes": []}
    clocks = [one[2] for one in known["writes"] if one[:2] == [number, write[2]]]
    return "", write[0], known["org"], clocks[0] if clocks else ""


def list_held(connection: Any) -> Iterator[HeldPatch]:
    """Yield what cannot be shown yet, in the order of arrival."""
    for row, reason, body in connection.execute(_HELD, (REFUSED,)):
        type_name = json.loads(body)["type"] if body else ""
        name = str(UUID(bytes=row)) if row else ""
        yield HeldPatch(type=type_name, row=name, reason=reason)
    for row, type_name, body in connection.execute(_HELD_BASES):
        reason = _why_base_is_held(type_name, body)
        yield HeldPatch(type=type_name, row=str(UUID(bytes=row)), reason=reason)


def _why_base_is_held(type_name: str, body: str) -> str:
    """Return why a snapshot's row is not shown, as `desktop.data.folding` says of a patch."""
    fit = type_fits().get(type_name)
    if fit is None:
        return UNKNOWN_TYPE
    writes = json.loads(body)["writes"]
    is_known = all(fit.fits(fields, schema) for _, _, _, schema, fields, _ in writes)
    return NO_ROW if is_known else UNKNOWN_FIELD


def list_received(connection: Any, limit: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (type, row, act, actor, stamp) of what came from elsewhere, newest first."""
    for body, act, actor, stamp in connection.execute(_RECEIVED, (limit,)):
        patch = json.loads(body)
        yield patch["type"], patch["id"], act, actor, stamp
