"""赞成, 反对 and 弃权 of a show of hands, side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.ballots.cards import Sign, Words
from desktop.ui.ballots.count_boxes import CountBox
from desktop.ui.ballots.sum_words import say_figure

if TYPE_CHECKING:
    from desktop.services.tally_forms import TallyForm
    from desktop.ui.looks import Look

_ICONS = {"votes_for": "arrow-up", "against": "arrow-down", "abstain": "pause"}


class HandBoxes(QWidget):
    """Three figures; no colour tells them apart before they are counted."""

    edited = Signal()
    """A figure was typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.boxes = {name: CountBox(look, say_figure(name)) for name in _ICONS}
        for name, box in self.boxes.items():
            row.addLayout(self._column(name, box), 1)
            box.edited.connect(self.edited)

    def _column(self, name: str, box: CountBox) -> QVBoxLayout:
        sign, words = Sign(self._look, 16), Words(self._look, size=15)
        sign.show_as(_ICONS[name], "text")
        words.say(say_figure(name))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(sign)
        head.addWidget(words, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(box)
        return column

    def put_into(self, form: TallyForm) -> TallyForm:
        """Return a form with what is typed here."""
        return replace(
            form,
            votes_for=self.boxes["votes_for"].number(),
            against=self.boxes["against"].number(),
            abstain=self.boxes["abstain"].number(),
        )

    def show_form(self, form: TallyForm) -> None:
        """Put figures in; a box that holds the same figure is left alone."""
        for name, box in self.boxes.items():
            if box.number() != getattr(form, name):
                box.set_number(getattr(form, name))

    def first_gap(self) -> CountBox:
        """Return the first empty box, or the last one."""
        boxes = list(self.boxes.values())
        return next((box for box in boxes if not box.text()), boxes[-1])

    def mark(self, *, faulty: bool, why: str) -> None:
        """Mark the last figure as part of a sum that is wrong."""
        self.boxes["abstain"].mark(faulty=faulty, why=why)
