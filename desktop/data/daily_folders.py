"""The folder of a ledger's daily backups, as services.daily_backups asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.data.backups import list_daily_backups, rotate_backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class DailyFolder:
    """services.daily_backups.DailyBackups; `write` makes one that is verified."""

    folder: Path
    ledger_id: UUID
    write: Callable[[], None]

    def times(self) -> list[datetime]:
        """Return when each daily backup of the ledger that can be read was made."""
        listed = list_daily_backups(self.folder, self.ledger_id)
        return [info.label.created_at for _, info in listed]

    def let_go(self) -> None:
        """Delete those that the rotation lets go."""
        rotate_backups(self.folder, self.ledger_id)
