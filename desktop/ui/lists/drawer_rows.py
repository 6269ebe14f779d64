"""A list with a drawer at its right, which lies over the list where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.widgets.side_widths import hold_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class DrawerRow(QHBoxLayout):
    """Decides whether the drawer is seen, and whether the list is.

    Attributes:
        is_open: Nobody closed the drawer; it is seen once it has something to show.
        is_compact: The drawer takes the place of the list.
    """

    def __init__(self, listed: QWidget, drawer: QWidget, is_filled: Callable[[], bool]) -> None:
        """Put both beside each other.

        Args:
            listed: The list.
            drawer: What is shown of one of its lines; hidden at first.
            is_filled: Tells whether a line is there and the drawer shows it.
        """
        super().__init__()
        self.is_open, self.is_compact = True, False
        self._listed, self._drawer, self._is_filled = listed, drawer, is_filled
        self.setSpacing(12)
        self.addWidget(listed, 1)
        self.addWidget(drawer)
        drawer.hide()

    def place(self) -> None:
        """Show and hide what is to be seen now."""
        shown = self.is_open and self._is_filled()
        self._drawer.setVisible(shown)
        self._listed.setVisible(not (shown and self.is_compact))

    def open(self) -> None:
        """Show the drawer from now on."""
        self.is_open = True
        self.place()

    def close(self) -> None:
        """Hide the drawer until it is opened again."""
        self.is_open = False
        self.place()

    def arrange(self, width: int, *, compact: bool) -> None:
        """Hold the drawer to a width (px, as scaled), or lay it over the list, closed at first."""
        if compact != self.is_compact:
            self.is_compact, self.is_open = compact, not compact
        hold_width(self._drawer, None if compact else width)
        self.place()


def take_escape(event: QEvent, is_open: Callable[[], bool], close: Callable[[], object]) -> bool:
    """Close by Esc, which the window would else take for the way back.

    Args:
        event: Any event of the page.
        is_open: Tells whether there is something to close; asked for Esc alone.
        close: Closes it.

    Returns:
        Whether the event was Esc, or the question whether Esc is a shortcut here, and was taken.
    """
    is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if not (is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape):
        return False
    if not is_open():
        return False
    event.accept()
    if event.type() == QEvent.Type.KeyPress:
        close()
    return True
