"""Lets a run that is to end not wait for a line that is silent.

A thread of its own watches beside the run and shuts the line, nothing else: whatever is being
written is written by the run's own thread, which then comes to its safe point.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOOK_S = 0.25
SILENT_S = 2.0
"""A line on which nothing moves for so long is not waited for."""
LONGEST_S = 10.0
"""Nor is one that moves waited for longer: what was under way goes again another time."""


class Endable(Protocol):
    """A line as the watch sees it; `desktop.sync.client.line.Line` is one."""

    sent: int
    received: int

    def hang_up(self) -> None:
        """End the request that is under way; any thread."""


@contextlib.contextmanager
def hanging_up(line: Endable, paused: Callable[[], bool]) -> Iterator[None]:
    """Watch inside the block whether the run is to end, and let no silent line hold it.

    Args:
        line: What the run waits for.
        paused: Whether a person wishes the run to end; any thread.
    """
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(line, paused, over), daemon=True, name="hang-up")
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def _watch(line: Endable, paused: Callable[[], bool], over: threading.Event) -> None:
    silent, waited, moved = 0.0, 0.0, -1
    while not over.wait(LOOK_S):
        if not paused():
            continue
        now = line.sent + line.received
        silent, moved = (silent + LOOK_S if now == moved else 0.0), now
        waited += LOOK_S
        if silent >= SILENT_S or waited >= LONGEST_S:
            line.hang_up()
