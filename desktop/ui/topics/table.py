"""The columns of 议题."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.concerns import URGENCIES, VERDICTS
from desktop.services.topic_views import LISTED, OTHERWISE, TO_DECIDE, TO_SCREEN
from desktop.ui.lists.line_tables import Cell, Column, LineTable
from desktop.ui.messages import label

if TYPE_CHECKING:
    from desktop.services.topic_views import TopicLine

_TONES = {
    TO_SCREEN: ("info", "clock"),
    TO_DECIDE: ("warn", "clock"),
    LISTED: ("good", "circle-check"),
    OTHERWISE: ("neutral", "circle-minus"),
}


class TopicTable(LineTable):
    """All that was put forward: rows by ↑↓, Enter opens the drawer."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("议题"))

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column(self.tr("议题 / 来源"), 0, self._title),
            Column(self.tr("诉求 / 人"), 96, self._reach),
            Column(self.tr("状态"), 132, self._state),
            Column(self.tr("确定日期"), 112, self._day),
        ]

    def standing(self, line: TopicLine) -> tuple[str, str, str]:
        """Return the chip of a topic: word, tone, icon."""
        words = {TO_SCREEN: self.tr("待筛选"), TO_DECIDE: self.tr("待确定")}
        word = words.get(line.state) or label(VERDICTS[line.decision])
        return (word, *_TONES[line.state])

    def _title(self, line: TopicLine) -> Cell:
        second = self.tr("并入“{title}”").format(title=line.into) if line.into else line.source
        return Cell(first=line.title, second=second, bold=True)

    def _reach(self, line: TopicLine) -> Cell:
        concerns = self.tr("%n 件", "", line.concerns)
        return Cell(first=concerns, second=self.tr("{count} 人").format(count=line.heads))

    def _state(self, line: TopicLine) -> Cell:
        if line.to_tell:
            told = self.tr("待告知 {count} 人").format(count=line.to_tell)
            return Cell(first=told, chip=("warn", "send"))
        word, tone, icon = self.standing(line)
        return Cell(first=word, chip=(tone, icon))

    def _day(self, line: TopicLine) -> Cell:
        urgency = label(URGENCIES[line.urgency]) if line.urgency not in ("", "ordinary") else ""
        day = line.decided_on.isoformat() if line.decided_on else "—"
        return Cell(first=day, second=urgency)
