"""A page with a table of lines, narrowed by filters and a search, and a drawer for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.ui.lists.drawer_rows import DrawerRow, take_escape
from desktop.ui.pages_base import Page
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading
    from desktop.ui.lists.count_filters import CountFilters
    from desktop.ui.lists.drawers import Drawer
    from desktop.ui.lists.line_tables import LineTable
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session
    from desktop.ui.widgets.fields import SearchField

_PAUSE_MS = 200


class LedgerPage(Page):
    """Base of such pages: makes the way between table, filters, search and drawer.

    Attributes:
        head: The title row.
        search: Words that lines must have.
        filters: The row between head and table.
        table: All lines that fit.
        drawer: One of them.
        drawer_width: Its width, px of the design.
        stack: The table, or what is missing.
        above: Room above the table, as for what is done with several rows.
        below: The line below the table.
    """

    head: PageHead
    search: SearchField
    filters: CountFilters
    table: LineTable
    drawer: Drawer
    drawer_width = 344

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.lines: tuple[Any, ...] = ()
        self._wanted: UUID | None = place.row

    # What each page says

    def list_lines(self, reading: Reading, today: date) -> Sequence[Any]:
        """Return all lines; not on the UI thread."""
        raise NotImplementedError

    def read_sheet(self, reading: Reading, row: UUID, today: date) -> Any:
        """Return what the drawer shows of a line; not on the UI thread."""
        raise NotImplementedError

    def narrow(self, lines: Sequence[Any]) -> Sequence[Any]:
        """Return the lines that filters and search leave, in order."""
        raise NotImplementedError

    def show_sheet(self, sheet: Any) -> None:
        """Show what was read of the current line in the drawer."""
        raise NotImplementedError

    def caption(self, lines: Sequence[Any]) -> str:
        """Return what stands beside the title."""
        raise NotImplementedError

    def reveal(self, line: Any) -> None:
        """Choose the filter in which the line that was asked for is seen."""

    def hidden_words(self, count: int) -> str:
        """Return how many lines lie below what is in sight, in the words of the page."""
        return self.tr("▾ 下面还有 {count} 项").format(count=count)

    def seen(self) -> Sequence[UUID]:
        """Return the lines that are shown, in order, as for a workbook."""
        return [line.id for line in self.table.lines.all()]

    def enter_drawer(self) -> None:
        """Take the keyboard into the drawer."""

    # Layout

    def lay_out(self, name: str, empty: EmptyState, advice: str) -> None:
        """Put the parts together; called once they are there.

        Args:
            name: What the table is called.
            empty: Shown where there are no lines at all.
            advice: What to do where none fits.
        """
        left = self._left_side(name, empty, advice)
        self._row = DrawerRow(left, self.drawer, self._has_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addLayout(self._row, 1)
        self._connect()

    def _left_side(self, name: str, empty: EmptyState, advice: str) -> QStackedWidget:
        self._panel = Panel("")
        self._panel.setAccessibleName(name)
        self.above = QVBoxLayout()
        self._more = text_label("", "second")
        self._panel.body.addLayout(self.above)
        self._panel.body.addWidget(self.table)
        self.below = QHBoxLayout()
        self.below.setContentsMargins(12, 0, 4, 0)
        self.below.addStretch(1)
        self.below.addWidget(self._more)
        self.below.addStretch(1)
        self._panel.body.addLayout(self.below)
        room = self._more.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(room)
        self._clear = Button(self.tr("清除筛选"), kind="strong", icon="list-filter")
        self._empty = empty
        self._nothing = EmptyState("search", self.tr("没有符合的"), advice, self._clear)
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
        self._clear.clicked.connect(self._on_clear_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._read_current)
        self.table.activated.connect(self._on_activated)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._tell_more())
        self.drawer.closed.connect(self._close_drawer)

    # What is shown

    def today(self) -> date:
        """Return the day in Beijing."""
        return day_of(self.session.now())

    def refresh(self) -> None:
        """Ask for all lines."""
        today = self.today()
        self.session.read(self, lambda reading: self.list_lines(reading, today), self._on_read)

    def _on_read(self, lines: Sequence[Any]) -> None:
        self.lines = tuple(lines)
        self.head.show_caption(self.caption(self.lines))
        self.filters.show_lines(self.lines)
        wanted = next((line for line in self.lines if line.id == self._wanted), None)
        if wanted is not None:
            self.reveal(wanted)
        self._show_lines()

    def _show_lines(self) -> None:
        current = self.table.current_line()
        wanted = self._wanted or (current.id if current else None)
        self._wanted = None
        shown = self.narrow(self.lines)
        had_focus = self.table.hasFocus()
        self.table.show_lines(shown, wanted)
        none = self._empty if not self.lines else self._nothing
        self.stack.setCurrentWidget(self._panel if shown else none)
        if had_focus and not shown:
            self.filters.take_focus()
        self._row.place()
        QTimer.singleShot(0, self, self._tell_more)
        self._read_current()

    def _tell_more(self) -> None:
        hidden = self.table.hidden_below()
        self._more.setText(self.hidden_words(hidden))
        self._more.setVisible(hidden > 0)

    def _read_current(self, *_: object) -> None:
        line = self.table.current_line()
        if line is None:
            return
        today = self.today()
        self.session.read(
            self, lambda reading: self.read_sheet(reading, line.id, today), self._on_sheet_read
        )

    def _on_sheet_read(self, sheet: Any) -> None:
        line = self.table.current_line()
        if line is not None and line.id == sheet.line.id:
            self.show_sheet(sheet)
            self._row.place()

    # What is done

    def _on_activated(self, *_: object) -> None:
        self._row.open()
        self.enter_drawer()

    def _close_drawer(self) -> None:
        self._row.close()
        self.table.setFocus()

    def _has_sheet(self) -> bool:
        return self.stack.currentWidget() is self._panel and self.drawer.sheet is not None

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

    def on_escape(self) -> bool:
        """Do what Esc does here; False where the window is to go back."""
        if not self.drawer.isVisible():
            return False
        self._close_drawer()
        return True

    def takes_escape(self) -> bool:
        """Tell whether Esc does something here."""
        return bool(self.drawer.isVisible())

    def event(self, event: QEvent) -> bool:
        """Claim Esc while the drawer is open, before the window goes back with it."""
        return take_escape(event, self.takes_escape, self.on_escape) or super().event(event)

    def first_focus(self) -> QWidget:
        """Return the table, or what an empty list offers instead."""
        offered = self._empty.button if self.stack.currentWidget() is self._empty else None
        return offered or self.table

    def arrange(self, *, compact: bool) -> None:
        """Let the drawer lie over the table where room is short."""
        self.filters.arrange(compact=compact)
        self._row.arrange(self.session.look.px(self.drawer_width), compact=compact)
