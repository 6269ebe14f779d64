"""How far a run is: told on its thread, read on the window's."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES, FILES = ("push", "pull"), ("part", "file_up", "file_down")
STAGES = ("connect", *CHANGES, *FILES)
CHANGE_BYTES = 450
"""What a Change weighs on average, beside files, which are told in bytes."""
MEASURED_S = 5.0
"""Nothing is said of the time left before so many seconds have been measured."""


@dataclass(frozen=True, slots=True)
class RunView:
    """How far a run is.

    Attributes:
        stage: One of STAGES.
        changes: Changes done and in all, in the direction of the stage last told.
        files: Bytes of files done and in all.
        percent: Of all that is known to be moved, 0 to 100.
        seconds_left: At the pace so far, None where that is not known yet.
        is_slow: Whether the line carries less at once than was tried at first.
    """

    stage: str = STAGES[0]
    changes: tuple[int, int] = (0, 0)
    files: tuple[int, int] = (0, 0)
    percent: int = 0
    seconds_left: float | None = None
    is_slow: bool = False


class RunProgress:
    """Adds up what a run tells (services.sync_ports.LineProgress)."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock, self._clock = threading.Lock(), clock
        self._told: dict[str, tuple[int, int]] = {}
        self._stage, self._is_slow, self._began = STAGES[0], False, clock()
        self._before = 0

    def __call__(self, stage: str, done: int, total: int, *, is_slow: bool = False) -> None:
        """Take in how far a stage is; on the run's thread."""
        with self._lock:
            if stage not in self._told:
                self._before += _weight(stage, done)  # what an earlier run had moved took no time
            self._told[stage] = done, max(done, total)
            self._stage, self._is_slow = stage, is_slow

    def view(self) -> RunView:
        """Return how far it is; on any thread."""
        with self._lock:
            told, stage, before = dict(self._told), self._stage, self._before
            is_slow = self._is_slow
        done = sum(_weight(name, one[0]) for name, one in told.items())
        total = sum(_weight(name, one[1]) for name, one in told.items())
        way = stage if stage in CHANGES else next((one for one in CHANGES if one in told), "")
        files = [told[one] for one in FILES if one in told]
        return RunView(
            stage=stage,
            changes=told.get(way, (0, 0)),
            files=(sum(one[0] for one in files), sum(one[1] for one in files)),
            percent=100 * done // total if total else 0,
            seconds_left=self._left(done - before, total - done),
            is_slow=is_slow,
        )

    def _left(self, moved: int, left: int) -> float | None:
        took = self._clock() - self._began
        return left * took / moved if moved > 0 and took >= MEASURED_S else None


def _weight(stage: str, amount: int) -> int:
    if stage in CHANGES:
        return amount * CHANGE_BYTES
    return amount if stage in FILES else 0
