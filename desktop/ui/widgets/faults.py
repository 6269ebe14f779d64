"""A fault of one field: its border, and a sentence below it that says what to do."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.styling import restyle, text_label

ICON = 16


class FaultLine(QWidget):
    """A triangle and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._words = text_label("", "fault", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._draw_icon()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def _draw_icon(self) -> None:
        look = appearance()
        size = look.px(ICON)
        self._icon.setPixmap(icon("triangle-alert", look.tokens.bad, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()


class Faultable:
    """Mixed into a field: it can show a fault without losing what was typed.

    The line below is made at the first fault: the field moves into a small column that takes its
    place in the layout.
    """

    _line: FaultLine | None = None

    @property
    def fault(self) -> str:
        """The sentence shown; "" without a fault."""
        return self._line.text() if self._line else ""

    def show_fault(self, sentence: str) -> None:
        """Mark the field and say what is wrong with which figures, and what to do."""
        field = cast("QWidget", self)
        if self._line is None:
            self._line = FaultLine()
            _place_below(field, self._line)
        self._line.say(sentence)
        field.setAccessibleDescription(sentence)
        restyle(field, fault="true" if sentence else "")

    def clear_fault(self) -> None:
        """Take the mark away."""
        if self._line is not None:
            self.show_fault("")


def _place_below(field: QWidget, line: FaultLine) -> None:
    parent = field.parentWidget()
    layout = parent.layout() if parent is not None else None
    if parent is None or layout is None:
        line.setParent(field)
        return
    had_focus = field.hasFocus()
    column = QWidget(parent)
    column.setSizePolicy(field.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Preferred)
    blocker = QSignalBlocker(field)  # moving it takes the focus away for a moment
    layout.replaceWidget(field, column)
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    inside.addWidget(field)
    inside.addWidget(line)
    column.setFocusProxy(field)
    column.show()
    field.show()
    if had_focus:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
    blocker.unblock()
