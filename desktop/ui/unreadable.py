"""Instead of a page whose ledger cannot be read: what happened, and the two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from desktop.errors import AppError


class UnreadablePanel(QWidget):
    """A panel as wide as the page."""

    restore_asked = Signal()
    """恢复备份 was pressed."""
    retry_asked = Signal()
    """再试一次 was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = FaultBox("")
        self.again = Button(self.tr("再试一次"), icon="refresh-cw", letter="T")
        self.restore = Button(self.tr("恢复备份"), kind="strong", icon="history", letter="R")
        self.again.clicked.connect(self.retry_asked)
        self.restore.clicked.connect(self.restore_asked)
        for button in (self.again, self.restore):
            self._box.buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._box)
        column.addStretch(1)
        self.setFocusProxy(self.again)

    def show_error(self, error: AppError) -> None:
        """Say what happened and what to do."""
        self._box.show_fault(error.message, error.advice)
        self.setAccessibleName(error.message)
