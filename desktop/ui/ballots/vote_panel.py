"""The vote in the meeting room: what is voted on, the figures, the verdict, and why not if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.services.ballot_views import view_votes
from desktop.services.tally_forms import count_of
from desktop.ui.ballots.vote_acts import VoteActs
from desktop.ui.ballots.vote_body import VoteBody
from desktop.ui.ballots.vote_foot import VoteFoot
from desktop.ui.ballots.vote_in_hand import VoteInHand
from desktop.ui.ballots.vote_parts import VoteHead, VoteMenu, VoteRow
from desktop.ui.ballots.vote_sheets import VoteSheets
from desktop.ui.law_words import say_problem, say_result, say_way
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.ballot_views import MotionView, VotesView
    from desktop.services.ports import Reading
    from desktop.services.room_views import RoomView
    from desktop.ui.sessions import Session
    from desktop.ui.widgets.buttons import Button


class VotePanel(QFrame):
    """Takes a show of hands itself, and opens 表决录入 for votes on paper."""

    call_back_wanted = Signal()
    """打电话请人回来."""
    other_item_wanted = Signal()
    """先议别的项."""
    pause_wanted = Signal()
    """休会，改日再表决."""
    motion_changed = Signal(object)
    """The motion in hand is another now: the wall follows."""

    def __init__(self, session: Session, meeting_id: UUID) -> None:
        super().__init__()
        self._session, self._meeting = session, meeting_id
        self._room: RoomView | None = None
        self.acts = VoteActs(session, self)
        self.hand = VoteInHand(session, self.acts, self)
        self.sheets = VoteSheets(session, meeting_id, self.hand, self)
        self.setAccessibleName(self.tr("表决"))
        self._build()
        self.hand.motion_changed.connect(self.motion_changed)
        self.hand.changed.connect(self._on_hand_changed)
        self.sheets.submitted.connect(self._on_submitted)
        self.sheets.motion_put.connect(self._on_motion_put)
        self.sheets.names_wanted.connect(self._on_acts_opened)
        self.acts.done.connect(self.refresh)
        self.acts.opened.connect(self._on_acts_opened)
        self.acts.closed.connect(self._on_submitted)
        self.acts.failed.connect(self._show_error)

    # Building

    def _build(self) -> None:
        look = self._session.look
        self.head, self.row, self.foot = VoteHead(), VoteRow(), VoteFoot(look)
        self.body = VoteBody(look)
        self.ways, self.count, self.lost = self.body.ways, self.body.count, self.body.lost
        self.fault, self.empty, self.new = self.body.fault, self.body.empty, self.body.new
        self.ways.activated.connect(self._on_ways_activated)
        self.count.edited.connect(self.hand.keep)
        self.lost.call_back_wanted.connect(self.call_back_wanted)
        self.lost.other_item_wanted.connect(self.other_item_wanted)
        self.lost.pause_wanted.connect(self.pause_wanted)
        self.new.clicked.connect(self.sheets.put_motion)
        self.foot.more.clicked.connect(self._on_more_clicked)
        self.foot.main.clicked.connect(self._on_main_clicked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.row)
        whole.addWidget(self.body, 1)
        whole.addWidget(self.foot)
        self.arrange(compact=False)

    # What tests and the room look at

    @property
    def main(self) -> Button:
        """The button that carries the vote on."""
        return self.foot.main

    @property
    def view(self) -> VotesView | None:
        """The votes as they are shown."""
        return self.hand.view

    @property
    def motion(self) -> MotionView | None:
        """The motion in hand."""
        return self.hand.motion

    # Showing

    def show_room(self, view: RoomView) -> None:
        """Take the room as it is now, with its votes."""
        self._room = view
        self._show_view(view.votes)

    def refresh(self) -> None:
        """Ask for the votes anew; figures that are typed stay."""
        self._ask(self._show_view)

    def _ask(self, done: Callable[[VotesView], None]) -> None:
        meeting, at, alternative = self._meeting, self._moment(), self.acts.alternative

        def look(reading: Reading) -> VotesView:
            return view_votes(reading, meeting, at=at, alternative=alternative)

        self._session.read(self, look, done)

    def _moment(self) -> datetime | None:
        return self._room.moment(self._session.now()) if self._room else None

    def show_caution(self, text: str) -> None:
        """Show what to think of before the vote: 五组还没人说话，表决前先问一声."""
        self.foot.show_caution(text)

    def tick(self, now: datetime) -> None:
        """Show how long the vote is open; changes a text and nothing else."""
        self.row.tick(self.hand, now)

    def arrange(self, *, compact: bool) -> None:
        """Stand beside the opinions, or in a tab whose title says it already."""
        restyle(self, role="" if compact else "panel")
        self.head.setVisible(not compact)
        self.row.setVisible(compact)
        self.foot.arrange(self.row.row if compact else None)
        self.count.arrange(compact=compact)
        self.foot.order_tabs(self.body.controls())
        self._show_state()

    def take_focus(self) -> None:
        """Go where a hand is needed: the first empty box, else the button."""
        if self.count.hands.isVisible():
            self.count.hands.first_gap().setFocus()
        else:
            (self.main if self.main.isVisible() else self.new).setFocus()

    def _show_view(self, view: VotesView) -> None:
        self.hand.take_view(view)
        self._fill_ways(view)
        self.fault.hide()
        self._show_state()

    def _fill_ways(self, view: VotesView) -> None:
        self.ways.clear()
        self.ways.addItem(self.tr("按哪种口径计算？请选一种"), "")
        for way in view.ways:
            self.ways.addItem(say_way(way), way.id)
        self.ways.setCurrentIndex(max(0, self.ways.findData(self.acts.alternative)))

    def _show_state(self) -> None:
        view, hand = self.hand.view, self.hand
        if view is None:
            return
        self.head.show_hand(hand)
        self.row.show_hand(hand, len(self._room.agenda) if self._room else 0)
        if hand.shortage is not None:
            self.lost.show_shortage(hand.shortage)
        self.lost.setVisible(hand.shortage is not None)
        self.empty.setVisible(not view.motions and not hand.shortage and not view.problem)
        self.ways.setVisible(len(view.ways) > 1 and hand.ballot is None)
        if view.problem:
            self.fault.show_fault(*say_problem(view.problem))
            self.fault.show()
        self.count.show_hand(hand)
        self.foot.show_hand(hand, paused=self._room is not None and self._room.paused)

    def _on_hand_changed(self) -> None:
        self.fault.hide()
        self._show_state()

    # Choosing

    def _on_ways_activated(self, index: int) -> None:
        self.acts.alternative = self.ways.itemData(index)
        self.refresh()

    def _on_more_clicked(self) -> None:
        view, ballot = self.hand.view, self.hand.ballot
        if view is None:
            return
        menu = VoteMenu(self.hand, self)
        if ballot is None or ballot.is_open:
            menu.offer_methods(lambda method: self.acts.choose_method(method, ballot))
            menu.offer(self.tr("回避的人…"), lambda: self.acts.ask_recusal(view, ballot))
        if ballot is not None and ballot.is_open:
            if ballot.method == "hands":
                menu.offer(self.tr("有人不表态，逐项录入…"), self.sheets.enter_count)
            menu.offer(self.tr("撤回这次表决…"), lambda: self.acts.ask_withdrawal(ballot))
        menu.offer(self.tr("提出新的表决事项…"), self.sheets.put_motion)
        menu.addSeparator()
        menu.offer_motions(self._take_motion)
        menu.open_above(self.foot.more)

    def _take_motion(self, motion: UUID | None) -> None:
        self.hand.take_motion(motion)
        self._on_hand_changed()

    def _on_motion_put(self, motion: UUID) -> None:
        self.hand.take_motion(motion)
        self.refresh()

    # Voting

    def _on_main_clicked(self) -> None:
        hand, ballot, motion = self.hand, self.hand.ballot, self.hand.motion_id
        if motion is None or hand.view is None:
            return
        if ballot is None:
            ended = hand.view.state == "ended"
            self.acts.open(motion, at=self._moment(), held_on_paper=ended)
        elif self.sheets.wants_names:
            self.sheets.enter_names()
        elif not ballot.is_open:
            self.sheets.enter_count(recount=True)
        elif hand.sum_of_hands() is not None:
            self.acts.close(motion, ballot.id, count_of(hand.form(), ballot.frame.room))
        else:
            self.sheets.enter_count()

    def _on_acts_opened(self) -> None:
        self._ask(self._show_opened)

    def _show_opened(self, view: VotesView) -> None:
        """Go on to what is wanted of a vote that has just been opened."""
        self._show_view(view)
        if self.hand.method == "hands":
            self.take_focus()
        elif self.sheets.wants_names:
            self.sheets.enter_names()
        else:
            self.sheets.enter_count()

    def _on_submitted(self, motion: UUID | None) -> None:
        if motion is not None:
            self.hand.drop(motion)
        meeting = self._meeting

        def tell(reading: Reading) -> MotionView | None:
            return view_votes(reading, meeting).motion(motion)

        self._session.read(self, tell, self._tell)
        self.refresh()

    def _tell(self, motion: MotionView | None) -> None:
        if motion is not None and motion.ballot is not None and motion.ballot.outcome is not None:
            result = say_result(motion.ballot.outcome.result)
            told = self.tr("《{title}》表决结果已记下：{result}。")
            self._session.notify(told.format(title=motion.title, result=result), "", "info")

    def _show_error(self, error: AppError) -> None:
        """Say what the ledger refused; figures stay, and what has changed is asked for."""
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()
        self._ask(self._show_view_after_error)

    def _show_view_after_error(self, view: VotesView) -> None:
        self.hand.take_view(view)
        self._show_state()
        self.fault.show()
