"""Above the sync centre: that this computer's clock is wrong, and that recording goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.clock_states import clock_of
from desktop.ui.clock_words import ClockWords
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.clock_checks import ClockState
    from desktop.ui.sessions import Session


class ClockStrip(FaultBox):
    """Follows the clock of a session; hidden while nothing speaks against it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("")
        self.setParent(parent)  # shown without one it would be a window
        self._words, clock = ClockWords(self), clock_of(session)
        clock.known.connect(self._show_state)
        self._show_state(clock.state)

    def _show_state(self, state: ClockState | None) -> None:
        if state is not None:
            tone = "warn" if state.is_doubtful else "info"
            self.show_fault(self._words.title(state), self._words.advice(state), tone)
        self.setVisible(state is not None)
