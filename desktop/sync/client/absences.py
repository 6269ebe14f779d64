"""What the server could not give, and when to ask for it again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ASK_AGAIN_S = 3600.0


class AbsentFiles:
    """Files and large bodies that the server had not yet, or not as they should be.

    They are asked for again after an hour, or once Changes have come in, so that a run with nothing
    to do stays one request.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._asked: dict[str, float] = {}

    def note(self, digest: str) -> None:
        """Note that the server has not this one."""
        self._asked[digest] = self._now()

    def is_due(self, digest: str) -> bool:
        """Whether to ask for it."""
        asked = self._asked.get(digest)
        return asked is None or self._now() - asked >= _ASK_AGAIN_S

    def ask_again(self) -> None:
        """Ask for all of them at the next opportunity."""
        self._asked.clear()
