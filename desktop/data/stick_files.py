"""Files on a USB stick: whole, read again from the stick itself, or not there at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, BinaryIO

from desktop.data.durable_files import drop_cache, file_errors, replacing
from desktop.errors import StorageError

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
                f"文件夹不在了：{path.parent}。", "U 盘可能拔出来了：请插好再试，或换一个文件夹。"
            )
        with file_errors(path), replacing(path) as file:
            yield file
            drop_cache(file)
            check(file)
            _let_others_read(file)

    @contextlib.contextmanager
    def reading(self, path: Path) -> Iterator[BinaryIO]:
        """Give a file to read; StorageError where it cannot be, now or in the middle."""
        with file_errors(path), path.open("rb") as file:
            yield file


def _let_others_read(file: BinaryIO) -> None:
    """Let every user read it, where the stick knows users at all (FAT does not)."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(file.fileno(), _FOR_ALL)
