"""Attachment files: encrypted, named by the SHA-256 of what is in them, written once.

A file is a header (magic, version), a nonce and AES-256-GCM over the contents; header and digest
are bound as additional data, so a file under another's name is found as surely as a flipped byte.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.data.durable_files import file_errors, remove_leftovers, write_file
from desktop.domain.changes import is_digest
from desktop.errors import (
    LedgerDamagedError,
    LedgerTooNewError,
    NotFoundError,
    StorageError,
    ValidationError,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

ATTACHMENTS_NAME = "attachments"
LIMIT_BYTES = 20 * 1024 * 1024

_SUFFIX = ".bin"
_MAGIC = b"YSBA"
_HEADER = _MAGIC + b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_OVERHEAD_BYTES = len(_HEADER) + _NONCE_BYTES + _TAG_BYTES
_SHOWN_DIGITS = 8
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Checked:
    """One attachment, as `verify_all` found it; `problem` is "" where it is whole."""

    digest: str
    problem: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Differences:
    """What the ledger names and the folder lacks, and the other way round; digests, sorted."""

    missing: tuple[str, ...]
    orphans: tuple[str, ...]


class AttachmentFiles:
    """The attachments of one ledger. Thread: any; two writers of one file write the same."""

    def __init__(self, home: Path, key: bytes) -> None:
        self._folder = home / ATTACHMENTS_NAME
        self._cipher = AESGCM(key)

    def put(self, data: bytes) -> str:
        """Keep `data` and return its digest; what is here already, and whole, is not written again.

        Raises:
            ValidationError: Over the limit; nothing was written.
            DiskFullError: No room; nothing was changed.
        """
        refuse_oversize(len(data))
        digest = hashlib.sha256(data).hexdigest()
        if not self.is_whole(digest):
            nonce = secrets.token_bytes(_NONCE_BYTES)
            sealed = self._cipher.encrypt(nonce, data, _binding(digest))
            write_file(self.path_of(digest), _HEADER + nonce + sealed)
        return digest

    def put_file(self, path: Path) -> str:
        """Keep a file's contents and return their digest; its size is judged before it is read."""
        return self.put(read_chosen_file(path))

    def read(self, digest: str) -> bytes:
        """Return an attachment's contents.

        Raises:
            NotFoundError: It is not on this computer.
            LedgerDamagedError: Its bytes are not what they were.
            LedgerTooNewError: A later version of the app wrote it.
        """
        path = self.path_of(digest)
        try:
            with file_errors(path), path.open("rb") as file:
                stored = file.read(LIMIT_BYTES + _OVERHEAD_BYTES + 1)
        except StorageError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise NotFoundError(
                    f"附件 {digest[:_SHOWN_DIGITS]} 不在这台电脑上。",
                    "请同步后再试，或从备份还原。",
                    digest=digest,
                ) from error
            raise
        return self._opened(digest, stored)

    def has(self, digest: str) -> bool:
        """Whether the file is here; only `read` and `verify_all` say whether it is whole."""
        return self.path_of(digest).is_file()

    def list_digests(self) -> list[str]:
        """Return the digests of all files here, sorted."""
        with file_errors(self._folder):
            names = (path.stem for path in self._folder.glob(f"*/*{_SUFFIX}"))
            return sorted(name for name in names if is_digest(name) and self.has(name))

    def compare(self, expected: Collection[str]) -> Differences:
        """Say what differs between the folder and the digests that the ledger names."""
        here = set(self.list_digests())
        named = set(expected)
        return Differences(tuple(sorted(named - here)), tuple(sorted(here - named)))

    def verify_all(self, expected: Collection[str] = ()) -> Iterator[Checked]:
        """Read every attachment, here or expected, and yield what was found, with progress."""
        digests = sorted({*self.list_digests(), *expected})
        for done, digest in enumerate(digests, start=1):
            yield Checked(digest, self._problem(digest), done, len(digests))

    def remove_leftovers(self) -> None:
        """Remove what a killed process left half written; only for who holds the ledger alone."""
        for folder in [*self._folder.glob("??")]:
            remove_leftovers(folder)

    def path_of(self, digest: str) -> Path:
        """Return where an attachment lies, or would."""
        if not is_digest(digest):
            msg = f"not a SHA-256 in lower-case hexadecimal: {digest!r}"
            raise ValueError(msg)
        return self._folder / digest[:2] / (digest + _SUFFIX)

    def _opened(self, digest: str, stored: bytes) -> bytes:
        if stored.startswith(_MAGIC) and stored[len(_MAGIC) : len(_HEADER)] > _HEADER[-1:]:
            raise LedgerTooNewError(
                f"附件 {digest[:_SHOWN_DIGITS]} 由更新版本的议事簿写成。",
                "请先升级本软件。",
                digest=digest,
            )
        nonce, sealed = stored[len(_HEADER) :][:_NONCE_BYTES], stored[len(_HEADER) + _NONCE_BYTES :]
        whole = stored.startswith(_HEADER) and len(stored) >= _OVERHEAD_BYTES
        try:
            data = self._cipher.decrypt(nonce, sealed, _binding(digest)) if whole else None
        except InvalidTag:
            data = None
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            raise LedgerDamagedError(
                f"附件 {digest[:_SHOWN_DIGITS]} 已损坏。",
                "请从备份还原，或重新添加原文件：内容相同即可修复。",
                digest=digest,
            )
        return data

    def is_whole(self, digest: str) -> bool:
        """Whether the file is here and its bytes are what they were."""
        return self.has(digest) and self._problem(digest) == ""

    def _problem(self, digest: str) -> str:
        try:
            self.read(digest)
        except (NotFoundError, StorageError) as error:
            return error.message
        return ""


def refuse_oversize(size_bytes: int) -> None:
    """Refuse an attachment over the limit, naming both figures."""
    if size_bytes > LIMIT_BYTES:
        raise ValidationError(
            f"附件太大：{size_bytes / _MB:.1f} MB，最多 {LIMIT_BYTES // _MB} MB。",
            "请压缩或拆分后再添加；照片会自动缩小，视频请另存。",
            field="attachment",
            size_bytes=size_bytes,
            limit_bytes=LIMIT_BYTES,
        )


def read_chosen_file(path: Path) -> bytes:
    """Read a file that a person chose; ValidationError where it is over the limit."""
    with file_errors(path):
        refuse_oversize(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    refuse_oversize(len(data))
    return data


def _binding(digest: str) -> bytes:
    return _HEADER + bytes.fromhex(digest)
