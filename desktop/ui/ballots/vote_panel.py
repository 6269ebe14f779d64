"""The vote in the meeting room: what is voted on, the figures, the verdict, and why not if not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from desktop.records.votes import METHODS, SHORT_METHODS
from desktop.services.ballot_views import frame_of, view_votes
from desktop.services.tally_forms import State, TallyForm, check_form, count_of, is_complete
from desktop.ui.ballots.ballot_dialog import BallotDialog
from desktop.ui.ballots.cards import Sign, Words
from desktop.ui.ballots.dialog_parts import PreviewCard
from desktop.ui.ballots.hand_boxes import HandBoxes
from desktop.ui.ballots.held_figures import HeldFigures
from desktop.ui.ballots.quorum_lost import QuorumLost
from desktop.ui.ballots.small_sheets import MotionForm
from desktop.ui.ballots.vote_acts import VoteActs
from desktop.ui.ballots.wall_painting import verdict_words
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.errors import AppError
    from desktop.services.ballot_views import BallotView, MotionView, VotesView
    from desktop.services.ports import Reading
    from desktop.services.room_views import RoomView
    from desktop.services.vote_trials import Frame
    from desktop.ui.sessions import Session


class VotePanel(Panel):
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
        super().__init__(QCoreApplication.translate("VotePanel", "表决"))
        self._session, self._meeting = session, meeting_id
        self._held = HeldFigures.of(session)
        self._held.changed.connect(self._on_held_changed)
        self._room: RoomView | None = None
        self.view: VotesView | None = None
        self._motion_id: UUID | None = None
        self.acts = VoteActs(session, self)
        self.acts.chosen.connect(self._show_state)
        self.acts.done.connect(self.refresh)
        self.acts.opened.connect(self._on_acts_opened)
        self.acts.closed.connect(self._on_submitted)
        self.acts.failed.connect(self._show_error)
        self._build()

    # Building

    def _build(self) -> None:
        look = self._session.look
        self.method_chip = Chip("", "neutral", "hand")
        self.header.insertWidget(1, KeyCap("F7"))
        self.header.addWidget(self.method_chip)
        self.pad_body()
        self.motions, self.ways = QComboBox(), QComboBox()
        self.motions.setAccessibleName(self.tr("表决事项"))
        self.ways.setAccessibleName(self.tr("计算口径"))
        self.motions.activated.connect(self._on_motions_activated)
        self.ways.activated.connect(self._on_ways_activated)
        self.hands, self.lost = HandBoxes(look), QuorumLost(look)
        self.hands.edited.connect(self._on_hands_edited)
        self.lost.call_back_wanted.connect(self.call_back_wanted)
        self.lost.other_item_wanted.connect(self.other_item_wanted)
        self.lost.pause_wanted.connect(self.pause_wanted)
        self.fault, self.preview = FaultBox(""), PreviewCard(look, narrow=True)
        self._build_empty()
        self._sum, self._caution = self._line(), self._line()
        for part in (
            self.motions,
            self.ways,
            self.empty,
            self.lost,
            self.hands,
            self._sum[0],
            self.fault,
            self.preview,
            self._caution[0],
        ):
            self.body.addWidget(part)
            part.hide()
        self.body.addStretch(1)
        self.body.addLayout(self._build_buttons())

    def _build_empty(self) -> None:
        self.new = Button(self.tr("提出表决事项"), kind="strong", icon="plus", letter="M")
        self.new.clicked.connect(self.put_new_motion)
        self.empty = EmptyState(
            "vote",
            self.tr("还没有要表决的事项"),
            self.tr("提出以后，表决内容会上投屏，人数和判定自动算。"),
            self.new,
        )

    def _line(self) -> tuple[QWidget, Sign, Words]:
        line, sign = QWidget(), Sign(self._session.look, 18)
        words = Words(self._session.look, size=15, wrap=True)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sign)
        row.addWidget(words, 1)
        return line, sign, words

    def _build_buttons(self) -> QHBoxLayout:
        self.more = Button(self.tr("换方式"), letter="V")
        self.more.clicked.connect(self._on_more_clicked)
        self.main = Button("", kind="strong", icon="vote", letter="B")
        self.main.clicked.connect(self._on_main_clicked)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.main)
        return row

    # Showing

    def show_room(self, view: RoomView) -> None:
        """Take the room as it is now and ask for its votes."""
        self._room = view
        self.refresh()

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
        line, sign, words = self._caution
        sign.show_as("triangle-alert", "warn")
        words.say(text, "warn")
        line.setVisible(bool(text))

    def arrange(self, *, compact: bool) -> None:
        """In a tab the title says it already."""
        self.show_title("" if compact else self._title_text())

    def take_focus(self) -> None:
        """Go where a hand is needed: the first empty box, else the button."""
        if self.hands.isVisible():
            self.hands.first_gap().setFocus()
        else:
            (self.main if self.main.isVisible() else self.new).setFocus()

    @property
    def motion(self) -> MotionView | None:
        """The motion in hand."""
        return self.view.motion(self._motion_id) if self.view else None

    @property
    def _ballot(self) -> BallotView | None:
        return self.motion.ballot if self.motion else None

    @property
    def _method(self) -> str:
        return self._ballot.method if self._ballot else self.acts.method

    @property
    def _frame(self) -> Frame | None:
        if self.view is None or self.motion is None:
            return None
        return frame_of(self.view, self.motion, recused=len(self.acts.recused))

    def _show_view(self, view: VotesView) -> None:
        self.view = view
        if self.motion is None:
            following = view.next_motion()
            self._take_motion(following.id if following else None)
        self._fill_choices(view)
        self.fault.hide()
        self._show_state()

    def _take_motion(self, motion: UUID | None) -> None:
        if motion != self._motion_id:
            self._motion_id = motion
            self.acts.begin_motion(secret=bool(self.view and self.view.secret_by_law))
            self.motion_changed.emit(motion)

    def _fill_choices(self, view: VotesView) -> None:
        self.motions.clear()
        for one in view.motions:
            told = self.tr("第 {number} 项 {title}").format(number=one.number, title=one.title)
            self.motions.addItem(told, str(one.id))
        self.motions.setCurrentIndex(self.motions.findData(str(self._motion_id)))
        self.motions.setVisible(bool(view.motions))
        self.ways.clear()
        self.ways.addItem(self.tr("按哪种口径计算？请选一种"), "")
        for way, name in view.ways:
            self.ways.addItem(name, way)
        self.ways.setCurrentIndex(max(0, self.ways.findData(self.acts.alternative)))

    def _title_text(self) -> str:
        if self.motion is None:
            return self.tr("表决")
        return self.tr("表决 · 第 {} 项").format(self.motion.number)

    def _show_state(self) -> None:
        view, ballot = self.view, self._ballot
        if view is None:
            return
        self.show_title(self._title_text())
        self._show_method()
        frame = self._frame
        is_lost = view.shortage is not None and ballot is None and view.state != "ended"
        if view.shortage is not None and is_lost:
            self.lost.show_shortage(view.shortage)
        self.lost.setVisible(is_lost)
        self.empty.setVisible(not view.motions and not is_lost and not view.problem)
        self.ways.setVisible(len(view.ways) > 1 and ballot is None)
        if view.problem:
            self.fault.show_fault(view.problem)
            self.fault.show()
        is_shown = frame is not None and not is_lost and not view.problem
        self._show_count(frame if is_shown else None)
        self._show_buttons(is_shown=is_shown)

    def _show_method(self) -> None:
        ballot = self._ballot
        if ballot is None:
            state = self.tr("试算")
        else:
            state = self.tr("正在表决") if ballot.is_open else self.tr("已表决")
        icon = "hand" if self._method == "hands" else "vote"
        self.method_chip.show_as(f"{label(SHORT_METHODS[self._method])} · {state}", "neutral", icon)
        self.method_chip.setVisible(self.motion is not None)

    def _show_count(self, frame: Frame | None) -> None:
        """Show boxes and verdict of a show of hands, or what is certain of a vote on paper."""
        ballot = self._ballot
        is_open = ballot is None or ballot.is_open
        by_hands = self._method == "hands"
        weighs_area = frame is not None and frame.room.eligible_area is not None
        self.hands.setVisible(frame is not None and is_open and by_hands and not weighs_area)
        self.preview.setVisible(frame is not None)
        if frame is None:
            self._sum[0].hide()
            return
        if ballot is not None and ballot.outcome is not None:
            self._sum[0].hide()
            self.preview.show_outcome(ballot.outcome)
            return
        form = self._form()
        self.hands.show_form(form)
        equation = check_form(form, frame.room)[-1]
        wrong = equation.state is State.WRONG
        line, sign, words = self._sum
        tone = "bad" if wrong else "good"
        sign.show_as("triangle-alert" if wrong else "circle-check", tone)
        words.say(f"{equation.fault}{equation.advice}" if wrong else equation.short, tone)
        line.setVisible(self.hands.isVisibleTo(self) and equation.state is not State.OPEN)
        self.hands.mark(faulty=wrong, why=equation.fault)
        complete = not form.on_paper and is_complete(check_form(form, frame.room))
        self.preview.show_count(frame, form, complete=complete)
        self.preview.setVisible(not wrong)

    def _form(self) -> TallyForm:
        """Return the figures in hand; those recused raise no hand."""
        held = self._held.find(self._motion_id) if self._motion_id else None
        recused = len(self._ballot.recused if self._ballot else self.acts.recused)
        form = held or TallyForm(unstated=recused or None)
        return replace(form, method=self._method)

    def _show_buttons(self, *, is_shown: bool) -> None:
        view, ballot, motion = self.view, self._ballot, self.motion
        self.more.setVisible(is_shown and motion is not None)
        self.main.setVisible(is_shown and motion is not None)
        if motion is None or view is None:
            return
        self.main.unlock()
        if ballot is None:
            told = (
                self.tr("补录第 {} 项表决")
                if view.state == "ended"
                else self.tr("开始第 {} 项表决")
            )
            self.main.show_text(told.format(motion.number))
            if view.state == "planned":
                self.main.lock(self.tr("先宣布开会"))
        elif not ballot.is_open:
            self.main.show_text(self.tr("重新计票"))
        elif self.hands.isVisibleTo(self):
            self.main.show_text(self.tr("提交结果"))
            if not is_complete(check_form(self._form(), ballot.frame.room)):
                self.main.lock(self.tr("票数和实到对上才能提交"))
        else:
            self.main.show_text(self.tr("录入票数"))

    # Choosing

    def _on_motions_activated(self, index: int) -> None:
        self._take_motion(UUID(self.motions.itemData(index)))
        self.fault.hide()
        self._show_state()

    def _on_ways_activated(self, index: int) -> None:
        self.acts.alternative = self.ways.itemData(index)
        self.refresh()

    def _on_hands_edited(self) -> None:
        if self._motion_id is None:
            return
        self._held.keep(self._motion_id, self.hands.put_into(self._form()))

    def _on_held_changed(self, motion: UUID) -> None:
        if motion == self._motion_id and self.view is not None:
            self.fault.hide()
            self._show_state()

    def _on_more_clicked(self) -> None:
        view, ballot = self.view, self._ballot
        if view is None:
            return
        menu = QMenu(self)
        if ballot is None or ballot.is_open:
            for method, name in METHODS.items():
                action = menu.addAction(
                    label(name), partial(self.acts.choose_method, method, ballot)
                )
                action.setCheckable(True)
                action.setChecked(method == self._method)
            menu.addSeparator()
            menu.addAction(self.tr("回避的人…"), partial(self.acts.ask_recusal, view, ballot))
            if self._method == "hands":
                menu.addAction(self.tr("有人不表态，逐项录入…"), self.enter_count)
        if ballot is not None and ballot.is_open:
            menu.addAction(self.tr("撤回这次表决…"), partial(self.acts.ask_withdrawal, ballot))
        menu.addAction(self.tr("提出新的表决事项…"), self.put_new_motion)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def put_new_motion(self) -> None:
        """Ask for the text of a new motion."""
        if self.view is not None:
            form = MotionForm(self._session, self.view, self)
            form.put.connect(self._on_motion_put)
            form.open()

    def _on_motion_put(self, motion: UUID) -> None:
        self._take_motion(motion)
        self.refresh()

    # Voting

    def _on_main_clicked(self) -> None:
        ballot, motion = self._ballot, self._motion_id
        if ballot is None or motion is None:
            self._open()
        elif not ballot.is_open:
            self.enter_count(recount=True)
        elif self.hands.isVisible():
            count = count_of(self._form(), ballot.frame.room)
            self.acts.close(motion, ballot.id, count)
        else:
            self.enter_count()

    def _open(self) -> None:
        if self._motion_id is not None and self.view is not None:
            ended = self.view.state == "ended"
            self.acts.open(self._motion_id, at=self._moment(), held_on_paper=ended)

    def _on_acts_opened(self) -> None:
        self.refresh()
        if self.acts.method == "hands":
            self.take_focus()
        else:
            self.enter_count()

    def enter_count(self, *, recount: bool = False) -> BallotDialog | None:
        """Open 表决录入 for the motion in hand."""
        if self._motion_id is None:
            return None
        dialog = BallotDialog(self._session, self._meeting, self._motion_id, self, recount=recount)
        dialog.submitted.connect(self._on_submitted)
        dialog.repeated.connect(self._on_motion_put)
        dialog.open()
        return dialog

    def _on_submitted(self, motion: UUID | None) -> None:
        if motion is not None:
            self._held.drop(motion)
        meeting = self._meeting

        def tell(reading: Reading) -> MotionView | None:
            return view_votes(reading, meeting).motion(motion)

        self._session.read(self, tell, self._tell)
        self.refresh()

    def _tell(self, motion: MotionView | None) -> None:
        if motion is not None and motion.ballot is not None and motion.ballot.outcome is not None:
            result = verdict_words(motion.ballot.outcome.result)
            told = self.tr("《{title}》表决结果已记下：{result}。")
            self._session.notify(told.format(title=motion.title, result=result), "", "info")

    def _show_error(self, error: AppError) -> None:
        """Say what the ledger refused; figures stay, and what has changed is asked for."""
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()
        self._ask(self._show_view_after_error)

    def _show_view_after_error(self, view: VotesView) -> None:
        self.view = view
        self._show_state()
        self.fault.show()
