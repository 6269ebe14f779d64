"""The backup file (.ysb): an uncompressed zip with a manifest of every member's size and SHA-256.

Any tool opens it, yet nothing readable is in it but the manifest: ledger and attachments are
encrypted, and keys.json holds the key wrapped. A container is believed only after every rule here
holds, since it may come from a stranger's stick.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, BinaryIO
from uuid import UUID

from desktop.data.attachments import ATTACHMENTS_NAME
from desktop.data.durable_files import file_errors
from desktop.data.key_files import KEY_FILE_NAME
from desktop.domain.own_files import BACKUP_SUFFIX, BEGINNING_BYTES, is_backup, mistaken_for
from desktop.errors import LedgerDamagedError, LedgerTooNewError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Progress = Callable[[int, int], None]

FORMAT = 1
LEDGER_NAME = "ledger.db"
MANIFEST_NAME = "manifest.json"

_KIND = "yishibu-backup"
_MANIFEST_LIMIT_BYTES = 64 * 1024 * 1024
_CHUNK_BYTES = 1024 * 1024
_ATTACHMENT = re.compile(ATTACHMENTS_NAME + r"/([0-9a-f]{2})/\1[0-9a-f]{62}\.bin\Z")
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupLabel:
    """What a backup says of itself.

    Attributes:
        schema: Schema number of the ledger in it.
        created_at: Aware time.
        purpose: ``daily`` (rotated), ``migration`` or ``manual``.
    """

    ledger_id: UUID
    schema: int
    app_version: str
    created_at: datetime
    purpose: str


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a backup."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup's label and members; `with_attachments` says whether they were taken along."""

    path: Path
    label: BackupLabel
    members: tuple[Member, ...]
    with_attachments: bool

    @property
    def size_bytes(self) -> int:
        """Bytes of all members."""
        return sum(member.size_bytes for member in self.members)


class Container:
    """An opened backup whose manifest and structure are in order; contents are checked as read."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, info: BackupInfo) -> None:
        self.info = info
        self._path = path
        self._archive = archive
        self._members = {member.name: member for member in info.members}

    def copy(self, name: str, target: IO[bytes] | None) -> None:
        """Copy a member, or only read it; LedgerDamagedError where it is not what it was."""
        member = self._members[name]
        digest = hashlib.sha256()
        with _damage(self._path), self._archive.open(name) as source:
            for chunk in iter(lambda: source.read(_CHUNK_BYTES), b""):
                digest.update(chunk)
                if target is not None:
                    target.write(chunk)
        if digest.hexdigest() != member.sha256:
            raise _damaged(self._path)

    def read(self, name: str, limit_bytes: int) -> bytes:
        """Return a small member's contents."""
        member = self._members[name]
        if member.size_bytes > limit_bytes:
            raise _damaged(self._path)
        with _damage(self._path):
            data = self._archive.read(name)
        if hashlib.sha256(data).hexdigest() != member.sha256:
            raise _damaged(self._path)
        return data

    def verify(self, progress: Progress | None = None) -> None:
        """Read every member; LedgerDamagedError at the first that is not what it was."""
        done = 0
        for member in self.info.members:
            self.copy(member.name, None)
            done += member.size_bytes
            if progress is not None:
                progress(done, self.info.size_bytes)


