"""Files that are wholly there or not at all: written beside, fsynced, renamed, folder fsynced.

The one seam where the operating system's complaints about files become errors for people.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from typing import TYPE_CHECKING, BinaryIO

from desktop.data.crash_points import crash_point
from desktop.errors import DiskFullError, Said, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}
_LEFTOVERS = ".*.part"


@contextlib.contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn an OSError into an error that a person can be shown, naming `path`.

    Raises:
        DiskFullError: No room, no quota, or (EFBIG) a file larger than the disk's format allows.
        StorageError: Anything else the operating system refuses.
    """
    try:
        yield
    except OSError as error:
        raise _storage_error(error, path) from error


def _storage_error(error: OSError, path: Path) -> StorageError:
    if error.errno in NO_ROOM:
        return DiskFullError(
            Said("磁盘已满，没有写成：{name}。", name=path.name),
            Said(
                "原有内容没有改动。请在“{folder}”所在的磁盘上腾出空间后再试。", folder=path.parent
            ),
            path=str(path),
        )
    if error.errno in NO_PERMISSION:
        return StorageError(
            Said("没有权限读写：{path}。", path=path),
            "请检查该文件夹的权限，或换一个位置。",
            path=str(path),
        )
    reason = error.strerror or type(error).__name__
    return StorageError(
        Said("读写失败：{path}（{reason}）。", path=path, reason=reason),
        "请检查磁盘或优盘是否完好、是否已拔出。",
        path=str(path),
    )


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write and read; when the block ends it takes the place of `path`, durably.

    If the block raises, `path` is as it was and the temporary file is gone. Files are readable by
    their owner only.
    """
    part = part_of(path)
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            sync_file(file)
        crash_point("durable_files.before_rename")
        move_file(part, path)
        crash_point("durable_files.after_rename")
    finally:
        part.unlink(missing_ok=True)


_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows would translate line ends without it


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`, replacing what is there, and make the folder if need be.

    Raises:
        DiskFullError: No room; `path` is as it was.
        StorageError: The operating system refused; `path` is as it was.
    """
    with file_errors(path):
        make_folder(path.parent)
        with replacing(path) as file:
            file.write(data)
            crash_point("durable_files.written")


def part_of(path: Path) -> Path:
    """Return a fresh name beside `path` that `remove_leftovers` knows to be unfinished work."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def sync_file(file: BinaryIO) -> None:
    """Bring what was written to the disk itself."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk; Windows does so by itself and offers no call for it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, so that a power cut does not lose them."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def move_file(source: Path, target: Path) -> None:
    """Rename within one disk, taking the place of a file at `target`, durably."""
    source.replace(target)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def link_or_copy(source: Path, target: Path) -> None:
    """Let `target` be the same file, or a durable copy where the disk knows no links (FAT)."""
    try:
        os.link(source, target)
    except OSError:
        with source.open("rb") as reading, replacing(target) as writing:
            shutil.copyfileobj(reading, writing)


def remove_leftovers(folder: Path) -> None:
    """Remove what a killed process left unfinished in `folder`, though not in folders inside.

    Only for who holds the ledger alone: another process' unfinished work looks the same.
    """
    with file_errors(folder):
        for part in [*folder.glob(_LEFTOVERS)]:
            if part.is_dir():
                shutil.rmtree(part)
            else:
                part.unlink(missing_ok=True)


def drop_cache(file: BinaryIO) -> None:
    """Let what was written be read again from the disk and not from memory, where that can be."""
    sync_file(file)
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    file.seek(0)
