"""Around the pages: line and clock in the status bar, what has not left in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.syncing import ASKED, Asked
from desktop.ui.clock_states import clock_of
from desktop.ui.clock_words import ClockWords
from desktop.ui.syncing.asked_words import AskedWords
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.syncing.state_words import StateWords
from desktop.ui.syncing.wording import SyncWords

if TYPE_CHECKING:
    from desktop.services.clock_checks import ClockState
    from desktop.services.syncing import SyncOverview
    from desktop.ui.navigation import Navigation
    from desktop.ui.sessions import Session
    from desktop.ui.status_bar import StatusBar


class FrameLine(QObject):
    """Lets status bar and navigation follow sync and clock of a session."""

    def __init__(
        self, session: Session, status: StatusBar, navigation: Navigation, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._status, self._navigation = session, status, navigation
        self._syncing = syncing_of(session)
        self._words, self._states = SyncWords(self), StateWords(self._syncing, self)
        self._asked = AskedWords(self)
        self._clock, self._clock_words = clock_of(session), ClockWords(self)
        self._clock.known.connect(self._on_clock_known)
        self._syncing.known.connect(self._on_known)
        self._syncing.moved.connect(self._show)

    def start(self) -> None:
        """Ask for the first time how ledger and clock stand."""
        self._syncing.look()
        self._clock.look()

    def _on_clock_known(self, state: ClockState | None) -> None:
        if state is None:
            self._status.show_clock("", "")
            return
        words = self._clock_words
        more = f"{words.title(state)}。{words.advice(state)}"
        self._status.show_clock(words.brief(state), more, is_doubtful=state.is_doubtful)

    def _on_known(self, overview: SyncOverview) -> None:
        self._navigation.show_unsent(overview.unsent if overview.is_joined else 0)
        self._show()

    def _show(self) -> None:
        overview = self._syncing.overview
        if overview is None:
            return
        if not overview.is_joined:
            self._status.show_alone(self._awaited(overview))
            return
        running = self._syncing.is_running
        told = self._states.line(overview)
        self._status.show_line(told.title, told.icon, told.tone, told.text)
        self._status.show_unsent(self._words.unsent(overview, running=running))
        self._status.show_synced(self._words.last(overview, self._session.now()))

    def _awaited(self, overview: SyncOverview) -> str:
        if overview.standing != ASKED:
            return ""
        return self._asked.of(Asked(server=overview.server, at=overview.asked_at))
