"""What came of downloads before the line broke: encrypted beside the ledger until the rest is here.

A file is a row of sealed pieces, each with its length before it; what a power cut left of the last
one is dropped when the file is read. Nothing here is lasting: what cannot be read is fetched again.

Thread: one run of sync at a time.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import struct
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.data.durable_files import file_errors, make_folder, sync_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

log = logging.getLogger(__name__)

PARTIALS_NAME = "partials"

_LENGTH = struct.Struct(">I")
_NONCE_BYTES = 12
_SUFFIX = ".bin"
_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows would translate line ends without it


class PartialFiles:
    """The downloads under way of one home folder (services.sync_ports.Partials)."""

    def __init__(self, home: Path, key: bytes) -> None:
        self._folder = home / PARTIALS_NAME
        self._cipher = AESGCM(key)

    def kept(self, name: str) -> bytes:
        """Return the bytes kept under a name, b"" where none are.

        Raises:
            StorageError: The file is there and cannot be read.
        """
        path = self._path(name)
        if not path.exists():
            return b""
        with file_errors(path), path.open("rb") as file:
            stored = file.read()
        pieces = list(self._pieces(name, stored))
        whole = sum(_LENGTH.size + _NONCE_BYTES + size for _, size in pieces)
        if whole != len(stored):
            with file_errors(path):
                os.truncate(path, whole)
        return b"".join(piece for piece, _ in pieces)

    def add(self, name: str, data: bytes) -> None:
        """Keep the bytes that came next.

        Raises:
            DiskFullError: No room; what was kept before still is.
            StorageError: The operating system refuses.
        """
        path = self._path(name)
        with file_errors(path):
            make_folder(self._folder)
            before = path.stat().st_size if path.exists() else 0
            nonce = secrets.token_bytes(_NONCE_BYTES)
            sealed = self._cipher.encrypt(nonce, data, self._binding(name, before))
            try:
                self._append(path, _LENGTH.pack(len(sealed)) + nonce + sealed)
            except OSError:
                os.truncate(path, before)
                raise

    def _append(self, path: Path, data: bytes) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            file.write(data)
            sync_file(file)

    def drop(self, name: str) -> None:
        """Forget what was kept under a name."""
        path = self._path(name)
        with file_errors(path):
            path.unlink(missing_ok=True)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what was kept under all other names; what cannot be removed stays for later."""
        awaited = {self._path(name) for name in names}
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path not in awaited:
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:  # open in a virus scanner, as on Windows
                    log.warning("a download nobody waits for stays: %s", error.strerror)

    def _pieces(self, name: str, stored: bytes) -> Iterator[tuple[bytes, int]]:
        """Yield the pieces from the beginning, with their sealed sizes, up to one that is none."""
        place = 0
        while place + _LENGTH.size + _NONCE_BYTES <= len(stored):
            (size,) = _LENGTH.unpack_from(stored, place)
            begin = place + _LENGTH.size
            nonce, sealed = stored[begin:][:_NONCE_BYTES], stored[begin + _NONCE_BYTES :][:size]
            try:
                piece = self._cipher.decrypt(nonce, sealed, self._binding(name, place))
            except InvalidTag:
                return
            yield piece, size
            place = begin + _NONCE_BYTES + size

    def _binding(self, name: str, place: int) -> bytes:
        return f"{name}/{place}".encode()

    def _path(self, name: str) -> Path:
        """Return where a download lies; its name says nothing to who has no key."""
        return self._folder / (hashlib.sha256(name.encode()).hexdigest() + _SUFFIX)
