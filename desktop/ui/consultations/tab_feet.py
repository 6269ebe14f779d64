"""A list of a consultation's file with the buttons of what can be added to it below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop.ui.widgets.buttons import Button


class FootedTab(QWidget):
    """A list above a row of buttons, each with the action that it asks for."""

    asked = Signal(str)
    """The action of a button that was pressed."""

    def __init__(self, content: QWidget, buttons: dict[str, Button]) -> None:
        super().__init__()
        self.setProperty("role", "sheet-body")
        self.buttons = buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(content, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addStretch(1)
        for action, button in buttons.items():
            button.clicked.connect(partial(self._ask, action))
            foot.addWidget(button)
        column.addLayout(foot)

    def _ask(self, action: str) -> None:
        self.asked.emit(action)

    def show_buttons(self, *, shown: bool) -> None:
        """Show the buttons, or hide them once nothing can be added."""
        for button in self.buttons.values():
            button.setVisible(shown)
