"""QuorumGauge and CountBars: figures beside what they are measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from desktop.ui.widgets.painted.canvas import Canvas, write

if TYPE_CHECKING:
    from collections.abc import Sequence

BARS_TONES = ("good", "against", "abstain")
"""Colours of a vote: for, against, abstaining; the last two are no alarm."""


class QuorumGauge(Canvas):
    """One cell a person who should come, filled where one is here, and a bar at the need."""

    def __init__(self, due: int = 0, present: int = 0, needed: int = 0) -> None:
        super().__init__(480, 36)
        self._due, self._present, self._needed = due, present, needed
        self.show_counts(due, present, needed)

    def show_counts(self, due: int, present: int, needed: int) -> None:
        """Show how many should come, are here, and are needed."""
        self._due, self._present, self._needed = due, present, needed
        words = self.tr("应到{due}，实到{present}，需{needed}，{verdict}")
        verdict = self.tr("够数") if present >= needed else self.tr("不够数")
        self.setAccessibleName(self.tr("到会人数"))
        self.tell(words.format(due=due, present=present, needed=needed, verdict=verdict))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the cells; more people than about 8 px each become one bar."""
        cells = max(self._due, self._present, self._needed, 1)
        painter, t = self.brush(), self.tokens
        color = t.good if self._present >= self._needed else t.bad
        pitch = self.width() / cells
        top, height = self.px(7), self.height() - 2 * self.px(7)
        if pitch < self.px(6):
            self._paint_bar(painter, QRectF(0, top, self.width(), height), color, cells)
        else:
            for at in range(cells):
                room = QRectF(at * pitch + 1, top, pitch - 2, height)
                _paint_cell(painter, room, color, t.surface, filled=at < self._present)
        line = self._needed * pitch
        painter.setPen(QPen(QColor(t.text), 3))
        painter.drawLine(QPointF(line, 2), QPointF(line, self.height() - 2))

    def _paint_bar(self, painter: QPainter, room: QRectF, color: str, cells: int) -> None:
        painter.setPen(QPen(QColor(color), 1))
        painter.setBrush(QColor(self.tokens.surface))
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))
        room.setWidth(room.width() * self._present / cells)
        painter.fillRect(room, QColor(color))


def _paint_cell(painter: QPainter, room: QRectF, color: str, empty: str, *, filled: bool) -> None:
    painter.setPen(QPen(QColor(color), 1))
    painter.setBrush(QColor(color if filled else empty))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class CountBars(Canvas):
    """Votes as bars with a line at the number needed.

    `factor` 2.8 gives the projector's size.
    """

    def __init__(self, *, factor: float = 1.0) -> None:
        super().__init__(420, 108)
        self._factor = factor
        self._bars: list[tuple[str, int, str]] = []
        self._total, self._needed = 0, 0

    def show_counts(
        self, bars: Sequence[tuple[str, int, str]], *, total: int, needed: int = 0
    ) -> None:
        """Show counts.

        Args:
            bars: Word, number and token (one of BARS_TONES) of each.
            total: What a full bar stands for: those who could vote.
            needed: Where the line stands; 0 for none.
        """
        self._bars, self._total, self._needed = list(bars), total, needed
        counted = [self.tr("{word} {count} 票").format(word=w, count=c) for w, c, _ in bars]
        line = [self.tr("须 {needed} 票").format(needed=needed)] if needed else []
        self.setAccessibleName(self.tr("票数"))
        self.tell(self.tr("，").join([*counted, *line]))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of all bars."""
        rows = max(len(self._bars), 1)
        return QSize(self._size(420), self._size(36) * rows)

    def minimumSizeHint(self) -> QSize:
        """Return half the width; no bar is cut."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def _size(self, size: float) -> int:
        return self.px(size * self._factor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw a row a count."""
        if not self._bars:
            return
        painter = self.brush()
        pitch = self.height() / len(self._bars)
        for at, bar in enumerate(self._bars):
            self._paint_row(painter, QRectF(0, at * pitch, self.width(), pitch), bar)

    def _paint_row(self, painter: QPainter, row: QRectF, bar: tuple[str, int, str]) -> None:
        _, count, token = bar
        t = self.tokens
        left, right = self._size(44), self._size(48)
        track = QRectF(
            left, row.top() + row.height() * 0.22, row.width() - left - right, row.height() * 0.5
        )
        painter.fillRect(track, QColor(t.sunken))
        if t.high_contrast:
            painter.setPen(QPen(QColor(t.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(track)
        whole = max(self._total, count, 1)
        filled = QRectF(track)
        filled.setWidth(track.width() * count / whole)
        painter.fillRect(filled, QColor(getattr(t, token)))
        if self._needed:
            at = track.left() + track.width() * min(self._needed / whole, 1)
            painter.setPen(QPen(QColor(t.text), max(round(1.4 * self._factor), 2)))
            reach = track.height() * 0.18
            painter.drawLine(QPointF(at, track.top() - reach), QPointF(at, track.bottom() + reach))
        self._write_row(painter, row, track, bar)

    def _write_row(
        self, painter: QPainter, row: QRectF, track: QRectF, bar: tuple[str, int, str]
    ) -> None:
        word, count, _ = bar
        room = QRectF(0, row.top(), track.left(), row.height() * 0.94)
        painter.setFont(self.face(15 * self._factor, bold=self._factor > 1))
        side = Qt.AlignmentFlag.AlignVCenter
        write(painter, room, word, self.tokens.text, Qt.AlignmentFlag.AlignLeft | side)
        room = QRectF(track.right(), row.top(), row.right() - track.right(), room.height())
        painter.setFont(self.face(20 * self._factor, bold=True))
        write(painter, room, str(count), self.tokens.text, Qt.AlignmentFlag.AlignRight | side)
