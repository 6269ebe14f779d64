"""Slows those down who try codes: after some wrong ones from an address, none is looked at.

Of 32⁸ codes a few are good, so this keeps guessing hopeless and the log readable. It is kept in
memory: each process counts for itself, and a restart forgets.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from desktop.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_WRONG = 10
WITHIN_S = 600
_MOST_ADDRESSES = 10_000


class WrongCodes:
    """How many wrong codes came from where lately; any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._times: OrderedDict[str, list[float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Refuse an address that tried too often.

        Raises:
            SyncError: ``slow_down``, with ``retry_after`` in seconds.
        """
        with self._lock:
            recent = self._recent(address)
        if len(recent) >= MOST_WRONG:
            wait = int(WITHIN_S - (self._clock() - recent[-MOST_WRONG])) + 1
            raise SyncError(
                "邀请码错得太多，服务器请先等一等。",
                f"请{-(-wait // 60)}分钟后再试，并先核对邀请码。",
                code="slow_down",
                retry_after=wait,
            )

    def note(self, address: str) -> None:
        """Note a wrong code."""
        with self._lock:
            self._times[address] = [*self._recent(address), self._clock()][-MOST_WRONG:]
            self._times.move_to_end(address)
            while len(self._times) > _MOST_ADDRESSES:
                self._times.popitem(last=False)

    def _recent(self, address: str) -> list[float]:
        since = self._clock() - WITHIN_S
        return [at for at in self._times.get(address, ()) if at > since]
