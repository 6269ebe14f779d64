"""是不是同一件事？: what others said of the same, and why it may be one matter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.records.concerns import CONCERN_STATES
from desktop.ui.messages import label
from desktop.ui.reception.marked_words import MarkedLabel
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.likely_concerns import LikelyConcern

FORM = "reception_form"
"""The paper of a visit (desktop.documents.papers)."""
STATE_CHIPS = {
    "open": ("info", "clock"),
    "in_topic": ("info", "layers"),
    "answered": ("good", "circle-check"),
    "closed": ("neutral", "circle-check"),
}


class LikelyWords(QObject):
    """Says who raised a matter, and why it may be the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days = DueWords(self)

    def who(self, one: LikelyConcern) -> str:
        """Return when it was raised and by whom."""
        asker = one.asker
        if one.askers > 1:
            asker = self.tr("{name}等 {count} 人").format(name=asker, count=one.askers)
        day = self.days.day(one.raised_on) if one.raised_on else ""
        return " · ".join(filter(None, (day, asker)))

    def why(self, one: LikelyConcern) -> str:
        """Return the sentence on what is the same, and what was promised."""
        same = [self.tr("同一人")] if one.same_person else []
        if one.same_group is not None:
            same.append(self.tr("同一组") if one.same_group else self.tr("不同组"))
        words = self.tr("、").join(one.words[:3])
        same.append(self.tr("说的都是{words}").format(words=words))
        reasons = self.tr("、").join(same)
        said = self.tr("{reasons}。").format(reasons=reasons[:1].upper() + reasons[1:])
        if one.due is None or one.left is None:
            return said
        if one.left < 0:
            promised = self.tr("答应 {day}前答复，已超 %n 天。", "", -one.left)
            return said + promised.format(day=self.days.day(one.due))
        promised = self.tr("答应 {day}前答复，{left}。")
        return said + promised.format(day=self.days.day(one.due), left=self.days.left(one.left))


class LikelyCard(QFrame):
    """One concern that may be the same."""

    merge_asked = Signal()
    """并到这件, or its taking back, was pressed."""
    dismissed = Signal()
    """不是一件 was pressed."""

    def __init__(
        self, one: LikelyConcern, words: LikelyWords, *, first: bool, merged: bool
    ) -> None:
        super().__init__()
        self.concern = one.id
        self.setProperty("role", "likely")
        self.setProperty("first", "true" if first else "false")
        self.setAccessibleName(one.title)
        tone, shape = STATE_CHIPS[one.state]
        top = QHBoxLayout()
        top.addWidget(Chip(label(CONCERN_STATES[one.state]), tone, shape))
        top.addStretch(1)
        top.addWidget(text_label(words.who(one), "caption"))
        self.merge = Button(
            self.tr("不并了") if merged else self.tr("并到这件"),
            kind="strong" if first else "plain",
            icon="undo-2" if merged else "merge",
            letter="M" if first else "",
        )
        self.merge.clicked.connect(self.merge_asked)
        self.other = Button(self.tr("不是一件"))
        self.other.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.merge)
        buttons.addWidget(self.other)
        if merged:
            self.other.hide()
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(MarkedLabel(one.title, one.words))
        column.addWidget(text_label(words.why(one), "second", wrap=True))
        if merged:
            said = self.tr("存好时并到这件；这次来的人照样单独答复。")
            column.addWidget(text_label(said, "caption", tone="good", wrap=True))
        column.addLayout(buttons)


class DuplicatesPanel(Panel):
    """The cards, or why there are none."""

    merge_chosen = Signal(object)
    """The LikelyConcern to merge into, None to merge into none."""
    dismissed = Signal(object)
    """The id of a concern that is another matter."""

    def __init__(self) -> None:
        super().__init__()
        self.show_title(self.tr("是不是同一件事？"))
        self._words = LikelyWords(self)
        self.cards: list[LikelyCard] = []
        self._silent = EmptyState("search", "", "")
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._silent)
        self._stack.addWidget(self._area)
        self.body.addWidget(self._stack)
        note = self.tr("并案以后，两次来说的人都会在“要答复的人”里，一个也不少。")
        self.footer.addWidget(text_label(note, "second", wrap=True), 1)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say what will stand here."""
        self._clear()
        self._silent.show_text(
            self.tr("写下说的事，就在这里找"), self.tr("停一停笔就会找，不耽误接着写。")
        )

    def show_found(self, found: Sequence[LikelyConcern], into: UUID | None) -> None:
        """Show what was found; `into` is the one to merge into."""
        self._clear()
        if not found:
            self._silent.show_text(self.tr("没找到相似的"), self.tr("像是头一回有人说，登记就行。"))
            return
        self.show_caption(self.tr("找到 {count} 件").format(count=len(found)))
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, one in enumerate(found):
            card = LikelyCard(one, self._words, first=at == 0, merged=one.id == into)
            wanted = None if one.id == into else one
            card.merge_asked.connect(partial(self.merge_chosen.emit, wanted))
            card.dismissed.connect(partial(self.dismissed.emit, one.id))
            column.addWidget(card)
            self.cards.append(card)
        column.addStretch(1)
        self._area.setWidget(content)
        self._stack.setCurrentWidget(self._area)

    def _clear(self) -> None:
        self.cards = []
        self.show_caption("")
        self._stack.setCurrentWidget(self._silent)
