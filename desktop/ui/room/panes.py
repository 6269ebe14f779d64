"""What the panes of the room have in common: a head with its key, and a question that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent


class Pane(QFrame):
    """A white box with title and the key that leads to it; `head` takes more, `column` the body."""

    def __init__(self, title: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self.title = ElidedLabel(title, "panel-title")
        self.caption = ElidedLabel("", "second")
        self.head_frame = QFrame()
        self.head_frame.setProperty("role", "panel-head")
        self.head = QHBoxLayout(self.head_frame)
        self.head.setContentsMargins(16, 7, 16, 7)
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(KeyCap(keys))
        self.head.addWidget(self.caption)
        self.head.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.column.addWidget(self.head_frame)


class AskStrip(QFrame):
    """A question in its place that waits for an answer and stops nobody: never a dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tinted")
        self._text = text_label("", "strong", wrap=True)
        self._more = text_label("", "second", wrap=True)
        self._buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(6)
        self._column.addWidget(self._text)
        self._column.addWidget(self._more)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._column.addLayout(self._row)
        self._before: QWidget | None = None
        self.hide()

    def ask(
        self,
        text: str,
        answers: Sequence[tuple[str, str, Callable[[], object]]],
        *,
        more: str = "",
        tone: str = "info",
    ) -> None:
        """Ask; each answer is (word, mnemonic letter, what it does); Esc takes none of them."""
        self._clear()
        self._before = self.window().focusWidget()
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{text} {more}".strip())
        restyle(self, tone=tone)
        for word, letter, run in answers:
            button = Button(word, letter=letter, kind="strong" if not self._buttons else "plain")
            button.clicked.connect(self.close_question)
            button.clicked.connect(run)
            self._row.addWidget(button)
            self._buttons.append(button)
        self._row.addStretch(1)
        self.show()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_question(self) -> None:
        """Take the question away and give the keyboard back to whoever had it."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _clear(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was; the arrows go from answer to answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
