"""Dynamic properties by which the style sheet finds a widget, and text in a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.tokens import appearance

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice


def restyle(widget: QWidget, **properties: str) -> None:
    """Set properties the style sheet asks for, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def text_label(text: str = "", role: str = "body", *, tone: str = "", wrap: bool = False) -> QLabel:
    """Return a label in one of the roles of resources/styles/window.qss; its text is plain."""
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=wrap)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    return label


def font_of(widget: QWidget | QPaintDevice, size: float, *, bold: bool = False) -> QFont:
    """Return the widget's font in a size of the design, scaled to the look in force."""
    font = QFont(widget.font()) if isinstance(widget, QWidget) else QFont()
    font.setPixelSize(appearance().px(size))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font
