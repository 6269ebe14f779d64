"""Puts a ledger in its place, new or from a backup: a power cut leaves what was there, or it whole.

Everything is made ready in a folder inside the ledger's own (so a mounted folder can be restored
into). One rename makes it due; from then on the exchange is carried out, again at the next start if
need be. What was there before is moved to ``replaced/1``, ``2`` … and never deleted.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.data.attachments import ATTACHMENTS_NAME, AttachmentFiles
from desktop.data.backup_containers import LEDGER_NAME, BackupInfo, open_container
from desktop.data.backups import BACKUPS_NAME, scratch_folder
from desktop.data.crash_points import crash_point
from desktop.data.durable_files import (
    file_errors,
    link_or_copy,
    make_folder,
    move_file,
    remove_leftovers,
    replacing,
    sync_folder,
    write_file,
)
from desktop.data.folder_locks import LOCK_NAME, shared_lock, sole_lock
from desktop.data.key_files import (
    KEY_FILE_NAME,
    MAX_KEY_FILE_BYTES,
    KeyFile,
    MasterKey,
    parse_key_file,
    read_key_file,
    render_key_file,
)
from desktop.errors import (
    ConflictError,
    LedgerDamagedError,
    LedgerLockedError,
    LedgerTooNewError,
    StorageError,
    WrongKeyError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.data.backup_containers import Container, Progress
    from desktop.data.backups import CheckLedger

    KeySource = Callable[[KeyFile], MasterKey]

REPLACED_NAME = "replaced"

_READY_NAME = "restore-ready"
_SIDE_FILES = (f"{LEDGER_NAME}-wal", f"{LEDGER_NAME}-shm")
_KEPT = {BACKUPS_NAME, REPLACED_NAME, LOCK_NAME, "logs"}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    """A finished restore; `replaced` is where the ledger before lies, None where there was none."""

    info: BackupInfo
    key: MasterKey
    replaced: Path | None


def has_ledger(home: Path) -> bool:
    """Whether a ledger lies here; one whose restore was interrupted lies in pieces, but does."""
    return (home / LEDGER_NAME).exists() or (home / _READY_NAME).exists()


@contextmanager
def ledger_in_use(home: Path) -> Iterator[None]:
    """Keep others from restoring while the block runs; held for as long as a ledger is open.

    The first to come finishes what a killed process left: a restore that is due, temporary files.

    Raises:
        LedgerLockedError: A restore is going on.
    """
    if home.is_dir():
        _tidy(home)
    with shared_lock(home):
        if (home / _READY_NAME).exists():  # a restore was killed while others had the ledger open
            raise LedgerLockedError("另一个程序的还原没有做完。", "请再打开一次，会自动接着完成。")
        yield


def _tidy(home: Path) -> None:
    with file_errors(home), suppress(LedgerLockedError), sole_lock(home, wait_s=0):
        finish_restore(home)
        for folder in (home, home / BACKUPS_NAME):
            remove_leftovers(folder)


@contextmanager
def new_ledger_folder(home: Path, *, replace_ledger: bool = False) -> Iterator[Path]:
    """Yield a folder in which to make a new ledger, which then goes into `home`, all at once.

    With `replace_ledger`, one that is there is moved aside at the end, as by a restore. What an
    earlier founding left that was cut off is cleared away, or finished where only the last
    step was missing.

    Raises:
        ConflictError: There is a ledger in `home`, or the keys of one; they are left as they are.
        LedgerLockedError: Another program works there.
        StorageError: The folder cannot be written.
    """
    with file_errors(home), sole_lock(home):
        finish_restore(home)
        remove_leftovers(home)
        if not replace_ledger:
            _refuse_ledger(home)
        with scratch_folder(home / "founding") as staging:
            for name in ("old", "new"):
                make_folder(staging / name)
            yield staging / "new"
            _without_side_files(staging / "new")
            crash_point("restores.founded")
            move_file(staging, home / _READY_NAME)
        crash_point("restores.founding_due")
        finish_restore(home)


def _refuse_ledger(home: Path) -> None:
    if (home / LEDGER_NAME).exists():
        raise ConflictError(
            f"这里已经有一个账本：{home}。", "可以直接使用它；要另建账本，请换一个文件夹。"
        )
    if (home / KEY_FILE_NAME).exists():
        raise ConflictError(
            f"这里有账本的密钥文件，账本文件却不见了：{home}。",
            "请恢复备份；要另建账本，请换一个文件夹。",
        )


def restore_backup(
    file: Path,
    home: Path,
    *,
    key_source: KeySource,
    check: CheckLedger,
    newest_schema: int,
    replace_ledger: bool = False,
    progress: Progress | None = None,
) -> Restored:
    """Put the ledger of a backup into `home`.

    Attachments that are here and open with the backup's key are kept, whether the backup took its
    own along or not. This machine's keyring goes on holding the key only if it held it before.

    Args:
        file: The backup.
        home: The ledger's folder; made where there is none.
        key_source: Unlocks the backup's keys.json (`desktop.data.keys.unlock_key_file…`).
        check: Opens the ledger and raises where it is not whole.
        newest_schema: The newest schema number that this app can open.
        replace_ledger: Whether a ledger that is there already may be moved aside.
        progress: Called with bytes done and in all while the backup is verified.

    Raises:
        ConflictError: `home` is not empty, and `replace_ledger` was not given.
        LedgerLockedError: Another program has the ledger open.
        LedgerDamagedError: The backup is not whole.
        LedgerTooNewError: The backup needs a newer app.
        WrongKeyError: Passphrase or recovery code do not open the backup.
        DiskFullError: No room; the ledger that was there is as it was.
    """
    with file_errors(home):
        with open_container(file) as container, sole_lock(home):
            finish_restore(home)
            remove_leftovers(home)
            _refuse_occupied(home, replace_ledger=replace_ledger)
            _refuse_newer(container.info, newest_schema)
            key_file, key = _unlocked(container, key_source)
            container.verify(progress)
            with scratch_folder(home / "restore") as staging:
                _stage(container, staging, home, key_file, key)
                check(staging / "new" / LEDGER_NAME, key)
                _without_side_files(staging / "new")
                crash_point("restores.staged")
                move_file(staging, home / _READY_NAME)
            crash_point("restores.due")
            replaced = finish_restore(home)
        log.info("backup restored: %s", file.name)
        return Restored(container.info, key, replaced)


def recover_key_file(
    file: Path, home: Path, *, key_source: KeySource, check: CheckLedger
) -> MasterKey:
    """Take keys.json out of a backup of this very ledger, where the one beside it is lost.

    Ledger and attachments stay as they are. The wraps are those of the backup's day.

    Raises:
        WrongKeyError: The backup is another ledger's, or stays shut.
        LedgerDamagedError: The backup is not whole.
    """
    with file_errors(home), open_container(file) as container, sole_lock(home):
        finish_restore(home)
        key_file, key = _unlocked(container, key_source)
        try:
            check(home / LEDGER_NAME, key)
        except LedgerDamagedError as error:
            raise WrongKeyError(
                "备份里的密钥打不开这里的议事簿。", "请换一份这个议事簿自己的备份。"
            ) from error
        if (home / KEY_FILE_NAME).exists():
            aside = _next_replaced(home)
            make_folder(aside)
            link_or_copy(home / KEY_FILE_NAME, aside / KEY_FILE_NAME)
            sync_folder(aside)
        write_file(home / KEY_FILE_NAME, render_key_file(replace(key_file, keyring=False)))
        return key


def finish_restore(home: Path) -> Path | None:
    """Carry out a restore that is due, and return where the ledger before now lies.

    Only under `sole_lock`. Each step may already have been done before a power cut.
    """
    ready = home / _READY_NAME
    if not ready.exists():
        return None
    old, new = ready / "old", ready / "new"
    if (new / LEDGER_NAME).exists():
        for name in _SIDE_FILES:
            _move_if_there(home / name, old / name)
    for name in (LEDGER_NAME, KEY_FILE_NAME, ATTACHMENTS_NAME):
        if (new / name).exists():
            _move_if_there(home / name, old / name)
            crash_point("restores.moved_aside")
            move_file(new / name, home / name)
            crash_point("restores.moved_in")
    replaced = _next_replaced(home) if old.is_dir() and any(old.iterdir()) else None
    if replaced is not None:
        make_folder(replaced.parent)
        move_file(old, replaced)
    crash_point("restores.kept")
    shutil.rmtree(ready)
    sync_folder(home)
    return replaced


def _stage(
    container: Container, staging: Path, home: Path, key_file: KeyFile, key: MasterKey
) -> None:
    """Make the new ledger ready under ``new`` and an empty ``old``."""
    new = staging / "new"
    for folder in (staging / "old", new / ATTACHMENTS_NAME):
        make_folder(folder)
    for member in container.info.members:
        if member.name != KEY_FILE_NAME:
            target = new / member.name
            make_folder(target.parent)
            with replacing(target) as file:
                container.copy(member.name, file)
    write_file(new / KEY_FILE_NAME, render_key_file(_for_this_machine(key_file, home)))
    _keep_attachments(home, new, key)


def _keep_attachments(home: Path, new: Path, key: MasterKey) -> None:
    """Take along what lies here and is the same ledger's: a backup may have left it out."""
    here = AttachmentFiles(home, key.attachment_key())
    there = AttachmentFiles(new, key.attachment_key())
    for digest in here.list_digests():
        if not there.has(digest) and here.is_whole(digest):
            target = there.path_of(digest)
            make_folder(target.parent)
            link_or_copy(here.path_of(digest), target)
            sync_folder(target.parent)


