"""Files on a USB stick: whole, read again from the stick itself, or not there at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, BinaryIO

from desktop.data.durable_files import NO_PERMISSION, NO_ROOM, drop_cache, replacing
from desktop.errors import DiskFullError, Said, StorageError, SyncError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_FOR_ALL = 0o644  # another computer's user must read it; what is in it is sealed


class StickFiles:
    """Fills `desktop.services.bundle_ports.BundleFiles`."""

    @contextlib.contextmanager
    def writing(self, path: Path, check: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
        """Give a file to write; then it is brought to the disk, read again by `check`, and named.

        Raises:
            StorageError: No room, no permission, or the stick is gone; nothing is left behind.
        """
        if not path.parent.is_dir():
            raise StorageError(
                Said("文件夹不在了：{folder}。", folder=path.parent),
                "U 盘可能拔出来了：请插好再试，或换一个文件夹。",
            )
        with _stick_errors(path, writing=True), replacing(path) as file:
            yield file
            drop_cache(file)
            _read_again(file, check)
            _let_others_read(file)

    @contextlib.contextmanager
    def reading(self, path: Path) -> Iterator[BinaryIO]:
        """Give a file to read; StorageError where it cannot be, now or in the middle."""
        with _stick_errors(path, writing=False), path.open("rb") as file:
            yield file


@contextlib.contextmanager
def _stick_errors(path: Path, *, writing: bool) -> Iterator[None]:
    """Say what a stick refused, as `durable_files.file_errors` does of our own folder."""
    try:
        yield
    except OSError as error:
        raise _stick_error(error, path, writing=writing) from error


def _stick_error(error: OSError, path: Path, *, writing: bool) -> StorageError:
    if error.errno in NO_ROOM:
        return DiskFullError(
            Said("U 盘放不下了，没有写成：{name}。", name=path.name),
            "请删掉 U 盘上不要的文件，或换一个 U 盘再写；本机的记录都在。",
            path=str(path),
        )
    if error.errno in NO_PERMISSION and writing:
        return StorageError(
            Said("U 盘写不进去：{folder}。", folder=path.parent),
            "U 盘上有写保护开关的，请拨开；没有的，请换一个 U 盘或文件夹再试。本机的记录都在。",
            path=str(path),
        )
    return StorageError(
        Said("U 盘读写失败：{name}。", name=path.name),
        "U 盘可能拔出来了，或者坏了：请插好再试一次，还不行就换一个 U 盘。本机的记录都在。",
        path=str(path),
    )


def _read_again(file: BinaryIO, check: Callable[[BinaryIO], object]) -> None:
    try:
        check(file)
    except SyncError as error:
        raise StorageError(
            "写到 U 盘上的，读回来不一样，已经删掉。",
            "这个 U 盘可能坏了：请换一个再写。本机的记录都在。",
        ) from error


def _let_others_read(file: BinaryIO) -> None:
    """Let every user read it, where the stick knows users at all (FAT does not)."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(file.fileno(), _FOR_ALL)
