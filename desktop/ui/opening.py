"""The card that answers a double-click at once, before the app itself is loaded.

On a mechanical disk loading takes seconds, and whoever sees nothing clicks again. So this imports
Qt alone, and draws the seal without words: no face of the window is there yet.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEventLoop, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.input_methods import choose_input_method

_SIZE, _SEAL = (360, 200), 96
# Tokens bg, line2 and accent of the light look: the sheet of styles is not loaded yet.
_GROUND, _EDGE, _RED = "#F5F2EC", "#8F877A", "#9E1F26"
_VIEW = 48.0
"""Side of the drawing of resources/yishibu.svg, whose strokes these are."""
_WAIT_MS = 60
"""Longest wait for the screen to show the card; after it the app is loaded all the same."""


def has_display() -> bool:
    """Whether a window can be shown here, as far as can be known without trying."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """Return the application, made with the input method that this desktop has."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    choose_input_method(os.environ)
    return QApplication(sys.argv[:1])


def show_card() -> OpeningCard | None:
    """Show the card and return it, drawn; None where there is no display."""
    if not has_display():
        return None
    make_application()
    card = OpeningCard()
    card.show()
    loop = QEventLoop()
    card.drawn = loop.quit
    QTimer.singleShot(_WAIT_MS, loop.quit)
    loop.exec()
    return card


class OpeningCard(QWidget):
    """A card with the seal; takes no keys, so that none goes to it instead of the window."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAccessibleName("议事簿")
        self.resize(*_SIZE)
        self.drawn = _nothing

    def give_way(self) -> None:
        """Go once the window that is being shown is there."""
        QTimer.singleShot(0, self, self.close)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw ground, edge and seal."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(_GROUND))
        painter.setPen(QPen(QColor(_EDGE), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.translate((self.width() - _SEAL) / 2, (self.height() - _SEAL) / 2)
        painter.scale(_SEAL / _VIEW, _SEAL / _VIEW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_RED))
        painter.drawRoundedRect(QRectF(0, 0, _VIEW, _VIEW), 9, 9)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(Qt.GlobalColor.white), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(_seal())
        painter.end()
        QTimer.singleShot(0, self, self.drawn)


_STRAIGHT = (
    ((12, 15), (16, 19)),
    ((11, 23), (17, 23), (17, 36), (22, 32)),
    ((24, 12), (28, 18)),
)


def _nothing() -> None:
    return


def _seal() -> QPainterPath:
    """Return the strokes of 议."""
    path = QPainterPath()
    for stroke in (
        ((12, 15), (16, 19)),
        ((11, 23), (17, 23), (17, 36), (22, 32)),
        ((24, 12), (28, 18)),
    ):
        path.moveTo(QPointF(*stroke[0]))
        for point in stroke[1:]:
            path.lineTo(QPointF(*point))
    path.moveTo(37, 14)
    path.cubicTo(35, 24, 29, 32, 22, 36)
    path.moveTo(22, 20)
    path.cubicTo(25, 27, 30, 33, 38, 36)
    return path