def _for_this_machine(key_file: KeyFile, home: Path) -> KeyFile:
    """Return keys.json as it is to be here: the keyring holds the key only if it did before."""
    try:
        here = read_key_file(home)
    except StorageError:
        return replace(key_file, keyring=False)
    return replace(key_file, keyring=here.keyring and here.fingerprint == key_file.fingerprint)


def _unlocked(container: Container, key_source: KeySource) -> tuple[KeyFile, MasterKey]:
    key_file = parse_key_file(container.read(KEY_FILE_NAME, MAX_KEY_FILE_BYTES))
    if key_file.ledger_id != container.info.label.ledger_id:
        raise LedgerDamagedError("备份里的密钥文件属于另一个议事簿。", "请换一份备份。")
    return key_file, key_source(key_file)


def _refuse_occupied(home: Path, *, replace_ledger: bool) -> None:
    if replace_ledger:
        return
    there = sorted(path.name for path in home.iterdir() if path.name not in _KEPT)
    if there:
        raise ConflictError(
            f"文件夹里已有内容：{home}（{there[0]} 等 {len(there)} 项）。",
            "请换一个空文件夹，或明确选择替换：原来的议事簿会移到 replaced 文件夹，不会删除。",
            found=there,
        )


def _refuse_newer(info: BackupInfo, newest_schema: int) -> None:
    if info.label.schema > newest_schema:
        raise LedgerTooNewError(
            f"备份来自更新的版本（{info.label.app_version}，数据结构 {info.label.schema}，"
            f"本软件到 {newest_schema}）。",
            "请先升级本软件再还原。",
            schema=info.label.schema,
        )


def _without_side_files(folder: Path) -> None:
    """Remove what looking into the copy left beside it: the copy was whole without."""
    for name in _SIDE_FILES:
        (folder / name).unlink(missing_ok=True)
    sync_folder(folder)


def _move_if_there(source: Path, target: Path) -> None:
    if source.exists():
        move_file(source, target)


def _next_replaced(home: Path) -> Path:
    folder = home / REPLACED_NAME
    taken = [int(path.name) for path in folder.glob("*") if path.name.isdecimal()]
    return folder / str(max(taken, default=0) + 1)
