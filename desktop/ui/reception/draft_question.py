"""上次没登完，接着登？: asked where the form will stand, before anything new is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING, day_of
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.drafts import Draft

_LETTERS = 120


class DraftQuestion(QWidget):
    """What was left half written, and the two answers."""

    go_on = Signal(object)
    """The Draft is to be gone on with."""
    begin_anew = Signal()
    """It is to be thrown away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet-body")
        self._draft: Draft | None = None
        self._words = DueWords(self)
        self._when, self._what = text_label("", "second"), text_label("", "body", wrap=True)
        self.yes = Button(self.tr("接着登"), kind="strong", icon="pencil", letter="J")
        self.no = Button(self.tr("不要了，登新的"), letter="X")
        self.yes.clicked.connect(lambda: self.go_on.emit(self._draft))
        self.no.clicked.connect(self.begin_anew)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.addWidget(text_label(self.tr("上次没登完，接着登？"), "panel-title"))
        column.addWidget(self._when)
        column.addWidget(self._what)
        row = QHBoxLayout()
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_draft(self, draft: Draft, today: date) -> None:
        """Show what was left, and when."""
        self._draft = draft
        kept, clock = day_of(draft.kept_at), f"{draft.kept_at.astimezone(BEIJING):%H:%M}"
        day = self.tr("今天") if kept == today else self._words.day(kept)
        visitor = draft.content.get("visitor", {})
        name = self.tr("不愿留姓名") if visitor.get("withheld") else str(visitor.get("name", ""))
        self._when.setText(" · ".join(filter(None, (f"{day} {clock}", name))))
        text = " ".join(str(draft.content.get("content", "")).split())
        cut = text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
        self._what.setText(cut or self.tr("还没写说的什么事"))
