"""Parts of the vote panel: its head, raised hands with their sum and verdict, its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.records.votes import METHODS, SHORT_METHODS
from desktop.services.tally_forms import State
from desktop.ui.ballots.cards import Sign, Words
from desktop.ui.ballots.dialog_parts import PreviewCard
from desktop.ui.ballots.hand_boxes import HandBoxes
from desktop.ui.ballots.sum_words import say_advice, say_fault, say_short
from desktop.ui.messages import label
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtGui import QAction, QResizeEvent

    from desktop.services.ballot_views import MotionView
    from desktop.ui.ballots.vote_in_hand import VoteInHand
    from desktop.ui.looks import Look

translate = QCoreApplication.translate
LINE = 22
"""px of the design: the height of a line of text."""


def say_method(method: str) -> str:
    """Return a way of voting in one short word."""
    return label(SHORT_METHODS[method])


def say_motion(motion: MotionView) -> str:
    """Return a motion as one choice: 第 4 项 三组至国道通组路硬化方案."""
    text = translate("VoteParts", "第 {number} 项 {title}")
    return text.format(number=motion.number, title=motion.title)


class SignedLine(QWidget):
    """A sign and a sentence beside it."""

    def __init__(self, look: Look, *, wrap: bool = True) -> None:
        super().__init__()
        self.sign, self.words = Sign(look, 18), Words(look, size=15, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self.sign.setFixedHeight(look.px(LINE))  # beside the first line, in its middle
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def say(self, text: str, tone: str, icon: str) -> None:
        """Show a sentence in a tone with its sign; hidden without one."""
        self.sign.show_as(icon, tone)
        self.words.say(text, tone)
        self.setVisible(bool(text))


class VoteHead(QFrame):
    """表决 · 第 4 项, its key, and how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel-head")
        self._title, self._cap = ElidedLabel("", "panel-title"), KeyCap("F7")
        self.chip = Chip("", "neutral", "hand")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._cap)
        row.addStretch(1)
        row.addWidget(self.chip)

    def show_hand(self, hand: VoteInHand) -> None:
        """Show what is in hand."""
        motion = hand.motion
        text = self.tr("表决") if motion is None else self.tr("表决 · 第 {} 项")
        self._title.setText(text.format(motion.number if motion else ""))
        self.chip.show_as(*self._state(hand))
        self.chip.setVisible(motion is not None)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the key give way where the words need its room."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        parts = (self._title.minimumSizeHint(), self._cap.sizeHint(), self.chip.sizeHint())
        needed = sum(part.width() for part in parts) + 28 + 3 * 8
        self._cap.setVisible(needed <= self.width())

    def _state(self, hand: VoteInHand) -> tuple[str, str, str]:
        if hand.ballot is None:
            state = self.tr("试算")
        else:
            state = self.tr("正在表决") if hand.is_open else self.tr("已表决")
        icon = "hand" if hand.method == "hands" else "vote"
        return f"{say_method(hand.method)} · {state}", "neutral", icon


