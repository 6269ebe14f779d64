"""Joins ledger, files, keys and papers into one home: what window and command line open."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop.data.attachments import AttachmentFiles
from desktop.data.backup_containers import BackupLabel
from desktop.data.backups import BACKUPS_NAME, DAILY, backup_name, write_backup
from desktop.data.copies import check_copy, copy_ledger, schema_of
from desktop.data.daily_folders import DailyFolder
from desktop.data.durable_files import write_file
from desktop.data.founding import begin_epoch, found_ledger
from desktop.data.key_files import KEY_FILE_NAME, read_key_file
from desktop.data.keyrings import open_system_keyring
from desktop.data.keys import (
    change_passphrase,
    create_keys,
    renew_recovery_code,
    unlock,
)
from desktop.data.ledgers import SqlLedger
from desktop.data.openers import Opener
from desktop.data.rebuilding import check_rebuild, rebuild
from desktop.data.restores import (
    has_ledger,
    ledger_in_use,
    new_ledger_folder,
    restore_backup,
)
from desktop.data.schemas import prepare_schema
from desktop.data.verification import verify_ledger
from desktop.errors import (
    AppError,
    KeyringError,
    LedgerDamagedError,
    NotFoundError,
    StorageError,
)
from desktop.home_sync import SyncedHome, machine_name
from desktop.records import Attachment
from desktop.records.declarations import SCHEMA
from desktop.services.beginnings import begin_ledger
from desktop.services.daily_backups import back_up_daily, read_state
from desktop.services.findings import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from desktop.data.key_files import MasterKey
    from desktop.data.keyrings import Keyring
    from desktop.domain.recovery_codes import RecoveryCode
    from desktop.domain.rosters import RawSheet
    from desktop.services.beginnings import Division
    from desktop.services.daily_backups import BackupState
    from desktop.services.dossiers import BindingPress
    from desktop.services.findings import Comparison, OnProgress, Verification

LEDGER_FILE = "ledger.db"
SAMPLE_ROSTER = "samples/rosters/roster-clean.xlsx"


@dataclass(frozen=True, kw_only=True)
class Home(SyncedHome):
    """An open home folder."""

    @cached_property
    def press(self) -> BindingPress:
        """Whoever draws papers; ReportLab is loaded with the first of them."""
        return load_press()

    @property
    def ledger_path(self) -> Path:
        """Where the ledger file lies."""
        return self.folder / LEDGER_FILE

    def fit(self, name: str, data: bytes) -> tuple[str, str, bytes]:
        """Make a chosen file fit for keeping (services.attachments.Fitting)."""
        from desktop.data.pictures import fit_attachment  # noqa: PLC0415 – slow: with the first file

        fitted = fit_attachment(name, data)
        return fitted.name, fitted.media_type, fitted.data

    def back_up(self, target: Path, *, purpose: str = "manual", **options: Any) -> None:
        """Write a verified backup of ledger, keys and attachments into one file."""
        back_up(self.folder, self.key, target, purpose=purpose, **options)

    def back_up_daily(self) -> BackupState:
        """Write the day's backup where there is none, and let old ones go; takes seconds."""
        return back_up_daily(self._daily_backups(), datetime.now(UTC))

    def backup_state(self) -> BackupState:
        """Return what is known of the daily backups."""
        return read_state(self._daily_backups())

    def _daily_backups(self) -> DailyFolder:
        """Attachments never change and lie beside the ledger: daily backups leave them out."""
        folder = self.folder / BACKUPS_NAME

        def write() -> None:
            target = folder / backup_name(_label(self.folder, DAILY))
            self.back_up(target, purpose=DAILY, with_attachments=False)

        return DailyFolder(folder, read_key_file(self.folder).ledger_id, write)

    def read_workbook(self, path: Path) -> tuple[RawSheet, ...]:
        """Return the sheets of a file of tables (data.workbooks); takes seconds."""
        from desktop.data.workbooks import read_workbook  # noqa: PLC0415 – slow: with the first roster

        return read_workbook(path)

    def save_file(self, path: Path, data: bytes) -> None:
        """Write a file for somebody outside, whole or not at all.

        Raises:
            StorageError: It cannot be written, or its folder is gone, as with a stick pulled out.
        """
        if not path.parent.is_dir():
            raise StorageError(
                f"文件夹不在了：{path.parent}。", "U 盘可能拔出来了：请插好再存，或换一个文件夹。"
            )
        write_file(path, data)

    def renew_code(self) -> str:
        """Return a new recovery code; the old one opens older backups only."""
        return renew_recovery_code(self.folder, self.key).text

    def change_passphrase(self, passphrase: str) -> None:
        """Let a passphrase open the ledger from now on; a keyring that opens it goes on to."""
        change_passphrase(self.folder, self.key, passphrase)

    def recovery_sheet(self, code: str, organization: str, on: date) -> bytes:
        """Return a recovery code as a sheet for the safe, PDF; it is kept nowhere."""
        return recovery_sheet(code, organization, on)


