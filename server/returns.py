"""Ways back that wait at the server for the township laptop that brought the bundle.

``returns/ORG/UPLOAD.BACK``: asked again for the same upload, the same way back is given, so that a
download that broke off is gone on with. They go after 30 days (server.tidying); the bundle can be
brought again.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import threading
from typing import TYPE_CHECKING

from desktop.errors import DiskFullError, NotFoundError, StorageError, SyncError
from server.bundles import take_bundle
from server.uploads import Name, Uploads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.stores import Store

FOLDER = "returns"

MOST_AT_ONCE = 4
"""So many bundles are taken in at once by a process, which has forty threads for all requests."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Turns:
    """Who may take in a bundle now: each holds a thread, for minutes where it is large."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._free = threading.BoundedSemaphore(most)

    @contextlib.contextmanager
    def one(self) -> Iterator[None]:
        """Hold a turn; StorageError (``busy``) where others hold all of them."""
        if not self._free.acquire(blocking=False):
            raise StorageError(
                "服务器正在收别人的同步包。", "这个包已经传到；请过几分钟再同步一次。", busy=True
            )
        try:
            yield
        finally:
            self._free.release()


def answer_upload(store: Store, org: str, digest: str, turns: Turns | None = None) -> str:
    """Take in a bundle that an organization's device uploaded, and return the way back's digest.

    Args:
        store: The server's.
        org: Whose device uploaded it.
        digest: Of the bundle.
        turns: Of the process; None where nothing else is asked of it.

    Raises:
        NotFoundError: There is no such upload, nor was there one lately.
        SyncError: As `server.bundles.take_bundle`: then the upload is gone too, but for
            ``slow_down``, since it can be taken in later.
        StorageError: The disk or the database does not take it now, or another request is at it,
            or at others (``busy``).
    """
    folder = store.home / FOLDER / org
    name = Name(org, "bundle", digest)
    with _storage_errors():
        _check_known(store, folder, name)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(folder / f".{digest}.lock"):
            if (made := next(folder.glob(f"{digest}.*"), None)) is None:
                with turns.one() if turns else contextlib.nullcontext():
                    made = _make(store, folder, name)
            return made.suffix[1:]


def find_return(store: Store, org: str, digest: str) -> Path:
    """Return where a way back lies.

    Raises:
        NotFoundError: There is none, or no more.
    """
    found = next((store.home / FOLDER / org).glob(f"*.{digest}"), None)
    if found is None:
        raise NotFoundError("服务器上没有这个回程包，或已过期。", "请重新发送同步包。")
    return found


def _check_known(store: Store, folder: Path, name: Name) -> None:
    """Refuse a bundle that never came, before a lock is made for it: those stay for a month."""
    if Uploads(store.home).find(name) is None and not any(folder.glob(f"{name.digest}.*")):
        raise _unknown()


def _unknown() -> NotFoundError:
    return NotFoundError("服务器上没有这个同步包。", "请先上传。")


def _make(store: Store, folder: Path, name: Name) -> Path:
    uploads = Uploads(store.home)
    if (source := uploads.find(name)) is None:
        raise _unknown()
    part = folder / f".{name.digest}.part"
    try:
        made = part.rename(folder / f"{name.digest}.{_write(store, name.org, source, part)}")
    except SyncError as error:
        if error.details.get("code") != "slow_down":
            uploads.remove(name)
        raise
    finally:
        part.unlink(missing_ok=True)
    uploads.remove(name)
    return made


def _write(store: Store, org: str, source: Path, target: Path) -> str:
    """Write a way back durably, and return its digest."""
    with source.open("rb") as reading, target.open("w+b") as writing:
        take_bundle(store, reading, writing, carrier=org)
        writing.flush()
        os.fsync(writing.fileno())
        writing.seek(0)
        return hashlib.file_digest(writing, "sha256").hexdigest()


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Keep other requests for the same bundle away; StorageError where one is at it."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StorageError("服务器正在收这个同步包。", "请稍后再问。", busy=True) from error
        os.utime(descriptor)  # an old lock would be tidied away under us
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _storage_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFullError("服务器的磁盘已满。", "请腾出空间后再试。") from error
        raise StorageError(
            "服务器的文件夹读写失败。", "请检查磁盘和权限。", cause=str(error.strerror)
        ) from error
