"""The head of 表决录入: what is voted on, held how, on which roll, and who counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.records.votes import METHODS
from desktop.services.ballot_views import clock
from desktop.ui.ballots.cards import Card, Words
from desktop.ui.ballots.vote_parts import say_method
from desktop.ui.law_words import rule_word, show_with_unit
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.services.ballot_views import BallotView, MotionView, VotesView
    from desktop.ui.looks import Look


class DialogHead(QWidget):
    """Motion, ways of voting, and the note that says what is kept of the votes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.heading, self._caption = Words(look, size=20, bold=True), Words(look, size=14)
        self.methods = Segments([(key, say_method(key), "") for key in METHODS])
        self.methods.setAccessibleName(self.tr("表决方式"))
        self.recusal = Button(self.tr("回避"), kind="link", letter="H")
        self._note = Words(look, size=14)
        for words in (self.heading, self._caption, self._note):  # cut before the sheet is
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        (self._lay_out_large if look.large else self._lay_out)(column)

    def _lay_out(self, column: QVBoxLayout) -> None:
        words, head, look = QVBoxLayout(), QHBoxLayout(), self._look
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self._caption)
        head.addLayout(words, 1)
        head.addWidget(self.methods, 0, Qt.AlignmentFlag.AlignTop)
        card = Card(look, "note", row=True)
        card.body.setContentsMargins(look.px(12), 0, look.px(8), 0)
        card.body.addWidget(self._note, 1)
        card.body.addWidget(self.recusal)
        column.addLayout(head)
        column.addWidget(card)

    def _lay_out_large(self, column: QVBoxLayout) -> None:
        """Leave the note out: captions give way before controls."""
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.heading, 1)
        upper.addWidget(self.methods)
        lower.addWidget(self._caption, 1)
        lower.addWidget(self.recusal)
        column.addLayout(upper)
        column.addLayout(lower)
        self._note.setParent(self)
        self._note.hide()

    def show_ballot(
        self, view: VotesView, motion: MotionView, ballot: BallotView, *, recount: bool
    ) -> None:
        """Show the vote whose count is taken, or counted again."""
        self.methods.choose(ballot.method)
        self.methods.setEnabled(not recount)
        self.recusal.setVisible(not recount)
        self.heading.say(motion.title)
        self.heading.setToolTip(motion.title)
        self._caption.say(self._say_roll(view, motion, ballot), "text2")
        self._note.say(self._say_note(view, ballot), "text2")
        self.methods.setToolTip(self._note.said)

    def _say_roll(self, view: VotesView, motion: MotionView, ballot: BallotView) -> str:
        room = ballot.frame.room
        parts = [self.tr("第 {} 项").format(motion.number), rule_word(view.body)]
        if ballot.opened_at:
            told = self.tr("{time} 表决时实到 {people}（按到会时间自动取）")
            people = show_with_unit(room.present, room.unit)
            parts.append(told.format(time=clock(ballot.opened_at), people=people))
        return " · ".join(parts)

    def _say_note(self, view: VotesView, ballot: BallotView) -> str:
        parts = [self._say_kept(ballot.method)]
        if view.tellers:
            parts.append(self.tr("监计票 {}").format(view.tellers))
        if ballot.recused:
            parts.append(self.tr("回避 {} 人").format(len(ballot.recused)))
        return "　".join(parts)

    def _say_kept(self, method: str) -> str:
        return {
            "hands": self.tr("举手：只记票数。"),
            "secret": self.tr("无记名：只存总数，谁投了什么不留任何痕迹。"),
            "open": self.tr("记名：票上写名，这里仍然只存总数。"),
            "written": self.tr("书面：票由本人填好交回，这里只存总数。"),
        }[method]
