"""The frame of a drawer: title and cross, what was read of one line, what may be done with it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.naming import named
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import Panel


class Drawer(Panel):
    """One line beside its list: a column that scrolls, and buttons that do not.

    Attributes:
        sheet: What is shown, None before the first.
        cross: Closes it.
        area: Scrolls the column; the keyboard passes over it.
    """

    closed = Signal()
    """The cross was pressed."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.sheet: Any = None
        self.show_title(title)
        self.cross = IconButton("x", self.tr("关上"))
        self.cross.clicked.connect(self.closed)
        self.header.addWidget(self.cross)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.area)
        self._beside: tuple[Button, ...] = ()

    def put_below(self, *buttons: Button) -> None:
        """Put what may be done besides between column and foot."""
        self._beside = buttons
        row = FlowLayout(gap=8)
        row.setContentsMargins(16, 6, 16, 8)
        for button in buttons:
            row.addWidget(button)
        self.body.addWidget(separator())
        self.body.addLayout(row)

    def new_column(self) -> QVBoxLayout:
        """Return an empty column, to be filled and shown."""
        self._content = QWidget()  # its own until it is shown: a layout alone does not hold it
        self._content.setProperty("role", "sheet-body")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        return column

    def show_column(self, column: QVBoxLayout) -> None:
        """Show a filled column in the place of what was shown before."""
        column.addStretch(1)
        self.area.setWidget(self._content)

    def order_tabs(self, *foot: QWidget) -> None:
        """Let Tab go from the cross down the column, then to the buttons below, then the foot.

        Call it for every column: what was just made would else come after all that there is.
        """
        made: list[Button] = list(self.area.widget().findChildren(Button))
        for before, after in pairwise([self.cross, *made, *self._beside, *foot]):
            self.setTabOrder(before, after)


def separator() -> QFrame:
    """Return a line across."""
    return named(QFrame(frameShape=QFrame.Shape.HLine), "separator")
