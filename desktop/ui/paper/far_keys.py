"""Keys of the buttons that stand behind the other tab: hidden, a button hears no mnemonic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.paper.side_panel import SidePanel
    from desktop.ui.widgets.buttons import Button


class FarKeys(QObject):
    """Presses the buttons of the side panel by their letters while it is out of sight."""

    def __init__(self, page: QWidget, side: SidePanel) -> None:
        super().__init__(page)
        self._side = side
        buttons = (
            side.freeze,
            side.seal,
            side.correct,
            side.versions,
            side.check,
            side.save,
            side.print,
        )
        self._keys = [(QShortcut(button.shortcut(), page), button) for button in buttons]
        for key, button in self._keys:
            key.activated.connect(partial(_press, button))
        side.ways_shown.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Listen where the panel is out of sight, but for the next step: its twin is in sight."""
        away = self._side.isHidden()
        for key, button in self._keys:
            key.setEnabled(away and button is not self._side.next_step)


def _press(button: Button) -> None:
    if not button.isHidden():  # it would be in sight if the panel were
        button.click()
