"""The sheets of a round: ↑↓ rows, Space ticks, Enter takes a sheet into the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal

from desktop.services.round_views import SHEET_STATES
from desktop.ui.lists.line_tables import Cell, Column, LineTable
from desktop.ui.messages import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.services.round_views import SheetLine

TICK = 0
_LOOKS = {
    "waiting": ("outline", "square"),
    "out": ("info", "clock"),
    "late": ("overdue", "triangle-alert"),
    "returned": ("good", "circle-check"),
}


class SheetTable(LineTable):
    """One row a sheet."""

    opened = Signal(object)
    """The SheetLine on which Enter was pressed, or that was double-clicked."""
    ticks_changed = Signal()

    def __init__(self) -> None:
        self.ticked: set[UUID] = set()
        super().__init__()
        self.setAccessibleName(self.tr("征求意见表"))
        self.doubleClicked.connect(lambda _: self._open())

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column("", 34, self._tick),
            Column(self.tr("编号"), 62, lambda line: Cell(first=line.number, bold=True)),
            Column(self.tr("交给谁"), 0, self._who),
            Column(self.tr("状态"), 124, self._state),
            Column(self.tr("发出 / 催收"), 104, self._days),
            Column(self.tr("收回"), 92, self._back),
        ]

    def _tick(self, line: SheetLine) -> Cell:
        chosen = line.id in self.ticked
        return Cell(first="☑" if chosen else "☐", tone="accent" if chosen else "text2", bold=chosen)

    def _who(self, line: SheetLine) -> Cell:
        return Cell(first=line.name or self.tr("不记名"), second=line.second, bold=bool(line.name))

    def _state(self, line: SheetLine) -> Cell:
        return Cell(first=label(SHEET_STATES[line.state]), chip=_LOOKS[line.state])

    def _days(self, line: SheetLine) -> Cell:
        reminded = self.tr("催 {day}").format(day=_short(line.reminded_on))
        return Cell(
            first=_short(line.handed_on),
            second=reminded if line.reminded_on else "",
            second_tone="warn",
        )

    def _back(self, line: SheetLine) -> Cell:
        if line.returned_on is None:
            return Cell(first="—")
        told = self.tr("%n 条意见", "", line.answers) if line.answers else self.tr("没有写")
        return Cell(first=_short(line.returned_on), second=told)

    def show_sheets(self, lines: Sequence[SheetLine]) -> None:
        """Show the sheets; ticks on those that are there no more are forgotten."""
        current = self.current_line()
        self.ticked &= {line.id for line in lines}
        self.show_lines(lines, current.id if current else None)

    def tick(self, sheets: Iterable[UUID]) -> None:
        """Tick these and no others."""
        self.ticked = set(sheets)
        self.viewport().update()
        self.ticks_changed.emit()

    def _toggle(self, line: Any) -> None:
        if line is not None:
            self.tick(self.ticked ^ {line.id})

    def _open(self) -> None:
        line = self.current_line()
        if line is not None:
            self.opened.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, open by Enter."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.current_line())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the box."""
        super().mousePressEvent(event)
        at: QPoint = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and index.column() == TICK:
            self._toggle(index.data(Qt.ItemDataRole.UserRole))


def _short(day: date | None) -> str:
    return f"{day:%m-%d}" if day else "—"
