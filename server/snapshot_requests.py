"""Answers who asks for a snapshot: those of one scope together, and none for longer than it waits.

Each is made in a thread of its own, which goes on when whoever asked has left: asked again, it is
there. Thread: any.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, wait
from functools import partial
from typing import TYPE_CHECKING

from server.snapshot_files import (
    MOST_AT_ONCE,
    SnapshotFile,
    busy,
    hand_over,
    lay_down,
    scope_digest,
)

if TYPE_CHECKING:
    from server.metrics import Metrics
    from server.stores import Store

PATIENCE_S = 15.0
"""How long a request waits; a line on which nothing comes for 30 seconds counts as broken."""

_MOST_WAITING = 4 * MOST_AT_ONCE


class SnapshotRequests:
    """The snapshots of one app that are being made.

    Args:
        store: The server's.
        metrics: Told of them.
    """

    def __init__(self, store: Store, metrics: Metrics) -> None:
        self._store, self._metrics = store, metrics
        self._lock = threading.Lock()
        self._making: dict[str, Future[SnapshotFile]] = {}
        self._threads: set[threading.Thread] = set()
        self._ended = threading.Event()

    def ask(self, device_id: str) -> SnapshotFile:
        """Return a snapshot for a device to begin with.

        Raises:
            SyncError, OSError: As `server.snapshot_files.lay_down`.
            StorageError: It is not there yet (``busy``): to be asked for again.
        """
        scope = scope_digest(self._store, device_id)
        with self._lock:
            making = self._making.get(scope)
            if making is None:
                making = self._begin(scope, device_id)
        wait([making], PATIENCE_S)
        if not making.done():
            raise busy()
        try:
            return hand_over(making.result(), device_id)
        except FileNotFoundError as error:  # whoever it was made for has another by now
            raise busy() from error

    def _begin(self, scope: str, device_id: str) -> Future[SnapshotFile]:
        if len(self._making) >= _MOST_WAITING or self._ended.is_set():
            raise busy()
        making: Future[SnapshotFile] = Future()
        thread = threading.Thread(
            target=self._make, args=(making, scope, device_id), name=f"snapshot {scope}"
        )
        self._making[scope] = making
        self._threads.add(thread)
        thread.start()
        return making

    def _make(self, making: Future[SnapshotFile], scope: str, device_id: str) -> None:
        metrics, tell = self._metrics, partial(making.set_exception, busy())
        try:
            with metrics.snapshots_making.track_inprogress(), metrics.snapshot_seconds.time():
                made = lay_down(self._store, device_id, ended=self._ended)
            tell = partial(making.set_result, made)
        except Exception as error:  # noqa: BLE001 – whoever waits is told
            tell = partial(making.set_exception, error)
        finally:
            with self._lock:  # first: who asks again once it is told begins anew
                del self._making[scope]
            tell()
            self._threads.discard(threading.current_thread())

    def close(self) -> None:
        """Give up what is being made, and return once nobody is at it any more."""
        self._ended.set()
        for thread in tuple(self._threads):
            thread.join()
