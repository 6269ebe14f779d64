"""The strip above a page that says what happened and what to do; never a box that stops work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.ui.messages import said
from desktop.ui.sessions import Notice
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from desktop.errors import AppError

GOOD_NEWS_MS = 8000
"""How long good news stay; faults stay until they are closed or others come."""
_ICONS = {"bad": "triangle-alert", "warn": "triangle-alert", "good": "circle-check"}


class NoticeStrip(QWidget):
    """Shows the newest notice.

    Attributes:
        house: The folder of the ledger, once one is open.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tone = Chip("", "neutral")
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._close = close = Button(self.tr("知道了"), kind="link")
        close.clicked.connect(self.hide)
        self._is_held = False
        self.house: Path | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._tone, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=GOOD_NEWS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def hold(self, error: AppError) -> None:
        """Show a fault that no notice replaces and nobody closes, until it is let go.

        Where it is a stick that is full, nothing keeps the ledger from saving: whoever wrote there
        says so, and that may be closed.
        """
        path = str(error.details.get("path", ""))
        if path and self.house is not None and not Path(path).is_relative_to(self.house):
            return
        self._is_held = False
        self.tell(Notice(error.message, error.advice, "bad"))
        self._is_held = True
        self._close.hide()

    def let_go(self, _saved_at: object = None) -> None:
        """Take a fault away that was held: something could be saved again."""
        if self._is_held:
            self._is_held = False
            self._close.show()
            self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice instead of the one before, unless that is held."""
        if self._is_held:
            return
        words = {
            "bad": self.tr("没有做成"),
            "warn": self.tr("请注意"),
            "good": self.tr("做好了"),
        }.get(notice.tone, self.tr("提示"))
        self._tone.show_as(words, notice.tone, _ICONS.get(notice.tone, "info"))
        sentences = said(notice.text), said(notice.advice)
        self._words.setText("\n".join(filter(None, sentences)))
        self.setAccessibleName(" ".join(filter(None, (words, *sentences))))
        self.setProperty("tone", notice.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._timer.stop()
        if notice.tone in ("good", "info"):
            self._timer.start()
        self.show()
