"""What a list is narrowed to: counts as filters, and boxes beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class CountFilters(QWidget):
    """Base of the bars over a list: each says its states and boxes, then calls `lay_out`.

    Attributes:
        states: The counts; Ctrl+1… take them.
    """

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.states = Segments([])
        self.states.setAccessibleName(self.tr("状态"))
        self._words: Mapping[str, tuple[str, str]] = {}
        self._first = ""
        self._boxes: list[QComboBox] = []
        self._narrowing: list[QComboBox] = []

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show the counts of all lines; what was chosen stays chosen."""
        raise NotImplementedError

    def add_box(self, name: str, everything: str) -> QComboBox:
        """Return a box that narrows the list, its first choice everything, as `""`."""
        box = self.add_order(name, [(everything, "")])
        self._narrowing.append(box)
        return box

    def add_order(self, name: str, choices: Iterable[tuple[str, Any]]) -> QComboBox:
        """Return a box that narrows nothing, with the word and value of each choice."""
        box = QComboBox()
        box.setAccessibleName(name)
        for word, value in choices:
            box.addItem(word, value)
        box.activated.connect(lambda _: self.changed.emit())
        self._boxes.append(box)
        return box

    def lay_out(self, states: Mapping[str, tuple[str, str]], first: str) -> None:
        """Put the parts together; called once the boxes are there.

        Args:
            states: Icon and words of each state, with a place for its `{count}`, in order.
            first: The one that is chosen at first.
        """
        self._words, self._first = states, first
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setColumnStretch(len(self._boxes) + 1, 1)
        self.arrange(compact=False)
        self.show_counts(dict.fromkeys(states, 0))
        self.states.choose(first)
        self.states.chosen.connect(lambda _: self.changed.emit())
        for number, name in enumerate(states, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(partial(self._on_key, name))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many lines each state has."""
        self.states.show_options(
            [
                (name, words.format(count=counts[name]), icon)
                for name, (icon, words) in self._words.items()
            ]
        )

    def show_all_of(self, name: str) -> None:
        """Choose a state by program, with everything in the boxes that narrow."""
        for box in self._narrowing:
            box.setCurrentIndex(0)
        self.states.choose(name)

    def clear(self) -> None:
        """Show again what is shown at first."""
        self.show_all_of(self._first)

    def arrange(self, *, compact: bool) -> None:
        """Put the boxes below the counts where room is short."""
        across = len(self._boxes) + 1
        self._grid.addWidget(self.states, 0, 0, 1, across if compact else 1)
        row, column = (1, 0) if compact else (0, 1)
        for at, box in enumerate(self._boxes):
            self._grid.addWidget(box, row, column + at)

    def place_beside(self, button: QWidget) -> None:
        """Take a button of the page beside the boxes, where its own row has no room."""
        self._grid.addWidget(button, 1, len(self._boxes))

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.states.setFocus()

    def _on_key(self, name: str) -> None:
        self.states.choose(name)
        self.changed.emit()


def offer(box: QComboBox, choices: Iterable[tuple[str, Any]]) -> None:
    """Offer other choices below the first, word and value; what was chosen stays chosen."""
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for word, value in choices:
        box.addItem(word, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
