"""Transfers that go on at the byte where they broke off, up and down, checked at both ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.changes import digest_of
from desktop.errors import LineError, RefusedError, SyncError

if TYPE_CHECKING:
    from collections.abc import Callable
    from mmap import mmap

    from desktop.services.sync_ports import Partials
    from desktop.sync.client.answers import Answer
    from desktop.sync.client.line import Line
    from desktop.sync.client.pacing import Pace, Patience

    OnBytes = Callable[[int, int], None]  # done, total

_KEPT_BYTES = 64 * 1024  # what is not yet on the disk of a download
_PARTIAL = 206
_NO_SUCH_RANGE = 416
_NOT_FOUND = 404
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


def upload(
    line: Line,
    patience: Patience,
    pace: Pace,
    *,
    path: str,
    body: bytes | mmap,
    on_bytes: OnBytes = lambda _done, _total: None,
) -> None:
    """Bring bytes to the server, from where an upload before broke off.

    Args:
        line: To the server.
        patience: How often to try again.
        pace: How much at once.
        path: ``uploads/KIND/DIGEST``.
        body: All of them, not empty.
        on_bytes: Told how many the server holds.

    Raises:
        LineError: The line broke for good; what arrived counts.
        RefusedError: The server does not take them.
    """
    upload = _Upload(line, patience, pace, path, body)
    while not patience.insist(upload.go_on):
        on_bytes(upload.arrived, len(body))
    on_bytes(len(body), len(body))


class _Upload:
    def __init__(
        self, line: Line, patience: Patience, pace: Pace, path: str, body: bytes | mmap
    ) -> None:
        self._line, self._patience, self._pace = line, patience, pace
        self._path, self._body = path, body
        self._offset: int | None = None  # None: to be asked for
        self._restarts = 0
        self._whole = False
        self.arrived = 0

    def go_on(self) -> bool:
        """Ask where it stands, or send one piece, and tell whether everything is there."""
        try:
            if self._offset is None:
                self._note(self._ask_offset())
            else:
                self._note(self._send(self._offset))
                self._whole = self._offset == len(self._body)
        except LineError:
            self._offset = None
            raise
        return self._whole

    def _note(self, offset: int | None) -> None:
        self._offset = offset
        if offset is not None:
            self._patience.gained += max(0, offset - self.arrived)
            self.arrived = offset

    def _ask_offset(self) -> int:
        try:
            answer = self._line.ask("HEAD", self._path)
        except RefusedError as error:
            if error.details["status"] != _NOT_FOUND:
                raise
            return 0
        self._whole = answer.headers.get("upload-complete") == "1"
        return len(self._body) if self._whole else answer.whole("upload-offset")

    def _send(self, offset: int) -> int | None:
        offset = min(offset, len(self._body))  # the server drops what is longer, packed otherwise
        headers = {"upload-offset": str(offset), "upload-length": str(len(self._body))}
        piece = self._body[offset : offset + self._pace.size]
        try:
            with self._pace.piece():
                answer = self._line.ask("PATCH", self._path, piece, headers=headers)
        except RefusedError as error:
            if error.details["code"] not in ("offset", "digest") or self._restarts:
                raise
            self._restarts += 1
            return None
        self._restarts = 0
        return answer.whole("upload-offset")


def download(
    line: Line,
    patience: Patience,
    partials: Partials,
    *,
    path: str,
    digest: str,
    read: Callable[[bytes], bytes] = bytes,
    on_bytes: OnBytes = lambda _done, _total: None,
) -> bytes:
    """Return bytes from the server, going on where a download before broke off.

    Args:
        line: To the server.
        patience: How often to try again.
        partials: Keeps what came, by digest, where the line breaks for good.
        path: Where they lie.
        digest: Their SHA-256, once they are read.
        read: Makes of what came what is wanted: unpacks it. SyncError where it cannot.
        on_bytes: Told how many are here, and how many there are.

    Raises:
        LineError: The line broke for good; what came is kept.
        RefusedError: The server has none, or not for this device.
        SyncError: What came is something else; nothing is kept.
    """
    download = Download(line, partials, path=path, name=digest, on_bytes=on_bytes)
    body = _read(download.run(patience), read, digest)
    if body is None:  # what was kept may be from a server that lied once, or of another packing
        download.restart()
        body = _read(download.run(patience), read, digest)
    partials.drop(digest)
    if body is None:
        raise SyncError(
            "收到的附件和登记的不一样，没有收下。", "请告诉县里的管理员。", code="digest"
        )
    return body


def _read(came: bytes, read: Callable[[bytes], bytes], digest: str) -> bytes | None:
    """Return what came, read; None where it is not what its digest says."""
    try:
        body = read(came)
    except SyncError:
        return None
    return body if digest_of(body) == digest else None


class Download:
    """One download; what came is on the disk, or in memory where it is little.

    Args:
        line: To the server.
        partials: Keeps what came.
        path: Where it lies at the server.
        name: Under which it is kept.
        on_bytes: Told how many bytes are here, and how many there are.
        version: Which of several an answer belongs to, for what is not named by its digest; what
            came of another is forgotten.
    """

    def __init__(
        self,
        line: Line,
        partials: Partials,
        *,
        path: str,
        name: str,
        on_bytes: OnBytes,
        version: Callable[[Answer], str] = lambda _: "",
    ) -> None:
        self._line, self._partials, self._path, self._name = line, partials, path, name
        self._on_bytes, self._version_of = on_bytes, version
        version_kept, _, body = partials.kept(name).partition(b"\n")
        self._version = version_kept.decode("ascii", "replace")
        self._body = bytearray(body)
        self._kept = len(self._body)
        self._is_first = True  # whether the next piece is the first of its answer

    def run(self, patience: Patience) -> bytes:
        """Return the whole."""
        patience.insist(lambda: self._go_on(patience))
        return bytes(self._body)

    def restart(self) -> None:
        """Forget what came."""
        self._partials.drop(self._name)
        self._body.clear()
        self._kept = 0

    def _go_on(self, patience: Patience) -> None:
        here = len(self._body)
        self._is_first = True
        headers = {"range": f"bytes={here}-"} if here else {}
        try:
            self._line.ask("GET", self._path, headers=headers, sink=self._take)
        except RefusedError as error:
            if error.details["status"] != _NO_SUCH_RANGE or not here:
                raise  # else all of it is here, or more: the digest will tell
        except LineError:
            patience.gained += max(0, len(self._body) - here)
            self._keep()
            raise

    def _take(self, answer: Answer, piece: bytes) -> None:
        if self._is_first:
            self._begin(answer)
        self._is_first = False
        self._body += piece
        if len(self._body) - self._kept >= _KEPT_BYTES:
            self._keep()
        self._on_bytes(len(self._body), max(len(self._body), _total_of(answer)))

    def _begin(self, answer: Answer) -> None:
        """Forget what came before, where this answer does not go on with it."""
        version, known = self._version_of(answer), self._version
        goes_on = answer.status == _PARTIAL
        if goes_on and version == known:
            return
        self.restart()
        self._version = version
        if goes_on:
            raise LineError("县里的内容在传送中变了。", "会自动从头再取。", code="cut")

    def _keep(self) -> None:
        if len(self._body) > self._kept:
            head = b"" if self._kept else self._version.encode("ascii") + b"\n"
            self._partials.add(self._name, head + bytes(self._body[self._kept :]))
            self._kept = len(self._body)


def _total_of(answer: Answer) -> int:
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    if found:
        return int(found[2])
    length = answer.headers.get("content-length", "")
    return int(length) if length.isdigit() else 0
