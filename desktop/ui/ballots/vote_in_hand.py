"""The vote in hand as values: which motion, held how, which figures; the panel only shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.services.ballot_views import frame_of
from desktop.services.tally_forms import TallyForm, check_form, is_complete
from desktop.ui.ballots.held_figures import HeldFigures

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ballot_views import BallotView, MotionView, Shortage, VotesView
    from desktop.services.tally_forms import Equation
    from desktop.services.vote_trials import Frame
    from desktop.ui.ballots.vote_acts import VoteActs
    from desktop.ui.sessions import Session


class VoteInHand(QObject):
    """The motion that is shown, its ballot, and the figures typed for it."""

    changed = Signal()
    """Figures, method or recusals are others."""
    motion_changed = Signal(object)
    """The motion in hand is another now."""

    def __init__(self, session: Session, acts: VoteActs, parent: QObject) -> None:
        super().__init__(parent)
        self._acts, self._held = acts, HeldFigures.of(session)
        self._motion_id: UUID | None = None
        self.view: VotesView | None = None
        acts.chosen.connect(self.changed)
        self._held.changed.connect(self._on_held_changed)

    def take_view(self, view: VotesView) -> None:
        """Take the votes as they stand; the motion in hand stays, or is what follows."""
        self.view = view
        if self.motion is None:
            following = view.next_motion()
            self.take_motion(following.id if following else None)

    def take_motion(self, motion: UUID | None) -> None:
        """Take another motion in hand."""
        if motion != self._motion_id:
            self._motion_id = motion
            self._acts.begin_motion(secret=bool(self.view and self.view.secret_by_law))
            self.motion_changed.emit(motion)

    @property
    def motion_id(self) -> UUID | None:
        """Which motion is in hand, also before the ledger has told of it."""
        return self._motion_id

    @property
    def motion(self) -> MotionView | None:
        """The motion in hand."""
        return self.view.motion(self._motion_id) if self.view else None

    @property
    def ballot(self) -> BallotView | None:
        """Its ballot; None before it is opened."""
        return self.motion.ballot if self.motion else None

    @property
    def is_open(self) -> bool:
        """Whether a count is wanted now."""
        return self.ballot is not None and self.ballot.is_open

    @property
    def method(self) -> str:
        """How the vote is held, or is to be."""
        return self.ballot.method if self.ballot else self._acts.method

    @property
    def shortage(self) -> Shortage | None:
        """What lacks for a quorum while no ballot is open; after the end nobody can come back."""
        if self.view is None or self.ballot is not None or self.view.state == "ended":
            return None
        return self.view.shortage

    @property
    def frame(self) -> Frame | None:
        """What the vote is judged by; None where there can be none now."""
        view, motion = self.view, self.motion
        if view is None or motion is None or view.problem or self.shortage:
            return None
        return frame_of(view, motion, recused=len(self._acts.recused))

    def form(self) -> TallyForm:
        """Return the figures in hand; those recused raise no hand."""
        held = self._held.find(self._motion_id) if self._motion_id else None
        recused = len(self.ballot.recused if self.ballot else self._acts.recused)
        form = held or TallyForm(unstated=recused or None)
        return replace(form, method=self.method)

    def sum_of_hands(self) -> Equation | None:
        """Return whether raised hands add up; None where papers are counted or areas weigh."""
        frame = self.frame
        if frame is None or self.method != "hands" or frame.room.eligible_area is not None:
            return None
        return check_form(self.form(), frame.room)[-1]

    @property
    def is_complete(self) -> bool:
        """Whether raised hands add up, so that they can be handed in."""
        equation = self.sum_of_hands()
        return equation is not None and is_complete((equation,))

    def keep(self, form: TallyForm) -> None:
        """Keep figures that were typed."""
        if self._motion_id is not None:
            self._held.keep(self._motion_id, form)

    def drop(self, motion: UUID) -> None:
        """Forget figures that were handed in."""
        self._held.drop(motion)

    def _on_held_changed(self, motion: UUID) -> None:
        if motion == self._motion_id and self.view is not None:
            self.changed.emit()
