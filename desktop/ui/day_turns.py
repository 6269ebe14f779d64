"""Notices that another day has begun while the window is open: at midnight, or when it wakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.deadlines import day_of

if TYPE_CHECKING:
    from desktop.ui.sessions import Session

EVERY_MS = 20_000
"""A timer to midnight would be wrong: a computer sleeps, and its clock is set."""


class DayTurns(QObject):
    """Lets whoever shows something of the ledger ask for it anew on another day."""

    turned = Signal()
    """It is another day in Beijing than it was, by the clock or because a person told it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._day = day_of(session.now())
        self._tick = QTimer(self, interval=EVERY_MS)
        self._tick.timeout.connect(self.look)
        self._tick.start()
        session.closed.connect(self._tick.stop)

    def look(self) -> None:
        """Compare the day with that of the last look."""
        before, self._day = self._day, day_of(self._session.now())
        if self._day != before:
            self.turned.emit()
            self._session.changed.emit()
