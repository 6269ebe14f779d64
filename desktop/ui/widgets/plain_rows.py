"""Rows of one height that are drawn by hand: ground and frame here, the rest by each list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.row_painting import box_of, draw_ground

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from desktop.ui.widgets.row_painting import RowBox


class PlainRowDelegate(QStyledItemDelegate):
    """Base of such lists; each draws its row on the ground that is there.

    Attributes:
        height: Of a row, px of the design.
    """

    height: int

    def draw(
        self, painter: QPainter, box: RowBox, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw what the row says."""
        raise NotImplementedError

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 – Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 – Qt's signature
    ) -> QSize:
        """Return the same height for all; the width is that of the list."""
        return QSize(0, appearance().px(self.height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground and row."""
        painter.save()
        box, view = box_of(option), self.parent()
        draw_ground(painter, box, focused=isinstance(view, QWidget) and view.hasFocus())
        self.draw(painter, box, index)
        painter.restore()
