"""The line to the server: one connection that is kept, its answers checked, its bytes counted.

The one seam at which httpx's errors become ours. A request that moves is never given up, however
long it takes; one on which nothing moves for half a minute is. So that "moves" means the line and
not this computer's memory, little is buffered below us.

Thread: one run, one line.
"""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import socket
import ssl
import time
import urllib.request
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import httpx

from desktop.domain.changes import FORMAT
from desktop.domain.clocks import parse_stamp
from desktop.errors import LineError, SyncError
from desktop.records.declarations import SCHEMA
from desktop.sync.client.answers import NOW, Answer, check_head, refuse_by
from desktop.sync.client.doors import Door
from desktop.sync.client.trusting import is_of_time, make_trust, trust_by_server_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

log = logging.getLogger(__name__)

SILENCE_S = 30.0
CONNECT_S = 15.0
"""A door that does not open."""
MAX_ANSWER_BYTES = 32 * 1024 * 1024

_ROOT = "/sync/v1/"
_SEND_BUFFER_BYTES = 16 * 1024
_CHUNK_BYTES = 1024
_MOST_CHUNKS = 4  # bodies are small where the line is slow (desktop.sync.client.pacing)
_LINE_ENDS = 2
_ADVICE = "已传的都算数；网络恢复后会接着传。"