def found_home(
    folder: Path,
    *,
    divisions: Sequence[Division],
    keeper: str,
    sample: bool,
    passphrase_source: Callable[[], str | None],
    use_keyring: bool = True,
    replace_ledger: bool = False,
) -> str:
    """Make a home folder with a ledger that works alone.

    Args:
        folder: Made where there is none; must hold no ledger.
        divisions: The ledger's organization last, those above it before.
        keeper: Name of the first account.
        sample: Whether every paper is to say 示例.
        passphrase_source: Asked where there is no keyring, or it is not to be used.
        use_keyring: Whether to let the system's keyring hold the key if there is one.
        replace_ledger: Whether a ledger that is there may be moved aside, as a restore does.

    Returns:
        The recovery code, to be printed for the safe; it is kept nowhere.

    Raises:
        ConflictError: There is a ledger already.
        ValidationError: There is neither keyring nor passphrase.
        StorageError: The keyring refuses, or the folder cannot be written.
    """

    def begin(ledger: SqlLedger, device: UUID, public_key: str) -> None:
        begin_ledger(
            ledger,
            divisions=divisions,
            device=device,
            device_name=machine_name(),
            public_key=public_key,
            keeper=keeper,
            sample=sample,
        )

    return found_with(
        folder,
        begin,
        passphrase_source=passphrase_source,
        use_keyring=use_keyring,
        replace_ledger=replace_ledger,
    )


def found_with(
    folder: Path,
    begin: Callable[[SqlLedger, UUID, str], None],
    *,
    passphrase_source: Callable[[], str | None],
    use_keyring: bool = True,
    replace_ledger: bool = False,
) -> str:
    """Make a home folder whose ledger `begin` begins, given it, the device and its public key.

    Where that fails, nothing is left behind; else as `found_home`.
    """
    with new_ledger_folder(folder, replace_ledger=replace_ledger) as staging:
        keyring = find_keyring() if use_keyring and not passphrase_from_environment() else None
        passphrase = None if keyring else passphrase_source()
        key, code = create_keys(staging, uuid4(), passphrase=passphrase, keyring=keyring)
        _found_staged(staging, key, begin)
    return code.text


def _found_staged(
    staging: Path, key: MasterKey, begin: Callable[[SqlLedger, UUID, str], None]
) -> None:
    path, device = staging / LEDGER_FILE, uuid4()
    public_key = found_ledger(
        path,
        key.ledger_key(),
        device_id=device,
        epoch=uuid4(),
        settings={"ledger": str(read_key_file(staging).ledger_id)},
    )
    ledger = SqlLedger(path, key.ledger_key())
    try:
        begin(ledger, device, public_key)
    finally:
        ledger.close()


def find_keyring() -> Keyring | None:
    """Return the system's keyring, None where there is none to trust.

    Raises:
        KeyringError: There is one, but it is locked or refuses: a person should know.
    """
    try:
        return open_system_keyring()
    except KeyringError as error:
        if error.details.get("reason") in ("missing", "untrusted"):
            return None
        raise


