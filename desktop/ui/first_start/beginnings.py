"""What the first start needs of whoever makes home folders: filled by composition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from desktop.services.beginnings import Division
    from desktop.services.daily_backups import BackupFacts
    from desktop.services.papers import PaperPress
    from desktop.services.sync_ports import Begun, Invitation, Invited


class Beginnings(Protocol):
    """Makes the ledger; no method is for the UI thread, each may take seconds.

    Where a passphrase is None, the keyring opens the ledger.
    """

    def has_keyring(self) -> bool:
        """Whether nobody need be asked for a passphrase; may wait for a dialog of the keyring."""

    def found(
        self, divisions: Sequence[Division], keeper: str, *, sample: bool, passphrase: str | None
    ) -> str:
        """Make a ledger that works alone and return its recovery code."""

    def join(self, invitation: Invitation, keeper: str, *, passphrase: str | None) -> Begun:
        """Enrol at a county's server, then make a ledger that is joined to it.

        Raises:
            AppError: There is no line, or the county refused; no ledger was made.
        """

    def look_at_invitation(self, file: Path) -> Invited:
        """Return what an enrolment file says; AppError where it says nothing."""

    def backups(self) -> Sequence[BackupFacts]:
        """Return the backups that lie beside the ledger, the newest first."""

    def check(self, file: Path) -> BackupFacts:
        """Read a backup whole and return what it says of itself."""

    def press(self) -> PaperPress:
        """Return whoever draws papers."""

    def restore(self, file: Path, code_text: str, *, passphrase: str | None) -> None:
        """Put a backup in place; a code may be "".

        With a code, the passphrase is a new one; without, it is the backup's.
        """

    def play_sample(self, *, passphrase: str | None) -> None:
        """Make a ledger of samples."""

    def recovery_sheet(self, code: str, organization: str, on: date) -> bytes:
        """Return a recovery code as a sheet for the safe, PDF; it is kept nowhere."""
