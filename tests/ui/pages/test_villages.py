"""各村情况: order, silence in words and shape, the way into a village, and what is sent down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from township_samples import TOWN, VILLAGE

from desktop.records import Bulletin
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.villages import VillagesPage
from desktop.ui.places import Place
from desktop.ui.villages.sheets import BulletinSheet
from desktop.ui.villages.table import OVERDUE, SYNCED
from desktop.ui.villages.wording import VillageWords

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def page(township, qtbot):
    session, _, drain = township
    page = VillagesPage(session, Place("villages"))
    qtbot.addWidget(page)
    page.resize(1184, 660)
    page.show()
    page.activateWindow()
    page.refresh()
    drain()
    return page


def cells(page, row):
    return [page.table.lines.index(row, at).data() for at in range(6)]


def test_villages_stand_by_code_with_silence_and_counts(page):
    assert cells(page, 0) == ["没同步过", "静塘村，640323100101", "—", "—", "—", "—"]
    assert cells(page, 1) == [
        "3 天前",
        "示例村，640323100201 · 2026-05-07",
        "1",
        "2",
        "1",
        "1",
    ]
    assert page.head._caption.text() == "共 2 个，1 个很久没同步或没同步过"


@pytest.mark.parametrize(
    ("days", "word", "tone"),
    [
        (None, "没同步过", "outline"),
        (0, "今天同步过", "good"),
        (1, "昨天同步过", "good"),
        (3, "3 天前", "good"),
        (30, "30 天前", "good"),
        (31, "31 天没同步", "warn"),
        (4000, "4000 天没同步", "warn"),
    ],
)
def test_silence_is_said_in_words_and_shape(qapp, days, word, tone):
    said = VillageWords().synced(days)

    assert said[:2] == (word, tone)
    assert said[2]  # a shape beside the colour


def test_search_narrows_by_name_or_code(page):
    for typed, names in (("示例", ["示例村"]), ("101", ["静塘村"]), ("花马", [])):
        page.search.clear()
        page.search.insert(typed)  # as an input method does
        assert [line.name for line in page.table.lines.all()] == names
    assert page.stack.currentIndex() == 2


def test_enter_opens_the_village(page, qtbot, township):
    session, _, _ = township
    page.table.setCurrentIndex(page.table.lines.index(1, SYNCED))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert session.navigator.current == Place("village", VILLAGE)


def test_bulletin_is_published_by_keys(page, qtbot, township):
    session, _, drain = township
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.window().findChild(BulletinSheet) is not None)
    sheet = page.window().findChild(BulletinSheet)
    drain()
    assert sheet.form.editors["issued_by"].value() == "花马池镇"
    sheet.form.editors["title"].show_value("种粮补贴")
    sheet.form.editors["content"].show_value("每亩补贴")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drain()

    with session.ledger.read() as reading:
        (row,) = reading.list(Bulletin)
    assert (row.org, row.title, row.issued_on) == (TOWN, "种粮补贴", "2026-05-10")


def test_bulletin_without_words_stays_open_and_says_why(page, qtbot, township):
    session, _, drain = township
    page.publish.click()
    sheet = page.window().findChild(BulletinSheet)
    drain()
    sheet.form.editors["title"].show_value("种粮补贴")
    sheet.save_button.click()
    drain()

    assert sheet.isVisible()
    with session.ledger.read() as reading:
        assert reading.list(Bulletin) == []


def test_late_tasks_are_the_only_alarm_among_the_counts(page):
    column = page.table.lines.columns[OVERDUE]

    assert [column.cell(line).tone for line in page.table.lines.all()] == ["", "bad"]


def test_only_those_above_have_the_page(session, township, qtbot, drain):
    above, _, drain_above = township
    for one, wait, shown in ((session, drain, False), (above, drain_above, True)):
        window = MainWindow(Look(), one.navigator, one.tasks)
        qtbot.addWidget(window)
        window.show()
        window.open_session(one, Place("today"))
        wait()
        assert window._navigation.offers("villages") is shown
        qtbot.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
        wait()
        assert (one.navigator.current == Place("villages")) is shown
        assert isinstance(window.page, QWidget)
