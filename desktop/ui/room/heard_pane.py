"""谁还没说话: groups and classes of those present, the unheard first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.ui.room.panes import Pane
from desktop.ui.tokens import appearance
from desktop.ui.widgets.chips import chip_size
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.plain_rows import PlainRowDelegate
from desktop.ui.widgets.row_painting import (
    Chip,
    draw_chips,
    draw_text,
    place_chips,
    sized,
)
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter

    from desktop.services.hearing import HeardLine
    from desktop.services.room_views import RoomView
    from desktop.ui.widgets.row_painting import RowBox

HEARD = Qt.ItemDataRole.UserRole
HEIGHT = 34
"""px of the design."""


class _HeardDelegate(PlainRowDelegate):
    """Draws a group: name, how many are here, how many spoke."""

    height = HEIGHT

    def draw(
        self, painter: QPainter, box: RowBox, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, tokens = appearance(), appearance().tokens
        line: HeardLine = index.data(HEARD)
        inner = box.rect.adjusted(look.px(16), 0, -look.px(16), -1)
        chips = place_chips(inner, box.font, (self._chip(line),))
        name = sized(box.font, 14, bold=not line.spoke)
        draw_text(painter, inner, line.name, name, tokens.text)
        text, plain = self.tr("到 {n} 人").format(n=line.present), sized(box.font, 14)
        wide = QFontMetrics(plain).horizontalAdvance(text)
        end = inner.right() - chip_size(box.font, *self._unheard()).width() - look.px(12)
        draw_text(
            painter, QRect(end - wide, inner.top(), wide, inner.height()), text, plain, tokens.text
        )
        draw_chips(painter, chips, box.font)

    def _chip(self, line: HeardLine) -> Chip:
        if line.spoke:
            return (self.tr("说了 {n}").format(n=line.spoke), "neutral", "")
        return self._unheard()

    def _unheard(self) -> Chip:
        return (self.tr("没人说"), "bad", "triangle-alert")


class HeardPane(Pane):
    """Who should be asked before a vote."""

    wanted = Signal(str)
    """Enter on a group: whoever speaks next is one of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "F8", parent)
        self.title.setText(self.tr("谁还没说话"))
        self.setAccessibleName(self.tr("谁还没说话"))
        self._count = ElidedLabel("", "caption")
        self.head.addWidget(self._count)
        self.list = QListWidget()
        self.list.setItemDelegate(_HeardDelegate(self.list))
        self.list.setAccessibleName(self.tr("谁还没说话"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_item_activated)
        self.column.addWidget(self.list, 1)

    def show_room(self, view: RoomView) -> None:
        """Show who has been heard."""
        present = view.counts["present"]
        text = self.tr("到会 {n}，已说 {spoken}")
        self._count.setText(text.format(n=present, spoken=view.spoken))
        keep = self.list.currentRow()
        self.list.clear()
        for line in view.heard:
            item = QListWidgetItem(line.name)
            item.setData(HEARD, line)
            spoken = self.tr("{name}，到 {present} 人，说了 {spoke}").format(
                name=line.name, present=line.present, spoke=line.spoke
            )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(min(keep, len(view.heard) - 1))

    def arrange(self, *, compact: bool) -> None:
        """Take a part of the column, or all of the tab."""
        limit = 16_777_215 if compact else appearance().px(41 + 3 * HEIGHT + 2)
        self.setMaximumHeight(limit)
        self.head_frame.setVisible(not compact)  # the tab says it already
        restyle(self, role="" if compact else "panel")

    def focus_first(self) -> None:
        """Go to the first group of whom nobody has spoken."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as asking for the group."""
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.wanted.emit(item.text())
        else:
            super().keyPressEvent(event)
