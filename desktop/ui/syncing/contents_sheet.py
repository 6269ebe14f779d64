"""Two contents of one row, or two long values of one field, beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.ui.messages import label
from desktop.ui.value_words import say_value
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.services.sync_conflicts import ConflictView
    from desktop.ui.syncing.wording import SyncWords

WIDTH = 900

Facts = tuple[tuple[str, str], ...]


class ContentsSheet(Sheet):
    """Columns with a heading each; what differs between them is written strong."""

    def __init__(self, parent: QWidget, title: str, columns: Sequence[tuple[str, Facts]]) -> None:
        super().__init__(parent, title, width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        same = set.intersection(*(set(facts) for _, facts in columns)) if columns else set()
        row = QHBoxLayout()
        row.setSpacing(24)
        for heading, facts in columns:
            row.addLayout(_column(heading, facts, same), 1)
        self.body.addLayout(row)
        if len(columns) == 1:
            told = self.tr("另一份还没有收到，或者和这一份一样。")
            self.body.addWidget(text_label(told, "second", wrap=True))
        self.body.addStretch(1)


def _column(heading: str, facts: Facts, same: set[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(text_label(heading, "panel-title", wrap=True))
    for name, words in facts:
        column.addSpacing(4)
        column.addWidget(text_label(label(name), "caption"))
        role = "body" if (name, words) in same else "strong"
        column.addWidget(text_label(say_value(words), role, wrap=True))
    column.addStretch(1)
    return column


def whole_values(
    view: ConflictView, words: SyncWords, now: datetime, *, revealed: bool
) -> list[tuple[str, Facts]]:
    """Return the values of a conflict as columns, uncut; numbers masked unless revealed."""
    return [
        (
            words.origin(side.origin, now),
            ((view.label, side.words.value if revealed else side.words.masked),),
        )
        for side in view.sides
    ]
