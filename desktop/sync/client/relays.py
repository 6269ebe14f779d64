"""Bundles of other machines over the line, up and down, by the piece: they may be large.

Neither way is ever in memory as a whole; both go on at the byte where they broke off.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from typing import TYPE_CHECKING, BinaryIO

from desktop.errors import LineError, RefusedError, SyncError
from desktop.sync.client.transfers import upload

if TYPE_CHECKING:
    from desktop.sync.client.answers import Answer
    from desktop.sync.client.session import Session

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PIECE_BYTES = 1024 * 1024
_NOT_FOUND = 404
_PARTIAL = 206
_NO_SUCH_RANGE = 416


class RelayLine:
    """Fills `desktop.services.bundle_ports.BundleLine` for one run."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def post_bundle(self, digest: str) -> str:
        """Let the server take in a bundle, and return the digest of the way back; see the port."""
        session = self._session
        try:
            answer = session.patience.insist(
                lambda: session.line.ask("POST", f"bundles?upload={digest}")
            )
        except RefusedError as error:
            if error.details["status"] == _NOT_FOUND:
                return ""
            raise
        told = answer.json()
        found = told.get("download") if isinstance(told, dict) else None
        if not isinstance(found, str) or not _DIGEST.fullmatch(found):
            raise SyncError("县里服务器的应答读不懂。", "请升级议事簿后再试。", code="format")
        return found

    def send_bundle(self, digest: str, size: int, file: BinaryIO) -> None:
        """Upload a bundle, from where an upload before broke off."""
        session = self._session
        with mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as body:
            upload(
                session.line,
                session.patience,
                session.up,
                path=f"uploads/bundle/{digest}",
                body=body,
                on_bytes=lambda done, total: session.tell("file_up", done, total),
            )

    def fetch_bundle(self, digest: str, file: BinaryIO) -> None:
        """Download a way back behind what `file` holds of it already."""
        _Fetch(self._session, digest, file).run()
        if _digest_of(file) != digest:
            file.truncate(0)
            raise SyncError("收到的回程包不完整，没有收下。", "请再同步一次。", code="digest")


def _digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(_PIECE_BYTES):
        digest.update(piece)
    return digest.hexdigest()


class _Fetch:
    """One download into a file that is open for appending."""

    def __init__(self, session: Session, digest: str, file: BinaryIO) -> None:
        self._session, self._digest, self._file = session, digest, file
        self._is_first = True

    def run(self) -> None:
        self._session.patience.insist(self._go_on)

    def _go_on(self) -> None:
        here = self._file.seek(0, 2)
        headers = {"range": f"bytes={here}-"} if here else {}
        self._is_first = True
        try:
            self._session.line.ask(
                "GET", f"bundles/{self._digest}", headers=headers, sink=self._take
            )
        except RefusedError as error:
            if error.details["status"] != _NO_SUCH_RANGE or not here:
                raise  # else all of it is here, or more: the digest will tell
        except LineError:
            self._session.patience.gained += max(0, self._file.seek(0, 2) - here)
            raise

    def _take(self, answer: Answer, piece: bytes) -> None:
        if self._is_first and answer.status != _PARTIAL:
            self._file.truncate(0)
        self._is_first = False
        self._file.write(piece)
        done = self._file.tell()
        self._session.tell("file_down", done, done)
