"""Lets go of what nobody comes back for: what was begun, brought or made, and not asked for again.

A part of an upload, a batch or bundle that was never handed in, a snapshot, a way back: each can be
had again by asking. Files, large bodies and Changes stay for ever.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from server import returns, snapshots, uploads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.stores import Store

log = logging.getLogger(__name__)

STALE = timedelta(days=30)
_AGAIN = timedelta(days=1)
_PASSING = (
    f"{uploads.FOLDER}/*/*/*/.*.part",
    f"{uploads.FOLDER}/*/batch/*/*",
    f"{uploads.FOLDER}/*/bundle/*/*",
    f"{snapshots.FOLDER}/*",
    f"{returns.FOLDER}/*/*",
)


def tidy(store: Store) -> int:
    """Remove what nobody has touched for 30 days, by the server's clock; return how much it was."""
    before = (store.now() - STALE).timestamp()
    stale = {path for glob in _PASSING for path in store.home.glob(glob) if _is_older(path, before)}
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def _is_older(path: Path, before: float) -> bool:
    """Tell whether a file is there, last written before a time (Unix)."""
    with contextlib.suppress(FileNotFoundError):  # a request has just taken it
        return path.stat().st_mtime < before
    return False


@contextlib.contextmanager
def tidied(store: Store) -> Iterator[None]:
    """Tidy now, and once a day in a thread of its own as long as the block runs."""
    ended = threading.Event()
    thread = threading.Thread(target=_tidy_daily, args=(store, ended), name="tidying")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _tidy_daily(store: Store, ended: threading.Event) -> None:
    while True:
        try:
            tidy(store)
        except OSError as error:  # a fault of the disk, which each request tells too
            log.warning("not tidied: %s", error.strerror)
        if ended.wait(_AGAIN.total_seconds()):
            return
