"""The names that fit what is typed, under their field, in the window itself.

No popup of Qt's: a popup becomes the active window by an event that comes behind the keys typed
ahead of a slow window, and takes the keyboard, and what is typed next, back to its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, LEAST_WIDTH = 34, 220
"""px of the design."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}
_VALUE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed alone; Enter of the number block is Enter."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class NameOffers(QListWidget):
    """A list over the window; the keyboard stays in the field it belongs to."""

    taken = Signal(object)
    """The value of the name that was taken, by Enter or by a click."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("合得上的人"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        self._followed: list[QWidget] = []
        field.destroyed.connect(self.deleteLater)  # the window outlives it
        self.hide()

    def offer(self, names: Sequence[tuple[str, object]]) -> None:
        """Show names with their values, none of them chosen yet; hide where there is none."""
        self.clear()
        for name, value in names:
            item = QListWidgetItem(name)
            item.setData(_VALUE, value)
            self.addItem(item)
        self.setCurrentRow(-1)
        if names and self._field.isVisible():
            self._place(len(names))
            self.show()
            self.raise_()
        else:
            self.hide()

    def _place(self, rows: int) -> None:
        """Stand below the field, or above it where there is more room."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        px = appearance().px
        width = max(self._field.width(), px(LEAST_WIDTH))
        height = rows * max(self.sizeHintForRow(0), px(ROW)) + 2 * self.frameWidth()
        top = self._field.mapTo(window, QPoint(0, 0))
        below, above = window.height() - top.y() - self._field.height(), top.y()
        height = min(height, max(below, above) - px(8))
        y = top.y() + self._field.height() if below >= height else top.y() - height
        self.setGeometry(QRect(min(top.x(), window.width() - width), y, width, height))

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key that the field got, while names are shown; True where it was one of ours."""
        key = Qt.Key(event.key())
        if not self.isVisible():
            return False
        if key in _STEPS:
            row = self.currentRow() + _STEPS[key]
            self.setCurrentRow(max(0, min(row, self.count() - 1)))
        elif key in _ENTER and is_plain(event):
            if self.currentItem() is None:
                return False
            self._take(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def take_marked(self) -> None:
        """Take the name to which the arrows led, if one is shown."""
        if self.isVisible() and self.currentItem() is not None:
            self._take(self.currentItem())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the field, which may be scrolled."""
        super().showEvent(event)
        widget: QWidget | None = self._field
        while widget is not None:
            self._followed.append(widget)
            widget.installEventFilter(self)
            widget = None if widget.isWindow() else widget.parentWidget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow no longer."""
        super().hideEvent(event)
        for widget in self._followed:
            widget.removeEventFilter(self)
        self._followed.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the field; go where it is scrolled out of sight."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            if self._field.visibleRegion().isEmpty():
                self.hide()
            else:
                self._place(self.count())
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.taken.emit(item.data(_VALUE))


class OfferField(LineField):
    """A field that offers names: ↓↑ mark one, Enter or Tab takes it, Esc leaves what is typed."""

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self.offers = NameOffers(self)
        self.offers.taken.connect(self.take)

    def take(self, value: object) -> None:
        """Show what a person chose of the names offered."""
        raise NotImplementedError

    def offer(self) -> None:
        """Offer what fits; called by ↓ where nothing is offered."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep Esc from page and sheet while names are offered."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.offers.isVisible()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose among the names; Enter without one only closes the list, and takes no other."""
        if self.offers.take_key(event):
            return
        if event.key() in _ENTER and is_plain(event) and self.offers.isVisible():
            self.offers.hide()
        elif event.key() == Qt.Key.Key_Down:
            self.offer()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the name that is marked."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.offers.take_marked()
            self.offers.hide()
        super().focusOutEvent(event)
