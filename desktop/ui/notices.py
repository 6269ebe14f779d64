"""The strip above a page that says what happened and what to do; never a box that stops work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from desktop.ui.sessions import Notice

GOOD_NEWS_MS = 8000
"""How long good news stay; faults stay until they are closed or others come."""
_ICONS = {"bad": "triangle-alert", "warn": "triangle-alert", "good": "circle-check"}


class NoticeStrip(QWidget):
    """Shows the newest notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tone = Chip("", "neutral")
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        close = Button(self.tr("知道了"), kind="link")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._tone, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=GOOD_NEWS_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice instead of the one before."""
        words = {
            "bad": self.tr("没有做成"),
            "warn": self.tr("请注意"),
            "good": self.tr("做好了"),
        }.get(notice.tone, self.tr("提示"))
        self._tone.show_as(words, notice.tone, _ICONS.get(notice.tone, "info"))
        self._words.setText("\n".join(filter(None, (notice.text, notice.advice))))
        self.setAccessibleName(f"{words} {notice.text} {notice.advice}".strip())
        self.setProperty("tone", notice.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._timer.stop()
        if notice.tone in ("good", "info"):
            self._timer.start()
        self.show()
