"""Opens connections so that waiting for one can be ended: for a door that does not open, or DNS.

A thread of its own opens each; who hangs up waits for it no longer, and what opens after that is
closed.
"""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING

import httpcore

if TYPE_CHECKING:
    from collections.abc import Iterable

    Opened = Future[httpcore.NetworkStream]


class Door(httpcore.SyncBackend):
    """How one line gets its connections."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Opened | None] | None = None

    def hang_up(self) -> None:
        """Let who waits for a connection get none; any thread."""
        if (waiting := self._waiting) is not None:
            waiting.put(None)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection.

        Raises:
            httpcore.ConnectError: There is none, or somebody hung up.
            httpcore.ConnectTimeout: There was none in time.
        """
        waiting: SimpleQueue[Opened | None] = SimpleQueue()
        self._waiting = waiting
        opened: Opened = Future()
        opened.add_done_callback(waiting.put)
        where = host, port, timeout, local_address, socket_options

        def open_it() -> None:
            try:
                opened.set_result(super(Door, self).connect_tcp(*where))
            except Exception as error:  # noqa: BLE001 – raised where it is waited for
                opened.set_exception(error)

        threading.Thread(target=open_it, daemon=True, name="sync-door").start()
        try:
            found = waiting.get()
        finally:
            self._waiting = None
        if found is None:
            opened.add_done_callback(_shut)
            msg = "hung up"
            raise httpcore.ConnectError(msg)
        stream: httpcore.NetworkStream = found.result()
        return stream


def _shut(opened: Opened) -> None:
    with contextlib.suppress(Exception):  # it did not open
        opened.result().close()
