"""The drawer of a village's record: its facts, what belongs to it, and what may be done for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from desktop.ui.lists.drawers import Drawer
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.village_records import RecordFacts


class FactsDrawer(Drawer):
    """One record, read-only; only what lies in the hands of those above has a button."""

    answer_asked = Signal()
    """What was submitted is to be answered."""
    remind_asked = Signal()
    """The village is to be reminded of the task."""

    def __init__(self) -> None:
        super().__init__(self.tr("记录"))
        self.facts: RecordFacts | None = None
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing in it takes the keyboard
        self.area.setAccessibleName(self.tr("这条记录写的"))
        self.answer = Button(self.tr("答复报送"), kind="strong", icon="send", letter="D")
        self.remind = Button(self.tr("发督办"), kind="strong", icon="bell", letter="B")
        self.answer.clicked.connect(self.answer_asked)
        self.remind.clicked.connect(self.remind_asked)
        for button in (self.answer, self.remind):
            self.footer.addWidget(button)
        self.footer.addStretch(1)

    def show_facts(self, facts: RecordFacts) -> None:
        """Show a record."""
        self.facts = facts
        self.show_title(facts.title)
        column = self.new_column()
        column.addLayout(_grid(facts.facts))
        for group in facts.groups:
            column.addWidget(text_label(label(group.title), "strong"))
            column.addLayout(_grid(group.facts))
        self.show_column(column)
        self._show_buttons(facts)

    def _show_buttons(self, facts: RecordFacts) -> None:
        self.answer.setVisible(facts.type == "Consultation")
        self.remind.setVisible(facts.type == "Task")
        locks = (
            (self.answer, not facts.submissions, self.tr("这件协商还没有报送")),
            (self.remind, not facts.may_remind, self.tr("已经办结，不用督办")),
        )
        for button, is_locked, reason in locks:
            if is_locked:
                button.lock(reason)
            else:
                button.unlock()


def _grid(facts: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, (name, value) in enumerate(facts):
        words = label(value)  # a declared word has its English; what people wrote stays
        told = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.setAccessibleName(f"{label(name)} {words}")
        grid.addWidget(text_label(label(name), "caption", wrap=True), row, 0, top)
        grid.addWidget(told, row, 1, top)
    return grid
