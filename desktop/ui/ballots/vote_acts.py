"""What the vote panel asks of the ledger, one thing at a time, and how the vote is to be held."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.services.revotes import change_ballot
from desktop.services.votes import close_ballot, open_ballot, withdraw_ballot
from desktop.ui.ballots.small_sheets import ReasonForm, RecusalForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.ballot_views import BallotView, VotesView
    from desktop.ui.sessions import Session


class VoteActs(QObject):
    """Method and recusals of the vote that is not open yet, and the acts that carry a vote on."""

    chosen = Signal()
    """Method or recusals of a vote that is not open yet are others."""
    done = Signal()
    """A vote was changed or taken back."""
    opened = Signal()
    """A vote is open now."""
    closed = Signal(object)
    """The motion of a vote whose count was handed in."""
    failed = Signal(object)
    """The AppError with which the ledger refused."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._widget = session, parent
        self.method, self.alternative = "hands", ""
        self.recused: tuple[UUID, ...] = ()
        self.recusal_reason = ""
        self._busy = False

    def begin_motion(self, *, secret: bool) -> None:
        """Forget what was chosen for another motion."""
        self.method = "secret" if secret else "hands"
        self.recused, self.recusal_reason = (), ""

    def choose_method(self, method: str, ballot: BallotView | None) -> None:
        """Hold the vote in another way; one that is open is begun anew on the same roll."""
        if ballot is None:
            self.method = method
            self.chosen.emit()
        elif method != ballot.method:
            self._change(ballot, method, ballot.recused, ballot.recusal_reason)

    def ask_recusal(self, view: VotesView, ballot: BallotView | None) -> None:
        """Ask who takes no part."""
        recused = ballot.recused if ballot else self.recused
        reason = ballot.recusal_reason if ballot else self.recusal_reason
        form = RecusalForm(view, recused, reason, self._widget)
        form.chosen.connect(partial(self._recuse, ballot))
        form.open()

    def _recuse(self, ballot: BallotView | None, recused: tuple[UUID, ...], reason: str) -> None:
        if ballot is not None:
            self._change(ballot, ballot.method, recused, reason)
            return
        self.recused, self.recusal_reason = recused, reason
        self.chosen.emit()

    def _change(
        self, ballot: BallotView, method: str, recused: tuple[UUID, ...], reason: str
    ) -> None:
        change = partial(
            change_ballot,
            self._session.ledger,
            ballot.id,
            method=method,
            recused=recused,
            recusal_reason=reason,
        )
        self._act(change, self.done.emit)

    def ask_withdrawal(self, ballot: BallotView) -> None:
        """Ask why an open vote is taken back."""
        form = ReasonForm(self.tr("撤回表决"), self.tr("为什么撤回？"), self._widget)
        form.given.connect(partial(self._withdraw, ballot.id))
        form.open()

    def _withdraw(self, ballot: UUID, reason: str) -> None:
        act = partial(withdraw_ballot, self._session.ledger, ballot, reason=reason)
        self._act(act, self.done.emit)

    def open(self, motion: UUID, *, at: datetime | None, held_on_paper: bool) -> None:
        """Open the vote as it was chosen, on the roll of a moment (None: now)."""
        begin = partial(
            open_ballot,
            self._session.ledger,
            motion,
            method=self.method,
            alternative=self.alternative,
            at=at,
            held_on_paper=held_on_paper,
            recused=self.recused,
            recusal_reason=self.recusal_reason,
        )
        self._act(begin, self.opened.emit)

    def close(self, motion: UUID, ballot: UUID, count: Mapping[str, Any]) -> None:
        """Hand in the count of a show of hands."""
        act = partial(close_ballot, self._session.ledger, ballot, count=count)
        self._act(act, partial(self.closed.emit, motion))

    def _act(self, function: partial[Any], tell: Callable[[], None]) -> None:
        """A second press before the first is saved does nothing."""
        if not self._busy:
            self._busy = True
            self._session.act(self, function, partial(self._finish, tell), self._fail)

    def _finish(self, tell: Callable[[], None], _result: object) -> None:
        self._busy = False
        tell()

    def _fail(self, error: AppError) -> None:
        self._busy = False
        self.failed.emit(error)
