"""Around the pages: the line in the status bar, and what has not left in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.syncing.state_words import StateWords
from desktop.ui.syncing.wording import SyncWords

if TYPE_CHECKING:
    from desktop.services.syncing import SyncOverview
    from desktop.ui.navigation import Navigation
    from desktop.ui.sessions import Session
    from desktop.ui.status_bar import StatusBar


class FrameLine(QObject):
    """Lets status bar and navigation follow the sync of a session."""

    def __init__(
        self, session: Session, status: StatusBar, navigation: Navigation, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._status, self._navigation = session, status, navigation
        self._syncing = syncing_of(session)
        self._words, self._states = SyncWords(self), StateWords(self._syncing, self)
        self._syncing.known.connect(self._on_known)
        self._syncing.moved.connect(self._show)

    def start(self) -> None:
        """Ask for the first time how the ledger stands."""
        self._syncing.look()

    def _on_known(self, overview: SyncOverview) -> None:
        self._navigation.show_unsent(overview.unsent if overview.is_joined else 0)
        self._show()

    def _show(self) -> None:
        overview = self._syncing.overview
        if overview is None:
            return
        if not overview.is_joined:
            self._status.show_alone()
            return
        running = self._syncing.is_running
        told = self._states.line(overview)
        self._status.show_line(told.title, told.icon, told.tone, told.text)
        self._status.show_unsent(self._words.unsent(overview, running=running))
        self._status.show_synced(self._words.last(overview, self._session.now()))
