"""Snapshots as files: packed, laid down once for all who read the same, and given in ranges.

``snapshots/DEVICE.POSITION.MARK.DECLARED.SCOPE``: what a device was given last stays under its
name, so that a download that broke off is gone on with from the same bytes. Devices of one scope
have the same file under their names: one that was made for another lately serves as well, since
what came after its position comes in pages. Made on the disk, line by line; a few at once, whatever
processes ask (flock).
"""

from __future__ import annotations

import contextlib
import fcntl
import mmap
import os
import secrets
import tempfile
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson
from sqlalchemy import func, select

from desktop.errors import StorageError
from desktop.sync.compression import pack_file, unpacked_lines
from desktop.sync.snapshots import snapshot_lines
from server.devices import find_device
from server.entries import ATTACHMENT, FILE_DIGEST
from server.feeding import mark_at
from server.scopes import scope_of
from server.snapshots import reading_snapshot
from server.tables import chain, placed, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.stores import Store

FOLDER = "snapshots"

MOST_AT_ONCE = 2
"""How many are made at once, in all processes of a server; each takes a processor for minutes."""

_LONGEST_WAIT_S = 600.0  # for others to be made; whoever waits in vain is told that we are busy
_LOOK_AGAIN_S = 0.1
_SHARE = 20  # of all positions one part in so many may come in pages, behind another's snapshot
_NAMED = f'"type":"{ATTACHMENT}"'.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotFile:
    """A packed snapshot as it lies there, and the cursor to go on from: `closing` at `position`."""

    path: Path
    position: int
    closing: str


def scope_digest(store: Store, device_id: str) -> str:
    """Return what all devices have in common that are given the same snapshot.

    Raises:
        SyncError: The device is unknown or revoked (``device``).
    """
    with store.reading() as connection:
        return scope_of(connection, find_device(connection, device_id), store.now()).digest


def find_snapshot(store: Store, device_id: str) -> SnapshotFile | None:
    """Return the snapshot laid down for a device, None where there is none for what it may read.

    Raises:
        SyncError: The device is unknown or revoked (``device``).
    """
    scope = scope_digest(store, device_id)
    found = (store.home / FOLDER).glob(f"{device_id}.*.*.*.{scope}")
    return next(map(_file_of, found), None)


def lay_down(store: Store, device_id: str, *, ended: threading.Event | None = None) -> SnapshotFile:
    """Lay a snapshot for a device down in the place of its last one; make it where none serves.

    Args:
        store: The server's.
        device_id: Whose.
        ended: Set where the server is to end: then what is being made is given up.

    Raises:
        SyncError: The device is unknown or revoked (``device``), or a large body is gone.
        StorageError: Others are being made for too long, or the server ends (``busy``).
        OSError: There is no room for it.
    """
    making = _Making(store, ended or threading.Event())
    scope = scope_digest(store, device_id)
    making.folder.mkdir(mode=0o700, exist_ok=True)
    with making.alone(f".{scope}.lock"):
        found = _find_recent(store, scope)
        if found is None:
            with making.turn():
                found = making.make(device_id)
        return hand_over(found, device_id)


def _find_recent(store: Store, scope: str) -> SnapshotFile | None:
    """Return the latest snapshot of a scope that still holds, where little came behind it."""
    with store.reading() as connection:
        head = connection.execute(select(server.c.position, server.c.declared)).one()
        paths = (store.home / FOLDER).glob(f"*.*.*.{head.declared[:16]}.{scope}")
        for found in sorted(map(_file_of, paths), key=lambda one: one.position, reverse=True):
            behind = head.position - found.position
            if not 0 <= behind <= found.position // _SHARE:
                continue
            if found.closing.endswith(f":{mark_at(connection, found.position)}"):
                return found
    return None


def _file_of(path: Path) -> SnapshotFile:
    _, position, mark, _, _ = path.name.split(".")
    return SnapshotFile(path=path, position=int(position), closing=f"{position}:{mark}")


def hand_over(found: SnapshotFile, device_id: str) -> SnapshotFile:
    """Lay a snapshot down for a device, in the place of its last one: the same file by its name."""
    folder = found.path.parent
    path = folder / f"{device_id}.{found.path.name.partition('.')[2]}"
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(found.path)
    for old in folder.glob(f"{device_id}.*"):
        if old != path:
            old.unlink(missing_ok=True)
    return replace(found, path=path)


