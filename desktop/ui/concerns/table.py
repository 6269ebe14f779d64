"""The columns of 民情诉求."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.deadlines import SOON_DAYS
from desktop.records.concerns import CATEGORIES, CHANNELS, CONCERN_STATES, NATURES
from desktop.ui.lists.line_tables import Cell, Column
from desktop.ui.lists.picking import PickingTable
from desktop.ui.messages import label
from desktop.ui.reception.duplicates_panel import STATE_CHIPS
from desktop.ui.task_ledger.due_words import DueWords

if TYPE_CHECKING:
    from desktop.services.concern_views import ConcernLine

NUMBER, ASKER, TITLE, STATE, DUE = range(5)


class ConcernTable(PickingTable):
    """All that was raised: rows by ↑↓, Enter opens the drawer, the space bar picks several."""

    def __init__(self) -> None:
        super().__init__()
        self._due_words = DueWords(self)
        self.setAccessibleName(self.tr("民情诉求"))

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column(self.tr("编号 / 日期"), 134, self._number),
            Column(self.tr("反映人 / 渠道"), 112, self._asker),
            Column(self.tr("诉求 / 类别"), 0, self._title),
            Column(self.tr("状态"), 136, self._state),
            Column(self.tr("答复期限"), 130, self._due),
        ]

    def _number(self, line: ConcernLine) -> Cell:
        raised = line.raised_on.isoformat() if line.raised_on else "—"
        return Cell(first=line.number or "—", second=raised)

    def who(self, line: ConcernLine) -> str:
        """Return who raised it, as the list may tell."""
        name = self.tr("不愿留姓名") if line.is_confidential else line.asker or "—"
        if line.heads == 1:
            return name
        return self.tr("{name}等 {count} 人").format(name=name, count=line.heads)

    def _asker(self, line: ConcernLine) -> Cell:
        return Cell(first=self.who(line), second=label(CHANNELS[line.channel]))

    def _title(self, line: ConcernLine) -> Cell:
        second = label(CATEGORIES[line.category])
        if line.nature != "need":
            second = f"{label(NATURES[line.nature])} · {second}"
        if line.into:
            second = self.tr("已并到：{title}").format(title=line.into)
        return Cell(first=line.title, second=second, bold=True)

    def _state(self, line: ConcernLine) -> Cell:
        if line.to_tell:
            told = self.tr("待告知 {count} 人").format(count=line.to_tell)
            return Cell(first=told, chip=("warn", "send"))
        return Cell(first=label(CONCERN_STATES[line.state]), chip=STATE_CHIPS[line.state])

    def _due(self, line: ConcernLine) -> Cell:
        if line.left is None:
            told = line.due.isoformat() if line.due and line.is_waiting else "—"
            return Cell(first=told)
        near = "warn" if line.left <= SOON_DAYS else ""
        late = "bad" if line.left < 0 else near
        day = line.due.isoformat() if line.due else ""
        return Cell(first=self._due_words.left(line.left), second=day, tone=late, bold=bool(late))
