"""What the ledger of tasks is narrowed to: state, unit, order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.services.task_views import (
    BLOCKED,
    BY_FIRST_DUE,
    BY_LATENESS,
    BY_UNIT,
    DONE,
    FILTERS,
    IN_HAND,
    NORMAL,
    OVERDUE,
    REVIEW,
    SOON,
    count_tasks,
    list_units,
)
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.services.task_views import TaskLine

_ICONS = {
    IN_HAND: "list-checks",
    OVERDUE: "triangle-alert",
    SOON: "clock",
    NORMAL: "dot",
    BLOCKED: "square",
    REVIEW: "circle-check",
    DONE: "check",
}


class FilterBar(QWidget):
    """Counts as filters, the unit and the order; Ctrl+1…7 take the counts."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.standings = Segments([])
        self.standings.setAccessibleName(self.tr("状态"))
        self.unit, self.order = QComboBox(), QComboBox()
        self.unit.setAccessibleName(self.tr("承办单位"))
        self.order.setAccessibleName(self.tr("排序"))
        self.unit.addItem(self.tr("承办单位：全部"), "")
        self.order.addItem(self.tr("按超期排序"), BY_LATENESS)
        self.order.addItem(self.tr("按首次期限排序"), BY_FIRST_DUE)
        self.order.addItem(self.tr("按单位排序"), BY_UNIT)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setColumnStretch(3, 1)
        self.arrange(compact=False)
        self._show_counts(dict.fromkeys(FILTERS, 0))
        self.standings.choose(IN_HAND)
        self.standings.chosen.connect(lambda _: self.changed.emit())
        self.unit.activated.connect(lambda _: self.changed.emit())
        self.order.activated.connect(lambda _: self.changed.emit())
        for number, name in enumerate(FILTERS, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(partial(self._on_key, name))

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show the counts and units of all tasks; what was chosen stays chosen."""
        self._show_counts(count_tasks(lines))
        chosen = self.unit.currentData()
        while self.unit.count() > 1:
            self.unit.removeItem(1)
        for unit in list_units(lines):
            self.unit.addItem(unit, unit)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))

    def clear(self) -> None:
        """Show all that is in hand again."""
        self.unit.setCurrentIndex(0)
        self.standings.choose(IN_HAND)

    def arrange(self, *, compact: bool) -> None:
        """Put unit and order below the counts where room is short."""
        self._grid.addWidget(self.standings, 0, 0, 1, 3 if compact else 1)
        row, column = (1, 0) if compact else (0, 1)
        self._grid.addWidget(self.unit, row, column)
        self._grid.addWidget(self.order, row, column + 1)

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.standings.setFocus()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        words = {
            IN_HAND: self.tr("全部在办 {count}"),
            OVERDUE: self.tr("超期 {count}"),
            SOON: self.tr("7 天内到期 {count}"),
            NORMAL: self.tr("正常 {count}"),
            BLOCKED: self.tr("受阻 {count}"),
            REVIEW: self.tr("待验收 {count}"),
            DONE: self.tr("完成 {count}"),
        }
        self.standings.show_options(
            [(name, words[name].format(count=counts[name]), _ICONS[name]) for name in FILTERS]
        )

    def _on_key(self, name: str) -> None:
        self.standings.choose(name)
        self.changed.emit()
