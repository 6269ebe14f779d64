"""The drawer of a topic: what the screening says, whose concerns it has, and what comes next."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.services.topic_views import LISTED, TO_SCREEN
from desktop.ui.messages import label
from desktop.ui.naming import named
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.topic_views import Source, TopicSheet

SCREEN, DECIDE, PLAN, CONSULTATION, TELL, PAPERS = (
    "screen",
    "decide",
    "plan",
    "consultation",
    "tell",
    "papers",
)


class TopicDrawer(Panel):
    """One topic beside the table."""

    closed = Signal()
    """The cross was pressed."""
    asked = Signal(str)
    """What is to be done: SCREEN, DECIDE, PLAN, CONSULTATION, TELL or PAPERS."""
    concern_asked = Signal(object)
    """The id of the concern that is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.show_title(self.tr("议题"))
        self.sheet: TopicSheet | None = None
        self._cross = IconButton("x", self.tr("关上"))
        self._cross.clicked.connect(self.closed)
        self.header.addWidget(self._cross)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)
        self.judge = Button(self.tr("筛选"), letter="E")
        self.decide = Button(self.tr("确定"), letter="D")
        self.tell = Button(self.tr("告知"), icon="send", letter="G")
        self.papers = Button(self.tr("文书"), icon="printer", letter="P")
        self.next = Button("", kind="primary", letter="T")
        beside = FlowLayout(gap=8)
        beside.setContentsMargins(16, 6, 16, 8)
        for action, button in (
            (SCREEN, self.judge),
            (DECIDE, self.decide),
            (TELL, self.tell),
            (PAPERS, self.papers),
        ):
            button.clicked.connect(partial(self.asked.emit, action))
            beside.addWidget(button)
        self.body.addWidget(named(QFrame(frameShape=QFrame.Shape.HLine), "separator"))
        self.body.addLayout(beside)
        self.next.clicked.connect(lambda: self.asked.emit(self._following()))
        self.footer.addStretch(1)
        self.footer.addWidget(self.next)

    def _following(self) -> str:
        """Return what comes next, "" where nothing does."""
        if self.sheet is None:
            return ""
        line = self.sheet.line
        if line.state == LISTED:
            return CONSULTATION if line.consultation else PLAN
        if line.decision:
            return TELL if line.to_tell else ""
        return SCREEN if line.state == TO_SCREEN else DECIDE

    def show_sheet(self, sheet: TopicSheet, chip: tuple[str, str, str]) -> None:
        """Show a topic; `chip` is how it stands: word, tone, icon."""
        self.sheet = sheet
        self.show_title(sheet.line.title)
        self._show_buttons(sheet)
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(Chip(*chip))
        row.addStretch(1)
        column.addLayout(row)
        for name, words in sheet.facts:
            said = self.tr("{label}：{value}").format(label=label(name), value=_spoken(words))
            column.addWidget(text_label(said, "second", wrap=True))
        count = sum(source.heads for source in sheet.sources)
        told = self.tr("来自 {concerns} 件诉求，要告知 {count} 人")
        said = told.format(concerns=len(sheet.sources), count=count)
        column.addWidget(text_label(said, "strong", wrap=True))
        for source in sheet.sources:
            column.addWidget(self._source(source))
        column.addStretch(1)
        self._area.setWidget(content)
        self._order_tabs(content)

    def _order_tabs(self, content: QWidget) -> None:
        """Let Tab go down through what was just made before it reaches the buttons."""
        made: list[Button] = list(content.findChildren(Button))
        beside = [self.judge, self.decide, self.tell, self.papers]
        for before, after in pairwise([self._cross, *made, *beside, self.next]):
            self.setTabOrder(before, after)

    def _source(self, source: Source) -> QWidget:
        box = QFrame()
        box.setProperty("role", "box")
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 2, 4, 2)
        who = source.asker or self.tr("不愿留姓名")
        if source.heads > 1:
            who = self.tr("{name}等 {count} 人").format(name=who, count=source.heads)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(text_label(source.title, "strong", wrap=True))
        waiting = self.tr("还有 {count} 人没告知").format(count=source.to_tell)
        said = " · ".join(filter(None, (who, waiting if source.to_tell else "")))
        lines.addWidget(text_label(said, "second", wrap=True))
        row.addLayout(lines, 1)
        look = Button(self.tr("看诉求"), kind="link")
        look.setAccessibleName(self.tr("看诉求：{title}").format(title=source.title))
        look.clicked.connect(partial(self.concern_asked.emit, source.id))
        row.addWidget(look)
        return box

    def _show_buttons(self, sheet: TopicSheet) -> None:
        following = self._following()
        self.judge.setVisible(following != SCREEN)
        self.decide.setVisible(following not in (SCREEN, DECIDE))
        self.tell.setVisible(sheet.line.to_tell > 0 and following != TELL)
        words = {
            SCREEN: self.tr("去筛选"),
            DECIDE: self.tr("去确定"),
            PLAN: self.tr("拟定方案"),
            CONSULTATION: self.tr("看协商"),
            TELL: self.tr("去告知"),
        }
        self.next.show_text(words.get(following, ""))
        self.next.setVisible(bool(following))


def _spoken(words: str) -> str:
    """Return words of a field; where they are choices, in the language of the interface."""
    parts = [label(part) for part in words.split("、")]
    is_known = all(said != part for said, part in zip(parts, words.split("、"), strict=True))
    return ", ".join(parts) if is_known else words
