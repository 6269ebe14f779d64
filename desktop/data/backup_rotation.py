"""Which daily backups may go: seven days, four weeks and twelve months keep their newest one.

Days, weeks and months without a backup do not count, so a laptop left in a drawer for a summer
keeps what it had.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import BEIJING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A daily backup that lies in the folder; `verified` means that it was read whole."""

    name: str
    created_at: datetime
    verified: bool


def plan_rotation(kept: Iterable[KeptBackup]) -> set[str]:
    """Return the names of the backups that may be deleted; none while no backup is verified."""
    newest_first = sorted(kept, key=lambda backup: (backup.created_at, backup.name), reverse=True)
    verified = next((backup.name for backup in newest_first if backup.verified), None)
    if verified is None:
        return set()
    stays = {
        verified,
        *_newest_of_each(newest_first, lambda at: at.date(), DAYS),
        *_newest_of_each(newest_first, lambda at: tuple(at.isocalendar())[:2], WEEKS),
        *_newest_of_each(newest_first, lambda at: (at.year, at.month), MONTHS),
    }
    return {backup.name for backup in newest_first} - stays


def _newest_of_each(
    newest_first: list[KeptBackup], period: Callable[[datetime], Hashable], count: int
) -> list[str]:
    newest: dict[Hashable, str] = {}
    for backup in newest_first:
        newest.setdefault(period(backup.created_at.astimezone(BEIJING)), backup.name)
    return list(newest.values())[:count]
