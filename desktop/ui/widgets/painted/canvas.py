"""What all painted widgets do: fixed height of the design, words for the reader, repaint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.tokens import Tokens, appearance
from desktop.ui.widgets.styling import font_of


class Canvas(QWidget):
    """A painted widget; subclasses give design_size and paintEvent."""

    def __init__(self, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design = (width, height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return appearance().tokens

    def px(self, size: float) -> int:
        """Return a size of the design in the scale in force."""
        return appearance().px(size)

    def face(self, size: float, *, bold: bool = False) -> QFont:
        """Return the font in a size of the design."""
        return font_of(self, size, bold=bold)

    def brush(self) -> QPainter:
        """Return a painter for this widget with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def tell(self, words: str) -> None:
        """Say the same in words, and repaint."""
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self.px(self._design[0]), self.px(self._design[1]))

    def minimumSizeHint(self) -> QSize:
        """Return half the width: the picture squeezes, its height does not."""
        return QSize(self.px(self._design[0] / 2), self.px(self._design[1]))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()


class CellCanvas(Canvas):
    """A painted row of cells, one of which is current: ←→ move, Enter opens, a click does both."""

    opened = Signal(object)
    """The key of the cell."""

    def __init__(self, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(width, height, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.current = 0

    def keys_of_cells(self) -> list[object]:
        """Return the key of every cell, in order."""
        raise NotImplementedError

    def words_of(self, at: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def cell(self, at: int) -> QRectF:
        """Return the room of a cell."""
        width = self.width() / max(len(self.keys_of_cells()), 1)
        return QRectF(at * width, 0, width, self.height())

    def make_current(self, at: int) -> None:
        """Make a cell the current one and say it."""
        if 0 <= at < len(self.keys_of_cells()):
            self.current = at
            self.setAccessibleName(self.words_of(at))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or open."""
        last = len(self.keys_of_cells()) - 1
        moves = {
            Qt.Key.Key_Left: max(self.current - 1, 0),
            Qt.Key.Key_Right: min(self.current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.make_current(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and last >= 0:
            self.opened.emit(self.keys_of_cells()[self.current])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        for at, key in enumerate(self.keys_of_cells()):
            if self.cell(at).contains(event.position()):
                self.make_current(at)
                self.opened.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame."""
        self.make_current(self.current)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        self.update()
        super().focusOutEvent(event)

    def paint_focus(self, painter: QPainter) -> None:
        """Draw the frame around the current cell while the keyboard is here."""
        if not self.hasFocus():
            return
        width = self.tokens.focus_width
        painter.setPen(QPen(QColor(self.tokens.focus), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        room = self.cell(self.current).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(room, 6, 6)


def write(
    painter: QPainter,
    room: QRectF,
    words: str,
    color: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Write words in a colour, cut with … where the room is too small."""
    painter.setPen(QColor(color))
    shown = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, round(room.width())
    )
    painter.drawText(room, int(align), shown)


def disc(
    painter: QPainter, center: QPointF, radius: float, fill: str, ring: str, *, width: float = 2
) -> None:
    """Draw a filled circle with a ring."""
    painter.setPen(QPen(QColor(ring), width))
    painter.setBrush(QColor(fill))
    inner = radius - width / 2
    painter.drawEllipse(center, inner, inner)
