"""Notices that the computer's clock was put forth or back, or that the computer slept.

The roll keeps its order all the same (RoomView.moment); but times are printed in the record, so
the person is asked to look at the clock. Nobody is interrupted: it is a notice, not a dialog.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from desktop.domain.deadlines import BEIJING
from desktop.services.ballot_views import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

LEAST = timedelta(minutes=2)
"""A shorter jump is a correction by the network, which happens every day."""


class ClockWatch(QObject):
    """Compares the clock on the wall with the time that has really gone by."""

    jumped = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, parent: QObject, running_ms: Callable[[], int] | None = None) -> None:
        """Begin to watch.

        Args:
            parent: Owner.
            running_ms: Milliseconds that have gone by, which nobody can set; Qt's by default.
        """
        super().__init__(parent)
        self._timer = QElapsedTimer()
        self._timer.start()
        self._running_ms = running_ms or self._timer.elapsed
        self._last: tuple[datetime, int] | None = None

    def look(self, now: datetime) -> None:
        """Compare; called every second."""
        running = self._running_ms()
        if self._last is not None:
            before, then = self._last
            expected = before + timedelta(milliseconds=running - then)
            if abs(now - expected) >= LEAST:
                self._tell(expected, now)
        self._last = now, running

    def _tell(self, expected: datetime, now: datetime) -> None:
        text = self.tr("电脑的时间变了：应是 {expected}，现在是 {now}。")
        advice = self.tr("请核对电脑的日期和时间；点名的先后不受影响，记下的时间以电脑为准。")
        same_day = expected.astimezone(BEIJING).date() == now.astimezone(BEIJING).date()
        say = clock if same_day else self._dated
        self.jumped.emit(text.format(expected=say(expected), now=say(now)), advice)

    def _dated(self, at: datetime) -> str:
        day = at.astimezone(BEIJING)
        text = self.tr("{month}月{day}日 {time}")
        return text.format(month=day.month, day=day.day, time=clock(at))
