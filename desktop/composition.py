"""Joins ledger, files, keys and papers into one home: what window and command line open."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import platform
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop.data.attachments import AttachmentFiles
from desktop.data.backup_containers import BackupLabel
from desktop.data.backups import BACKUPS_NAME, backup_name, write_backup
from desktop.data.copies import check_copy, copy_ledger, schema_of
from desktop.data.crash_points import crash_point
from desktop.data.durable_files import move_file
from desktop.data.founding import begin_epoch, found_ledger
from desktop.data.key_files import KEY_FILE_NAME, read_key_file
from desktop.data.keyrings import open_system_keyring
from desktop.data.keys import (
    create_keys,
    unlock,
    unlock_key_file,
    unlock_key_file_with_code,
)
from desktop.data.ledgers import SqlLedger
from desktop.data.pictures import fit_attachment
from desktop.data.rebuilding import check_rebuild, rebuild
from desktop.data.restores import has_ledger, ledger_in_use, restore_backup
from desktop.data.schemas import prepare_schema
from desktop.data.verification import verify_ledger
from desktop.documents.press import ReportLabPress
from desktop.errors import ConflictError, KeyringError, NotFoundError
from desktop.records import Attachment
from desktop.records.declarations import SCHEMA
from desktop.services.beginnings import begin_ledger
from desktop.services.findings import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop.data.key_files import KeyFile, MasterKey
    from desktop.data.keyrings import Keyring
    from desktop.domain.recovery_codes import RecoveryCode
    from desktop.services.beginnings import Division
    from desktop.services.findings import Comparison, OnProgress, Verification
    from desktop.services.papers import PaperPress

LEDGER_FILE = "ledger.db"
STAGING = ".founding"
APP_VERSION = version("yishibu")


@dataclass(frozen=True, kw_only=True)
class Home:
    """An open home folder."""

    folder: Path
    ledger: SqlLedger
    files: AttachmentFiles
    press: PaperPress
    key: MasterKey

    @property
    def ledger_path(self) -> Path:
        """Where the ledger file lies."""
        return self.folder / LEDGER_FILE

    def fit(self, name: str, data: bytes) -> tuple[str, str, bytes]:
        """Make a chosen file fit for keeping (services.attachments.Fitting)."""
        fitted = fit_attachment(name, data)
        return fitted.name, fitted.media_type, fitted.data

    def back_up(self, target: Path, *, purpose: str = "manual", **options: Any) -> None:
        """Write a verified backup of ledger, keys and attachments into one file."""
        back_up(self.folder, self.key, target, purpose=purpose, **options)


def found_home(
    folder: Path,
    *,
    divisions: Sequence[Division],
    keeper: str,
    sample: bool,
    passphrase_source: Callable[[], str | None],
    use_keyring: bool = True,
) -> str:
    """Make a home folder with a ledger that works alone.

    Args:
        folder: Made where there is none; must hold no ledger.
        divisions: The ledger's organization last, those above it before.
        keeper: Name of the first account.
        sample: Whether every paper is to say 示例.
        passphrase_source: Asked where there is no keyring, or it is not to be used.
        use_keyring: Whether to let the system's keyring hold the key if there is one.

    Returns:
        The recovery code, to be printed for the safe; it is kept nowhere.

    Raises:
        ConflictError: There is a ledger already.
        ValidationError: There is neither keyring nor passphrase.
    """
    staging = folder / STAGING
    _clear_unfinished(folder, staging)
    if has_ledger(folder) or (folder / KEY_FILE_NAME).exists():
        raise ConflictError(
            f"这里已经有一个账本：{folder}。",
            "请换一个文件夹，或直接打开它；账本丢失时请恢复备份。",
        )
    keyring = _find_keyring() if use_keyring and not passphrase_from_environment() else None
    passphrase = None if keyring else passphrase_source()
    key, code = create_keys(staging, uuid4(), passphrase=passphrase, keyring=keyring)
    _found_staged(staging, key, divisions=divisions, keeper=keeper, sample=sample)
    crash_point("composition.staged")
    move_file(staging / LEDGER_FILE, folder / LEDGER_FILE)
    crash_point("composition.ledger_moved")
    move_file(staging / KEY_FILE_NAME, folder / KEY_FILE_NAME)
    shutil.rmtree(staging)
    return code.text


def _clear_unfinished(folder: Path, staging: Path) -> None:
    """Take away what a founding left that was cut off: nobody was told its recovery code.

    Its key file is moved last, so without one the ledger file beside the staging folder is its own.
    """
    if not staging.exists():
        return
    if not (folder / KEY_FILE_NAME).exists():
        (folder / LEDGER_FILE).unlink(missing_ok=True)
    shutil.rmtree(staging)


def _found_staged(
    staging: Path, key: MasterKey, *, divisions: Sequence[Division], keeper: str, sample: bool
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
        begin_ledger(
            ledger,
            divisions=divisions,
            device=device,
            device_name=platform.node() or "本机",
            public_key=public_key,
            keeper=keeper,
            sample=sample,
        )
    finally:
        ledger.close()


def _find_keyring() -> Keyring | None:
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
    if (folder / STAGING).exists() and not (folder / KEY_FILE_NAME).exists():
        raise NotFoundError("账本的建立没有完成。", "请重新运行 yishibu init；没有丢失任何记录。")
    if not has_ledger(folder):
        raise NotFoundError(
            f"这里没有账本：{folder}。", "请先用 yishibu init 建立，或用 yishibu restore 恢复备份。"
        )
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
                press=ReportLabPress(),
                key=key,
            )
        finally:
            ledger.close()


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
    with home.ledger.read() as reading:
        digests = {row.file_digest for row in reading.list(Attachment, with_removed=True)}
    damaged = [
        Problem(code="attachment", message=checked.problem, details={"digest": checked.digest})
        for checked in home.files.verify_all(digests)
        if checked.problem
    ]
    return dataclasses.replace(found, problems=(*found.problems, *damaged))


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

    Returns:
        Where the ledger that was there before lies now, None where there was none.
    """

    def unlock_backup(key_file: KeyFile) -> MasterKey:
        if code is not None:
            return unlock_key_file_with_code(key_file, code)
        return unlock_key_file(key_file, passphrase_source=passphrase_source)

    restored = restore_backup(
        file,
        folder,
        key_source=unlock_backup,
        check=check_copy,
        newest_schema=SCHEMA,
        replace_ledger=replace_ledger,
    )
    begin_epoch(folder / LEDGER_FILE, restored.key.ledger_key(), uuid4())
    return restored.replaced


def _label(folder: Path, purpose: str, schema: int = SCHEMA) -> BackupLabel:
    return BackupLabel(
        ledger_id=read_key_file(folder).ledger_id,
        schema=schema,
        app_version=APP_VERSION,
        created_at=datetime.now(UTC),
        purpose=purpose,
    )


def passphrase_from_environment() -> str | None:
    """Return YISHIBU_PASSPHRASE, or None where it is not set."""
    return os.environ.get("YISHIBU_PASSPHRASE") or None
