"""The foot of the vote panel: what to think of, what is missing, and the button that goes on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.ballots.cards import Words
from desktop.ui.ballots.vote_parts import SignedLine
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from desktop.ui.ballots.vote_in_hand import VoteInHand
    from desktop.ui.looks import Look


_ALL = 100
"""Stretch of what takes all the room there is."""


class VoteFoot(QWidget):
    """换方式 at the left, the main button at the right; in a tab the caution beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.caution, self.why = SignedLine(look), Words(look, size=14, wrap=True)
        self.more = Button(self.tr("换方式"), letter="V")
        self.main = Button("", kind="strong", icon="vote", letter="B")
        self._told = QVBoxLayout()
        self._told.setSpacing(look.px(4))
        self._told.addWidget(self.caution)
        self._told.addWidget(self.why)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._lower.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(look.px(6))
        column.addLayout(self._upper)
        column.addLayout(self._lower)
        self._lower.addStretch(1)
        self._lower.addWidget(self.main)
        self._row: QHBoxLayout | None = None
        self._text, self._compact = "", False
        self._upper.addLayout(self._told)

    def arrange(self, row: QHBoxLayout | None) -> None:
        """Put 换方式 into a row above, as in a tab, or here (None)."""
        self._compact = row is not None
        for layout in (self._lower, self._row):
            if layout is not None:
                layout.removeWidget(self.more)
        self._row = row
        if row is None:
            self._lower.insertWidget(0, self.more)
        else:
            row.addWidget(self.more)
        for layout in (self._upper, self._lower):
            layout.removeItem(self._told)
        self._told.setParent(None)
        if row is None:
            self._upper.addLayout(self._told, 1)
        else:
            self._lower.insertLayout(0, self._told, _ALL)
            self._lower.setAlignment(self._told, Qt.AlignmentFlag.AlignVCenter)
        # One filled red button a screen: beside the opinions theirs is the one.
        restyle(self.main, kind="primary" if self._compact else "strong")
        self.main.show_icon("vote")

    def order_tabs(self, between: list[QWidget]) -> None:
        """Let Tab go as one reads: 换方式 stands above in a tab, else beside the main button."""
        order = [self.more, *between] if self._compact else [*between, self.more]
        for one, following in pairwise([*order, self.main]):
            self.setTabOrder(one, following)

    def show_caution(self, text: str) -> None:
        """Show what to think of before the vote."""
        self._text = text
        self.caution.say(text, "warn", "triangle-alert")

    def show_hand(self, hand: VoteInHand, *, paused: bool) -> None:
        """Show what can be done with the vote in hand, and what is missing for it.

        While the meeting is `paused` no vote is opened; papers of an open one may be counted.
        """
        is_shown = hand.frame is not None
        self.more.setVisible(is_shown)
        self.main.setVisible(is_shown)
        self.main.unlock()
        if is_shown:
            self._show_main(hand)
            if paused and hand.ballot is None:
                self.main.lock(self.tr("休会中，复会后再表决"))
        is_before = hand.ballot is None and hand.motion is not None
        self.caution.setVisible(is_before and is_shown and bool(self._text))
        self.why.say(self.main.reason, "text2")
        self.why.setVisible(is_shown and bool(self.main.reason))

    def _show_main(self, hand: VoteInHand) -> None:
        view, motion = hand.view, hand.motion
        if view is None or motion is None:
            return
        if hand.ballot is None:
            if view.state == "ended":
                told = self.tr("补录第 {} 项表决")
            else:
                told = self.tr("开始第 {} 项表决")
            self.main.show_text(told.format(motion.number))
            if view.state == "planned":
                self.main.lock(self.tr("先宣布开会"))
        elif not hand.is_open:
            self.main.show_text(self.tr("重新计票"))
        elif hand.method == "open":
            self.main.show_text(self.tr("逐人登记"))
        elif hand.sum_of_hands() is None:
            self.main.show_text(self.tr("录入票数"))
        else:
            self.main.show_text(self.tr("提交结果"))
            if not hand.is_complete:
                self.main.lock(self.tr("票数和实到对上才能提交"))
