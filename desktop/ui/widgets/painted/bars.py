"""BarList: kinds with their counts as lying bars, one colour, each with its figure beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen

from desktop.ui.widgets.painted.canvas import Canvas, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

_ROW = 28
_SIDE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BarRow:
    """A word, the length of its bar as a part of the longest (0 to 1), and its figure."""

    word: str
    part: float
    figure: str


class BarList(Canvas):
    """A list of bars; the same is said in words for the reader."""

    def __init__(self, name: str, rows: Sequence[BarRow] = ()) -> None:
        super().__init__(320, _ROW)
        self._rows: tuple[BarRow, ...] = ()
        self.setAccessibleName(name)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show other bars."""
        self._rows = tuple(rows)
        self.tell(self.tr("，").join(f"{row.word} {row.figure}" for row in self._rows))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of all bars."""
        return QSize(self.px(320), self.px(_ROW) * max(len(self._rows), 1))

    def minimumSizeHint(self) -> QSize:
        """Return what words and figures need; bars squeeze, rows do not."""
        return QSize(
            self._word_width() + self._figure_width() + self.px(40), self.sizeHint().height()
        )

    def _word_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(row.word) for row in self._rows), default=0)
        return min(widest + self.px(8), self.px(180))

    def _figure_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(row.figure) for row in self._rows), default=0)
        return widest + self.px(12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw a row a kind."""
        painter = self.brush()
        painter.setFont(self.face(14))
        height = self.px(_ROW)
        words, figures = self._word_width(), self._figure_width()
        for at, row in enumerate(self._rows):
            room = QRectF(0, at * height, self.width(), height)
            self._paint_row(painter, room, row, (words, figures))

    def _paint_row(
        self, painter: QPainter, room: QRectF, row: BarRow, sides: tuple[int, int]
    ) -> None:
        t, (words, figures) = self.tokens, sides
        write(
            painter,
            QRectF(room.left(), room.top(), words - self.px(8), room.height()),
            row.word,
            t.text,
            Qt.AlignmentFlag.AlignLeft | _SIDE,
        )
        track = QRectF(
            words,
            room.top() + room.height() * 0.25,
            max(room.width() - words - figures, 0),
            room.height() * 0.5,
        )
        painter.fillRect(track, QColor(t.sunken))
        filled = QRectF(track)
        filled.setWidth(track.width() * min(max(row.part, 0.0), 1.0))
        painter.fillRect(filled, QColor(t.info))
        if t.high_contrast:
            painter.setPen(QPen(QColor(t.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(track)
        write(
            painter,
            QRectF(track.right(), room.top(), figures, room.height()),
            row.figure,
            t.text,
            Qt.AlignmentFlag.AlignRight | _SIDE,
        )