@contextlib.contextmanager
def open_home(folder: Path, *, passphrase_source: Callable[[], str | None]) -> Iterator[Home]:
    """Open a home folder; an older ledger is backed up and migrated first.

    Args:
        folder: Where ledger, keys and attachments lie.
        passphrase_source: Asked where no keyring gives the key; not on the UI thread.

    Raises:
        NotFoundError: There is no ledger.
        StorageError: It cannot be opened; says why and what to do.
    """
    if not has_ledger(folder):
        raise _no_ledger(folder)
    with ledger_in_use(folder):
        key = unlock(folder, passphrase_source=passphrase_source)

        def before_migration() -> None:
            old = schema_of(folder / LEDGER_FILE, key.ledger_key())
            name = backup_name(_label(folder, "migration"))
            target = folder / BACKUPS_NAME / name
            back_up(folder, key, target, purpose="migration", schema=old)

        prepare_schema(folder / LEDGER_FILE, key.ledger_key(), before_migration=before_migration)
        ledger = SqlLedger(folder / LEDGER_FILE, key.ledger_key())
        try:
            yield Home(
                folder=folder,
                ledger=ledger,
                files=AttachmentFiles(folder, key.attachment_key()),
                key=key,
            )
        finally:
            ledger.close()


def _no_ledger(folder: Path) -> AppError:
    if (folder / KEY_FILE_NAME).exists():
        return LedgerDamagedError(
            f"账本文件不见了：{folder / LEDGER_FILE}。",
            "请不要重新建账；用 yishibu restore --replace 取回最近的备份。",
        )
    return NotFoundError(
        f"这里没有账本：{folder}。", "请先用 yishibu init 建立，或用 yishibu restore 恢复备份。"
    )


def back_up(
    folder: Path,
    key: MasterKey,
    target: Path,
    *,
    purpose: str,
    schema: int = SCHEMA,
    **options: Any,
) -> None:
    """Write a verified backup of a home folder into one file; see data.backups."""
    write_backup(
        folder,
        target,
        label=_label(folder, purpose, schema),
        key=key,
        copy_ledger=lambda path: copy_ledger(folder / LEDGER_FILE, key.ledger_key(), path),
        check=check_copy,
        **options,
    )


def verify_home(home: Home, *, on_progress: OnProgress = lambda _: None) -> Verification:
    """Check the whole journal, every table and frozen record, and every attachment."""
    found = verify_ledger(home.ledger_path, home.key.ledger_key(), on_progress=on_progress)
    return dataclasses.replace(found, problems=(*found.problems, *_damaged_attachments(home)))


def _damaged_attachments(home: Home) -> Iterator[Problem]:
    try:
        with home.ledger.read() as reading:
            digests = {row.file_digest for row in reading.list(Attachment, with_removed=True)}
    except StorageError as error:  # what is wrong with the ledger itself is among the problems
        yield Problem(code="attachments_unread", message=f"没有核对附件：{error}", details={})
        return
    for checked in home.files.verify_all(digests):
        if checked.problem:
            yield Problem(
                code="attachment", message=checked.problem, details={"digest": checked.digest}
            )


def check_rebuild_of(home: Home, *, on_progress: OnProgress = lambda _: None) -> Comparison:
    """Compare every table with what the journal gives."""
    return check_rebuild(home.ledger_path, home.key.ledger_key(), on_progress=on_progress)


def rebuild_home(home: Home, *, on_progress: OnProgress = lambda _: None) -> Path:
    """Make every table again from the journal, and return the backup taken before."""
    backup = home.folder / BACKUPS_NAME / backup_name(_label(home.folder, "rebuild"))
    rebuild(
        home.ledger_path,
        home.key.ledger_key(),
        before=lambda: back_up(home.folder, home.key, backup, purpose="rebuild"),
        on_progress=on_progress,
    )
    return backup


