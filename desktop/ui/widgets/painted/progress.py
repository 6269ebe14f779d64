"""ResumeBar: how far something is, with the mark where it last broke off."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen

from desktop.ui.widgets.painted.canvas import Canvas


class ResumeBar(Canvas):
    """Progress; what lies before the mark need not be done again."""

    def __init__(self, done: int = 0, total: int = 0, mark: int = 0) -> None:
        super().__init__(320, 14)
        self._done, self._total, self._mark = done, total, mark
        self.show_progress(done, total, mark)

    def show_progress(self, done: int, total: int, mark: int = 0) -> None:
        """Show steps done of all; `mark` is where it broke off last, 0 for never."""
        self._done, self._total, self._mark = done, total, mark
        words = self.tr("{done} / {total}").format(done=done, total=total)
        if mark:
            words += self.tr("，上次断在 {mark}").format(mark=mark)
        self.setAccessibleName(self.tr("进度"))
        self.tell(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the track, what is done, and the mark as a gap."""
        painter, t = self.brush(), self.tokens
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(t.line), 1) if t.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.sunken))
        painter.drawRoundedRect(room, 2, 2)
        whole = max(self._total, 1)
        filled = QRectF(room)
        filled.setWidth(room.width() * min(self._done / whole, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.good))
        painter.drawRoundedRect(filled, 2, 2)
        if self._mark:
            at = room.left() + room.width() * min(self._mark / whole, 1)
            color = t.surface if self._mark <= self._done else t.text
            painter.setPen(QPen(QColor(color), 3))
            painter.drawLine(QPointF(at, 0), QPointF(at, self.height()))
