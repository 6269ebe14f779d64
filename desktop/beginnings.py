"""How a home folder begins, or another ledger takes its place: what the first start asks for.

Nothing here is for the UI thread; composition makes and opens the homes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.composition import (
    find_keyring,
    found_home,
    load_press,
    open_home,
    passphrase_from_environment,
    recovery_sheet,
    restore_home,
)
from desktop.data.backups import BACKUPS_NAME, list_backups, verify_backup
from desktop.domain.recovery_codes import parse_recovery_code
from desktop.errors import KeyringError
from desktop.samples import play_samples, trace_sample_division
from desktop.services.daily_backups import BackupFacts
from desktop.services.sample_villages import read_sample_village

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from desktop.data.backup_containers import BackupInfo
    from desktop.services.beginnings import Division
    from desktop.services.papers import PaperPress


@dataclass(frozen=True, slots=True)
class HomeBeginnings:
    """What the first start asks for (desktop.ui.first_start.beginnings.Beginnings).

    Where the passphrase is None, the keyring opens the ledger, or YISHIBU_PASSPHRASE.

    Attributes:
        folder: The home folder.
        leave: Closes the ledger that is open there, which is then moved aside when another is
            ready; None where there is none, and none may be replaced.
    """

    folder: Path
    leave: Callable[[], object] | None = None

    def has_keyring(self) -> bool:
        """Whether a ledger can be locked without asking for a passphrase; may wait for the keyring.

        One that is locked or refuses counts as none: a passphrase is asked for instead.
        """
        if passphrase_from_environment():
            return True
        try:
            return find_keyring() is not None
        except KeyringError:
            return False

    def found(
        self, divisions: Sequence[Division], keeper: str, *, sample: bool, passphrase: str | None
    ) -> str:
        """Make a ledger that works alone and return its recovery code; see found_home."""
        if self.leave is not None:
            self.leave()
        return found_home(
            self.folder,
            divisions=divisions,
            keeper=keeper,
            sample=sample,
            passphrase_source=lambda: passphrase or passphrase_from_environment(),
            use_keyring=passphrase is None,
            replace_ledger=self.leave is not None,
        )

    def restore(self, file: Path, code_text: str, *, passphrase: str | None) -> None:
        """Put a backup into the folder; see restore_home. A code may be "": then none was given."""
        code = parse_recovery_code(code_text) if code_text.strip() else None
        if self.leave is not None:
            self.leave()
        restore_home(
            file,
            self.folder,
            code=code,
            passphrase_source=lambda: passphrase or passphrase_from_environment(),
            replace_ledger=self.leave is not None,
        )

    def backups(self) -> Sequence[BackupFacts]:
        """Return the backups that lie in the folder, the newest first; their heads are read."""
        listed = [_facts(info) for info in list_backups(self.folder / BACKUPS_NAME)]
        return sorted(listed, key=lambda each: each.made_at, reverse=True)

    def check(self, file: Path) -> BackupFacts:
        """Read a backup whole and return what it says of itself; see data.backups."""
        return _facts(verify_backup(file))

    def press(self) -> PaperPress:
        """Return whoever draws papers, to print the recovery sheet."""
        return load_press()

    def play_sample(self, *, passphrase: str | None) -> None:
        """Make a ledger of samples in which the sample cases were played."""
        keeper = read_sample_village().keeper
        self.found(trace_sample_division(), keeper, sample=True, passphrase=passphrase)
        opened = open_home(
            self.folder, passphrase_source=lambda: passphrase or passphrase_from_environment()
        )
        with opened as home:
            play_samples(home)

    def recovery_sheet(self, code: str, organization: str, on: date) -> bytes:
        """Return a recovery code as a sheet for the safe, PDF; it is kept nowhere."""
        return recovery_sheet(code, organization, on)


def _facts(info: BackupInfo) -> BackupFacts:
    return BackupFacts(
        file=info.path,
        made_at=info.label.created_at,
        purpose=info.label.purpose,
        size_bytes=info.size_bytes,
        with_attachments=info.with_attachments,
    )
