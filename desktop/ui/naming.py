"""Object names, by which the style sheet and tests find a widget."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """Give a widget its object name and return it."""
    widget.setObjectName(name)
    return widget
