"""The names that fit what is typed, under the field, in the window itself.

No popup of Qt's: a popup becomes the active window by an event that comes behind the keys typed
ahead of a slow window, and takes the keyboard, and what is typed next, back to its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.ui.tokens import appearance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

ROW, LEAST_WIDTH = 34, 220
"""px of the design."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}
_VALUE = Qt.ItemDataRole.UserRole


class NameOffers(QListWidget):
    """A list over the window; the keyboard stays in the field it belongs to."""

    taken = Signal(object)
    """The value of the name that was taken, by Enter or by a click."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("合得上的人"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
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
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentItem() is None:
                return False
            self._take(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.taken.emit(item.data(_VALUE))
