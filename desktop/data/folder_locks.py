"""Who works in a ledger's folder: any number of programs together, or one alone to restore.

The operating system drops the locks of a killed process, so none is ever left behind.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.data.durable_files import file_errors, make_folder
from desktop.errors import LedgerLockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_NAME = "ledger.lock"
WAIT_S = 5.0

_RETRY_S = 0.05


@contextmanager
def shared_lock(folder: Path, *, wait_s: float = WAIT_S) -> Iterator[None]:
    """Work in the folder beside other programs; LedgerLockedError while one restores into it."""
    with _locked(folder, alone=False, wait_s=wait_s):
        yield


@contextmanager
def sole_lock(folder: Path, *, wait_s: float = WAIT_S) -> Iterator[None]:
    """Have the folder, made if need be, alone; LedgerLockedError while anyone else works in it."""
    with _locked(folder, alone=True, wait_s=wait_s):
        yield


@contextmanager
def _locked(folder: Path, *, alone: bool, wait_s: float) -> Iterator[None]:
    path = folder / LOCK_NAME
    with file_errors(path):
        if alone:
            make_folder(folder)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + wait_s
        while not _is_locked(descriptor, alone=alone):
            if time.monotonic() >= deadline:
                raise LedgerLockedError(
                    f"这个议事簿正被另一个程序使用：{folder}。",
                    "请关闭其他议事簿窗口和命令后再试。",
                )
            time.sleep(_RETRY_S)
        yield
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int, *, alone: bool) -> bool:
    try:
        _lock(descriptor, alone=alone)
    except (BlockingIOError, PermissionError):
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    _RANGE = 1024

    def _lock(descriptor: int, *, alone: bool) -> None:
        """Lock every byte, or any one: Windows has no shared lock in its C library."""
        os.lseek(descriptor, 0 if alone else secrets.randbelow(_RANGE), os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, _RANGE if alone else 1)

else:
    import fcntl

    def _lock(descriptor: int, *, alone: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
