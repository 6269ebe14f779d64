"""The columns of the ledger of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.task_views import BLOCKED, CANCELLED, DONE, NORMAL, OVERDUE, REVIEW, SOON
from desktop.ui.lists.line_tables import Cell, Column
from desktop.ui.lists.picking import PickingTable
from desktop.ui.task_ledger.due_words import DueWords

if TYPE_CHECKING:
    from desktop.services.task_views import TaskLine

STATE, TITLE, UNIT, FIRST_DUE, PROGRESS, LEFT, SUPERVISION = range(7)
_TONES = {
    OVERDUE: ("overdue", "triangle-alert"),
    SOON: ("warn", "clock"),
    BLOCKED: ("outline", "square"),
    NORMAL: ("good", "dot"),
    REVIEW: ("info", "circle-check"),
    DONE: ("good", "check"),
    CANCELLED: ("neutral", "circle-minus"),
}
_LATE = {OVERDUE: "bad", SOON: "warn"}


class TaskTable(PickingTable):
    """The ledger: rows by ↑↓, Enter opens the drawer, the space bar picks several."""

    def __init__(self) -> None:
        super().__init__()
        self._due_words = DueWords(self)
        self.setAccessibleName(self.tr("落实事项"))

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column(self.tr("状态"), 92, self._state),
            Column(self.tr("事项 / 出自"), 0, self._title),
            Column(self.tr("承办单位"), 106, self._unit),
            Column(self.tr("首次期限"), 112, self._first_due),
            Column(self.tr("进展"), 116, self._progress),
            Column(self.tr("还剩 / 超期"), 88, self._left),
            Column(self.tr("督办"), 92, self._supervision),
        ]

    def standing(self, line: TaskLine) -> tuple[str, str, str]:
        """Return the chip of a task: word, tone, icon."""
        words = {
            OVERDUE: self.tr("超期"),
            SOON: self.tr("快到期"),
            BLOCKED: self.tr("受阻"),
            NORMAL: self.tr("正常"),
            REVIEW: self.tr("待验收"),
            DONE: self.tr("完成"),
            CANCELLED: self.tr("取消"),
        }
        return (words[line.standing], *_TONES[line.standing])

    def _state(self, line: TaskLine) -> Cell:
        return Cell(first=self.standing(line)[0], chip=_TONES[line.standing])

    def _title(self, line: TaskLine) -> Cell:
        picked = line.id in self.picked
        first = self.tr("✓ {title}").format(title=line.title) if picked else line.title
        return Cell(first=first, second=line.origin, bold=True)

    def _unit(self, line: TaskLine) -> Cell:
        return Cell(first=line.unit, second=line.responsible)

    def _first_due(self, line: TaskLine) -> Cell:
        first = line.first_due.isoformat() if line.first_due else "—"
        if not line.extensions or line.due is None:
            return Cell(first=first)
        said = self.tr("延 {count} 次 → {day}")
        extended = said.format(count=line.extensions, day=f"{line.due:%m-%d}")
        return Cell(first=first, second=extended, second_tone="warn")

    def _progress(self, line: TaskLine) -> Cell:
        if line.percent is not None:
            return Cell(first=f"{line.percent}%", share=line.percent / 100)
        if not line.entries:
            return Cell(first=self.tr("还没填"))
        return Cell(first=self.tr("%n 条", "", line.entries))

    def _left(self, line: TaskLine) -> Cell:
        if line.late_by is not None:
            late = self.tr("晚 {days} 天办完").format(days=line.late_by)
            in_time = not line.late_by
            said = self.tr("按期办完") if in_time else late
            return Cell(first=said, tone="good" if in_time else "warn", bold=True)
        said = "—" if line.left is None else self._due_words.left(line.left)
        tone = _LATE.get(line.standing, "")
        return Cell(first=said, tone=tone, bold=bool(tone))

    def _supervision(self, line: TaskLine) -> Cell:
        if line.supervised:
            count = self.tr("督办 {count} 次").format(count=line.supervised)
            said, tone = self._awaited(line)
            return Cell(first=count, second=said, second_tone=tone)
        if line.standing == OVERDUE:
            return Cell(first=self.tr("还没督办"), second=line.blocked_by)
        return Cell(first=line.blocked_by or "—")

    def _awaited(self, line: TaskLine) -> tuple[str, str]:
        if line.awaited is None:
            return self.tr("已答复"), "text2"
        if line.awaited < 0:
            return self.tr("答复超 {days} 天").format(days=-line.awaited), "bad"
        return self.tr("等答复"), "text2"
