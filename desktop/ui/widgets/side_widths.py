"""How wide a panel at the side is: as drawn beside a page, or all there is in the page's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_UNBOUND = 16_777_215
"""px: what Qt takes for no limit."""


def hold_width(panel: QWidget, width: int | None) -> None:
    """Hold a panel to a width (px, as scaled), or let it take what there is where None."""
    panel.setMinimumWidth(width or 0)
    panel.setMaximumWidth(_UNBOUND if width is None else width)
