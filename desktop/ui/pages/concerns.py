"""民情诉求: all that was raised, whose answer is due, and the way to a topic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.concern_views import (
    ALL,
    WAITING,
    filter_concerns,
    list_concerns,
    read_concern,
)
from desktop.ui.concerns.acts import ConcernActs
from desktop.ui.concerns.bulk_bar import BulkBar
from desktop.ui.concerns.drawer import ConcernDrawer
from desktop.ui.concerns.filter_bar import FilterBar
from desktop.ui.concerns.table import ConcernTable
from desktop.ui.exporting import ExcelButton
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.concern_views import ConcernLine, ConcernSheet
    from desktop.ui.sessions import Session

_PAUSE_MS = 200
_DRAWER_WIDTH = 372
_WIDE, _NARROW = 200, 100
"""px of the search."""
_SEARCH, _NARROW_SEARCH = 240, 150


class ConcernsPage(Page):
    """The list of concerns with its drawer; the option `answer` opens the answer of the row."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._lines: tuple[ConcernLine, ...] = ()
        self._shown: tuple[UUID, ...] = ()
        self._wanted = place.row
        self._to_answer = bool(place.options.get("answer"))
        self._compact, self._open = False, True
        self.head = PageHead(self.tr("民情诉求"))
        self.search = SearchField(self.tr("标题、原话、编号、人名"), keys="Ctrl+F")
        self.topics = Button(self.tr("议题"), icon="layers", letter="Y")
        self.add = Button(self.tr("接待登记"), kind="strong", icon="plus", letter="N")
        self.excel = ExcelButton(self, session, "concerns", lambda: self._shown)
        self.filters = FilterBar()
        self.table, self.drawer = ConcernTable(), ConcernDrawer(session)
        self.acts = ConcernActs(self, session)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.buttons.addWidget(self.search)
        self.head.buttons.addWidget(self.excel)
        self.head.buttons.addWidget(self.topics)
        self.head.buttons.addWidget(self.add)
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
        self._panel.setAccessibleName(self.tr("民情诉求"))
        self._more = text_label("", "second")
        self.bulk = BulkBar(self.table)
        self._panel.body.addWidget(self.bulk)
        self._panel.body.addWidget(self.table)
        self._panel.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        room = self._more.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(room)
        self._add_first = Button(self.tr("接待登记"), kind="strong", icon="message-square-text")
        self._empty = EmptyState(
            "message-square-text",
            self.tr("还没有民情诉求"),
            self.tr("有人来说事，登记以后就在这里；谁在等答复、还剩几天，都看得见。"),
            self._add_first,
        )
        self._clear = Button(self.tr("清除筛选"), kind="strong", icon="list-filter")
        self._nothing = EmptyState(
            "search",
            self.tr("没有符合的"),
            self.tr("换个状态、性质、渠道、类别，或少打几个字。"),
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
            button.clicked.connect(lambda: self.session.navigator.go(Place("reception")))
        self.topics.clicked.connect(lambda: self.session.navigator.go(Place("topics")))
        self._clear.clicked.connect(self._on_clear_clicked)
        self.bulk.topic_asked.connect(self._on_topic_asked)
        self.table.selectionModel().currentRowChanged.connect(self._read_current)
        self.table.activated.connect(self._on_activated)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._tell_more())
        drawer, acts = self.drawer, self.acts
        drawer.closed.connect(self._close_drawer)
        drawer.answer_asked.connect(lambda: self._with_sheet(acts.answer))
        drawer.edit_asked.connect(lambda: self._with_sheet(acts.edit))
        drawer.merge_asked.connect(lambda: self._with_sheet(partial(acts.merge, self._lines)))
        drawer.paper_asked.connect(lambda: self._with_sheet(acts.print))
        drawer.figure_asked.connect(lambda: self._with_sheet(acts.add_figure))
        drawer.report_asked.connect(lambda: self._with_sheet(acts.report))
        drawer.receipt_asked.connect(acts.sign_for)
        drawer.reply_asked.connect(acts.reply)
        drawer.report_paper_asked.connect(acts.print_report)
        drawer.step_asked.connect(lambda step: self._with_sheet(partial(acts.take_step, step)))

    def _on_topic_asked(self) -> None:
        lines = self.table.picked_lines()
        self.acts.put_forward([line.id for line in lines], lines[0].title)
        self.table.pick_none()

    def _with_sheet(self, act: Any) -> None:
        if self.drawer.sheet is not None:
            act(self.drawer.sheet)

    def refresh(self) -> None:
        """Ask for all concerns."""
        today = day_of(self.session.now())
        self.session.read(self, lambda reading: list_concerns(reading, today), self._on_read)

    def _on_read(self, lines: tuple[ConcernLine, ...]) -> None:
        self._lines = lines
        waiting = sum(line.is_waiting for line in lines)
        self.head.show_caption(self.tr("等答复 {count} 件").format(count=waiting))
        self.filters.show_concerns(lines)
        wanted = next((line for line in lines if line.id == self._wanted), None)
        if wanted is not None and not wanted.is_waiting:
            self.filters.show_standing(ALL)
        self._show_lines()

    def _show_lines(self) -> None:
        current = self.table.current_line()
        wanted = self._wanted or (current.id if current else None)
        self._wanted = None
        shown = filter_concerns(
            self._lines,
            standing=self.filters.standings.value(),
            nature=self.filters.nature.currentData(),
            channel=self.filters.channel.currentData(),
            category=self.filters.category.currentData(),
            word=self.search.text(),
        )
        self._shown = tuple(line.id for line in shown)
        had_focus = self.table.hasFocus()
        self.table.show_lines(shown, wanted)
        none = self._empty if not self._lines else self._nothing
        self.stack.setCurrentWidget(self._panel if shown else none)
        if not shown:
            self.drawer.hide()
            if had_focus:
                self.filters.standings.setFocus()
        self._arrange_drawer()
        QTimer.singleShot(0, self, self._tell_more)
        self._read_current()

    def _tell_more(self) -> None:
        hidden = self.table.hidden_below()
        self._more.setText(self.tr("▾ 下面还有 {count} 件").format(count=hidden))
        self._more.setVisible(hidden > 0)

    def _read_current(self, *_: object) -> None:
        line = self.table.current_line()
        if line is None:
            return
        today = day_of(self.session.now())
        self.session.read(
            self, lambda reading: read_concern(reading, line.id, today), self._on_sheet_read
        )

    def _on_sheet_read(self, sheet: ConcernSheet) -> None:
        line = self.table.current_line()
        if line is None or line.id != sheet.line.id:
            return
        self.drawer.show_sheet(sheet)
        self._arrange_drawer()
        if self._to_answer:
            self._to_answer = False
            self.acts.answer(sheet)

    def _on_activated(self, *_: object) -> None:
        self._open = True
        self._arrange_drawer()
        can_answer = self.drawer.answer.isVisibleTo(self.drawer)
        (self.drawer.answer if can_answer else self.drawer.edit).setFocus()

    def _close_drawer(self) -> None:
        self._open = False
        self._arrange_drawer()
        self.table.setFocus()

    def _arrange_drawer(self) -> None:
        rows = self.stack.currentWidget() is self._panel
        shown = self._open and rows and self.drawer.sheet is not None
        self.drawer.setVisible(shown)
        self.stack.setVisible(not (shown and self._compact))
        if self._compact:
            self.drawer.setMinimumWidth(0)
            self.drawer.setMaximumWidth(16_777_215)
        else:
            self.drawer.setFixedWidth(self.session.look.px(_DRAWER_WIDTH))

    def _on_search_entered(self) -> None:
        self._pause.stop()
        self._show_lines()
        self.table.setFocus()

    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self.filters.show_standing(WAITING if any(x.is_waiting for x in self._lines) else ALL)
        self._pause.stop()
        self._show_lines()
        self.table.setFocus()

    def event(self, event: QEvent) -> bool:
        """Claim Esc while the drawer is open, before the window goes back with it."""
        if self.drawer.isVisible() and _is_escape(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._close_drawer()
            return True
        return super().event(event)

    def first_focus(self) -> QWidget:
        """Return the table, or what an empty list offers instead."""
        return self._add_first if self.stack.currentWidget() is self._empty else self.table

    def arrange(self, *, compact: bool) -> None:
        """Let the drawer lie over the table where room is short."""
        if compact != self._compact:
            self._compact, self._open = compact, not compact
        self.search.setMinimumWidth(_NARROW_SEARCH if compact else _SEARCH)
        self.filters.arrange(compact=compact)
        self.search.setMinimumWidth(_NARROW if compact else _WIDE)
        self.head.buttons.removeWidget(self.topics)
        if compact:
            self.filters.place_beside(self.topics)
        else:
            self.head.buttons.insertWidget(self.head.buttons.indexOf(self.add), self.topics)
        self._arrange_drawer()

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of 民情诉求."""
        return [
            ("↑ ↓", self.tr("选一件")),
            ("Enter", self.tr("打开右边的抽屉")),
            ("Space", self.tr("选上或不选，可选几件")),
            ("Alt+L", self.tr("把选的几件列为一个议题")),
            ("Alt+Y", self.tr("看议题")),
            ("Alt+N", self.tr("接待登记")),
            ("Alt+D", self.tr("答复")),
            ("Alt+E", self.tr("修改")),
            ("Alt+B", self.tr("并案，或分开")),
            ("Alt+P", self.tr("打印登记表")),
            ("Alt+T", self.tr("列为议题、筛选、确定、拟定方案")),
            ("Alt+I", self.tr("记一个数字")),
            ("Alt+U", self.tr("报社情民意")),
            ("Alt+X", self.tr("把看到的导出为 Excel")),
            ("Ctrl+1…6", self.tr("按状态筛选")),
            ("Ctrl+F", self.tr("找标题、原话、编号、人名")),
            ("Esc", self.tr("关上抽屉")),
        ]


def _is_escape(event: QEvent) -> bool:
    is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
