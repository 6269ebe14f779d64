"""Finds the own village, township or unit by typing its name or the initials of its pinyin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.division_search import find_divisions
from desktop.ui.naming import named
from desktop.ui.tokens import appearance
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.division_search import FoundDivision
    from desktop.ui.tasks import TaskRunner

PAUSE_MS = 120
_SHOWN, _LEAST = 7, 2
_ROW = 36
_ROLE = Qt.ItemDataRole.UserRole
_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


class DivisionPicker(QWidget):
    """A search field above what fits; the arrows choose without leaving the field."""

    chosen = Signal()
    """Enter was pressed on one that fits."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__()
        self._tasks, self._asked = tasks, ""
        self._answered, self._entered = "", False
        self.field = SearchField(self.tr("例如：长城村，或 ccc；花马池 长城"))
        self.field.setAccessibleName(self.tr("您在哪个村、社区或乡镇"))
        self.list = named(QListWidget(), "divisionList")
        self.list.setAccessibleName(self.tr("符合的地方"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = text_label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.field, self.list, self._none):
            column.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self.field.setFocus())
        self.setFocusProxy(self.field)
        self._show([])

    @property
    def division(self) -> FoundDivision | None:
        """The one that is marked; None while nothing fits what is typed."""
        item = self.list.currentItem()
        found: FoundDivision | None = item.data(_ROLE) if self.list.count() else None
        return found

    def _on_text_changed(self) -> None:
        self.field.clear_fault()
        self._entered = False
        self._timer.start()

    def _ask(self) -> None:
        typed = self.field.text()
        self._asked = typed
        find = partial(find_divisions, typed, limit=_SHOWN)
        self._tasks.ledger(self, find, partial(self._on_found, typed))

    def _on_found(self, typed: str, found: list[FoundDivision]) -> None:
        if typed == self._asked:
            self._answered = typed
            self._show(found)
        if typed == self.field.text() and self._entered:
            self._enter()

    def _enter(self) -> None:
        """Take what fits; before that is known, take it as soon as it is."""
        self._entered = self._answered != self.field.text()
        if not self._entered and self.division:
            self.chosen.emit()

    def _show(self, found: list[FoundDivision]) -> None:
        self.list.clear()
        high = appearance().px(_ROW)
        self.list.setMaximumHeight(len(found) * high + 4)
        self.list.setMinimumHeight(min(len(found), _LEAST) * high + 4)
        for one in found:
            item = QListWidgetItem(f"{one.name}    {one.above}")
            item.setData(_ROLE, one)
            item.setSizeHint(QSize(0, high))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)
        self.list.setVisible(bool(found))
        typed = self.field.text().strip()
        self._none.setVisible(not found)
        self._none.setText(
            self.tr("没有找到“{typed}”。可以少打几个字，或选所在的乡镇。").format(typed=typed)
            if typed
            else self.tr("打两三个字或拼音首字母，从下面选；前面可以先写乡镇。")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose and Enter take, without leaving the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _KEYS and self.list.count():
                row = self.list.currentRow() + _KEYS[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)
