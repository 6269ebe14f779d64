"""Boxes for figures of a count: digits only, ↑↓ by one, Enter to the next; and computed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from desktop.ui.looks import Look

_WIDTH, _WIDEST = 92, 1.13
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def count_width(look: Look) -> int:
    """Return the width of a box, px; large type widens it less than its figures need room."""
    return round(_WIDTH * min(look.scale, _WIDEST))


class CountBox(QLineEdit):
    """One figure; empty is no figure, and never a nought."""

    edited = Signal()
    """Somebody changed it."""

    def __init__(self, look: Look, name: str, *, decimal: bool = False) -> None:
        """Make a box.

        Args:
            look: What it follows.
            name: What the figure is, for the screen reader.
            decimal: Square metres with up to two decimals, instead of a whole number.
        """
        super().__init__()
        self._decimal = decimal
        digits = r"\d{0,9}(\.\d{0,2})?" if decimal else r"\d{0,6}"
        self.setValidator(QRegularExpressionValidator(QRegularExpression(digits), self))
        self.setProperty("role", "count")
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumWidth(count_width(look))
        # No input method: a digit typed in Chinese mode is a digit all the same.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.textEdited.connect(self._on_text_edited)

    def _on_text_edited(self, _text: str) -> None:
        self.edited.emit()

    def number(self) -> int | None:
        """Return the figure; None where the box is empty."""
        return int(self.text()) if self.text() else None

    def set_number(self, number: int | None) -> None:
        """Put a figure in without counting as an edit."""
        text = "" if number is None else str(number)
        if text != self.text():
            self.setText(text)

    def mark(self, *, faulty: bool, why: str = "") -> None:
        """Draw it as part of a sum that is wrong; `why` is told to the screen reader."""
        self.setAccessibleDescription(why if faulty else "")
        _set_fault(self, faulty=faulty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down change by one; Enter goes on."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if step and not self._decimal:
            self.set_number(max(0, (self.number() or 0) + step))
            self.edited.emit()
        elif is_enter and event.modifiers() in _PLAIN:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()


class ComputedCount(QLabel):
    """A figure that follows from others: no border, no Tab."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("role", "computed-count")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(count_width(look))
        self.show_number(None)

    def show_number(self, number: int | None) -> None:
        """Show a figure; an empty box where it cannot be computed yet."""
        self.setText("" if number is None else str(number))
        self.setAccessibleName(f"{self._name} {self.text()}".strip())


def _set_fault(widget: QWidget, *, faulty: bool) -> None:
    told = "true" if faulty else "false"
    if widget.property("fault") != told:
        widget.setProperty("fault", told)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
