"""The columns of the ledger of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.task_views import BLOCKED, CANCELLED, DONE, NORMAL, OVERDUE, REVIEW, SOON
from desktop.ui.lists.line_tables import Cell, Column, LineTable
from desktop.ui.task_ledger.due_words import DueWords

if TYPE_CHECKING:
    from desktop.services.task_views import TaskLine

STATE, TITLE, UNIT, FIRST_DUE, PROGRESS, LEFT = range(6)
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


class TaskTable(LineTable):
    """The ledger: rows by ↑↓, Enter opens the drawer."""

    def __init__(self) -> None:
        super().__init__()
        self._due_words = DueWords(self)
        self.setAccessibleName(self.tr("落实事项"))

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column(self.tr("状态"), 96, self._state),
            Column(self.tr("事项 / 出自"), 0, self._title),
            Column(self.tr("承办单位"), 124, self._unit),
            Column(self.tr("首次期限"), 128, self._first_due),
            Column(self.tr("进展"), 150, self._progress),
            Column(self.tr("还剩 / 超期"), 104, self._left),
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
        return Cell(first=line.title, second=line.origin, bold=True)

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
        if not line.entries:
            return Cell(first=self.tr("还没填"), second=line.last_words)
        count = self.tr("{count} 条").format(count=line.entries)
        first = f"{count} · {line.last_day:%m-%d}" if line.last_day else count
        return Cell(first=first, second=line.last_words)

    def _left(self, line: TaskLine) -> Cell:
        said = "—" if line.left is None else self._due_words.left(line.left)
        late = _LATE.get(line.standing, "")
        return Cell(first=said, tone=late, bold=bool(late))
