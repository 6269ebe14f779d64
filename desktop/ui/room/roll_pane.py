"""点名: type initials, Enter for who came, Del for who leaves; nothing here ever opens a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from desktop.services.ballot_views import clock
from desktop.services.roll_lines import ROLL_STATES, find_lines
from desktop.ui.room.leave_row import LeaveRow
from desktop.ui.room.panes import AskStrip, Pane
from desktop.ui.room.proxy_row import ProxyRow
from desktop.ui.room.roll_list import RollList, Section, say_state
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.fields import LineField, SearchField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.roll_lines import RollLine
    from desktop.services.room_views import RoomView

BUTTON = 36
"""px of the design."""
_TABS = tuple(ROLL_STATES)
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class RollPane(Pane):
    """Search, the four states, the list, and what the keys do."""

    arrived = Signal(object)
    """A RollLine came."""
    departed = Signal(object)
    """A RollLine leaves."""
    excused = Signal(object, str)
    """A RollLine is absent with leave, for a reason."""
    represented = Signal(object, object, str)
    """A RollLine gave a proxy to another RollLine, and why."""
    withdrawn = Signal(object)
    """The RollEntryView that was entered last is wrong."""
    unknown = Signal(str)
    """Enter on a name that is not on the roll."""
    told = Signal(str, str)
    """A sentence and advice for the notice strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "F5", parent)
        self.title.setText(self.tr("点名"))
        self.setAccessibleName(self.tr("点名"))
        self._view: RoomView | None = None
        self._observers = ElidedLabel("", "caption")
        self.head.addWidget(self._observers)
        self.search = SearchField(self.tr("姓名或拼音首字母"))
        self.tabs = QTabBar(drawBase=False, expanding=False, usesScrollButtons=False)
        self.tabs.setAccessibleName(self.tr("点名状态"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for state in _TABS:
            self.tabs.addTab(say_state(state))
        self.list = RollList()
        self.ask = AskStrip()
        self.leave, self.proxy = LeaveRow(), ProxyRow()
        self.leave.entered.connect(self.excused)
        self.proxy.entered.connect(self.represented)
        for entry in (self.leave, self.proxy):
            entry.closed.connect(self.search.setFocus)
        self._closed = text_label("", "second", tone="warn", wrap=True)
        self._closed.setContentsMargins(12, 6, 12, 6)
        self._closed.hide()
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.tabs.currentChanged.connect(self._show_lines)
        self.list.pressed_status.connect(self._on_status_pressed)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 0)
        top.addWidget(self.search)
        self.column.addLayout(top)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._closed)
        self.column.addWidget(self.ask)
        self.column.addWidget(self.leave)
        self.column.addWidget(self.proxy)
        foot = QFrame()
        foot.setProperty("role", "panel-foot")
        row = FlowLayout(foot, gap=8)
        row.setContentsMargins(12, 4, 8, 4)
        for keys, text in (("Enter", self.tr("记到会")), ("Del", self.tr("离场"))):
            row.addWidget(_hint(keys, text))
        self.leave_button = Button(self.tr("请假"), letter="Q")
        self.leave_button.clicked.connect(self._on_leave_clicked)
        self.proxy_button = Button(self.tr("委托"), letter="W")
        self.proxy_button.clicked.connect(self._on_proxy_clicked)
        row.addWidget(self.leave_button)
        row.addWidget(self.proxy_button)
        self.column.addWidget(foot)

    # Showing

    def show_room(self, view: RoomView, *, compact: bool) -> None:
        """Show the roll as it stands."""
        self._view = view
        self.head_frame.setVisible(not compact)
        self._observers.setText(
            self.tr("列席 %n 人另记", "", view.observers) if view.observers else ""
        )
        counts = view.counts
        for place, state in enumerate(_TABS):
            self.tabs.setTabText(place, f"{say_state(state)} {counts[state]}")
        why = self._why_closed(view)
        self._closed.setText(why)
        self._closed.setVisible(bool(why))
        self.list.closed = bool(why)
        for button in (self.leave_button, self.proxy_button):
            if why:
                button.lock(why)
            else:
                button.unlock()
        self._show_lines()

    def _why_closed(self, view: RoomView) -> str:
        if view.state == "ended":
            return self.tr("已经散会，点名不能再改")
        return self.tr("休会中，复会后接着点名") if view.paused else ""

    def _show_lines(self) -> None:
        view = self._view
        if view is None:
            return
        typed = self.search.text().strip()
        sections = self._found(view, typed) if typed else self._listed(view)
        lines = {line.id: line for line in view.roll}
        recent = [lines[one] for one in view.recent if one in lines]
        sections.append(Section(self.tr("刚刚记下"), recent))
        self.list.show_sections(sections)

    def _found(self, view: RoomView, typed: str) -> list[Section]:
        # Whoever is still to come first: Enter is for them.
        found = sorted(find_lines(view.roll, typed), key=lambda line: line.status != "absent")
        heading = self.tr("「{typed}」找到 {n} 人").format(typed=typed, n=len(found))
        return [Section(heading, found)]

    def _listed(self, view: RoomView) -> list[Section]:
        state = _TABS[self.tabs.currentIndex()]
        lines = [line for line in view.roll if line.status == state]
        entitled = [line for line in lines if not line.is_observer]
        heading = self.tr("{state} {n} 人").format(state=say_state(state), n=len(entitled))
        observers = [line for line in lines if line.is_observer]
        return [Section(heading, entitled), Section(self.tr("列席，不计入人数"), observers)]

    def show_state(self, state: str) -> None:
        """Show those in one of ROLL_STATES."""
        self.search.clear()
        self.tabs.setCurrentIndex(_TABS.index(state))
        self.list.choose_first()

    def _on_search_changed(self) -> None:
        self._show_lines()
        self.list.choose_first()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the search field the keys of the list, and Ctrl+Z its meaning here."""
        if isinstance(watched, LineField) and watched.guard.composing:
            return False  # an input method is at work: its keys are not ours
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(watched, event)
        return super().eventFilter(watched, event)

    def _take(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Undo):
            self._on_undo()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif key == Qt.Key.Key_Delete and self._at_end():
            self._depart(self.list.current_line())
        elif watched is self.search and key in _LIST_KEYS:
            self.list.keyPressEvent(event)
        elif watched is self.list and event.text().strip().isalnum():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.setText(event.text())
        else:
            return False
        return True

    def _at_end(self) -> bool:
        """Tell whether Del has nothing to delete in the search field."""
        at = self.search.cursorPosition()
        return self.search.hasSelectedText() or at == len(self.search.text())

    def _on_enter(self) -> None:
        typed = self.search.text().strip()
        line = self.list.current_line()
        if typed and self._view and not find_lines(self._view.roll, typed):
            if not self._is_closed():
                self.unknown.emit(typed)
        elif line is not None:
            self._arrive(line)
            self.search.selectAll()

    def _is_closed(self) -> bool:
        """Whether nothing can be entered now; then it is said why."""
        why = self._why_closed(self._view) if self._view else ""
        if why:
            self.told.emit(self.tr("{why}。").format(why=why), "")
        return bool(why)

    def _arrive(self, line: RollLine) -> None:
        if self._is_closed():
            return
        if line.status == "present":
            at = clock(line.since) if line.since else ""
            text = self.tr("{name} {at} 已经记了到会。").format(name=line.name, at=at)
            self.told.emit(text, self.tr("要记离场，请按 Del。"))
        else:
            self.arrived.emit(line)

    def _depart(self, line: RollLine | None) -> None:
        if line is None or self._is_closed():
            return
        if line.status != "present":
            self.told.emit(self.tr("{name}不在会场。").format(name=line.name), "")
        else:
            self.departed.emit(line)

    def _on_status_pressed(self, line: RollLine) -> None:
        if line.status == "present":
            self._depart(line)
        else:
            self._arrive(line)

    def _on_undo(self) -> None:
        if self._view is None or self._view.last_entry is None:
            self.told.emit(self.tr("点名里没有可以撤回的。"), "")
        else:
            self.withdrawn.emit(self._view.last_entry)

    # Leave

    def _on_leave_clicked(self) -> None:
        line = self.list.current_line()
        if line is None:
            self.told.emit(self.tr("先选一个人，再记请假。"), "")
        elif line.status == "present":
            self.told.emit(
                self.tr("{name}在会场，不能记请假。").format(name=line.name),
                self.tr("中途离开的，请按 Del 记离场。"),
            )
        else:
            self.proxy.hide()
            self.leave.ask(line)

    def _on_proxy_clicked(self) -> None:
        line = self.list.current_line()
        if line is None or self._view is None:
            self.told.emit(self.tr("先选一个人，再记委托。"), "")
        elif line.is_observer or line.status == "present":
            told = self.tr("{name}列席，没有表决权，不用委托。")
            if line.status == "present":
                told = self.tr("{name}在会场，不用委托。")
            self.told.emit(told.format(name=line.name), "")
        else:
            self.leave.hide()
            self.proxy.ask(line, self._view)


def _hint(keys: str, text: str) -> QWidget:
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(KeyCap(keys))
    row.addWidget(text_label(text, "second"))
    hint.setMinimumHeight(appearance().px(BUTTON))
    return hint
