"""How much is sent at once, and how often a run tries again: both follow what the line carries.

Thread: whichever the run is on.
"""

from __future__ import annotations

import contextlib
import random
import time
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import LineError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

LEAST_BYTES = 4 * 1024
SMALLEST_BYTES = 1024
"""Where not even the least comes through: a long chain of certificates leaves little of a line."""

MOST_BYTES = 64 * 1024
_FIRST_BYTES = 16 * 1024
_SLOW_S = 8.0  # a piece that took longer is large enough for this line
_MOST_CAUTION = 16
_BREAKS = 3  # one after the other at which smaller pieces than the least are tried

TRIES = 6
_FIRST_WAIT_S = 0.5
_LONGEST_WAIT_S = 30.0
_MOST_WAITED_S = 90.0  # a server that is busy for longer is asked at the next run


class Paused(Exception):  # noqa: N818 – nothing went wrong: a person wished it
    """A person paused the run; it ended at a safe point."""


class Pace:
    """How many bytes go at once: doubled where that went well, halved where the line broke.

    After a break it takes ever more pieces that came through before a larger one is tried, so that
    a line which breaks at a certain size is not broken again and again. Where it breaks time and
    again with nothing come through, pieces become smaller than they are otherwise.
    """

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self.size = _FIRST_BYTES
        self._now = now
        self._caution = 1
        self._well = 0
        self._breaks = 0  # since the last piece that came through

    @property
    def is_slow(self) -> bool:
        """Whether the line broke at what was tried at first, and goes on with less at once."""
        return self.size < _FIRST_BYTES

    @contextlib.contextmanager
    def piece(self) -> Iterator[None]:
        """Note how what is done inside went."""
        began = self._now()
        try:
            yield
        except LineError:
            self._broke()
            raise
        self._breaks = 0
        if self._now() - began < _SLOW_S:
            self._went_well()

    def _broke(self) -> None:
        self._breaks += 1
        least = LEAST_BYTES if self._breaks < _BREAKS else SMALLEST_BYTES
        self.size = max(min(self.size, least), self.size // 2)
        self._caution, self._well = min(_MOST_CAUTION, self._caution * 2), 0

    def _went_well(self) -> None:
        self._well += 1
        if self._well >= self._caution:
            self.size, self._well = min(MOST_BYTES, self.size * 2), 0


class Patience:
    """Tries again where the line broke, as long as bytes come through; else a few times.

    Args:
        paused: Whether a person wishes the run to end; asked at every safe point.
        connected: Whether the server has answered in this run; one that never did is not awaited.
        sleep: Waits so many seconds.

    Attributes:
        gained: Bytes that came through and need not be sent again; whoever moves them adds to it.
    """

    def __init__(
        self,
        *,
        paused: Callable[[], bool],
        connected: Callable[[], bool],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._paused, self._connected, self._sleep = paused, connected, sleep
        self._insisting = False
        self.gained = 0

    def safe_point(self) -> None:
        """End the run here where a person wishes so; nothing is half done.

        Raises:
            Paused: A person wishes so.
        """
        if self._paused():
            raise Paused

    def insist(self, attempt: Callable[[], T]) -> T:
        """Return what an attempt gives, made again where the line breaks.

        Inside another attempt it is made once: the outer one is made again, and goes on where it
        was.

        Raises:
            LineError: It broke too often without anything gained.
            RefusedError: The server said no, or was busy for too long.
        """
        if self._insisting:
            self.safe_point()
            return attempt()
        self._insisting = True
        try:
            return self._insist(attempt)
        finally:
            self._insisting = False

    def _insist(self, attempt: Callable[[], T]) -> T:
        failed, waited = 0, 0.0
        while True:
            self.safe_point()
            before = self.gained
            try:
                return attempt()
            except LineError as error:
                self.safe_point()  # a line that was hung up is no line that broke
                failed = 0 if self.gained > before else failed + 1
                awaited = self._connected() or error.details["code"] == "cut"
                if failed >= TRIES or not awaited:
                    raise
                pause = random.uniform(0, min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2**failed))  # noqa: S311 – jitter, no secret
            except RefusedError as error:
                pause = _wait_asked(error)
                waited += pause
                if not pause or waited > _MOST_WAITED_S:
                    raise
            self._wait(pause)

    def _wait(self, seconds: float) -> None:
        while seconds > 0:
            self.safe_point()
            self._sleep(min(seconds, 1.0))
            seconds -= 1.0


def _wait_asked(error: RefusedError) -> float:
    """Return for how long a busy server asks to be left alone, 0 where it does not."""
    asked = error.details.get("retry_after")
    return float(asked) if isinstance(asked, int) else 0.0
