"""委托: two lines below the roll – who stands in for somebody, and that the letter was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.room.speaker_field import SpeakerField
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.roll_lines import RollLine
    from desktop.services.room_views import RoomView


_SEEN = "已查验委托书"
"""What is printed beside a proxy, in the language of the papers."""


class ProxyRow(QWidget):
    """Hidden until somebody's proxy is asked for; Esc leaves it."""

    entered = Signal(object, object, str)
    """A RollLine, the RollLine that stands in for them, and why."""
    closed = Signal()
    """The keyboard goes back to the roll."""

    def __init__(self) -> None:
        super().__init__()
        self._who = text_label("", "strong", wrap=True)
        self._rule = text_label("", "caption", wrap=True)
        self.agent = SpeakerField()
        self.agent.setPlaceholderText(self.tr("委托给谁"))
        self.agent.setAccessibleName(self.tr("受托人，姓名或拼音首字母"))
        self.seen = QCheckBox(self.tr("看过委托书"))
        self.store = Button(self.tr("记下委托"), letter="J")
        self.store.clicked.connect(self._on_entered)
        self.agent.returnPressed.connect(self.seen.setFocus)
        row = QHBoxLayout()
        row.addWidget(self.seen, 1)
        row.addWidget(self.store)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        for part in (self._who, self.agent):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._rule)
        self.agent.installEventFilter(self)
        self.seen.installEventFilter(self)
        self.store.installEventFilter(self)
        self._line: RollLine | None = None
        self.hide()

    def ask(self, line: RollLine, view: RoomView) -> None:
        """Ask who stands in for somebody, and say whether the rule counts it."""
        self._line = line
        self._who.setText(self.tr("{name}委托谁？").format(name=line.name))
        self.agent.show_roll([one for one in view.roll if one.id != line.id])
        self.agent.pick(None)
        self.seen.setChecked(False)
        self._rule.setText(self._say_rule(view))
        self.show()
        self.agent.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_rule(self, view: RoomView) -> str:
        rule = view.proxy_rule
        if view.proxy_allowed:
            return self.tr("按规定可以委托：{rule}。").format(rule=rule)
        if not rule:
            return self.tr("没有查到可以委托的规定：记下、印出，不计入人数。")
        return self.tr("{rule}。记下、印出，不计入人数。").format(rule=rule)

    def _on_entered(self) -> None:
        line = self._line
        if line is None:
            return
        if not self.agent.resolve() or self.agent.line is None:
            self.agent.show_fault(self.tr("没有写委托给谁。"))
            self.agent.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.seen.isChecked():
            self._rule.setText(self.tr("没有看过委托书，不能记委托。看过以后勾上。"))
            self.seen.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.entered.emit(line, self.agent.line, _SEEN)
        self._close()

    def _close(self) -> None:
        self.agent.pick(None)
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc leave the row and not the page; an input method keeps its own."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if self.agent.guard.composing or self.agent.offers.isVisible():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._close()
            return True
        return False
