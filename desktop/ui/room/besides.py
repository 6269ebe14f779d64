"""What opens beside the room: the wall, the papers, the rules of order that are read out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.records import Meeting
from desktop.services.conduct import STAFF, arrange_staff
from desktop.services.forms import read_values
from desktop.ui.ballots.projector import Projector
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.room.rules_sheet import RulesSheet
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.ui.ballots.vote_panel import VotePanel
    from desktop.ui.room.acts import RoomActs
    from desktop.ui.sessions import Session


class Besides(QObject):
    """Opens windows, sheets and pages of one meeting."""

    def __init__(self, session: Session, acts: RoomActs, room: QWidget) -> None:
        super().__init__(room)
        self._session, self._acts, self._room = session, acts, room
        self.projector: Projector | None = None

    def project(self, vote: VotePanel) -> None:
        """Show the vote on the wall, or take it away."""
        if self.projector is None:
            self.projector = Projector(self._session, self._acts.meeting, self._room)
            vote.motion_changed.connect(self.projector.show_motion)
        self.projector.toggle()

    def show_papers(self) -> None:
        """Show the record once the meeting has ended, before that the forms there are."""
        view = self._acts.view
        if view is not None and view.state == "ended":
            place = Place("paper", self._acts.meeting, {"paper": "meeting_record"})
            self._session.navigator.go(place)
        else:
            PaperChooser(self._session, self._room, self._acts.meeting).open()

    def arrange(self) -> None:
        """Edit who presides, writes, counts and takes photographs."""
        meeting = self._acts.meeting
        self._session.read(
            self, lambda reading: read_values(reading, Meeting, meeting), self._open_staff
        )

    def _open_staff(self, values: Mapping[str, Any]) -> None:
        meeting, view = self._acts.meeting, self._acts.view
        form = RecordForm(self._session, Meeting, only=STAFF)
        form.show_row(values)

        def act(changed: Mapping[str, Any]) -> Any:
            return partial(arrange_staff, self._session.ledger, meeting, **changed)

        is_open = view is not None and view.state == "open"
        wanted = is_open and view is not None and not view.rules_read
        words = self.tr("还没有宣读议事规则。") if wanted else ""
        sheet = RecordSheet(
            self._room, self._session, self.tr("会务"), form, act, row=meeting, words=words
        )
        if is_open:
            rules = Button(self.tr("宣读议事规则"), icon="book-open", letter="R")
            rules.clicked.connect(sheet.reject)
            rules.clicked.connect(self.read_rules)
            sheet.footer.insertWidget(1, rules)
        sheet.open()

    def read_rules(self) -> None:
        """Show the rules of order; that they were read is entered by the button below them."""
        sheet = RulesSheet(self._room)
        sheet.read_out.connect(self._acts.note_rules_read)
        sheet.open()
