"""Asks after every act what stands around the pages: badges, whose ledger it is, last saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.frame_views import FrameView, find_last_saved, read_frame
from desktop.ui.day_turns import DayTurns

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

    Opening = tuple[FrameView, datetime | None]

PAUSE_MS = 250
"""Acts that follow each other closely, as in a roll call, are asked about once."""


class FrameFeed(QObject):
    """Reads on the ledger's thread and tells on the window's."""

    known = Signal(object)
    """A FrameView."""
    last_saved = Signal(object)
    """When something was last saved before this window opened, or this day began (aware)."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        session.changed.connect(self._pause.start)
        self.days = DayTurns(session, self)
        self.days.turned.connect(self.start)

    def start(self) -> None:
        """Ask for the first time, and each day, for the age of the backup and of what was saved."""
        session, now = self._session, self._session.now()

        def query(reading: Reading) -> Opening:
            return read_frame(reading, now), find_last_saved(reading)

        def look(_: Task) -> object:
            return session.home.backup_state()

        session.read(self, query, self._on_opened)
        session.tasks.long(self, self.tr("看看备份"), look, session.backed_up.emit)

    def _on_opened(self, opening: Opening) -> None:
        view, saved = opening
        self.known.emit(view)
        self.last_saved.emit(saved)

    def _look(self) -> None:
        now = self._session.now()
        self._session.read(self, lambda reading: read_frame(reading, now), self.known.emit)
