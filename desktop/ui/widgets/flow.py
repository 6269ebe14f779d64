"""Puts widgets in a row, and in further rows where the words of a language are too long for one."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows filled from the left; each widget has the width it asks for."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 0, line_gap: int = 4) -> None:
        """Make an empty layout.

        Args:
            parent: The widget it lays out.
            gap: px between widgets of one row.
            line_gap: px between rows.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(QMargins())

    def rows(self, width: int) -> list[list[QWidget]]:
        """Return which widgets stand in which row where there is this much room, in px."""
        return [[item.widget() for item in row] for row in self._split(width)]

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _split(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        right = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not rows or right + self._gap + wanted > width:
                rows.append([])
                right = -self._gap
            rows[-1].append(item)
            right += self._gap + wanted
        return rows

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # None: no more
        """Give an item away; None where there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows that this width makes, px."""
        margins = self.contentsMargins()
        rows = self._split(width - margins.left() - margins.right())
        tall = sum(max(item.sizeHint().height() for item in row) for row in rows)
        gaps = self._line_gap * max(len(rows) - 1, 0)
        return tall + gaps + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        top = room.top()
        for row in self._split(room.width()):
            left = room.left()
            for item in row:
                size = item.sizeHint()
                item.setGeometry(QRect(left, top, min(size.width(), room.width()), size.height()))
                left += size.width() + self._gap
            top += max(item.sizeHint().height() for item in row) + self._line_gap

    def sizeHint(self) -> QSize:
        """Return the room of a single row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Return the room of the widest widget alone."""
        sizes = [item.sizeHint() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        tallest = max((size.height() for size in sizes), default=0)
        return QSize(widest, tallest).grownBy(self.contentsMargins())
