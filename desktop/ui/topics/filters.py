"""What the page of topics is narrowed to; Ctrl+1…5 take the counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.topic_views import (
    ALL,
    FILTERS,
    LISTED,
    OTHERWISE,
    TO_DECIDE,
    TO_SCREEN,
    count_topics,
)
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.topic_views import TopicLine

_ICONS = {
    ALL: "list",
    TO_SCREEN: "list-filter",
    TO_DECIDE: "clock",
    LISTED: "circle-check",
    OTHERWISE: "circle-minus",
}


class TopicFilters(QWidget):
    """Counts as filters."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.states = Segments([])
        self.states.setAccessibleName(self.tr("状态"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.states)
        row.addStretch(1)
        self.show_lines(())
        self.states.choose(ALL)
        self.states.chosen.connect(lambda _: self.changed.emit())
        for number, name in enumerate(FILTERS, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(partial(self._on_key, name))

    def show_lines(self, lines: Sequence[TopicLine]) -> None:
        """Show the counts of all topics; what was chosen stays chosen."""
        counts = count_topics(lines)
        words = {
            ALL: self.tr("全部 {count}"),
            TO_SCREEN: self.tr("待筛选 {count}"),
            TO_DECIDE: self.tr("待确定 {count}"),
            LISTED: self.tr("列入协商 {count}"),
            OTHERWISE: self.tr("并入、转办、不列入 {count}"),
        }
        self.states.show_options(
            [(name, words[name].format(count=counts[name]), _ICONS[name]) for name in FILTERS]
        )

    def clear(self) -> None:
        """Show all again."""
        self.states.choose(ALL)

    def arrange(self, *, compact: bool) -> None:
        """Stay as it is: the counts wrap by themselves."""

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.states.setFocus()

    def _on_key(self, name: str) -> None:
        self.states.choose(name)
        self.changed.emit()
