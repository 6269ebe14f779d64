"""期限日历 by keys and clicks: days, months, what opens, the list, holidays."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from desktop.records import Meeting, Task
from desktop.ui.calendar.month_grid import DayCell, MonthGrid, months_on
from desktop.ui.pages.calendar import CalendarPage
from desktop.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"support raise\(\)", extend=True)
TODAY = date(2026, 11, 23)


@pytest.fixture
def show(session, qtbot, drain):
    def build(**options):
        session.now = lambda: datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
        page = CalendarPage(session, Place("calendar", options=options))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        page.arrange(compact=False)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.grid.setFocus()
        page.refresh()
        drain()
        return page

    return build


@pytest.fixture
def matters(session):
    with session.ledger.act("enter_for_test") as work:
        task = Task(title="清淤", unit="水务站", due="2026-11-18")
        later = Task(title="铺路", unit="村委", due="2026-11-30")
        meeting = Meeting(title="代表会", held_on="2026-11-30", place="村委会")
        for row in (task, later, meeting):
            work.add(row)
    return task.id, later.id, meeting.id


def titles(page):
    rows = [page.list.rows.row_at(at) for at in range(page.list.rows.rowCount())]
    return [row.title for row in rows if row is not None]


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.grid, key)


def test_an_empty_month_says_what_comes_here(show):
    page = show()

    assert (page.list.isVisible(), page._empty.isVisible()) == (False, True)
    assert page.note.text() == "放假和调休按《国务院办公厅关于2026年部分节假日安排的通知》。"


def test_month_and_list_tell_the_same(show, matters):
    page = show()

    assert titles(page) == ["清淤", "代表会", "铺路"]
    assert page.head._caption.text() == "2026年11月 3 件，超期 1 件"
    late, meeting, task = [
        page.list.rows.row_at(at)
        for at in range(page.list.rows.rowCount())
        if page.list.rows.row_at(at)
    ]
    assert [chip[0] for chip in late.chips] == ["超期 5 天"]
    assert (late.group, meeting.group) == ("11月18日 周三 · 1 件", "11月30日 周一 · 2 件")
    assert task.second == "落实事项到期 · 还有 7 天（5 个工作日） · 村委"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((Qt.Key.Key_Right,), date(2026, 11, 24)),
        ((Qt.Key.Key_Left,), date(2026, 11, 22)),
        ((Qt.Key.Key_Down,), date(2026, 11, 30)),
        ((Qt.Key.Key_Up, Qt.Key.Key_Up), date(2026, 11, 9)),
        ((Qt.Key.Key_End,), date(2026, 11, 29)),
        ((Qt.Key.Key_Right, Qt.Key.Key_Home), date(2026, 11, 23)),
        ((Qt.Key.Key_PageDown,), date(2026, 12, 23)),
        ((Qt.Key.Key_PageUp, Qt.Key.Key_PageUp), date(2026, 9, 23)),
        ((Qt.Key.Key_PageDown,) * 2, date(2027, 1, 23)),
    ],
)
def test_keys_walk_through_days_and_months(show, qtbot, drain, keys, day):
    page = show()
    press(qtbot, page, *keys)
    drain()

    assert page.grid.day == day
    assert f"{day.year}年{day.month}月{day.day}日" in page.grid.accessibleName()


def test_another_month_is_read_anew(show, matters, session, qtbot, drain):
    page = show()
    press(qtbot, page, Qt.Key.Key_PageDown)
    drain()
    assert (titles(page), page.head._caption.text()) == ([], "2026年12月 0 件")
    page.now.click()
    drain()
    assert (page.grid.day, len(titles(page))) == (TODAY, 3)
    page.before.click()
    page.behind.click()
    page.behind.click()
    drain()
    assert page.grid.day == date(2026, 12, 23)


def test_a_year_that_is_not_known_says_so(show, qtbot, drain):
    page = show()
    press(qtbot, page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    drain()

    assert page.note.text() == "2027 年放假安排还没有收录，按周末算。"


def test_holidays_and_worked_weekends_are_marked(show, drain):
    page = show(day=date(2026, 10, 3))
    cells = page.grid._cells

    assert (cells[date(2026, 10, 1)].rest, cells[date(2026, 10, 10)].rest) == ("休 国庆节", "班")
    assert (cells[date(2026, 10, 7)].is_off, cells[date(2026, 10, 10)].is_off) == (True, False)
    assert cells[date(2026, 10, 8)] == DayCell()


def test_enter_opens_the_only_matter(show, matters, session, qtbot):
    page = show(day=date(2026, 11, 18))
    places = []
    session.navigator.moved.connect(places.append)
    press(qtbot, page, Qt.Key.Key_Return)

    assert places == [Place("tasks", matters[0])]


def test_enter_on_several_goes_into_the_list(show, matters, session, qtbot):
    page = show(day=date(2026, 11, 30))
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    assert page.list.current_row().title == "代表会"
    places = []
    session.navigator.moved.connect(places.append)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)

    assert places == [Place("tasks", matters[1])]


def test_enter_on_an_empty_day_stays(show, matters, session, qtbot):
    page = show()
    places = []
    session.navigator.moved.connect(places.append)
    press(qtbot, page, Qt.Key.Key_Return)

    assert (places, page.grid.hasFocus()) == ([], True)


def test_a_click_chooses_and_a_double_click_opens(show, matters, session, qtbot):
    page = show()
    rects = dict(page.grid._rects())
    middle = rects[date(2026, 11, 18)].center().toPoint()
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=middle)
    assert page.grid.day == date(2026, 11, 18)
    assert page.list.current_row().title == "清淤"
    places = []
    session.navigator.moved.connect(places.append)
    qtbot.mouseDClick(page.grid, Qt.MouseButton.LeftButton, pos=middle)
    assert places == [Place("tasks", matters[0])]
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))  # the weekdays
    assert page.grid.day == date(2026, 11, 18)


def test_short_of_room_month_and_list_are_tabs(show, matters, qtbot):
    page = show(day=date(2026, 11, 30))
    page.arrange(compact=True)
    assert (page.grid.isVisible(), page.list.isVisible()) == (True, False)
    press(qtbot, page, Qt.Key.Key_Return)
    assert (page.grid.isVisible(), page.list.isVisible(), page.list.hasFocus()) == (
        False,
        True,
        True,
    )


@pytest.mark.usefixtures("matters")
def test_the_month_is_handed_in_as_a_table(show, tmp_path, monkeypatch, qtbot, session):
    path = tmp_path / "期限.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    page = show()
    page.excel.click()
    qtbot.waitUntil(lambda: bool(session.notices))

    sheet = openpyxl.load_workbook(path).active
    assert sheet["A1"].value == "2026年11月期限清单"
    assert [row[4].value for row in sheet.iter_rows(min_row=4)] == ["清淤", "代表会", "铺路"]


def test_an_empty_month_is_not_handed_in(show, session):
    page = show()
    page.excel.click()

    assert session.notices[-1].tone == "warn"


@pytest.mark.parametrize(
    ("day", "count", "other"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 5, 5), -29, date(2023, 12, 5)),
    ],
)
def test_months_keep_the_day_where_there_is_one(day, count, other):
    assert months_on(day, count) == other


@pytest.mark.parametrize("month", range(1, 13))
def test_a_grid_holds_its_month_whole(qapp, month):
    grid = MonthGrid(date(2026, month, 1), TODAY)
    days, first = grid.days, date(2026, month, 1)

    assert (days[0].weekday(), len(days)) == (0, 42)
    assert [day for day in days if day.month == month] == [
        first + timedelta(days=at) for at in range((months_on(first, 1) - first).days)
    ]
    assert {other - one for one, other in pairwise(days)} == {timedelta(days=1)}
