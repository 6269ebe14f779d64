"""Patches that the server refused, as receipts and pages of the feed say: they count in no row.

Through a connection (sqlcipher3). Read from the receipts each time, so that fold, rebuild and
verification cannot differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# From the receipts, of which few refuse anything, to patches by their key: CROSS JOIN keeps SQLite
# from reading the whole journal for each receipt. Of receipts for the same Change, the one that
# came last says what the server holds. The rows of organizations above are those that every ledger
# enters at its beginning: the server has its own, in no feed of theirs, and without them nobody
# here would know whose village this is.
_REFUSED = (
    "SELECT p.id FROM receipt r CROSS JOIN json_each(r.body, '$.refused') one"
    " CROSS JOIN change c ON c.writer = r.writer AND c.seq = json_extract(one.value, '$[0]')"
    " CROSS JOIN patch p ON p.id = (c.position << 8) + json_extract(one.value, '$[1]')"
    " WHERE NOT (json_extract(one.value, '$[2]') = 'scope'"
    " AND coalesce(json_extract(CAST(p.body AS TEXT), '$.type'), '') = 'Organization')"
    " AND NOT EXISTS (SELECT 1 FROM receipt s WHERE s.writer = r.writer"
    " AND c.seq BETWEEN s.first AND s.last"
    " AND json_extract(s.body, '$.arrival') > json_extract(r.body, '$.arrival'))"
    # Of others, what was here before the server, back from a backup, said that it counts no more.
    " UNION ALL SELECT patch FROM held WHERE reason = ?"
)
REFUSED = "refused"
"""Why a patch of others that counts for nothing is held; of one's own, the kind of alarm."""
_ROW = 'SELECT "row" FROM patch WHERE id = ? AND "row" <> x\'\''


def refused_patches(connection: Any) -> frozenset[int]:
    """Return the ids of the patches that count for nothing."""
    return frozenset(patch for (patch,) in connection.execute(_REFUSED, (REFUSED,)))


def rows_of(connection: Any, patches: Iterable[int]) -> set[bytes]:
    """Return the rows that patches are about."""
    return {row for patch in patches for (row,) in connection.execute(_ROW, (patch,))}
