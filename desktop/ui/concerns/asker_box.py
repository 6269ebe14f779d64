"""One of those to be answered, in the drawer of a concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.concern_views import Asker
    from desktop.ui.task_ledger.due_words import DueWords


class AskerBox(QFrame):
    """One of those to be answered; a number or a confided name is shown when asked for."""

    def __init__(self, asker: Asker, words: DueWords) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self._asker, self._is_open = asker, False
        name = asker.name or (self.tr("不愿留姓名") if asker.secret or not asker.name else "")
        self._told = text_label("", "second", wrap=True)
        self.reveal = Button(self.tr("看号码") if asker.phone else self.tr("看姓名"), kind="link")
        self.reveal.clicked.connect(self._on_reveal_clicked)
        if not (asker.phone or asker.secret):
            self.reveal.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(text_label(name, "strong"))
        first.addWidget(self._state(asker, words))
        first.addStretch(1)
        lines.addLayout(first)
        lines.addWidget(self._told)
        if asker.words:
            said = self.tr("要告知：{words}").format(words=asker.words)
            lines.addWidget(text_label(said, "second", wrap=True))
        row.addLayout(lines, 1)
        row.addWidget(self.reveal)
        self._tell()

    def _state(self, asker: Asker, words: DueWords) -> QWidget:
        if asker.pending is not None:
            return text_label(self.tr("还没告知"), "caption", tone="warn")
        if not asker.is_waiting:
            return text_label(self.tr("已答复"), "caption", tone="good")
        if asker.due is None:
            return text_label(self.tr("还没答复"), "caption", tone="warn")
        said = self.tr("{day}前答复").format(day=words.day(asker.due))
        return text_label(said, "caption")

    def _on_reveal_clicked(self) -> None:
        self._is_open = not self._is_open
        self._tell()

    def _tell(self) -> None:
        asker = self._asker
        hidden = asker.masked or (self.tr("姓名只留在本室") if asker.secret else "")
        self._told.setText((asker.phone or asker.secret) if self._is_open else hidden)
        self._told.setVisible(bool(self._told.text()))
