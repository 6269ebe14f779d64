"""期限日历: everything with a day, as a month and as a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.calendars import (
    Dated,
    Planned,
    get_work_calendar,
    list_dated,
    list_planned,
    tabulate_dated,
)
from desktop.ui.calendar.month_grid import DayCell, MonthGrid, months_on
from desktop.ui.calendar.wording import CalendarWords, key_of
from desktop.ui.exporting import XLSX, FileMaker
from desktop.ui.lists.rows import RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

_SIDE = 376
_GRID, _LIST = "grid", "list"
_Found = tuple[tuple[Dated, ...], tuple[Planned, ...]]


class CalendarPage(Page):
    """A month of dates; the option ``day`` is the day to begin with."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        today = day_of(session.now())
        wanted = place.options.get("day")
        self._dated: tuple[Dated, ...] = ()
        self._words = CalendarWords(self)
        self.head = PageHead(self.tr("期限日历"))
        self.before = Button(self.tr("上个月"), icon="chevron-left", letter="U")
        self.now = Button(self.tr("今天"), letter="J")
        self.behind = Button(self.tr("下个月"), icon="chevron-right", letter="V")
        self.excel = Button(self.tr("导出 Excel"), icon="file-spreadsheet", letter="X")
        self.grid = MonthGrid(wanted if isinstance(wanted, date) else today, today)
        self.list = RowList()
        self.list.setAccessibleName(self.tr("这个月的事"))
        self.note = text_label("", "caption", wrap=True)
        self.tabs = Segments(
            [
                (_GRID, self.tr("月历"), "calendar-days"),
                (_LIST, self.tr("清单"), "list"),
            ]
        )
        self._files = FileMaker(self, session)
        self._shown: tuple[date, date] | None = None
        self._compact = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for button in (self.before, self.now, self.behind, self.excel):
            self.head.buttons.addWidget(button)
        self.tabs.setAccessibleName(self.tr("看哪一块"))
        self.tabs.choose(_GRID)
        self._panel = Panel("")
        self._panel.body.addWidget(self.list)
        self._empty = EmptyState(
            "calendar",
            self.tr("这个月没有带日子的事"),
            self.tr("答复期限、会议、公示、落实事项、督办都会自己到这里来；也可以看别的月份。"),
        )
        self._panel.body.addWidget(self._empty)
        self._empty.hide()
        self._months = Panel("")
        self._months.body.addWidget(self.grid)
        self._months.body.setContentsMargins(8, 8, 8, 8)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._months, 1)
        middle.addWidget(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        self._above = FlowLayout(gap=12, line_gap=8)
        self._above.addWidget(self.tabs)
        column.addLayout(self._above)
        column.addLayout(middle, 1)
        column.addWidget(self.note)
        self.tabs.hide()

    def _connect(self) -> None:
        choose, grid = self.grid.choose, self.grid
        self.before.clicked.connect(lambda: choose(months_on(grid.day, -1)))
        self.behind.clicked.connect(lambda: choose(months_on(grid.day, 1)))
        self.now.clicked.connect(lambda: choose(self._today()))
        self.grid.chosen.connect(self._on_day_chosen)
        self.grid.opened.connect(self._on_day_opened)
        self.list.opened.connect(self._go)
        self.tabs.chosen.connect(lambda _: self._show_areas())
        self.excel.clicked.connect(self._on_excel_clicked)

    def _today(self) -> date:
        return day_of(self.session.now())

    def refresh(self) -> None:
        """Ask for the month in sight."""
        self.grid.today = self._today()
        days = self.grid.days
        first, last, shown = days[0], days[-1], self.grid.day

        def read(reading: Reading) -> _Found:
            planned = list_planned(reading, shown.year, shown.month)
            return list_dated(reading, first, last), planned

        self._shown = (first, last)
        self.session.read(self, read, self._on_read)

    def _on_read(self, found: _Found) -> None:
        self._dated, planned = found
        self._show_month()
        month = [one for one in self._dated if one.day.month == self.grid.day.month]
        self._show_list(month, planned)
        late = sum(one.is_overdue(self._today()) for one in month)
        said = self.tr("{year}年{month}月 {count} 件").format(
            year=self.grid.day.year, month=self.grid.day.month, count=len(month)
        )
        more = self.tr("，超期 {count} 件").format(count=late) if late else ""
        self.head.show_caption(said + more)
        self._tell_source()
        self._choose_in_list(self.grid.day)

    def _show_month(self) -> None:
        today, calendar = self._today(), get_work_calendar()
        lines: dict[date, list[tuple[str, bool]]] = defaultdict(list)
        for one in self._dated:
            lines[one.day].append((one.title, one.is_overdue(today)))
        cells = {}
        for day in self.grid.days:
            holiday, worked = calendar.holiday(day), calendar.worked_for(day)
            rest = self.tr("休 {name}").format(name=label(holiday)) if holiday else ""
            rest = self.tr("班") if worked else rest
            cells[day] = DayCell(tuple(lines[day]), rest, not calendar.is_working(day))
        self.grid.show_cells(cells)

    def _tell_source(self) -> None:
        year, calendar = self.grid.day.year, get_work_calendar()
        known = calendar.years.get(year)
        if known is None:
            said = self.tr("{year} 年放假安排还没有收录，按周末算。").format(year=year)
        else:
            said = self.tr("放假和调休按《{source}》。").format(source=label(known.source))
        self.note.setText(said)

    def _show_list(self, month: list[Dated], planned: tuple[Planned, ...]) -> None:
        counts = Counter(one.day for one in month)
        today = self._today()
        rows = [self._words.planned(one) for one in planned]
        rows += [self._words.row(one, counts[one.day], today) for one in month]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _on_day_chosen(self, day: date) -> None:
        if self._shown != (self.grid.days[0], self.grid.days[-1]):
            self.refresh()
        self._choose_in_list(day)

    def _choose_in_list(self, day: date) -> None:
        first = next((one for one in self._dated if one.day == day), None)
        if first is not None:
            self.list.choose(key_of(first))

    def _on_day_opened(self, day: date) -> None:
        """Go to the only matter of a day, or into the list where there are several."""
        found = [one for one in self._dated if one.day == day]
        if len(found) == 1:
            self.session.navigator.go(Place(found[0].page, found[0].row))
        elif found:
            self._on_day_chosen(day)
            self.tabs.choose(_LIST)
            self._show_areas()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: object) -> None:
        row = self.list.current_row()
        if row is not None and row.key == key and row.data is not None:
            self.session.navigator.go(row.data)

    def _on_excel_clicked(self) -> None:
        month = self.grid.day
        dated = [one for one in self._dated if one.day.month == month.month]
        if not dated:
            self.session.notify(
                self.tr("这个月没有带日子的事，没有可导出的。"),
                self.tr("换一个月再导。"),
                "warn",
            )
            return
        title, today, home = (
            f"{month.year}年{month.month}月期限清单",
            self._today(),
            self.session.home,
        )

        def make(_: Task) -> bytes:
            with home.ledger.read() as reading:
                return home.press.tabulate([tabulate_dated(reading, dated, title, today)])

        self._files.save(title + XLSX, self.tr("导出 Excel"), make)

    def first_focus(self) -> QWidget:
        """Return the month."""
        return self.grid

    def arrange(self, *, compact: bool) -> None:
        """Make tabs of month and list where both have no room."""
        self._compact = compact
        self.tabs.setVisible(compact)
        if compact:
            self._above.addWidget(self.excel)
        else:
            self.head.buttons.addWidget(self.excel)
        stops = (self.behind, *([self.tabs] if compact else []), self.excel, self.grid, self.list)
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)
        hold_width(self._panel, None if compact else self.session.look.px(_SIDE))
        self._show_areas()

    def _show_areas(self) -> None:
        chosen = self.tabs.value() if self._compact else None
        self._months.setVisible(chosen in (None, _GRID))
        self._panel.setVisible(chosen in (None, _LIST))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the calendar."""
        return [
            ("↑ ↓ ← →", self.tr("前后一天、上下一周")),
            ("PgUp  PgDn", self.tr("上个月、下个月")),
            ("Enter", self.tr("打开这一天的事")),
            ("Alt+J", self.tr("回到今天")),
            ("Alt+U  Alt+V", self.tr("上个月、下个月")),
            ("Alt+X", self.tr("把这个月的清单导出为 Excel")),
        ]
