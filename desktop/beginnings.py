"""How a home folder begins, or another ledger takes its place: what the first start asks for.

Nothing here is for the UI thread; composition makes and opens the homes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from desktop.composition import (
    find_keyring,
    found_home,
    found_with,
    load_press,
    open_home,
    passphrase_from_environment,
    recovery_sheet,
    restore_home,
)
from desktop.data.backups import BACKUPS_NAME, list_backups, verify_backup
from desktop.data.sync_store import SqlSyncStore
from desktop.domain.recovery_codes import parse_recovery_code
from desktop.errors import KeyringError
from desktop.home_sync import look_at_invitation, machine_name
from desktop.samples import play_samples, trace_sample_division
from desktop.services.beginnings import begin_ledger, divisions_of
from desktop.services.daily_backups import BackupFacts
from desktop.services.sample_villages import read_sample_village
from desktop.services.sync_ports import Begun

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from desktop.data.backup_containers import BackupInfo
    from desktop.data.ledgers import SqlLedger
    from desktop.services.beginnings import Division
    from desktop.services.papers import PaperPress
    from desktop.services.sync_ports import Invitation, Invited, Joining


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

    def join(self, invitation: Invitation, keeper: str, *, passphrase: str | None) -> Begun:
        """Join the county with a new ledger; where that fails, nothing is left behind.

        Raises:
            ValidationError: File, address or code cannot be one.
            RefusedError: The server does not take the code.
            LineError: The server cannot be reached.
            SyncError: What answers is not the server that the file names.
            StorageError: As `found_home`.
        """
        if self.leave is not None:
            self.leave()
        return found_joined_home(
            self.folder,
            invitation,
            keeper=keeper,
            passphrase_source=lambda: passphrase or passphrase_from_environment(),
            use_keyring=passphrase is None,
            replace_ledger=self.leave is not None,
        )

    def look_at_invitation(self, file: Path) -> Invited:
        """Return what an enrolment file says (desktop.home_sync.look_at_invitation)."""
        return look_at_invitation(file)

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


def found_joined_home(
    folder: Path,
    invitation: Invitation,
    *,
    keeper: str,
    passphrase_source: Callable[[], str | None],
    use_keyring: bool = True,
    replace_ledger: bool = False,
) -> Begun:
    """Make a home folder with a ledger that is joined to the county from its first day.

    Its organizations have the server's ids. The code is used once everything else is ready, so
    that it is not lost to a full disk.

    Args:
        folder: Made where there is none.
        invitation: What a person has in hand to join with.
        keeper: Name of the first account.
        passphrase_source: Asked where there is no keyring, or it is not to be used.
        use_keyring: Whether to let the system's keyring hold the key if there is one.
        replace_ledger: Whether a ledger that is there may be moved aside.

    Raises:
        AppError: As `desktop.sync.client.joining.enrol` and `found_home`; nothing is left behind.
    """
    from desktop.sync.client.joining import enrol, read_invitation  # noqa: PLC0415 – slow, and rare

    enrolment = read_invitation(invitation)
    joined: list[tuple[Joining, str]] = []

    def begin(ledger: SqlLedger, device: UUID, public_key: str) -> None:
        store = SqlSyncStore(ledger)
        joining, scope = enrol(
            enrolment,
            store.identity(),
            name=machine_name(),
            app=version("yishibu"),
            clock=store.clock_now,
        )
        begin_ledger(
            ledger,
            divisions=divisions_of(scope),
            device=device,
            device_name=machine_name(),
            public_key=public_key,
            keeper=keeper,
            sample=False,
        )
        store.join(joining, scope)
        joined.append((joining, scope.org.name))

    code = found_with(
        folder,
        begin,
        passphrase_source=passphrase_source,
        use_keyring=use_keyring,
        replace_ledger=replace_ledger,
    )
    joining, organization = joined[0]
    return Begun(recovery_code=code, joining=joining, organization=organization)


def _facts(info: BackupInfo) -> BackupFacts:
    return BackupFacts(
        file=info.path,
        made_at=info.label.created_at,
        purpose=info.label.purpose,
        size_bytes=info.size_bytes,
        with_attachments=info.with_attachments,
    )
