"""What the file of a consultation offers for hearing people outside the room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.services.hearings import list_meetings_to_hear
from desktop.services.written_rounds import ROUND_PAGE
from desktop.ui.hearing.investigation_sheet import InvestigationSheet
from desktop.ui.hearing.opinion_sheets import AbsentOpinionSheet
from desktop.ui.places import Place
from desktop.ui.rounds.round_sheets import CallRoundSheet
from desktop.ui.widgets.dialogs import ask

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.references import Reference
    from desktop.ui.sessions import Session

ROUND, OPINION, IMPORT = "round", "opinion", "import"
ACTIONS = (ROUND, OPINION, IMPORT)
"""Actions beside those of conditions."""


class HearActs(QObject):
    """Opens the sheets and pages by which people are heard."""

    meeting_asked = Signal()
    """A meeting is to be called: there is none an opinion could be of."""

    def __init__(self, page: QWidget, session: Session, consultation: UUID) -> None:
        super().__init__(page)
        self._page, self._session, self._row = page, session, consultation

    def run(self, action: str, title: str) -> None:
        """Do one of ACTIONS; `title` is that of the consultation."""
        if action == ROUND:
            sheet = CallRoundSheet(self._page, self._session, self._row, title)
            sheet.stored.connect(lambda row: self._session.navigator.go(Place(ROUND_PAGE, row)))
            sheet.open()
        else:
            find = partial(list_meetings_to_hear, consultation=self._row)
            self._session.read(self, find, partial(self._on_meetings_read, action))

    def _on_meetings_read(self, action: str, meetings: Sequence[Reference]) -> None:
        if not meetings:
            ask(
                self._page,
                self.tr("还没有会议"),
                self.tr("意见要记在一次会议或一轮书面征求里。先召集会议？"),
                self.tr("召集会议"),
                self.meeting_asked.emit,
            )
        elif action == OPINION:
            AbsentOpinionSheet(self._page, self._session, self._row, meetings).open()
        else:
            self._session.navigator.go(Place("opinion_import", meetings[0].id))

    def open_investigation(self, row: UUID) -> None:
        """Show an investigation."""
        InvestigationSheet(self._page, self._session, row).open()
