"""A list of rows: group headings, two lines a row, chips and a button at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView

from desktop.ui.lists.row_delegates import RowDelegate
from desktop.ui.lists.row_models import ROW, Row, RowModel

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import QPersistentModelIndex, QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

__all__ = ["Row", "RowList", "RowModel"]

TYPE_AHEAD_MS = 1500
"""How long typed initials belong together."""


class RowList(QListView):
    """Shows rows; ↑↓ PgUp PgDn Home End move, Enter acts, typed pinyin initials jump."""

    opened = Signal(object)
    """The key of a row that was double-clicked, or entered where it has no button."""
    acted = Signal(object)
    """The key of a row whose button was pressed, by mouse or by Enter."""
    current_changed = Signal(object)
    """The key of the row that is chosen now, None where none is."""

    def __init__(self, parent: QWidget | None = None, *, in_columns: bool = False) -> None:
        """Show nothing yet.

        Args:
            parent: Owner.
            in_columns: Whether the chips of all rows stand below each other, and so the buttons.
        """
        super().__init__(parent)
        self.rows = RowModel(self)
        self._delegate = RowDelegate(self, self.rows, in_columns=in_columns)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._pressed: Hashable | None = None
        self._last_act: tuple[int, QPoint] | None = None
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPE_AHEAD_MS)
        self._pause.timeout.connect(self._forget_typed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen row stays chosen, or else the one that took its place."""
        key, place = self.current_key(), self.currentIndex().row()
        self._delegate.longest_lead = max({row.lead for row in rows}, key=len, default="")
        # Where all rows are alike Qt asks for the height of one instead of all.
        kinds = {(bool(row.second), bool(row.group)) for row in rows}
        self.setUniformItemSizes(kinds in ({(True, False)}, {(False, False)}))
        self.rows.show(rows)
        index = self.rows.find(key)
        if not index.isValid():
            index = self.rows.nearest(max(place, 0))
        if index.isValid():
            self.setCurrentIndex(index)

    def current_row(self) -> Row | None:
        """Return the chosen row."""
        row: Row | None = self.currentIndex().data(ROW)
        return row

    def current_key(self) -> Hashable | None:
        """Return the key of the chosen row."""
        row = self.current_row()
        return row.key if row else None

    def choose(self, key: Hashable) -> None:
        """Choose a row, and scroll to it."""
        index = self.rows.find(key)
        if index.isValid():
            self.setCurrentIndex(index)

    def _on_current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        self.current_changed.emit(row.key if row else None)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is not None:
            self.opened.emit(row.key)

    def _act(self, row: Row) -> None:
        (self.acted if row.action else self.opened).emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act by Enter, jump by initials, and leave the rest to Qt."""
        row = self.current_row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if row is not None:
                self._act(row)
        elif plain and event.text().isalpha() and event.text().isascii():
            self._jump(event.text().lower())
        else:
            super().keyPressEvent(event)

    def _jump(self, letter: str) -> None:
        self._typed += letter
        self._pause.start()
        index = self.rows.find_initials(self._typed)
        if index.isValid():
            self.setCurrentIndex(index)

    def _forget_typed(self) -> None:
        self._typed = ""

    def keyboardSearch(self, search: str) -> None:
        """Leave type-ahead to initials: Qt would look for the first ideograph."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, and note whether its button is meant."""
        self._pressed = None if self._is_repeated(event) else self._button_at(event)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a row; on its button, press that and nothing else."""
        if self._is_repeated(event) or self._button_at(event) is not None:
            self.mousePressEvent(event)
            return
        self._pressed = None
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button of a row, where it is still the row that was meant."""
        super().mouseReleaseEvent(event)
        key, self._pressed = self._pressed, None
        if key is not None and key == self._button_at(event):
            self._last_act = (event.timestamp(), event.position().toPoint())
            self.acted.emit(key)

    def _button_at(self, event: QMouseEvent) -> Hashable | None:
        """Return the key of the row whose button lies there."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        row: Row | None = index.data(ROW)
        if row is None or not row.action or not self._delegate.action_rect(index).contains(at):
            return None
        return row.key

    def _is_repeated(self, event: QMouseEvent) -> bool:
        """Tell whether a hand that double-clicks hits the same spot again.

        The act may have brought another row there, of which nobody has seen the button.
        """
        if self._last_act is None:
            return False
        when, where = self._last_act
        hints = QGuiApplication.styleHints()
        near = (event.position().toPoint() - where).manhattanLength()
        soon = event.timestamp() - when < hints.mouseDoubleClickInterval()
        return soon and near <= hints.mouseDoubleClickDistance()

    def describe(self, index: QModelIndex | QPersistentModelIndex) -> Any:
        """Return what a screen reader says of a row."""
        return index.data(Qt.ItemDataRole.AccessibleTextRole)
