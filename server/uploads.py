"""What comes in pieces: batches, bodies of large patches, files and bundles, by their digest.

Everything lies under one folder, apart for each organization: ``ORG/KIND/ab/DIGEST`` where it is
whole, ``ORG/KIND/ab/.DIGEST.part`` while it is on its way. The folder alone says what is whole, so
a power cut, a second process or a restored database cannot disagree with it. A part is grown under
a lock a piece at a time: of two requests that send the same, the one that came later goes on.

Threads: all but values may be used from any, and from several processes.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from uuid import UUID

from desktop.domain.changes import digest_of, is_digest
from desktop.errors import SyncError
from desktop.sync.compression import MAX_BYTES, MAX_PART_BYTES, unpack_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

MOST_BYTES = {
    "batch": MAX_BYTES,
    "part": MAX_PART_BYTES,
    "file": 20 * 1024 * 1024,
    "bundle": 1024 * 1024 * 1024,
}
"""What each kind may be at most."""

FOLDER = "uploads"

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """By what an upload is known; made of nothing that could climb out of its folder.

    Attributes:
        org: Whose device sent it, an id.
        kind: A key of `MOST_BYTES`.
        digest: SHA-256 of its bytes; of a part, which is kept packed as it travels, of the body.
    """

    org: str
    kind: str
    digest: str

    def __post_init__(self) -> None:
        """Refuse what is no such name."""
        if self.kind not in MOST_BYTES or not is_digest(self.digest):
            raise SyncError("没有这种内容。", "请升级议事簿后再试。", code="name")
        UUID(self.org)


@dataclass(frozen=True, slots=True)
class Arrived:
    """How many bytes are here, and whether that is all."""

    offset: int
    complete: bool


class Uploads:
    """The folder of all uploads, in the server's home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def find(self, name: Name) -> Path | None:
        """Return where the whole bytes lie, None where they are not here or not yet whole."""
        path = self._path(name)
        return path if path.is_file() else None

    def renew(self, name: Name) -> Path | None:
        """Return where whole bytes lie, as `find`; from now on they are as young as new ones.

        Who is about to name them asks so: they are not tidied away meanwhile.
        """
        path = self._path(name)
        with _held(path) as file:
            if file is None:
                return None
            os.utime(file)
        return path

    def drop_stale(self, name: Name, before: float) -> bool:
        """Remove whole bytes that came, or were renewed, before a time (Unix); say if it did."""
        path = self._path(name)
        with _held(path) as file:
            if file is None or os.fstat(file).st_mtime >= before:
                return False
            path.unlink()
        return True

    def arrived(self, name: Name) -> Arrived | None:
        """Return how far it came, None where nothing is here."""
        for path, complete in ((self._path(name), True), (self._part(name), False)):
            with contextlib.suppress(FileNotFoundError):
                return Arrived(path.stat().st_size, complete)
        return None

    def remove(self, name: Name) -> None:
        """Let go of what is no longer needed."""
        self._path(name).unlink(missing_ok=True)
        self._part(name).unlink(missing_ok=True)

    def receiving(self, name: Name, offset: int, length: int) -> Receiving:
        """Return what takes the bytes from `offset` on, of `length` in all; to be closed.

        What it took stays.

        Raises:
            SyncError: ``too_large``; ``offset`` where other bytes are due, with ``offset``;
                ``full`` where the disk has no room.
        """
        if not 0 <= length <= MOST_BYTES[name.kind] or not 0 <= offset <= length:
            raise SyncError(
                "这个文件太大，或写错了大小。", "请升级议事簿后再试。", code="too_large"
            )
        if whole := self.find(name):
            raise _other_offset(whole.stat().st_size)
        part = self._part(name)
        size = _size_of(part)
        if size > length:  # the same body packed otherwise, by an older version
            part.unlink(missing_ok=True)
            raise _other_offset(0)
        if offset != size:
            raise _other_offset(size)
        with room_errors():
            _make_folder(part.parent)
            _keep_room(part.parent, length - offset)
            descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return Receiving(descriptor, part, offset, length)

    def finish(self, name: Name, length: int) -> bool:
        """Give a part its name where it is all there, and say whether it is.

        Raises:
            SyncError: ``digest``: the bytes are not what their name says; they are gone.
        """
        part, path = self._part(name), self._path(name)
        with (
            contextlib.suppress(FileNotFoundError),
            part.open("rb") as file,
            _locked(file.fileno()),
        ):
            if not _is_at(file.fileno(), part):  # another request gave it its name meanwhile
                return path.is_file()
            if os.fstat(file.fileno()).st_size != length:
                return False
            if digest_in(name.kind, file) != name.digest:
                part.unlink()
                raise SyncError("收到的内容和它的摘要不符，已丢弃。", "请重新发送。", code="digest")
            part.replace(path)
            _sync_folder(path.parent)
        return path.is_file()  # also where another request, which sent the same, came first

    def find_anywhere(self, kind: str, digest: str) -> Path | None:
        """Return where whole bytes lie, whichever organization sent them."""
        found = self._folder.glob(f"*/{kind}/{digest[:2]}/{digest}")
        return next(found, None)

    def whole(self, kind: str = "*") -> Iterator[tuple[Name, Path]]:
        """Yield everything (of a kind) that is here whole, and where it lies."""
        for path in sorted(self._folder.glob(f"*/{kind}/*/*")):
            if not path.name.startswith("."):
                yield Name(path.parts[-4], path.parts[-3], path.name), path

    def _path(self, name: Name) -> Path:
        return self._folder / name.org / name.kind / name.digest[:2] / name.digest

    def _part(self, name: Name) -> Path:
        path = self._path(name)
        return path.with_name(f".{path.name}.part")


