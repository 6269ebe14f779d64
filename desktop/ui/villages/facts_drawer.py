"""The drawer of a village's record: its facts, what belongs to it, and what may be done for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from desktop.ui.lists.drawers import Drawer
from desktop.ui.messages import label
from desktop.ui.value_words import say_value
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.village_records import RecordFacts


_WITH_BUTTONS = ("Consultation", "Task")


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
        self._why = text_label("", "caption", wrap=True)
        for button in (self.answer, self.remind):
            self.footer.addWidget(button)
        self.footer.addWidget(self._why, 1)

    def show_facts(self, facts: RecordFacts) -> None:
        """Show a record."""
        self.facts = facts
        self.show_title(facts.title)
        column = self.new_column()
        column.addLayout(_grid(facts))
        self.show_column(column)
        self._show_buttons(facts)

    def _show_buttons(self, facts: RecordFacts) -> None:
        self.answer.setVisible(facts.type == "Consultation")
        self.remind.setVisible(facts.type == "Task")
        locks = (
            (self.answer, not facts.submissions, self.tr("这件协商还没有报送")),
            (self.remind, not facts.may_remind, self.tr("已经办结，不用督办")),
        )
        whys = []
        for button, is_locked, reason in locks:
            if not is_locked:
                button.unlock()
                continue
            button.lock(reason)
            whys += [reason] if not button.isHidden() else []
        self._why.setText("".join(whys))
        self.show_footer(shown=facts.type in _WITH_BUTTONS)


def _grid(record: RecordFacts) -> QGridLayout:
    """Return one grid for all of it, so that what is said stands below each other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    _put_facts(grid, record.facts)
    for group in record.groups:
        heading = text_label(label(group.title), "strong")
        heading.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        _put_facts(grid, group.facts)
    return grid


def _put_facts(grid: QGridLayout, facts: Sequence[tuple[str, str]]) -> None:
    top = Qt.AlignmentFlag.AlignTop
    for row, (name, value) in enumerate(facts, start=grid.rowCount()):
        words = say_value(value)
        told = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.setAccessibleName(f"{label(name)} {words}")
        grid.addWidget(text_label(label(name), "caption", wrap=True), row, 0, top)
        grid.addWidget(told, row, 1, top)
