"""Runs the application under uvicorn: its socket, its certificate, and its end in good order."""

from __future__ import annotations

import contextlib
import errno
import gc
import ipaddress
import signal
import socket
import ssl
from typing import TYPE_CHECKING, cast

import uvicorn

from desktop.errors import StorageError, ValidationError
from server.app import make_app
from server.heads import PatientProtocol
from server.lacking import Lacking
from server.tidying import tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fastapi import FastAPI

    from server.callers import Hall
    from server.stores import Store

KEPT_ALIVE_S = 75
"""A slow line pauses between two requests; a new TLS connection costs it five kilobytes."""

GRACE_S = 20
"""How long requests under way may take once the server is to end."""

_BACKLOG = 2048
_OBJECTS_A_SEARCH = 50_000
_LAST_PORT = 65_535


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Args:
        host: Name or address; of this machine.
        port: 0 for a free one.

    Raises:
        StorageError: Somebody else listens there, or this account may not.
        ValidationError: There is no such address here.
    """
    if not 0 <= port <= _LAST_PORT:
        raise ValidationError(f"端口{port}不对。", f"应在0到{_LAST_PORT}之间。", field="port")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StorageError(
                f"端口{port}已被占用。", "请换一个 --port，或先停掉占用它的程序。"
            ) from error
        if error.errno in (errno.EACCES, errno.EPERM):
            raise StorageError(
                f"这个系统账户不能用端口{port}。", "请换1024以上的 --port。"
            ) from error
        raise ValidationError(
            f"不能在“{host}”上接受连接（{error.strerror}）。",
            "--host 应是本机的地址，例如 0.0.0.0。",
            field="host",
        ) from error
    # Connections have it from here. An answer is a head and a body, written apart: without it the
    # body waits, 40 ms or more, for whoever got the head to say so.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def load_certificate(cert: Path, key: Path) -> ssl.SSLContext:
    """Return how to speak TLS, 1.2 or newer, by a certificate chain and its key, both PEM.

    Raises:
        ValidationError: They cannot be read or do not fit.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(cert, key, password=lambda: b"")
    except (OSError, ssl.SSLError) as error:
        reason = getattr(error, "reason", None) or error.strerror or "读不懂"
        raise ValidationError(
            f"证书或私钥用不了（{reason}）：{cert}，{key}。",
            "请核对路径、权限；都应是 PEM，私钥没有口令，并和证书是一对。",
            field="cert",
        ) from error
    return context


def is_this_machine(host: str) -> bool:
    """Tell whether only this machine itself can reach an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Server(uvicorn.Server):
    """Says when it is up, and ends with its work done when it is asked to."""

    def __init__(self, config: uvicorn.Config, on_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_up = on_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_up()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End by SIGTERM and Ctrl+C; uvicorn would raise them again, so that it ended in error."""
        asked = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(each, self.handle_exit) for each in asked]
        try:
            yield
        finally:
            for each, handler in zip(asked, before, strict=True):
                signal.signal(each, handler)


def serve(
    store: Store,
    listener: socket.socket,
    context: ssl.SSLContext | None,
    on_up: Callable[[], None],
) -> None:
    """Answer until SIGTERM or Ctrl+C; called from the main thread.

    Args:
        store: Stays open.
        listener: As `open_socket` gave it.
        context: How to speak TLS, None for plain HTTP behind a proxy or to try it out.
        on_up: Told when requests are answered.
    """
    lacking = Lacking(store)
    config = make_config(store, context, lacking)
    _collect_seldom()
    hall: Hall = cast("FastAPI", config.app).state.hall
    with tidied(store, lacking.look), contextlib.closing(hall.snapshots):
        _Server(config, on_up).run([listener])


def _collect_seldom() -> None:
    """Let the search for circles leave out what stays, and look at more at a time.

    A batch is thousands of small objects, freed as they fall out of use; looking through them and
    the whole program for circles took a tenth of the time of a push.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_A_SEARCH, *gc.get_threshold()[1:])


def make_config(
    store: Store, context: ssl.SSLContext | None = None, lacking: Lacking | None = None
) -> uvicorn.Config:
    """Return how uvicorn is to run the application; few headers, since each costs a slow line."""
    return uvicorn.Config(
        make_app(store, lacking),
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEPT_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
        ssl_context_factory=(lambda _, __: context) if context else None,
    )
