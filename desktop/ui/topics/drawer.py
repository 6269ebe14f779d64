"""The drawer of a topic: what the screening says, whose concerns it has, and what comes next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.topic_views import LISTED, TO_SCREEN
from desktop.ui.lists.drawers import Drawer
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
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


class TopicDrawer(Drawer):
    """One topic beside the table."""

    sheet: TopicSheet | None

    asked = Signal(str)
    """What is to be done: SCREEN, DECIDE, PLAN, CONSULTATION, TELL or PAPERS."""
    concern_asked = Signal(object)
    """The id of the concern that is to be shown."""

    def __init__(self) -> None:
        super().__init__(self.tr("议题"))
        self.judge = Button(self.tr("筛选"), letter="E")
        self.decide = Button(self.tr("确定"), letter="D")
        self.tell = Button(self.tr("告知"), icon="send", letter="G")
        self.papers = Button(self.tr("文书"), icon="printer", letter="P")
        self.next = Button("", kind="primary", letter="T")
        for action, button in (
            (SCREEN, self.judge),
            (DECIDE, self.decide),
            (TELL, self.tell),
            (PAPERS, self.papers),
        ):
            button.clicked.connect(partial(self.asked.emit, action))
        self.put_below(self.judge, self.decide, self.tell, self.papers)
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
        column = self.new_column()
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
        self.show_column(column)
        self.order_tabs(self.next)

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
