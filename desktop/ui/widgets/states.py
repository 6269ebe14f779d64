"""What a panel shows when there is nothing, when something is wrong, and while one waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.tasks import PATIENCE_MS
from desktop.ui.tokens import appearance, tone_of
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.icons import icon as drawn_icon
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from desktop.ui.tasks import Task

_TONE_ICONS = {"good": "circle-check", "info": "info"}


class Picture(QLabel):
    """An icon that follows the look."""

    def __init__(self, name: str, tone: str, size: int) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self.draw()

    def show_as(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.draw()

    def draw(self) -> None:
        """Draw it in the colours and the scale in force."""
        look = appearance()
        size = look.px(self._size)
        color = tone_of(look.tokens, self._tone).text
        self.setPixmap(drawn_icon(self._name, color, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.draw()


class EmptyState(QWidget):
    """Instead of an empty list: what is empty, when it fills, one thing to do now.

    Attributes:
        button: Does that; None where nothing is offered.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        button: QAbstractButton | None = None,
        *,
        upright: bool = False,
    ) -> None:
        """Say it; `upright` puts the icon above the words, where there is little room."""
        super().__init__()
        self.button = button
        self._title = text_label(title, "strong", wrap=True)
        self._text = text_label(text, "second", wrap=True)
        self._tell()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        if button is not None:
            words.addSpacing(8)
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row: QBoxLayout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(12)
        self._picture = Picture(icon, "neutral", 28)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_text(self, title: str, text: str, icon: str = "") -> None:
        """Say it in other words, and with another icon where one is given."""
        if icon:
            self._picture.show_as(icon, "neutral")
        self._title.setText(title)
        self._text.setText(text)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())


class FaultBox(QFrame):
    """Says what is wrong and what to do; put buttons into `buttons`."""

    def __init__(self, title: str, text: str = "", tone: str = "bad") -> None:
        super().__init__()
        self.setProperty("role", "tinted")
        self._picture = Picture("triangle-alert", tone, 18)
        self._title, self._text = (
            text_label("", "strong", wrap=True),
            text_label("", "second", wrap=True),
        )
        self.buttons = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)
        self.show_fault(title, text, tone)

    def show_fault(self, title: str, text: str = "", tone: str = "bad") -> None:
        """Say something else; tone is one of bad, warn, good, info."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._picture.show_as(_TONE_ICONS.get(tone, "triangle-alert"), tone)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        restyle(self._title, tone=tone)
        restyle(self, tone=tone)


class WaitBar(QWidget):
    """Follows a task; hidden until it has taken 300 ms, and again when it ends."""

    def __init__(self, task: Task, *, dense: bool = False) -> None:
        """Follow a task.

        Args:
            task: Running or about to run.
            dense: In one low row, for the status bar.
        """
        super().__init__()
        self._ended = False
        self._bar = QProgressBar(textVisible=False, maximum=0)
        self._bar.setAccessibleName(task.title)
        self.setAccessibleName(task.title)
        # A bar of its own is a window without a parent; it comes into view when time is up.
        self.hide()
        self._lay_out(task, dense=dense)
        task.progressed.connect(self._on_task_progressed)
        task.ended.connect(self._on_task_ended)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _lay_out(self, task: Task, *, dense: bool) -> None:
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(text_label(task.title, "caption" if dense else "body"))
        words.addWidget(text_label(self.tr("可以继续干活"), "caption"))
        self._stop = Button(self.tr("停一下"), kind="link" if dense else "plain")
        self._stop.clicked.connect(task.cancel)
        self._stop.clicked.connect(lambda: self._stop.setEnabled(False))
        if dense:
            self._stop.setProperty("bulk", "small")
            self._bar.setMinimumWidth(appearance().px(120))
            words.addWidget(self._bar)
            words.addWidget(self._stop)
            words.setContentsMargins(0, 0, 0, 0)
            self.setLayout(words)
            return
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(words)
        column.addLayout(row)

    def _on_timeout(self) -> None:
        if not self._ended and self.parentWidget() is not None:
            self.show()

    def _on_task_progressed(self, done: int, total: int) -> None:
        self._bar.setMaximum(total)
        self._bar.setValue(done)

    def _on_task_ended(self, _result: object, _error: object) -> None:
        self._ended = True
        self._timer.stop()
        self.hide()
