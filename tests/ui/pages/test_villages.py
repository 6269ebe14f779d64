"""各村情况: order, silence in words and shape, the way into a village, and what is sent down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from township_samples import QUIET, TOWN, VILLAGE

from desktop.records import Bulletin, Passing
from desktop.services.from_above import publish_bulletin
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.villages import VillagesPage
from desktop.ui.places import Place
from desktop.ui.stylesheet import style_sheet
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.translation import Translation
from desktop.ui.villages.passings_sheet import PassingsSheet
from desktop.ui.villages.sheets import BulletinSheet
from desktop.ui.villages.table import MEETINGS, NAME, OVERDUE, SYNCED
from desktop.ui.villages.wording import VillageWords
from desktop.ui.widgets.styling import font_of

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
    return [page.table.lines.index(row, at).data() for at in range(7)]


def test_villages_stand_by_code_with_silence_and_counts(page):
    assert cells(page, 0) == ["没同步过", "静塘村，640323100101", "—", "—", "—", "—", "—"]
    assert cells(page, 1) == [
        "3 天前",
        "示例村，640323100201 · 2026-05-07",
        "1",
        "2",
        "1",
        "1",
        "—",
    ]
    assert page.head._caption.text() == "共 2 个，1 个好久没同步"


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


def test_home_and_end_go_to_the_first_and_the_last_village(page, qtbot):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.current_line().name == "示例村"

    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.current_line().name == "静塘村"


def test_silence_of_one_day_is_one_day_in_english(qapp):
    translation = Translation(qapp)
    translation.use("en")
    said = [VillageWords().synced(days)[0] for days in (1, 3, 31)]
    left = [DueWords().left(days) for days in (-1, -2, 1, 2)]
    translation.use("zh_CN")

    assert said == ["Synced yesterday", "3 days ago", "no sync for 31 days"]
    assert left == ["1 day overdue", "2 days overdue", "1 day left", "2 days left"]


def test_name_of_a_village_is_whole_in_large_type(page, township, qapp):
    look = township[0].look
    look.set_large(True)
    qapp.setStyleSheet(style_sheet(look))
    page.resize(1120, 600)
    page.arrange(compact=True)
    wide = QFontMetrics(font_of(page.table, 14, bold=True)).horizontalAdvance("南苑社区居民委员会")
    look.set_large(False)
    qapp.setStyleSheet(style_sheet(look))

    assert page.table.isColumnHidden(MEETINGS)
    assert page.table.columnWidth(NAME) > wide


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


# 传达情况


@pytest.fixture
def passings(page, township, qtbot):
    """Call it to publish and pass on, and to get the sheet that says who did."""
    session, _, drain = township

    def make(*, passed=(), **facts):
        known = {"title": "种粮补贴", "content": "每亩补贴", "issued_on": "2026-05-06"}
        bulletin = publish_bulletin(session.ledger, **known | facts)
        with session.ledger.act("enter_for_test") as work:
            for village in passed:
                work.add(
                    Passing(
                        org=village, bulletin=bulletin, on_day="2026-05-08", people=46, note="念了"
                    )
                )
        return open_sheet()

    def open_sheet():
        qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: page.window().findChild(PassingsSheet) is not None)
        drain()
        return page.window().findChild(PassingsSheet)

    make.open_sheet = open_sheet
    return make


def shown(sheet):
    found = (sheet.list.rows.row_at(at) for at in range(sheet.list.rows.rowCount()))
    return [(row.title, row.second, row.chips[-1][0]) for row in found if row is not None]


def test_sheet_tells_who_has_passed_a_bulletin_on_and_who_has_yet_to(passings, qtbot):
    sheet = passings(passed=[VILLAGE], pass_on_by="2026-05-12")
    assert sheet.list.hasFocus()
    assert shown(sheet) == [("静塘村", "640323100101", "还没传达")]
    assert [label for _, label, _ in sheet._words.kinds(sheet._lines)] == [
        "还没传达 1",
        "发布后没同步 1",
        "已传达 1",
        "全部 2",
    ]
    assert sheet.due.text() == "5月12日前传达 · 剩 2 天"

    qtbot.keyClick(sheet.which.focusProxy(), Qt.Key.Key_Right)
    assert shown(sheet) == [("静塘村", "640323100101", "还没传达")]

    qtbot.keyClick(sheet.which.focusProxy(), Qt.Key.Key_Right)
    assert shown(sheet) == [("示例村", "5月8日 · 会上宣讲 · 46 人 · 念了", "已传达")]

    qtbot.keyClick(sheet.which.focusProxy(), Qt.Key.Key_Right)
    assert [row[0] for row in shown(sheet)] == ["静塘村", "示例村"]


@pytest.mark.parametrize(
    ("due", "chip", "words"),
    [
        ("2026-05-09", ("bad", "triangle-alert"), "5月9日前传达 · 超期 1 天"),
        ("2026-05-10", ("outline", "circle"), "5月10日前传达 · 今天到期"),
        (None, ("outline", "circle"), ""),
    ],
)
def test_what_is_late_says_so_in_word_and_shape(passings, due, chip, words):
    sheet = passings(pass_on_by=due)

    row = sheet.list.current_row()
    assert row.chips == (("没同步过", "warn", "triangle-alert"), ("还没传达", *chip))
    assert sheet.due.isVisible() is bool(words)
    assert not words or sheet.due.text() == words


def test_who_has_not_synced_since_says_how_long(passings):
    sheet = passings()

    rows = [sheet.list.rows.row_at(at) for at in (0, 1)]
    assert [(row.title, row.chips[0]) for row in rows] == [
        ("静塘村", ("没同步过", "warn", "triangle-alert")),
        ("示例村", ("3 天没同步", "warn", "triangle-alert")),
    ]
    assert rows[1].second == "640323100201 · 上次同步 5月7日"


def test_hint_of_the_search_is_whole_in_large_english(page, qapp):
    translation = Translation(qapp)
    translation.use("en")
    look = page.session.look
    look.set_large(True)
    try:
        qapp.setStyleSheet(style_sheet(look))
        page.search.setPlaceholderText(page.tr("村名、代码"))
        page.resize(640, 560)
        page.arrange(compact=True)
        page.grab()
        field = page.search
        words = QFontMetrics(field.font()).horizontalAdvance(field.placeholderText())
        margins = field.textMargins()
        assert field.width() - margins.left() - margins.right() >= words
    finally:
        look.set_large(False)
        translation.use("zh_CN")
        qapp.setStyleSheet(style_sheet(look))


def test_once_all_have_passed_it_on_nothing_presses(passings):
    sheet = passings(passed=[VILLAGE, QUIET], pass_on_by="2026-05-07")

    assert sheet.stack.currentWidget().accessibleName() == "各村都传达了"
    assert sheet.due.text() == "5月7日前传达"
    assert sheet.choice.hasFocus()


def test_where_nothing_was_sent_down_the_sheet_says_what_to_do(passings):
    sheet = passings.open_sheet()

    assert sheet.stack.currentWidget().accessibleName() == "还没有往下发布过"
    assert not sheet.choice.isVisible()


def test_another_bulletin_is_chosen_by_keys_and_enter_opens_a_village(passings, qtbot, township):
    session, _, drain = township
    publish_bulletin(session.ledger, title="旧的", content="旧的", issued_on="2026-04-01")
    sheet = passings(passed=[QUIET])
    assert [sheet.choice.itemText(at) for at in (0, 1)] == [
        "种粮补贴 · 政策声音 · 5月6日",
        "旧的 · 政策声音 · 4月1日",
    ]
    sheet.choice.setFocus()
    qtbot.keyClick(sheet.choice, Qt.Key.Key_Down)
    drain()
    assert [row[0] for row in shown(sheet)] == ["静塘村", "示例村"]

    sheet.list.setFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_End)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)

    assert session.navigator.current == Place("village", VILLAGE)


def test_every_control_of_the_sheet_is_named_and_reached_by_tab(passings, qtbot):
    sheet = passings(passed=[VILLAGE])
    reached = []
    for _ in range(4):
        focus = sheet.focusWidget()
        reached.append(focus.accessibleName() or focus.parentWidget().accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)

    assert set(reached) >= {"看哪一件", "各村传达情况"}
    assert sheet.which.accessibleName() == "看哪些村"