class Receiving:
    """A part that grows; closed where its block ends."""

    def __init__(self, descriptor: int, part: Path, offset: int, length: int) -> None:
        self._descriptor = descriptor
        self._part = part
        self.offset = offset
        self._length = length

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Bring what was taken to the disk itself."""
        try:
            with room_errors():
                os.fsync(self._descriptor)
        finally:
            os.close(self._descriptor)

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            SyncError: ``too_large``: more than was said; ``offset``: another request has gone on
                meanwhile; ``full``: no room. What was there before stays.
        """
        if self.offset + len(data) > self._length:
            raise SyncError("收到的内容比说好的多。", "请重新发送。", code="too_large")
        with _locked(self._descriptor):
            size = self._size()
            if size != self.offset:
                raise _other_offset(size)
            with room_errors():
                self._append(data)

    def _size(self) -> int:
        """Return how far the part has come; what has its name already grows no more."""
        if _is_at(self._descriptor, self._part):
            return os.fstat(self._descriptor).st_size
        raise SyncError("别的连接已经传完了。", "请重新询问已收到多少。", code="offset", offset=0)

    def _append(self, data: bytes) -> None:
        try:
            written = 0
            while written < len(data):
                written += os.pwrite(self._descriptor, data[written:], self.offset + written)
        except OSError:
            os.ftruncate(self._descriptor, self.offset)
            raise
        self.offset += written


def _size_of(part: Path) -> int:
    """Return how far a part has come: 0 also where another request has just given it its name."""
    with contextlib.suppress(FileNotFoundError):
        return part.stat().st_size
    return 0


def _other_offset(size: int) -> SyncError:
    return SyncError("续传的位置对不上。", "请重新询问已收到多少。", code="offset", offset=size)


def digest_in(kind: str, file: BufferedReader) -> str:
    """Return the digest by which bytes are known; "" of a part that cannot be unpacked."""
    if kind != "part":
        return hashlib.file_digest(file, "sha256").hexdigest()
    try:
        return digest_of(unpack_part(file.read()))
    except SyncError:
        return ""


@contextlib.contextmanager
def room_errors() -> Iterator[None]:
    """Turn what the system says of a disk without room into a refusal (``full``)."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise SyncError(
            "服务器的磁盘已满。",
            "数据都还在本机，请告诉县里的管理员，腾出空间后再同步。",
            code="full",
        ) from error


@contextlib.contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[int | None]:
    """Give a file, open and of nobody else's meanwhile; None where it is not there (any more)."""
    with contextlib.ExitStack() as held:
        found = None
        with contextlib.suppress(FileNotFoundError):
            descriptor = held.enter_context(path.open("rb")).fileno()
            held.enter_context(_locked(descriptor))
            found = descriptor if _is_at(descriptor, path) else None
        yield found


def _is_at(descriptor: int, path: Path) -> bool:
    """Tell whether an open file still has this name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _keep_room(folder: Path, size: int) -> None:
    """Refuse at once what cannot come to its end."""
    disk = os.statvfs(folder)
    if size > disk.f_bavail * disk.f_frsize:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
