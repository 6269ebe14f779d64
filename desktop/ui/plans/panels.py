"""Beside the items: the head of the plan, and what was held outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records.plans import PLAN_LEVELS
from desktop.ui.lists.rows import RowList
from desktop.ui.messages import label
from desktop.ui.value_words import say_value
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.plan_views import PlanView
    from desktop.ui.plans.wording import PlanWords

_FACTS = 6


class PlanSide(QWidget):
    """The head with its button, and the consultations outside the plan with their reasons."""

    def __init__(self, words: PlanWords) -> None:
        super().__init__()
        self._words = words
        self.head = Panel(self.tr("计划"))
        self.head.pad_body()
        self.change = Button(self.tr("修改计划"), kind="link", letter="H")
        self.head.header.addWidget(self.change)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        self._lines = [(text_label("", "second"), text_label("", wrap=True)) for _ in range(_FACTS)]
        for row, (name, value) in enumerate(self._lines):
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self.head.body.addLayout(grid)
        self.outside = Panel(self.tr("计划外协商"))
        self.list = RowList()
        self.list.setAccessibleName(self.tr("计划外协商"))
        self._nothing = EmptyState(
            "circle-check",
            self.tr("没有计划外的协商"),
            self.tr("计划以外开始的协商列在这里，写明理由，统计时分开算。"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self.outside.body.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.outside, 1)

    def show_plan(self, view: PlanView) -> None:
        """Show another plan."""
        on = show_partial_date(from_edtf(view.approved_on)) if view.approved_on else ""
        facts = [
            (self.tr("层级"), label(PLAN_LEVELS.get(view.level, ""))),
            (self.tr("制定"), view.makers or self.tr("还没填")),
            (self.tr("批准"), view.approved_by or self.tr("还没填")),
            (self.tr("批准日期"), say_value(on)),
            (self.tr("文号"), view.document_number),
            (self.tr("说明"), view.remark),
        ]
        for (name, value), (caption, words) in zip(self._lines, facts, strict=True):
            name.setText(caption)
            value.setText(words)
            name.setVisible(bool(words))
            value.setVisible(bool(words))
        self.list.show_rows([self._words.outside(one) for one in view.outside])
        self._stack.setCurrentWidget(self.list if view.outside else self._nothing)
        count = self.tr("{count} 件").format(count=len(view.outside)) if view.outside else ""
        self.outside.show_caption(count)
