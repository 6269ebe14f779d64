"""What the list of concerns is narrowed to: state, nature, channel, category."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.records.concerns import CATEGORIES, CHANNELS, NATURES
from desktop.services.concern_views import (
    ALL,
    ANSWERED,
    FILTERS,
    IN_TOPIC,
    OVERDUE,
    TO_TELL,
    WAITING,
    count_categories,
    count_channels,
    count_natures,
    count_standings,
)
from desktop.ui.messages import label
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.services.concern_views import ConcernLine

_ICONS = {
    WAITING: "clock",
    OVERDUE: "triangle-alert",
    TO_TELL: "send",
    IN_TOPIC: "layers",
    ANSWERED: "circle-check",
    ALL: "list",
}


class FilterBar(QWidget):
    """Counts as filters, then nature, channel and category; Ctrl+1…6 take the counts."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.standings = Segments([])
        self.standings.setAccessibleName(self.tr("状态"))
        self.nature, self.channel, self.category = QComboBox(), QComboBox(), QComboBox()
        self.nature.setAccessibleName(self.tr("性质"))
        self.channel.setAccessibleName(self.tr("渠道"))
        self.category.setAccessibleName(self.tr("类别"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setColumnStretch(4, 1)
        self.arrange(compact=False)
        self.show_concerns(())
        self.standings.choose(WAITING)
        self.standings.chosen.connect(lambda _: self.changed.emit())
        for box in (self.nature, self.channel, self.category):
            box.activated.connect(lambda _: self.changed.emit())
        for number, name in enumerate(FILTERS, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(partial(self._on_key, name))

    def show_concerns(self, lines: Sequence[ConcernLine]) -> None:
        """Show the counts of all concerns; what was chosen stays chosen."""
        counts = count_standings(lines)
        words = {
            WAITING: self.tr("待答复 {count}"),
            OVERDUE: self.tr("超期 {count}"),
            TO_TELL: self.tr("待告知 {count}"),
            IN_TOPIC: self.tr("已列入议题 {count}"),
            ANSWERED: self.tr("已答复 {count}"),
            ALL: self.tr("全部 {count}"),
        }
        self.standings.show_options(
            [(name, words[name].format(count=counts[name]), _ICONS[name]) for name in FILTERS]
        )
        _fill(self.nature, self.tr("性质：全部"), NATURES, count_natures(lines))
        channels, categories = count_channels(lines), count_categories(lines)
        _fill(self.channel, self.tr("渠道：全部"), CHANNELS, channels)
        _fill(self.category, self.tr("类别：全部"), CATEGORIES, categories)

    def show_standing(self, name: str) -> None:
        """Choose one of FILTERS by program, with all natures, channels and categories."""
        self.nature.setCurrentIndex(0)
        self.channel.setCurrentIndex(0)
        self.category.setCurrentIndex(0)
        self.standings.choose(name)

    def arrange(self, *, compact: bool) -> None:
        """Put the boxes below the counts where room is short."""
        self._grid.addWidget(self.standings, 0, 0, 1, 4 if compact else 1)
        row, column = (1, 0) if compact else (0, 1)
        for at, box in enumerate((self.nature, self.channel, self.category)):
            self._grid.addWidget(box, row, column + at)

    def place_beside(self, button: QWidget) -> None:
        """Take a button of the page beside the boxes, where its own row has no room."""
        self._grid.addWidget(button, 1, 3)

    def _on_key(self, name: str) -> None:
        self.standings.choose(name)
        self.changed.emit()


def _fill(
    box: QComboBox, everything: str, declared: Mapping[str, str], counts: Mapping[str, int]
) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, "")
    for key, count in counts.items():
        box.addItem(f"{label(declared[key])} {count}", key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
