"""Around every request: a bound for its body, the server's time, one line in the log, the counts.

Plain ASGI, since what stands between uvicorn and the handlers must not gather bodies.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders

from desktop.errors import SyncError
from desktop.logs import describe_exception
from server.refusals import STATUS, answer, code_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from server.metrics import Metrics

log = logging.getLogger(__name__)

MOST_BODY_BYTES = 4 * 1024 * 1024
SILENCE_S = 120.0
UPLOADS = "/sync/v1/uploads/"
_UNKNOWN = "unknown"
_PASSED_S = 10.0
_RECORD_BYTES = 1200
"""What is written at once over TLS, and so one record, of which nothing counts before all is there:
on a line that breaks every few kilobytes one of 16 KB never would be. It fits into a packet."""

_SHORT_BYTES = 64 * 1024
"""What is read to its end although nobody wants it, so that the connection lives on."""


class BodyError(HTTPException):
    """A body that is not read on; carries what to answer.

    FastAPI passes on an HTTPException from the middle of a body, and makes 400 of all others.
    """

    def __init__(self, error: SyncError) -> None:
        super().__init__(STATUS[code_of(error)], error.message)
        self.error = error


class Line:
    """The middleware.

    Args:
        app: What answers.
        stamp: The present of the server's clock, as a stamp.
        metrics: Where to count.
    """

    def __init__(self, app: ASGIApp, *, stamp: Callable[[], str], metrics: Metrics) -> None:
        self._app, self._stamp, self._metrics = app, stamp, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        passing = _Passing(scope, receive, send, self._stamp)
        began = time.monotonic()
        try:
            await passing.run(self._app)
        finally:
            self._tell(scope, passing, time.monotonic() - began)

    def _tell(self, scope: Scope, passing: _Passing, seconds: float) -> None:
        state = scope.get("state", {})
        route = getattr(scope.get("route"), "path", _UNKNOWN)
        log.info(
            "%s %s %s device=%s in=%s out=%s ms=%s",
            scope["method"] if route != _UNKNOWN else "-",
            route,
            passing.status or "cut",
            state.get("device", "-"),
            passing.bytes_in,
            passing.bytes_out,
            round(seconds * 1000),
        )
        self._metrics.count(
            method=scope["method"],
            route=route,
            status=passing.status,
            seconds=seconds,
            bytes_in=passing.bytes_in,
            bytes_out=passing.bytes_out,
            refusal=state.get("refusal", ""),
        )


class _Passing:
    """One request on its way through."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, stamp: Callable[[], str]
    ) -> None:
        self._scope, self._receive, self._send, self._stamp = scope, receive, send, stamp
        self._most = None if scope["path"].startswith(UPLOADS) else MOST_BODY_BYTES
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        self._length = int(length) if length.isdecimal() else 0
        self._is_short = self._length <= _SHORT_BYTES and "transfer-encoding" not in headers
        self._is_whole = self._is_given_up = self._is_last = False
        self.bytes_in = self.bytes_out = self.status = 0

    async def run(self, app: ASGIApp) -> None:
        """Refuse what says that it is too large, else let it through and watch it."""
        if self._most is not None and self._length > self._most:
            await self._refuse(_too_large())
            return
        try:
            await app(self._scope, self.receive, self.send)
        except Exception as error:  # noqa: BLE001 – the top: uvicorn would log texts, and so names
            log.error("request failed: %s", describe_exception(error))  # noqa: TRY400 – no texts
            if not self.status:
                await self._refuse(_failed())

    async def receive(self) -> Message:
        """Return the next piece of the body, or that the other side has gone.

        Raises:
            BodyError: It is more than a body may be.
        """
        silence = None if self._is_whole else SILENCE_S
        try:
            message = await asyncio.wait_for(self._receive(), silence)
        except TimeoutError:
            self._is_given_up = True
            return {"type": "http.disconnect"}
        self._is_whole = not message.get("more_body", False)
        self.bytes_in += len(message.get("body", b""))
        if self._most is not None and self.bytes_in > self._most:
            raise BodyError(_too_large())
        return message

    async def send(self, message: Message) -> None:
        """Pass the answer on, with the server's time; then end a body that nobody read."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["Yishibu-Now"] = self._stamp()
            self._is_last = self._is_given_up or not (self._is_whole or self._is_short)
            if self._is_last:
                headers["Connection"] = "close"  # else uvicorn would read all that comes
        self.bytes_out += len(message.get("body", b""))
        is_end = message["type"] == "http.response.body" and not message.get("more_body", False)
        if is_end and self._is_last and not self._is_given_up:
            await self._send_on({**message, "more_body": True})
            await self._pass_over()
            message = {"type": "http.response.body"}
        await self._send_on(message)

    async def _send_on(self, message: Message) -> None:
        """Pass on a piece of the answer, over TLS in records that are soon there."""
        body = memoryview(message.get("body", b""))
        if self._scope.get("scheme") == "https":
            while len(body) > _RECORD_BYTES:
                piece, body = bytes(body[:_RECORD_BYTES]), body[_RECORD_BYTES:]
                await self._send({**message, "body": piece, "more_body": True})
                await asyncio.sleep(0)  # to hear that the other side has gone
            message = {**message, "body": bytes(body)} if body else message
        await self._send(message)

    async def _pass_over(self) -> None:
        """Let some of an unread body come before the connection closes.

        A connection closed on bytes under way is reset, and the answer lost with it.
        """
        passed, is_more = 0, True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PASSED_S):
                while is_more and passed < MOST_BODY_BYTES:
                    message = await self._receive()
                    passed += len(message.get("body", b""))
                    is_more = message.get("more_body", False)

    async def _refuse(self, error: SyncError) -> None:
        self._scope.setdefault("state", {})["refusal"] = code_of(error)
        await answer(code_of(error), error)(self._scope, self._receive, self.send)


def _failed() -> SyncError:
    return SyncError(
        "服务器内部出错。", "请稍后再试；一直这样，请告诉县里的管理员。", code="failed"
    )


def _too_large() -> SyncError:
    return SyncError("送来的内容太大，没有收。", "请升级议事簿后再试。", code="too_large")
