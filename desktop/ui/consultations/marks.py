"""Icons that say a status beside their words, in a token's colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.tokens import appearance
from desktop.ui.widgets.icons import icon

ICON = 18
"""px of the design."""


class StatusIcon(QLabel):
    """An icon that follows the look; its word stands beside it."""

    def __init__(self, name: str, color: str, size: int = ICON) -> None:
        """Draw an icon.

        Args:
            name: A name of desktop.ui.widgets.icons.
            color: Name of a token, as ``good``.
            size: px of the design.
        """
        super().__init__(alignment=Qt.AlignmentFlag.AlignTop)
        self._name, self._color, self._size = name, color, size
        self._draw()

    def show_as(self, name: str, color: str) -> None:
        """Draw another."""
        self._name, self._color = name, color
        self._draw()

    def _draw(self) -> None:
        look = appearance()
        size = look.px(self._size)
        color = getattr(look.tokens, self._color)
        self.setPixmap(icon(self._name, color, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
