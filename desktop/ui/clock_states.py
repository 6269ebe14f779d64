"""How this computer's clock stands, asked off the UI thread; status bar and sync centre listen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.clock_checks import check_clock

if TYPE_CHECKING:
    from desktop.services.clock_checks import ClockState
    from desktop.ui.sessions import Session

EVERY_MS = 60_000
"""A clock is set, and a computer sleeps, while nothing is saved."""


class ClockStates(QObject):
    """Made once for a session; looks after every act, and every minute."""

    known = Signal(object)
    """A ClockState that is another than before; None where nothing is to be said."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.state: ClockState | None = None
        """What is to be said of the clock; None: nothing."""
        self._tick = QTimer(self, interval=EVERY_MS)
        self._tick.timeout.connect(self.look)
        self._tick.start()
        session.changed.connect(self.look)
        session.closed.connect(self._tick.stop)

    def look(self) -> None:
        """Ask how the clock stands."""
        session = self._session
        query = partial(check_clock, now=session.now(), acted=session.acted_at)
        session.read(self, query, self._on_looked)

    def _on_looked(self, state: ClockState) -> None:
        settled = state.is_doubtful and self._session.is_day_settled
        told = state if state.doubts and not settled else None
        before, self.state = self.state, told
        if told != before:
            self.known.emit(told)


def clock_of(session: Session) -> ClockStates:
    """Return what knows the clock of a session, made at the first call."""
    found = session.findChild(ClockStates)
    return found if isinstance(found, ClockStates) else ClockStates(session)
