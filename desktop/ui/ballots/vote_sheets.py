"""The sheets that a vote opens: a new motion, 表决录入, and 逐人登记 for a vote with names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.ballots.ballot_dialog import BallotDialog
from desktop.ui.ballots.named_sheet import NamedSheet
from desktop.ui.ballots.small_sheets import MotionForm

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.ballots.vote_in_hand import VoteInHand
    from desktop.ui.sessions import Session


class VoteSheets(QObject):
    """Opens sheets for the vote in hand."""

    submitted = Signal(object)
    """The motion that is decided now."""
    motion_put = Signal(object)
    """A new motion."""
    names_wanted = Signal()
    """The vote is held with names from now on."""

    def __init__(self, session: Session, meeting: UUID, hand: VoteInHand, panel: QWidget) -> None:
        super().__init__(panel)
        self._session, self._meeting, self._hand, self._panel = session, meeting, hand, panel

    @property
    def wants_names(self) -> bool:
        """Whether the vote in hand is entered voter by voter: one with names, not yet as totals."""
        ballot = self._hand.ballot
        is_named = ballot is not None and ballot.method == "open"
        return ballot is not None and is_named and (ballot.is_open or ballot.has_names)

    def put_motion(self) -> None:
        """Ask for the text of a new motion."""
        if self._hand.view is not None:
            form = MotionForm(self._session, self._hand.view, self._panel)
            form.put.connect(self.motion_put)
            form.open()

    def enter_count(self, *, recount: bool = False) -> BallotDialog | None:
        """Open 表决录入 for the motion in hand."""
        motion = self._hand.motion_id
        if motion is None:
            return None
        dialog = BallotDialog(self._session, self._meeting, motion, self._panel, recount=recount)
        dialog.submitted.connect(self.submitted)
        dialog.repeated.connect(self.motion_put)
        dialog.names_wanted.connect(self.names_wanted)
        dialog.open()
        return dialog

    def enter_names(self) -> NamedSheet | None:
        """Open 逐人登记 for the vote with names in hand."""
        motion = self._hand.motion
        if motion is None or motion.ballot is None:
            return None
        sheet = NamedSheet(self._session, self._meeting, motion, parent=self._panel)
        sheet.submitted.connect(self.submitted)
        sheet.open()
        return sheet
