"""What is done with several tasks at once; seen while some are picked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import text_label

SUPERVISE, EXTEND, EXPORT, NONE = "supervise", "extend", "export", "none"


class BulkBar(QWidget):
    """How many are picked, and the buttons for all of them."""

    asked = Signal(str)
    """SUPERVISE, EXTEND, EXPORT or NONE."""

    def __init__(self) -> None:
        super().__init__()
        self._told = text_label("", "strong")
        self._told.setMinimumHeight(36)
        self.supervise = Button(self.tr("一起督办"), icon="flag", letter="U")
        self.extend = Button(self.tr("一起延期"), icon="calendar-days", letter="T")
        self.export = Button(self.tr("导出这些"), icon="file-spreadsheet", letter="E")
        self.none = Button(self.tr("都不选"), kind="link")
        row = FlowLayout(gap=8)
        row.setContentsMargins(12, 6, 12, 6)
        self.setLayout(row)
        row.addWidget(self._told)
        ways = {SUPERVISE: self.supervise, EXTEND: self.extend, EXPORT: self.export}
        for action, button in (ways | {NONE: self.none}).items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, action=action: self.asked.emit(action))

    def show_count(self, count: int) -> None:
        """Show how many are picked; nothing where none is."""
        self._told.setText(self.tr("选了 {count} 件").format(count=count))
        self.setVisible(count > 0)