class Line:
    """Requests to one server.

    Args:
        url: Its address, ``https://…`` without a path.
        ca: PEM of the only authorities that may vouch for it, "" where the system's do.
        token: What the device shows, "" before it has one.
        clock: The present as the device stamps it.

    Attributes:
        sent: Bytes of HTTP that went up, heads included.
        received: Those that came down.
        offset_ms: Server's clock less the device's, of the quickest answer; None before the first.
    """

    def __init__(
        self,
        url: str,
        *,
        ca: str = "",
        token: str = "",
        clock: Callable[[], str],
        silence_s: float = SILENCE_S,
    ) -> None:
        self._url, self._clock = url + _ROOT, clock
        self._door = Door()
        self._trust = make_trust(ca) if url.startswith("https:") else None
        self._client = httpx.Client(
            transport=_transport(url, self._trust or False, self._door),
            timeout=httpx.Timeout(silence_s, connect=min(silence_s, CONNECT_S)),
            trust_env=False,
        )
        self._client.headers = httpx.Headers(
            {"accept-encoding": "identity", "user-agent": "yishibu"}
            | ({"authorization": f"Bearer {token}"} if token else {})
        )
        self.sent = self.received = 0
        self.offset_ms: int | None = None
        self._quickest_s = float("inf")
        self._socket: socket.socket | None = None

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def hang_up(self) -> None:
        """Let the request that is under way end at once, ``cut`` or ``unreachable``; any thread."""
        self._door.hang_up()
        if (held := self._socket) is not None:
            with contextlib.suppress(OSError):  # it has ended by itself
                # That of TLS would take from the waiting thread what it waits on.
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def _note_socket(self, _step: str, told: Mapping[str, Any]) -> None:
        """Hear from httpcore of each step of a connection; some give a stream with its socket."""
        ask = getattr(told.get("return_value"), "get_extra_info", None)
        if ask is not None:
            self._socket = ask("socket")

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        sink: Callable[[Answer, bytes], None] | None = None,
    ) -> Answer:
        """Return the server's answer to one request.

        Args:
            method: Of HTTP.
            path: Below ``/sync/v1/``.
            body: What goes up.
            headers: Beside those that every request has.
            sink: Given the head of a good answer and each piece of its body as it comes, so that
                what came before a break is not lost; the answer's own body is then empty.

        Raises:
            RefusedError: The server said no.
            LineError: It cannot be reached, or the line broke: ``unreachable``, ``cut``, ``silent``
                or ``gateway``.
            SyncError: Something else answered: ``portal``, ``stranger``, ``certificate``, ``tls``.
        """
        stamp, began = self._clock(), time.monotonic()
        told = {
            "yishibu-clock": stamp,
            "yishibu-schema": str(SCHEMA),
            "yishibu-format": str(FORMAT),
            **({"content-length": str(len(body))} if body else {}),
            **(headers or {}),
        }
        with line_errors():
            response = self._send(method, path, told, body)
            try:
                answer = self._answer(response, sink)
            finally:
                response.close()
        self._measure(stamp, answer, time.monotonic() - began)
        log.debug("%s %s %s", method, path.partition("/")[0], answer.status)
        return answer

    def _send(self, method: str, path: str, told: Mapping[str, str], body: bytes) -> httpx.Response:
        """Send a request, once more where only this computer's clock kept it from being sent."""
        try:
            return self._try(method, path, told, body)
        except httpx.ConnectError as error:
            if self._trust is None or not is_of_time(_tls_reason(error)):
                raise
            asked = httpx.Request("GET", self._url + "scope", extensions=self._extensions())
            if not trust_by_server_time(self._trust, self._client, asked):
                raise
        return self._try(method, path, told, body)

    def _try(self, method: str, path: str, told: Mapping[str, str], body: bytes) -> httpx.Response:
        request = self._client.build_request(
            method,
            self._url + path,
            headers=told,
            content=self._pieces(body) if body else None,
            extensions=self._extensions(),
        )
        target = request.url.raw_path.decode("ascii")
        self.sent += _head_bytes(f"{method} {target} HTTP/1.1", request.headers)
        return self._client.send(request, stream=True)

    def _extensions(self) -> dict[str, Any]:
        return {"trace": self._note_socket, "timeout": self._client.timeout.as_dict()}

    def _pieces(self, body: bytes) -> Iterator[bytes]:
        size = max(_CHUNK_BYTES, len(body) // _MOST_CHUNKS)
        for begin in range(0, len(body), size):
            piece = body[begin : begin + size]
            self.sent += len(piece)
            yield piece

    def _answer(
        self, response: httpx.Response, sink: Callable[[Answer, bytes], None] | None
    ) -> Answer:
        first = f"HTTP/1.1 {response.status_code} {response.reason_phrase}"
        self.received += _head_bytes(first, response.headers)
        answer = Answer(status=response.status_code, headers=dict(response.headers))
        check_head(answer.status, answer.headers)
        body = bytearray()
        for piece in response.iter_raw():
            self.received += len(piece)
            if sink is not None and response.is_success:
                sink(answer, piece)
            else:
                body += piece
            if len(body) > MAX_ANSWER_BYTES:
                raise SyncError("县里服务器的应答太大。", "请升级议事簿后再试。", code="format")
        whole = Answer(status=answer.status, headers=answer.headers, body=bytes(body))
        if not response.is_success:
            refuse_by(whole)
        return whole

    def _measure(self, stamp: str, answer: Answer, took_s: float) -> None:
        """Compare clocks by the quickest answer: the middle of the request is the server's now."""
        if took_s >= self._quickest_s:
            return
        with contextlib.suppress(ValueError):  # a time that is none says nothing
            theirs, ours = parse_stamp(answer.headers[NOW])[0], parse_stamp(stamp)[0]
            self._quickest_s = took_s
            self.offset_ms = round((theirs - ours).total_seconds() * 1000 - took_s * 500)


def _head_bytes(first: str, headers: httpx.Headers) -> int:
    """Return how many bytes a first line and the headers after it take on the wire."""
    lines = [len(first), *(len(name) + len(": ") + len(value) for name, value in headers.raw), 0]
    return sum(lines) + _LINE_ENDS * len(lines)


def _transport(url: str, trust: ssl.SSLContext | Literal[False], door: Door) -> httpx.HTTPTransport:
    try:
        transport = httpx.HTTPTransport(
            verify=trust,
            proxy=_proxy(url),
            socket_options=[(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)],
        )
    except (ValueError, ImportError) as error:  # one of SOCKS, or without its scheme
        raise SyncError(
            "这台电脑设置的网络代理用不了。",
            "请在系统里改成 http:// 开头的代理，或不用代理，再同步一次。",
            code="proxy",
        ) from error
    transport._pool._network_backend = door  # noqa: SLF001 – httpx has no parameter for it
    return transport


def _proxy(url: str) -> str | None:
    """Return the system's proxy for an address; none for this computer itself."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return None
    if host == "localhost" or urllib.request.proxy_bypass(host):
        return None
    return urllib.request.getproxies().get(parts.scheme)


@contextlib.contextmanager
def line_errors() -> Iterator[None]:
    """Turn httpx's errors into ours."""
    try:
        yield
    except httpx.TransportError as error:
        raise _line_error(error) from error


def _line_error(error: httpx.TransportError) -> SyncError:
    reason = _tls_reason(error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return SyncError(
            "服务器的证书不对：对方可能不是县里的服务器，没有传任何内容。",
            "请换个网络再试；还是这样，请问县里的管理员。",
            code="certificate",
        )
    if reason is not None and isinstance(error, httpx.ConnectError):
        return SyncError(
            "连上了，但对方不会加密：可能不是县里的服务器。",
            "请核对服务器地址，或换个网络再试。",
            code="tls",
        )
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)):
        return LineError(
            "连不上县里的服务器。", "请检查网络；账照常记，连上后会自动传。", code="unreachable"
        )
    if isinstance(error, httpx.TimeoutException):
        return LineError("网络半分钟没有动静。", _ADVICE, code="silent")
    return LineError("网络断了。", _ADVICE, code="cut")


def _tls_reason(error: BaseException) -> ssl.SSLError | None:
    """Return what TLS itself complained of; a line that broke during it is no complaint."""
    reason: BaseException | None = error
    while reason is not None and not isinstance(reason, ssl.SSLError):
        reason = reason.__cause__ or reason.__context__
    return None if isinstance(reason, ssl.SSLEOFError) else reason
