"""Makes backups of a ledger, verified by opening them, and lets old daily ones go.

A restore is in restores.py.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.data.attachments import ATTACHMENTS_NAME
from desktop.data.backup_containers import (
    LEDGER_NAME,
    BackupInfo,
    BackupLabel,
    open_container,
    open_container_file,
    write_container,
)
from desktop.data.backup_rotation import KeptBackup, plan_rotation
from desktop.data.crash_points import crash_point
from desktop.data.durable_files import drop_cache, file_errors, make_folder, part_of, replacing
from desktop.data.key_files import KEY_FILE_NAME, read_key_file
from desktop.domain.deadlines import BEIJING
from desktop.domain.own_files import BACKUP_SUFFIX
from desktop.errors import (
    AppError,
    ConflictError,
    LedgerDamagedError,
    StorageError,
    ValidationError,
    WrongKeyError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from desktop.data.backup_containers import Progress
    from desktop.data.key_files import MasterKey

    CopyLedger = Callable[[Path], None]
    CheckLedger = Callable[[Path, MasterKey], None]

BACKUPS_NAME = "backups"
DAILY = "daily"


log = logging.getLogger(__name__)


def backup_name(label: BackupLabel) -> str:
    """Return a file name such as ``yishibu-daily-20261123-054112.ysb``, by Beijing time."""
    at = label.created_at.astimezone(BEIJING)
    return f"yishibu-{label.purpose}-{at:%Y%m%d-%H%M%S}{BACKUP_SUFFIX}"


def write_backup(
    home: Path,
    target: Path,
    *,
    label: BackupLabel,
    key: MasterKey,
    copy_ledger: CopyLedger,
    check: CheckLedger,
    with_attachments: bool = True,
    progress: Progress | None = None,
) -> BackupInfo:
    """Write one backup file, read it again and verify it, and only then give it its name.

    Args:
        home: The ledger's folder.
        target: The file; a backup of the same ledger there is replaced.
        label: What the backup says of itself.
        key: The ledger's master key.
        copy_ledger: Writes a consistent copy of ledger.db at a path; called once, before the
            attachments are listed, so that all it names are taken along.
        check: Opens the copy and raises where it is not whole.
        with_attachments: False leaves them out: they never change, and lie beside the ledger.
        progress: Called with bytes done and in all while the backup is read again.

    Raises:
        ConflictError: Another file, or another ledger's backup, has that name.
        DiskFullError: No room; whatever was at `target` is as it was.
        LedgerDamagedError: The ledger, its keys or the written backup are not whole.
    """
    _refuse_target(target, label.ledger_id)
    _refuse_keys(home, label.ledger_id, key)
    with file_errors(home), scratch_folder(home / "backup") as scratch:
        copy = scratch / LEDGER_NAME
        copy_ledger(copy)
        check(copy, key)
        crash_point("backups.copied")
        sources = {LEDGER_NAME: copy, KEY_FILE_NAME: home / KEY_FILE_NAME}
        if with_attachments:
            sources |= _attachments(home)
        with file_errors(target):
            make_folder(target.parent)
            with replacing(target) as file:
                write_container(file, label, sources, with_attachments=with_attachments)
                crash_point("backups.written")
                drop_cache(file)
                open_container_file(target, file).verify(progress)
    crash_point("backups.done")
    log.info("backup written: %s", target.name)
    return read_backup(target)


def read_backup(path: Path) -> BackupInfo:
    """Return what a backup says of itself; errors as `open_container`."""
    with open_container(path) as container:
        return container.info


def verify_backup(path: Path, progress: Progress | None = None) -> BackupInfo:
    """Read a backup whole; LedgerDamagedError where a byte is not what it was."""
    with open_container(path) as container:
        container.verify(progress)
        return container.info


def rotate_backups(folder: Path, ledger_id: UUID) -> list[Path]:
    """Delete the daily backups of a ledger that `plan_rotation` lets go, and return them.

    Other files, other ledgers' backups, those made by hand or before a migration, and those that
    cannot be read any more are never touched.
    """
    daily = {path.name: (path, info) for path, info in list_daily_backups(folder, ledger_id)}
    newest_first = sorted(daily.values(), key=lambda one: one[1].label.created_at, reverse=True)
    verified = next((path.name for path, _ in newest_first if _is_whole(path)), None)
    kept = [
        KeptBackup(name, info.label.created_at, verified=name == verified)
        for name, (_, info) in daily.items()
    ]
    removed = [daily[name][0] for name in sorted(plan_rotation(kept))]
    for path in removed:
        with file_errors(path):
            path.unlink(missing_ok=True)
    return removed


@contextmanager
def scratch_folder(name: Path) -> Iterator[Path]:
    """Yield a private folder beside `name`, known as unfinished work and gone after the block."""
    folder = part_of(name)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def list_backups(folder: Path) -> Iterator[BackupInfo]:
    """Yield the backups in a folder that can be read, by name; only their heads are read."""
    for path in sorted(folder.glob(f"*{BACKUP_SUFFIX}")):
        try:
            yield read_backup(path)
        except AppError as error:
            log.warning("backup cannot be read: %s: %s", path.name, type(error).__name__)


def list_daily_backups(folder: Path, ledger_id: UUID) -> Iterator[tuple[Path, BackupInfo]]:
    """Yield the daily backups of a ledger that can be read, by name; only their heads are read."""
    for info in list_backups(folder):
        if info.label.purpose == DAILY and info.label.ledger_id == ledger_id:
            yield info.path, info


def _is_whole(path: Path) -> bool:
    try:
        verify_backup(path)
    except StorageError as error:
        log.warning("backup is not whole: %s: %s", path.name, type(error).__name__)
        return False
    return True


def _attachments(home: Path) -> dict[str, Path]:
    files = sorted((home / ATTACHMENTS_NAME).glob("??/*.bin"))
    return {path.relative_to(home).as_posix(): path for path in files}


def _refuse_target(target: Path, ledger_id: UUID) -> None:
    if target.is_dir():
        raise ValidationError(f"“{target}”是文件夹。", "请写出备份文件的名称。", field="file")
    if not target.exists():
        return
    try:
        ours = read_backup(target).label.ledger_id == ledger_id
    except (ValidationError, LedgerDamagedError):
        ours = False
    if not ours:
        raise ConflictError(
            f"“{target.name}”已经存在，而且不是这个议事簿的备份。", "请换一个名称。", field="file"
        )


def _refuse_keys(home: Path, ledger_id: UUID, key: MasterKey) -> None:
    """Refuse to make a backup that its own keys would not open."""
    key_file = read_key_file(home)
    if (key_file.ledger_id, key_file.fingerprint) != (ledger_id, key.fingerprint()):
        raise WrongKeyError("密钥文件不是这个议事簿的。", "请从备份中取回密钥文件。")
