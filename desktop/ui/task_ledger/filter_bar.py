"""What the ledger of tasks is narrowed to: state, unit, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.task_views import (
    BLOCKED,
    BY_FIRST_DUE,
    BY_LATENESS,
    BY_UNIT,
    DONE,
    IN_HAND,
    NORMAL,
    OVERDUE,
    REVIEW,
    SOON,
    count_tasks,
    list_units,
)
from desktop.ui.lists.count_filters import CountFilters, offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.task_views import TaskLine


class TaskFilters(CountFilters):
    """Counts as filters, the unit and the order."""

    def __init__(self) -> None:
        super().__init__()
        self.unit = self.add_box(self.tr("承办单位"), self.tr("承办单位：全部"))
        orders = (
            (self.tr("按超期排序"), BY_LATENESS),
            (self.tr("按首次期限排序"), BY_FIRST_DUE),
            (self.tr("按单位排序"), BY_UNIT),
        )
        self.order = self.add_order(self.tr("排序"), orders)
        states = {
            IN_HAND: ("list-checks", self.tr("全部在办 {count}")),
            OVERDUE: ("triangle-alert", self.tr("超期 {count}")),
            SOON: ("clock", self.tr("7 天内到期 {count}")),
            NORMAL: ("dot", self.tr("正常 {count}")),
            BLOCKED: ("square", self.tr("受阻 {count}")),
            REVIEW: ("circle-check", self.tr("待验收 {count}")),
            DONE: ("check", self.tr("完成 {count}")),
        }
        self.lay_out(states, IN_HAND)

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show the counts and units of all tasks; what was chosen stays chosen."""
        self.show_counts(count_tasks(lines))
        offer(self.unit, [(unit, unit) for unit in list_units(lines)])
