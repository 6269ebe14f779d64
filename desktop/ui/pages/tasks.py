"""落实台账: what was promised, by whom, how late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.task_views import FILTERS, filter_tasks, list_tasks, order_tasks, read_task
from desktop.ui.pages_base import Page
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.task_ledger.drawer import TaskDrawer
from desktop.ui.task_ledger.filter_bar import FilterBar
from desktop.ui.task_ledger.sheets import ProgressSheet, TaskSheet
from desktop.ui.task_ledger.table import PROGRESS, TaskTable
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.task_views import TaskLine
    from desktop.services.task_views import TaskSheet as TaskFacts
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session

_PAUSE_MS = 200
_DRAWER_WIDTH = 344


class TasksPage(Page):
    """The ledger of tasks with its drawer."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._lines: tuple[TaskLine, ...] = ()
        self._wanted: UUID | None = place.row
        self._compact = False
        self._open = True
        self.head = PageHead(self.tr("落实台账"))
        self.search = SearchField(self.tr("事项、单位、人名"), keys="Ctrl+F")
        self.add = Button(self.tr("加落实事项"), icon="plus", letter="N")
        self.filters = FilterBar()
        self.table, self.drawer = TaskTable(), TaskDrawer(session)
        self._more: QLabel = text_label("", "second")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.buttons.addWidget(self.search)
        self.head.buttons.addWidget(self.add)
        self.search.setMinimumWidth(220)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._left_side(), 1)
        middle.addWidget(self.drawer)
        self.drawer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addLayout(middle, 1)

    def _left_side(self) -> QStackedWidget:
        self._panel = Panel("")
        self._panel.body.addWidget(self.table)
        self._panel.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        room = self._more.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(room)
        self._panel.setAccessibleName(self.tr("落实事项"))
        self._add_first = Button(self.tr("加落实事项"), kind="strong", icon="plus")
        self._empty = EmptyState(
            "list-checks",
            self.tr("还没有落实事项"),
            self.tr("协商成果采纳后在这里生成；也可以现在加一项。"),
            self._add_first,
        )
        self._clear = Button(self.tr("清除筛选"), kind="strong", icon="list-filter")
        self._nothing = EmptyState(
            "search",
            self.tr("没有符合的"),
            self.tr("换个状态、单位，或少打几个字。"),
            self._clear,
        )
        self.stack = QStackedWidget()
        for widget in (self._panel, self._empty, self._nothing):
            self.stack.addWidget(widget)
        return self.stack

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_lines)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.filters.changed.connect(self._show_lines)
        for button in (self.add, self._add_first):
            button.clicked.connect(self._on_add_clicked)
        self._clear.clicked.connect(self._on_clear_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.activated.connect(self._on_activated)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._tell_more())
        self.drawer.closed.connect(self._close_drawer)
        self.drawer.progress_asked.connect(self._on_progress_asked)
        self.drawer.papers_asked.connect(self._on_papers_asked)

    def _today(self) -> date:
        return day_of(self.session.now())

    def refresh(self) -> None:
        """Ask for all tasks."""
        today = self._today()
        self.session.read(self, lambda reading: list_tasks(reading, today), self._on_read)

    def _on_read(self, lines: tuple[TaskLine, ...]) -> None:
        self._lines = lines
        in_hand = sum(line.is_in_hand for line in lines)
        self.head.show_caption(self.tr("在办 {count} 件").format(count=in_hand))
        self.filters.show_tasks(lines)
        self._reveal_wanted()
        self._show_lines()

    def _reveal_wanted(self) -> None:
        """Choose the filter in which the task that was asked for is seen."""
        wanted = next((line for line in self._lines if line.id == self._wanted), None)
        if wanted is not None and not wanted.is_in_hand and wanted.standing in FILTERS:
            self.filters.standings.choose(wanted.standing)

    def _show_lines(self) -> None:
        current = self.table.current_line()
        wanted = self._wanted or (current.id if current else None)
        self._wanted = None
        shown = filter_tasks(
            self._lines,
            standing=self.filters.standings.value(),
            unit=self.filters.unit.currentData(),
            word=self.search.text(),
        )
        ordered = order_tasks(shown, self.filters.order.currentData())
        had_focus = self.table.hasFocus()
        self.table.show_lines(ordered, wanted)
        none = self._empty if not self._lines else self._nothing
        self.stack.setCurrentWidget(self._panel if ordered else none)
        if not ordered:
            self.drawer.hide()
        if had_focus and not ordered:
            self.filters.standings.setFocus()
        self._arrange_drawer()
        QTimer.singleShot(0, self, self._tell_more)
        self._read_current()

    def _tell_more(self) -> None:
        hidden = self.table.hidden_below()
        self._more.setText(self.tr("▾ 下面还有 {count} 项").format(count=hidden))
        self._more.setVisible(hidden > 0)

    def _on_row_changed(self, *_: object) -> None:
        self._read_current()

    def _read_current(self) -> None:
        line = self.table.current_line()
        if line is None:
            return
        today = self._today()
        self.session.read(
            self, lambda reading: read_task(reading, line.id, today), self._on_task_read
        )

    def _on_task_read(self, sheet: TaskFacts) -> None:
        line = self.table.current_line()
        if line is not None and line.id == sheet.line.id:
            standing = self.table.standing(sheet.line)
            self.drawer.show_sheet(sheet, standing, self._today())
            self._arrange_drawer()

    def _on_activated(self, *_: object) -> None:
        self._open = True
        self._arrange_drawer()
        self.drawer.progress_button.setFocus()

    def _close_drawer(self) -> None:
        self._open = False
        self._arrange_drawer()
        self.table.setFocus()

    def _arrange_drawer(self) -> None:
        rows = self.stack.currentWidget() is self._panel
        shown = self._open and rows and self.drawer.sheet is not None
        self.drawer.setVisible(shown)
        self.stack.setVisible(not (shown and self._compact))
        look = self.session.look
        if self._compact:
            self.drawer.setMinimumWidth(0)
            self.drawer.setMaximumWidth(16_777_215)
        else:
            self.drawer.setFixedWidth(look.px(_DRAWER_WIDTH))

    def _on_search_entered(self) -> None:
        self._pause.stop()
        self._show_lines()
        self.table.setFocus()

    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self.filters.clear()
        self._pause.stop()
        self._show_lines()
        self.table.setFocus()

    def _on_add_clicked(self) -> None:
        TaskSheet(self, self.session).open()

    def _on_papers_asked(self) -> None:
        if self.drawer.sheet is not None:
            PaperChooser(self.session, self, self.drawer.sheet.line.id).open()

    def _on_progress_asked(self) -> None:
        line = self.table.current_line()
        if line is not None:
            ProgressSheet(self, self.session, line.id, line.title).open()

    def event(self, event: QEvent) -> bool:
        """Claim Esc while the drawer is open, before the window goes back with it."""
        if self.drawer.isVisible() and _is_escape(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._close_drawer()
            return True
        return super().event(event)

    def first_focus(self) -> QWidget:
        """Return the table."""
        return self.table

    def arrange(self, *, compact: bool) -> None:
        """Drop 进展 and let the drawer lie over the table where room is short."""
        if compact != self._compact:
            self._open = not compact
        self._compact = compact
        self.filters.arrange(compact=compact)
        self.table.setColumnHidden(PROGRESS, compact)
        self._arrange_drawer()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the ledger."""
        return [
            ("↑ ↓", self.tr("选事项")),
            ("Enter", self.tr("打开右边的抽屉")),
            ("Alt+J", self.tr("填进展")),
            ("Alt+N", self.tr("加落实事项")),
            ("Alt+P  Ctrl+P", self.tr("打印这件事项的文书")),
            ("Ctrl+1…7", self.tr("按状态筛选")),
            ("Ctrl+F", self.tr("找事项、单位、人名")),
            ("Esc", self.tr("关上抽屉")),
        ]


def _is_escape(event: QEvent) -> bool:
    is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
