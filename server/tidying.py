"""Lets go of what nobody comes back for: what was begun, brought or made, and not asked for again.

A part of an upload, a batch or bundle that was never handed in, a large body without its Change, a
snapshot, a way back: each can be had again by asking. Changes, and what they name, stay for ever.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from desktop.errors import StorageError
from server import returns, snapshot_files, uploads
from server.bulk import chunked
from server.named_files import find_unnamed
from server.parts import PART

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from server.stores import Store

log = logging.getLogger(__name__)

STALE = timedelta(days=30)
_AGAIN = timedelta(days=1)
_AT_ONCE = 1_000
_PASSING = (
    f"{uploads.FOLDER}/*/*/*/.*.part",
    f"{uploads.FOLDER}/*/batch/*/*",
    f"{uploads.FOLDER}/*/bundle/*/*",
    f"{snapshot_files.FOLDER}/*",
    f"{returns.FOLDER}/*/*",
)


def tidy(store: Store) -> int:
    """Remove what nobody has touched for 30 days, by the server's clock; return how much it was."""
    before = (store.now() - STALE).timestamp()
    stale = {path for glob in _PASSING for path in store.home.glob(glob) if _is_older(path, before)}
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale) + _drop_parts(store, before)


def _drop_parts(store: Store, before: float) -> int:
    """Remove large bodies that came before a time (Unix) and that no Change names."""
    kept = uploads.Uploads(store.home)
    old = (name for name, path in kept.whole(PART) if _is_older(path, before))
    dropped = 0
    for names in chunked(old, _AT_ONCE):
        unnamed = find_unnamed(store, (each.digest for each in names))
        dropped += sum(kept.drop_stale(each, before) for each in names if each.digest in unnamed)
    return dropped


def _is_older(path: Path, before: float) -> bool:
    """Tell whether a file is there, last written before a time (Unix)."""
    with contextlib.suppress(FileNotFoundError):  # a request has just taken it
        return path.stat().st_mtime < before
    return False


@contextlib.contextmanager
def tidied(store: Store, look: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Tidy now, and once a day in a thread of its own as long as the block runs.

    Args:
        store: The server's.
        look: What else is done then.
    """
    ended = threading.Event()
    works = (partial(tidy, store), look)
    thread = threading.Thread(target=_work_daily, args=(works, ended), name="tidying")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _work_daily(works: Sequence[Callable[[], object]], ended: threading.Event) -> None:
    while True:
        for work in works:
            try:
                work()
            except OSError as error:  # a fault of the disk, which each request tells too
                log.warning("not tidied: %s", error.strerror)
            except StorageError as error:  # of the database, likewise
                log.warning("not tidied: %s", error.details.get("cause", error.message))
        if ended.wait(_AGAIN.total_seconds()):
            return