class _Making:
    """Makes snapshots, in turn with all others of this server."""

    def __init__(self, store: Store, ended: threading.Event) -> None:
        self._store, self._ended = store, ended
        self.folder = store.home / FOLDER

    @contextlib.contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Wait until nobody else has a lock, and hold it."""
        with self._first_of([name]):
            yield

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until fewer than `MOST_AT_ONCE` are being made."""
        with self._first_of([f".turn{number}.lock" for number in range(MOST_AT_ONCE)]):
            yield

    @contextlib.contextmanager
    def _first_of(self, names: list[str]) -> Iterator[None]:
        with contextlib.ExitStack() as opened:
            locks = [_open_lock(self.folder / name) for name in names]
            for each in locks:
                opened.callback(os.close, each)
            left_s = _LONGEST_WAIT_S
            while not any(map(_try_lock, locks)):
                left_s -= _LOOK_AGAIN_S
                if left_s < 0 or self._ended.wait(_LOOK_AGAIN_S):
                    raise busy()
            yield

    def make(self, device_id: str) -> SnapshotFile:
        """Make a snapshot of what a device may read now, and lay it down under its name."""
        with self._store.reading() as connection:
            declared = connection.execute(select(server.c.declared)).scalar_one()
        with (
            reading_snapshot(self._store, device_id) as snapshot,
            tempfile.TemporaryFile(dir=self.folder) as plain,
        ):
            for line in snapshot_lines(snapshot):
                if self._ended.is_set():
                    raise busy()
                plain.write(line + b"\n")
            plain.flush()
            size = plain.tell()
            # The signature is over all of it; of a mapped file the system holds what has room.
            with (
                mmap.mmap(plain.fileno(), size, access=mmap.ACCESS_READ) as mapped,
                memoryview(mapped) as whole,
            ):
                signature = self._store.sign(whole).hex().encode() + b"\n"
            plain.write(signature)
            plain.seek(0)
            mark = snapshot.closing.replace(":", ".")
            path = self.folder / f"{device_id}.{mark}.{declared[:16]}.{snapshot.scope}"
            new = path.with_name(f"new.{secrets.token_hex(8)}.{path.name}")  # of this call alone
            try:
                with new.open("xb") as packed:
                    pack_file(plain, packed, size + len(signature))
                    packed.flush()
                    os.fsync(packed.fileno())  # one that a power cut emptied would be given again
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
            return SnapshotFile(path=path, position=snapshot.position, closing=snapshot.closing)


def busy() -> StorageError:
    """Return what whoever waits for a snapshot is told."""
    return StorageError(
        "县里正在为新来的电脑准备内容。",
        "还没好：过一会儿会自动再取，也可以过几分钟自己再同步。",
        busy=True,
    )


def _open_lock(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    os.utime(descriptor)  # an old lock would be tidied away under us
    return descriptor


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def find_beginning(store: Store, device_id: str) -> SnapshotFile | None:
    """Return a snapshot that a device may begin with: what was there before it sent anything.

    Asked before its first Change is taken in, one is laid down; asked again later, as where the way
    back did not arrive, that one is found, while it is for what the device may read.

    Raises:
        SyncError, StorageError, OSError: As for :func:`lay_down`.
    """
    wanted = (
        select(func.min(placed.c.position))
        .join(chain, chain.c.id == placed.c.chain)
        .where(chain.c.device == device_id)
    )
    with store.reading() as connection:
        first = connection.execute(wanted).scalar()
    if first is None:
        return lay_down(store, device_id)
    found = find_snapshot(store, device_id)
    return found if found is not None and found.position < first else None


def files_named_in(found: SnapshotFile) -> Iterator[str]:
    """Yield the digests of the files that a snapshot's attachments name."""
    with found.path.open("rb") as packed:
        for line in unpacked_lines(packed):
            if _NAMED in line:
                for write in orjson.loads(line)["writes"]:
                    digest = write["fields"].get(FILE_DIGEST)
                    if isinstance(digest, str):
                        yield digest
