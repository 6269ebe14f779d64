"""What a person must know of and decide, as it lies in the ledger: once for a subject."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.records.values import format_moment, parse_moment
from desktop.services.sync_ports import Alarm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

_PUT = (
    "INSERT INTO alarm (kind, subject, details, found_at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (kind, subject) DO UPDATE SET details = excluded.details,"
    " found_at = excluded.found_at, settled_at = NULL, settled_by = ''"
)
_READ = "SELECT id, kind, subject, details, found_at, settled_at FROM alarm"


def put_alarm(
    connection: Any, kind: str, subject: str, details: Mapping[str, object], now: datetime
) -> bool:
    """Raise an alarm; one that was settled is raised again only where its details are others.

    Returns:
        Whether there is anything new.
    """
    text = json.dumps(details, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    found = connection.execute(
        "SELECT details FROM alarm WHERE kind = ? AND subject = ?", (kind, subject)
    ).fetchone()
    if found is not None and found[0] == text:
        return False
    connection.execute(_PUT, (kind, subject, text, format_moment(now)))
    return True


def note_once(
    connection: Any, kind: str, subject: str, details: Mapping[str, object], now: datetime
) -> None:
    """Raise an alarm unless there is one of its kind and subject already, settled or not."""
    found = connection.execute(
        "SELECT 1 FROM alarm WHERE kind = ? AND subject = ?", (kind, subject)
    ).fetchone()
    if found is None:
        put_alarm(connection, kind, subject, details, now)


def drop_alarm(connection: Any, kind: str, subject: str) -> None:
    """Forget an alarm that turned out to be none, unless a person has settled it."""
    connection.execute(
        "DELETE FROM alarm WHERE kind = ? AND subject = ? AND settled_at IS NULL", (kind, subject)
    )


def settle_alarm(connection: Any, alarm: int, by: str, now: datetime) -> None:
    """Note who decided, and when; the first who did stays."""
    connection.execute(
        "UPDATE alarm SET settled_at = ?, settled_by = ? WHERE id = ? AND settled_at IS NULL",
        (format_moment(now), by, alarm),
    )


def list_alarms(connection: Any, *, with_settled: bool) -> Sequence[Alarm]:
    """Return alarms, newest first."""
    which = "" if with_settled else " WHERE settled_at IS NULL"
    found = connection.execute(f"{_READ}{which} ORDER BY found_at DESC, id DESC")
    return [
        Alarm(
            id=number,
            kind=kind,
            subject=subject,
            details=json.loads(details),
            found_at=parse_moment(found_at),
            settled_at=parse_moment(settled_at) if settled_at else None,
        )
        for number, kind, subject, details, found_at, settled_at in found
    ]
