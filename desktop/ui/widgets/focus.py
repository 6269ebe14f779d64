"""The one owner of the focus frame outside controls: 2 px, 2 px away, 3 px in high contrast.

Fields show the focus by their border and rows by their delegate; every button, tab, and widget
with the property focusFrame gets the frame.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.tokens import appearance

GAP, RADIUS = 2, 8
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.EnabledChange,
    QEvent.Type.LayoutRequest,
    QEvent.Type.StyleChange,
}


def follow_focus() -> FocusFollower | None:
    """Return the follower of the application's focus, made at the first call; None without app."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return None
    found = app.findChild(FocusFollower)
    return found if isinstance(found, FocusFollower) else FocusFollower(app)


class FocusFollower(QObject):
    """Moves the frame to whatever has the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def framed(self) -> QWidget | None:
        """Return the widget the frame is around, None where none is shown."""
        shown = self._frame is not None and isValid(self._frame) and not self._frame.isHidden()
        return self._target if shown else None

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._forget()
        if new is not None and wants_frame(new):
            self._target = new
            self._watch(new)
        self._place()

    def _watch(self, widget: QWidget) -> None:
        part: QWidget | None = widget
        while part is not None:
            part.installEventFilter(self)
            self._watched.append(part)
            part = None if part.isWindow() else part.parentWidget()
        if isinstance(widget, QTabBar):
            widget.currentChanged.connect(self._place)

    def _forget(self) -> None:
        for part in self._watched:
            if isValid(part):
                part.removeEventFilter(self)
        if isinstance(self._target, QTabBar) and isValid(self._target):
            self._target.currentChanged.disconnect(self._place)
        self._watched.clear()
        self._target = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the widget when it, or what it lies in, moves."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        alive = target is not None and isValid(target) and target.isVisible()
        if target is None or not alive or not target.isEnabled():
            if self._frame is not None and isValid(self._frame):
                self._frame.hide()
            return
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame()
        self._frame.surround(target)


def wants_frame(widget: QWidget) -> bool:
    """Whether the focus of a widget is shown by the frame."""
    own = widget.property("focusFrame")
    if own is not None:
        return bool(own)
    return isinstance(widget, QAbstractButton | QTabBar)


class _Frame(QWidget):
    """The frame itself; lies above its surroundings and takes no clicks."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")

    def surround(self, target: QWidget) -> None:
        margin = GAP + appearance().tokens.focus_width
        inner = (
            target.tabRect(target.currentIndex()) if isinstance(target, QTabBar) else target.rect()
        )
        host = _host_of(target, inner, margin)
        corner = target.mapTo(host, inner.topLeft()) if host is not target else inner.topLeft()
        if self.parentWidget() is not host:
            self.setParent(host)
        wanted = QRect(corner, inner.size()).adjusted(-margin, -margin, margin, margin)
        if self.geometry() != wanted:
            self.setGeometry(wanted)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        tokens = appearance().tokens
        half = tokens.focus_width / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.focus), tokens.focus_width))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS
        )


def _host_of(target: QWidget, inner: QRect, margin: int) -> QWidget:
    """Return the nearest widget with room for the frame; it scrolls with the target."""
    host = target.parentWidget() or target
    while not host.isWindow():
        area = host.parentWidget()
        scrolls = area is not None and isinstance(area.parentWidget(), QAbstractScrollArea)
        corner = target.mapTo(host, inner.topLeft()) - QPoint(margin, margin)
        room = QRect(corner, inner.size()).adjusted(0, 0, 2 * margin, 2 * margin)
        if scrolls or host.rect().contains(room) or area is None:
            break
        host = area
    return host
