"""When a daily backup is due, and what is known of the last: one a day by Beijing time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.domain.deadlines import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupState:
    """The backups beside a ledger: when the newest was made (aware, None: never), and how many."""

    newest: datetime | None
    count: int
    folder: Path

    def is_due(self, now: datetime) -> bool:
        """Whether the day has none yet.

        A newest one later than now, as after a clock was set back, makes none due on its own day
        only: a wrong clock must not stop the backups for years.
        """
        newest = self.newest
        return newest is None or day_of(newest) != day_of(now)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    """What one backup says of itself.

    Attributes:
        file: Where it lies.
        made_at: When it was made, aware.
        purpose: ``daily``, ``manual``, ``migration`` or ``rebuild``.
        size_bytes: Of all that is in it.
        with_attachments: Whether photos and files were taken along.
    """

    file: Path
    made_at: datetime
    purpose: str
    size_bytes: int
    with_attachments: bool


class DailyBackups(Protocol):
    """Where daily backups are made: filled by composition."""

    @property
    def folder(self) -> Path:
        """Where they lie."""

    def times(self) -> Sequence[datetime]:
        """Return when each that can be read was made, aware."""

    def write(self) -> None:
        """Write one, verified; DiskFullError and the like where it cannot be."""

    def let_go(self) -> None:
        """Delete those that the rotation lets go."""


def read_state(backups: DailyBackups) -> BackupState:
    """Return what is known of the backups; reads the head of each file, not for the UI thread."""
    times = backups.times()
    return BackupState(newest=max(times, default=None), count=len(times), folder=backups.folder)


def back_up_daily(backups: DailyBackups, now: datetime) -> BackupState:
    """Make the day's backup where there is none yet, and let old ones go; returns what is there.

    Takes seconds; not for the UI thread.

    Raises:
        StorageError: It could not be written; those of the days before stay.
    """
    state = read_state(backups)
    if not state.is_due(now):
        return state
    backups.write()
    backups.let_go()
    return read_state(backups)
