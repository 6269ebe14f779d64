"""请假: one line below the roll that takes the reason of somebody's leave, for it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.fields import LineField

if TYPE_CHECKING:
    from desktop.services.roll_lines import RollLine


class LeaveRow(QWidget):
    """Hidden until somebody's leave is asked for; Enter takes it, Esc leaves it."""

    entered = Signal(object, str)
    """A RollLine is absent with leave, for a reason."""
    closed = Signal()
    """The keyboard goes back to the roll."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = LineField(placeholder=self.tr("请假事由，回车记下"), name=self.tr("请假事由"))
        self.reason.returnPressed.connect(self._on_entered)
        self.reason.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.reason)
        self._line: RollLine | None = None
        self.hide()

    def ask(self, line: RollLine) -> None:
        """Ask why somebody is absent."""
        self._line = line
        self.reason.setPlaceholderText(self.tr("{name}请假事由，回车记下").format(name=line.name))
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.show_fault(self.tr("没有写事由。事由会印进会议记录。"))
            return
        self.entered.emit(self._line, reason)
        self._close()

    def _close(self) -> None:
        self.reason.clear_fault()
        self.reason.clear()
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc leave the line and not the page; an input method keeps its own."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if self.reason.guard.composing:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._close()
            return True
        return False