class VoteRow(QFrame):
    """The same in one line for large type: 4 / 5, title, way of voting, time; `row` takes more."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel-head")
        self._place = text_label("", "strong", tone="accent")
        self._title = ElidedLabel("", "strong")
        restyle(self._title, tone="accent")
        self.time = text_label()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 4, 14, 4)
        self.row.setSpacing(16)
        self.row.addWidget(self._place)
        self.row.addWidget(self._title, 1)
        self.row.addWidget(self.time)

    def show_hand(self, hand: VoteInHand, items: int) -> None:
        """Show what is in hand, of how many items."""
        motion = hand.motion
        if motion is None:
            self._place.setText("")
            self._title.setText(self.tr("表决"))
            return
        self._place.setText(f"{motion.number} / {max(items, motion.number)}")
        method = label(METHODS[hand.method])
        self._title.setText(f"{motion.title} · {method}")

    def tick(self, hand: VoteInHand, now: datetime) -> None:
        """Show how long the vote is open."""
        ballot = hand.ballot
        if ballot is None or ballot.opened_at is None or not ballot.is_open:
            self.time.setText("")
            return
        minutes, seconds = divmod(max(0, int((now - ballot.opened_at).total_seconds())), 60)
        self.time.setText(f"{minutes}:{seconds:02}")


class HandCount(QWidget):
    """Raised hands, whether they add up, and the verdict they come to."""

    edited = Signal(object)
    """The TallyForm with what was typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel()
        self.hands, self.sum = HandBoxes(look), SignedLine(look)
        self.preview = PreviewCard(look, narrow=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        for part in (self.title, self.hands, self.sum, self.preview):
            column.addWidget(part)
        self._hand: VoteInHand | None = None
        self.hands.edited.connect(self._on_hands_edited)

    def _on_hands_edited(self) -> None:
        if self._hand is not None:
            self.edited.emit(self.hands.put_into(self._hand.form()))

    def arrange(self, *, compact: bool) -> None:
        """Stand in a side panel, or in a tab with room to its right."""
        self.preview.arrange(narrow=not compact)
        self.title.setVisible(not compact)

    def show_hand(self, hand: VoteInHand) -> None:
        """Show boxes and verdict of a show of hands, or what is certain of a vote on paper."""
        self._hand = hand
        frame, ballot, motion = hand.frame, hand.ballot, hand.motion
        self.setVisible(frame is not None)
        self.title.setText(motion.title if motion else "")
        if frame is None:
            return
        if ballot is not None and ballot.outcome is not None:
            self.hands.hide()
            self.sum.hide()
            self.preview.show_outcome(ballot.outcome)
            self.preview.show()
            return
        form, equation = hand.form(), hand.sum_of_hands()
        self.hands.setVisible(equation is not None)
        self.hands.show_form(form)
        wrong = equation is not None and equation.state is State.WRONG
        if equation is None or equation.state is State.OPEN:
            self.sum.hide()
        elif wrong:
            told = say_fault(equation, frame.room) + say_advice(equation, frame.room)
            self.sum.say(told, "bad", "triangle-alert")
        else:
            self.sum.say(say_short(equation, frame.room), "good", "circle-check")
        self.hands.mark(faulty=wrong, why=say_fault(equation, frame.room) if equation else "")
        self.preview.show_count(frame, form, complete=hand.is_complete)
        self.preview.setVisible(not wrong)


class VoteMenu(QMenu):
    """换方式: how the vote is held, who takes no part, which motion is in hand."""

    def __init__(self, hand: VoteInHand, parent: QWidget) -> None:
        super().__init__(parent)
        self._hand = hand
        self.setAccessibleName(self.tr("换方式"))

    def offer_methods(self, choose: Callable[[str], object]) -> None:
        """Offer the ways of voting, the present one ticked."""
        for method, name in METHODS.items():
            action = self.offer(label(name), partial(choose, method))
            action.setCheckable(True)
            action.setChecked(method == self._hand.method)
        self.addSeparator()

    def offer_motions(self, choose: Callable[[UUID], object]) -> None:
        """Offer the other motions of the meeting."""
        motions = self._hand.view.motions if self._hand.view else ()
        for motion in motions:
            if len(motions) > 1:
                action = self.offer(say_motion(motion), partial(choose, motion.id))
                action.setCheckable(True)
                action.setChecked(motion.id == self._hand.motion_id)
        self.addSeparator()

    def offer(self, text: str, run: Callable[[], object]) -> QAction:
        """Offer one thing to do."""
        action = self.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: run())
        return action

    def open_above(self, button: QWidget) -> None:
        """Open above a button, or below it where there is no room."""
        height = self.sizeHint().height()
        above = button.mapToGlobal(QPoint(0, -height))
        below = button.mapToGlobal(QPoint(0, button.height()))
        top = button.window().mapToGlobal(QPoint(0, 0)).y()
        self.popup(above if above.y() >= top else below)
