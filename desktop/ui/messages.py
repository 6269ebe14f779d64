"""Words of the Qt-free layers as the interface says them: labels and choices of records."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def label(text: str) -> str:
    """Return a label or choice of a declaration in the language of the interface."""
    return QCoreApplication.translate("Records", text)


def place_title(text: str) -> str:
    """Return the title of a place in the language of the interface."""
    return QCoreApplication.translate("Places", text)
