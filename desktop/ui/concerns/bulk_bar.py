"""What is done with several concerns at once; seen while some are picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.ui.lists.picking import PickingTable


class BulkBar(QWidget):
    """How many are picked, and what can be made of them."""

    topic_asked = Signal()
    """列为一个议题 was pressed."""

    def __init__(self, table: PickingTable) -> None:
        super().__init__()
        self._told = text_label("", "strong")
        self.topic = Button(self.tr("列为一个议题"), icon="layers", letter="L")
        self.none = Button(self.tr("都不选"), kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._told)
        row.addWidget(self.topic)
        row.addWidget(self.none)
        row.addStretch(1)
        self.topic.clicked.connect(self.topic_asked)
        self.none.clicked.connect(table.pick_none)
        table.picks_changed.connect(lambda: self._show_count(len(table.picked)))
        self.hide()

    def _show_count(self, count: int) -> None:
        self._told.setText(self.tr("选了 {count} 件").format(count=count))
        self.setVisible(count > 0)