def restore_home(
    file: Path,
    folder: Path,
    *,
    code: RecoveryCode | None,
    passphrase_source: Callable[[], str | None],
    replace_ledger: bool,
) -> Path | None:
    """Put the ledger of a backup into a home folder; it goes on in a new epoch.

    Args:
        file: The backup.
        folder: The home folder.
        code: The recovery code, where it opens the backup; then the keyring, or a passphrase asked
            for, opens the ledger from now on: the one of old may be what was forgotten.
        passphrase_source: Asked for the passphrase of the backup, or with a code for a new one;
            without an answer the old one stays.
        replace_ledger: Whether a ledger that is there may be moved aside.

    Returns:
        Where the ledger that was there before lies now, None where there was none.

    Raises:
        ValidationError: Nothing would open the ledger on this computer; nothing was restored.
        StorageError: See data.restores.restore_backup.
    """
    opener = _opener(code, passphrase_source)

    def check_and_begin(path: Path, key: MasterKey) -> None:
        """Check the copy, and begin its epoch before it takes its place: never the old one."""
        check_copy(path, key)
        begin_epoch(path, key.ledger_key(), uuid4())

    restored = restore_backup(
        file,
        folder,
        key_source=opener.unlock,
        check=check_and_begin,
        newest_schema=SCHEMA,
        replace_ledger=replace_ledger,
    )
    opener.let_open(folder, restored.key)
    return restored.replaced


def _opener(code: RecoveryCode | None, passphrase_source: Callable[[], str | None]) -> Opener:
    def find_if_willing() -> Keyring | None:
        if passphrase_from_environment():
            return None
        with contextlib.suppress(KeyringError):
            return find_keyring()
        return None

    return Opener(code, passphrase_source=passphrase_source, find_keyring=find_if_willing)


def reopen_home(
    folder: Path, code: RecoveryCode, *, passphrase_source: Callable[[], str | None]
) -> None:
    """Open a ledger by its recovery code: the keyring, or a new passphrase, opens it from now on.

    Raises:
        ValidationError: There is neither keyring nor passphrase; nothing was changed.
        WrongKeyError: The code is not this ledger's.
    """
    opener = _opener(code, passphrase_source)
    if not has_ledger(folder):
        raise _no_ledger(folder)
    with ledger_in_use(folder):
        opener.let_open(folder, opener.unlock(read_key_file(folder)))


def renew_code(folder: Path, *, passphrase_source: Callable[[], str | None]) -> str:
    """Return a new recovery code; the old one opens older backups only.

    Raises:
        StorageError: The ledger's keys cannot be opened or written.
    """
    if not has_ledger(folder):
        raise _no_ledger(folder)
    with ledger_in_use(folder):
        key = unlock(folder, passphrase_source=passphrase_source)
        return renew_recovery_code(folder, key).text


def _label(folder: Path, purpose: str, schema: int = SCHEMA) -> BackupLabel:
    return BackupLabel(
        ledger_id=read_key_file(folder).ledger_id,
        schema=schema,
        app_version=_app_version(),
        created_at=datetime.now(UTC),
        purpose=purpose,
    )


def _app_version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 – slow: with the first backup

    return version("yishibu")


def load_press() -> BindingPress:
    """Return whoever draws papers; any thread may call."""
    from desktop.documents.press import ReportLabPress  # noqa: PLC0415 – slow: with the first paper

    return ReportLabPress()


def recovery_sheet(code: str, organization: str, on: date) -> bytes:
    """Return a recovery code as a sheet for the safe, PDF; it is kept nowhere."""
    from desktop.documents import recovery_sheets  # noqa: PLC0415 – slow: with the first sheet
    from desktop.documents.faces import load_faces  # noqa: PLC0415 – as above

    return recovery_sheets.render(code, organization=organization, on=on, faces=load_faces())


def passphrase_from_environment() -> str | None:
    """Return YISHIBU_PASSPHRASE, or None where it is not set."""
    return os.environ.get("YISHIBU_PASSPHRASE") or None
