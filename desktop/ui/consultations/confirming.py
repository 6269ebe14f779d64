"""Asks before what cannot be taken back by another entry: the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ArchiveSheet(Sheet):
    """归档: afterwards nothing of the consultation can be changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("ArchiveSheet", "归档这件协商"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = self.tr("归档以后，方案、记录和附件都不能再改。还要补的，现在先补上。")
        self.body.addWidget(text_label(told, wrap=True))
        self.back = Button(self.tr("先不归档"), letter="C")
        self.back.clicked.connect(self.reject)
        self.go_on = Button(self.tr("归档"), kind="primary", letter="S")
        self.go_on.clicked.connect(self.accept)
        self.footer.addStretch(1)
        self.footer.addWidget(self.back)
        self.footer.addWidget(self.go_on)
