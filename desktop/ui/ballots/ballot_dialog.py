"""表决录入: the figures of a count come in right, or not at all.

What is typed is never corrected by the program, is kept in memory when the dialog closes, and is
handed in whole, once every sum holds.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services.ballot_views import view_votes
from desktop.services.revotes import change_ballot, repeat_void_ballot
from desktop.services.tally_forms import (
    TallyForm,
    count_of,
    first_fault,
    is_complete,
    papers_of,
)
from desktop.services.votes import close_ballot, recount_ballot
from desktop.ui.ballots.dialog_head import DialogHead
from desktop.ui.ballots.dialog_parts import CountButtons, FaultSlot, PreviewCard, SealRow
from desktop.ui.ballots.held_figures import HeldFigures
from desktop.ui.ballots.small_sheets import RecusalForm
from desktop.ui.ballots.tally_boxes import TallyBoxes
from desktop.ui.places import PLACES, Place
from desktop.ui.widgets.dialogs import LARGEST, MARGIN, Sheet
from desktop.ui.widgets.fields import LineField

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.ballot_views import BallotView, MotionView, VotesView
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

_AROUND, _STRIPS, _SECOND_ROW = 302, 98, 46
"""px of the design: what stands around the sums, title and footer, a row more."""


class BallotDialog(Sheet):
    """Takes the count of one open ballot, or the recount of a closed one."""

    submitted = Signal(object)
    """The motion that is decided now."""
    repeated = Signal(object)
    """The new motion that repeats a void vote."""
    names_wanted = Signal()
    """The vote is held with names now, which are entered elsewhere."""

    def __init__(
        self,
        session: Session,
        meeting: UUID,
        motion: UUID,
        parent: QWidget,
        *,
        recount: bool = False,
    ) -> None:
        translate = QCoreApplication.translate  # self.tr wants the base class made first
        titles = translate("BallotDialog", "表决录入"), translate("BallotDialog", "重新计票")
        super().__init__(parent, titles[recount], width=960)
        self._session, self._meeting, self._motion_id = session, meeting, motion
        self._recount, self._window = recount, parent.window()
        self._held = HeldFigures.of(session)
        self._view: VotesView | None = None
        self._busy = False
        self._build()
        self.refresh()

    # Building

    def _build(self) -> None:
        look = self._session.look
        self.head, self.boxes = DialogHead(look), TallyBoxes(look)
        self.head.methods.chosen.connect(self._on_methods_chosen)
        self.head.recusal.clicked.connect(self._on_recusal_clicked)
        self.boxes.edited.connect(self._on_boxes_edited)
        self.slot, self.seal = FaultSlot(look), SealRow(look)
        self.preview = PreviewCard(look)
        self.reason = LineField(
            placeholder=self.tr("为什么重新计票（会议记录要印）"), name=self.tr("重新计票理由")
        )
        self.reason.setVisible(self._recount)
        self.reason.textChanged.connect(self._on_reason_edited)
        told = QGridLayout()  # one place: a fault, or the seal once there is none
        if not look.large:  # the sums do not jump when a fault comes
            stays = self.slot.sizePolicy()
            stays.setRetainSizeWhenHidden(True)
            self.slot.setSizePolicy(stays)
            self.slot.setMinimumHeight(look.px(58))
        told.addWidget(self.slot, 0, 0)
        told.addWidget(self.seal, 0, 0)
        self.body.setSpacing(6)
        if look.large:
            self.body.setContentsMargins(MARGIN, 8, MARGIN, 8)
        for part in (self.head, self.reason, self.boxes):
            self.body.addWidget(part)
        self.body.addLayout(told)
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self.buttons = CountButtons(look, self.footer)
        self.clear, self.sheet, self.send = self.buttons.all()
        self.sheet.setVisible("paper" in PLACES)
        self.clear.clicked.connect(self._on_clear_clicked)
        self.sheet.clicked.connect(self._on_sheet_clicked)
        self.send.clicked.connect(self._on_send_clicked)

    # Showing

    def refresh(self) -> None:
        """Ask for the vote anew; figures that are typed stay."""
        meeting = self._meeting

        def look(reading: Reading) -> VotesView:
            return view_votes(reading, meeting)

        self._session.read(self, look, self._show_view)

    def _show_view(self, view: VotesView) -> None:
        self._view = view
        motion, ballot = self._motion, self._ballot
        if motion is None or ballot is None:
            self.reject()
            return
        form = replace(self._held.find(motion.id) or TallyForm(), method=ballot.method)
        self.head.show_ballot(view, motion, ballot, recount=self._recount)
        self.sheet.setVisible(form.on_paper)
        self.boxes.show_form(form, ballot.frame.room)
        self._show_state()
        self.fit()
        self.boxes.first_gap().setFocus()

    def fit(self) -> None:
        """Take the size the sums need now: the method decides how many there are."""
        super().fit()
        look, window = self._session.look, self._window
        needed = self.boxes.minimumHeight() + look.px(_AROUND + _SECOND_ROW * int(self._recount))
        room = min(LARGEST.height(), window.height() - 2 * MARGIN)
        if look.large and self.boxes.form().on_paper:  # three sums fill all there is
            self.setFixedHeight(room)
        else:
            self.body.parentWidget().setMinimumHeight(needed)
            self.setFixedHeight(min(needed + look.px(_STRIPS), room))
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)

    @property
    def _motion(self) -> MotionView | None:
        return self._view.motion(self._motion_id) if self._view else None

    @property
    def _ballot(self) -> BallotView | None:
        return self._motion.ballot if self._motion else None

    def _show_state(self) -> None:
        """Show what is wrong or certain, and whether the count can be handed in."""
        ballot = self._ballot
        if ballot is None:
            return
        equations = self.boxes.equations()
        fault, complete = first_fault(equations), is_complete(equations)
        self.slot.show_fault(
            fault, ballot.frame.room, self._repeat if fault and fault.void else None
        )
        self.seal.setVisible(complete and self.boxes.form().on_paper and not self._recount)
        self.preview.show_count(ballot.frame, self.boxes.form(), complete=complete)
        # In large type there is room for one of them, and a fault comes first.
        self.preview.setVisible(fault is None or not self._session.look.large)
        if not complete:
            self.send.lock(self.tr("三行都对上才能提交"))
        elif self._recount and not self.reason.text().strip():
            self.send.lock(self.tr("先写重新计票的理由"))
        else:
            self.send.unlock()

    # Acting

    def _on_reason_edited(self, _text: str) -> None:
        self._show_state()

    def _on_boxes_edited(self) -> None:
        self._held.keep(self._motion_id, self.boxes.form())
        self._show_state()

    def _show_error(self, error: AppError) -> None:
        self._busy = False
        self.slot.say(error.message, error.advice)
        if self._ballot:
            self.head.methods.choose(self._ballot.method)

    def _on_methods_chosen(self, method: str) -> None:
        if self._ballot and method != self._ballot.method:
            self._change(method, self._ballot.recused, self._ballot.recusal_reason)

    def _on_recusal_clicked(self) -> None:
        ballot = self._ballot
        if ballot is None or self._view is None:
            return
        form = RecusalForm(self._view, ballot.recused, ballot.recusal_reason, self)
        form.chosen.connect(partial(self._change, ballot.method))
        form.open()

    def _change(self, method: str, recused: tuple[UUID, ...], reason: str) -> None:
        if self._ballot is None or self._busy:
            return
        self._busy = True
        change = partial(
            change_ballot,
            self._session.ledger,
            self._ballot.id,
            method=method,
            recused=recused,
            recusal_reason=reason,
        )
        self._session.act(self, change, partial(self._on_changed, method), self._show_error)

    def _on_changed(self, method: str, _ballot: UUID) -> None:
        self._busy = False
        if method == "open":
            self.names_wanted.emit()
            self.accept()
        else:
            self.refresh()

    def _on_clear_clicked(self) -> None:
        self.slot.ask(
            self.tr("把这张表的数都清掉，重数一遍？"), self.tr("清空"), self._clear_figures
        )

    def _clear_figures(self) -> None:
        self._held.drop(self._motion_id)
        if self._ballot:
            self.boxes.show_form(TallyForm(method=self._ballot.method), self._ballot.frame.room)
        self._show_state()
        self.boxes.first_gap().setFocus()

    def _on_sheet_clicked(self) -> None:
        self.reject()
        options = {"paper": "tally_sheet"}
        self._session.navigator.go(Place("paper", row=self._motion_id, options=options))

    def _repeat(self) -> None:
        """Keep the void vote in the record and put the same text to the vote again."""
        ballot, form = self._ballot, self.boxes.form()
        if ballot is None or form.issued is None or form.returned is None or self._busy:
            return
        self._busy = True
        repeat = partial(
            repeat_void_ballot,
            self._session.ledger,
            ballot.id,
            issued=form.issued,
            returned=form.returned,
        )
        self._session.act(self, repeat, self._on_repeated, self._show_error)

    def _on_repeated(self, motion: UUID) -> None:
        self._held.drop(self._motion_id)
        self.repeated.emit(motion)
        self.accept()

    def _on_send_clicked(self) -> None:
        ballot, form = self._ballot, self.boxes.form()
        if ballot is None or self._busy or not is_complete(self.boxes.equations()):
            return
        self._busy = True
        given: dict[str, Any] = {"count": count_of(form, ballot.frame.room)} | papers_of(form)
        service = close_ballot
        if self._recount:
            service, given = recount_ballot, given | {"reason": self.reason.text().strip()}  # type: ignore[assignment]
        elif form.on_paper:
            given |= self.seal.values()
        act = partial(service, self._session.ledger, ballot.id, **given)
        self._session.act(self, act, self._on_sent, self._show_error)

    def _on_sent(self, _result: object) -> None:
        self._held.drop(self._motion_id)
        self.submitted.emit(self._motion_id)
        self.accept()