def write_container(
    file: BinaryIO, label: BackupLabel, sources: Mapping[str, Path], *, with_attachments: bool
) -> None:
    """Write the members and then their manifest; the caller makes the file durable."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        members = [_add(archive, name, path) for name, path in sources.items()]
        manifest = _manifest(label, members, with_attachments=with_attachments)
        archive.writestr(zipfile.ZipInfo(MANIFEST_NAME), json.dumps(manifest, indent=1) + "\n")


@contextmanager
def open_container(path: Path) -> Iterator[Container]:
    """Open a backup and judge its structure.

    Raises:
        ValidationError: The file is no backup of this app.
        LedgerDamagedError: Cut off, altered, or made to do harm.
        LedgerTooNewError: A later version of the app wrote it.
        StorageError: It cannot be read.
    """
    with file_errors(path), path.open("rb") as file:
        yield open_container_file(path, file)


def open_container_file(path: Path, file: BinaryIO) -> Container:
    """As `open_container`, for a file that is open already."""
    file.seek(0)
    start = file.read(BEGINNING_BYTES)
    if not is_backup(start):
        raise _foreign(path, start)
    with _damage(path):
        archive = zipfile.ZipFile(file)
        if archive.getinfo(MANIFEST_NAME).file_size > _MANIFEST_LIMIT_BYTES:
            raise _damaged(path)
        body = json.loads(archive.read(MANIFEST_NAME))
        if body["kind"] != _KIND:
            raise _foreign(path)
        if body["format"] > FORMAT:
            raise _too_new(path)
        info = _info(path, body)
        _judge(archive, info, file.seek(0, os.SEEK_END))
    return Container(path, archive, info)


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with (
        path.open("rb") as source,
        archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target,
    ):
        for chunk in iter(lambda: source.read(_CHUNK_BYTES), b""):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Member(name, size, digest.hexdigest())


def _manifest(
    label: BackupLabel, members: list[Member], *, with_attachments: bool
) -> dict[str, Any]:
    return {
        "kind": _KIND,
        "format": FORMAT,
        "ledger": str(label.ledger_id),
        "schema": label.schema,
        "app_version": label.app_version,
        "created_at": label.created_at.isoformat(),
        "purpose": label.purpose,
        "with_attachments": with_attachments,
        "members": {
            member.name: {"size": member.size_bytes, "sha256": member.sha256} for member in members
        },
    }


def _info(path: Path, body: dict[str, Any]) -> BackupInfo:
    label = BackupLabel(
        ledger_id=UUID(body["ledger"]),
        schema=int(body["schema"]),
        app_version=str(body["app_version"]),
        created_at=datetime.fromisoformat(body["created_at"]),
        purpose=str(body["purpose"]),
    )
    members = tuple(
        Member(name, int(member["size"]), str(member["sha256"]))
        for name, member in body["members"].items()
    )
    if label.created_at.tzinfo is None:
        raise _damaged(path)
    return BackupInfo(path, label, members, bool(body["with_attachments"]))


def _judge(archive: zipfile.ZipFile, info: BackupInfo, file_bytes: int) -> None:
    """Refuse whatever we would not have written: other names, twice a name, packed or too large."""
    entries = [entry for entry in archive.infolist() if entry.filename != MANIFEST_NAME]
    sizes = {entry.filename: entry.file_size for entry in entries}
    names = set(sizes)
    ours = {LEDGER_NAME, KEY_FILE_NAME}
    in_order = (
        len(archive.infolist()) == len(entries) + 1
        and len(names) == len(entries)
        and sizes == {member.name: member.size_bytes for member in info.members}
        and ours <= names
        and all(_ATTACHMENT.match(name) for name in names - ours)
        and all(_is_plain(entry) for entry in archive.infolist())
        and sum(sizes.values()) <= file_bytes
    )
    if not in_order:
        raise _damaged(info.path)


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    stored = entry.compress_type == zipfile.ZIP_STORED and entry.file_size == entry.compress_size
    return stored and not entry.flag_bits & 0x1 and entry.orig_filename == entry.filename


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """Turn what a broken or hostile zip makes its readers raise into LedgerDamagedError."""
    try:
        yield
    except _BROKEN_ZIP as error:
        raise _damaged(path) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # an offset that cannot be, out of a broken directory
            raise
        raise _damaged(path) from error


def _damaged(path: Path) -> LedgerDamagedError:
    return LedgerDamagedError(
        f"备份文件“{path.name}”已损坏或不完整，没有使用。",
        "请换一份备份；从优盘读取的，请重新插好后再试。",
        path=str(path),
    )


def _foreign(path: Path, start: bytes = b"") -> ValidationError:
    message, advice = mistaken_for(start, "备份") or (
        f"“{path.name}”不是议事簿的备份文件。",
        f"请选择以 {BACKUP_SUFFIX} 结尾的备份文件。",
    )
    return ValidationError(message, advice, field="file")


def _too_new(path: Path) -> LedgerTooNewError:
    return LedgerTooNewError(
        f"备份文件“{path.name}”由更新版本的议事簿写成。", "请先升级本软件再还原。", path=str(path)
    )
