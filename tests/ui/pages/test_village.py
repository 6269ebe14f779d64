"""A village read by its township: lists by keys, facts masked, and the two things it may do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from township_samples import QUIET, VILLAGE

from desktop.records import Adoption, Motion, Supervision
from desktop.services.from_above import remind_village
from desktop.services.procedures import get_shipped_procedures
from desktop.ui.pages.village import VillagePage
from desktop.ui.places import Place
from desktop.ui.villages.sheets import AnswerSubmissionSheet, RemindSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def open_page(township, qtbot):
    session, _, drain = township

    def make(village=VILLAGE):
        page = VillagePage(session, Place("village", village))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        page.show()
        page.activateWindow()
        page.refresh()
        drain()
        return page

    return make


def titles(page):
    rows = (page.list.rows.row_at(at) for at in range(page.list.rows.rowCount()))
    return [row.title for row in rows if row is not None]


def drawn(page):
    return [label.text() for label in page.drawer.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("digit", "shown"),
    [
        (Qt.Key.Key_1, ["三组路不好走"]),
        (Qt.Key.Key_2, ["还没报送的协商", "三组道路硬化"]),
        (Qt.Key.Key_3, ["村民代表会议"]),
        (Qt.Key.Key_4, ["同意硬化三组道路"]),
        (Qt.Key.Key_5, ["铺三组的路", "量路"]),
    ],
)
def test_lists_are_changed_by_digits(open_page, township, qtbot, digit, shown):
    page = open_page()
    qtbot.keyClick(page, digit, CONTROL)
    township[2]()

    assert titles(page) == shown
    assert page.drawer.isVisible()


def test_names_are_masked_in_the_drawer(open_page):
    page = open_page()

    assert "马**" in drawn(page)
    assert not any("马晓梅" in words for words in drawn(page))
    assert not page.drawer.answer.isVisible()
    assert not page.drawer.remind.isVisible()


def choose(page, qtbot, digit, title, drain):
    qtbot.keyClick(page, digit, CONTROL)
    drain()
    for at in range(page.list.rows.rowCount()):
        if page.list.rows.row_at(at).title == title:
            page.list.setCurrentIndex(page.list.rows.index(at, 0))
    drain()


def test_submission_is_answered_by_keys_and_lies_in_the_villages_file(open_page, township, qtbot):
    session, rows, drain = township
    page = open_page()
    choose(page, qtbot, Qt.Key.Key_2, "三组道路硬化", drain)
    qtbot.keyClick(page, Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: page.window().findChild(AnswerSubmissionSheet) is not None)
    sheet = page.window().findChild(AnswerSubmissionSheet)
    drain()
    told = [label.text() for label in sheet.findChildren(QLabel)]
    assert "示例村\n三组道路硬化，报送花马池镇人民政府" in told
    assert sheet.form.editors["decision"].typed() is None
    sheet.form.editors["decision"].show_value("adopted_in_part")
    sheet.form.editors["reason"].show_value("先修三组")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    drain()

    with session.ledger.of(VILLAGE).read() as reading:
        (row,) = reading.list(Adoption)
    assert (row.submission, row.decision, row.body) == (
        rows["submission"].id,
        "adopted_in_part",
        "花马池镇",
    )
    page.refresh()
    drain()
    choose(page, qtbot, Qt.Key.Key_2, "三组道路硬化", drain)
    assert "先修三组" in drawn(page)


def test_what_was_not_submitted_cannot_be_answered(open_page, township, qtbot):
    page = open_page()
    choose(page, qtbot, Qt.Key.Key_2, "还没报送的协商", township[2])

    assert "还没有报送" in page.drawer.answer.reason
    assert "这件协商还没有报送" in drawn(page)
    page.drawer.answer.click()
    assert page.window().findChild(AnswerSubmissionSheet) is None


def test_village_is_reminded_of_a_task(open_page, township, qtbot):
    session, rows, drain = township
    page = open_page()
    choose(page, qtbot, Qt.Key.Key_5, "铺三组的路", drain)
    assert "料已备好" in drawn(page)
    qtbot.mouseClick(page.drawer.remind, Qt.MouseButton.LeftButton)
    sheet = page.window().findChild(RemindSheet)
    drain()
    sheet.form.editors["content"].show_value("请抓紧")
    sheet.save_button.click()
    drain()

    with session.ledger.of(VILLAGE).read() as reading:
        (row,) = reading.list(Supervision)
    assert (row.task, row.level, row.issued_by) == (rows["task"].id, "township", "花马池镇")


def test_ended_task_has_its_reason_beside_the_locked_button(open_page, township, qtbot):
    page = open_page()
    choose(page, qtbot, Qt.Key.Key_5, "量路", township[2])

    assert "已经办结" in page.drawer.remind.reason
    assert "已经办结，不用督办" in drawn(page)


def test_village_without_records_says_when_they_come(open_page):
    page = open_page(QUIET)

    assert page.stack.currentIndex() == 1
    assert not page.drawer.isVisible()
    assert page.synced.text() == "没同步过"
    assert page._none.accessibleName() == "这个村还没有同步过"


def test_empty_list_of_a_village_that_syncs_says_what_is_missing(open_page, township, qtbot):
    with township[0].ledger.act("remove_for_test") as work:
        for row in work.list(Motion, org=frozenset({VILLAGE, township[1]["motion"].org})):
            work.remove(row)
    page = open_page()
    qtbot.keyClick(page, Qt.Key.Key_4, CONTROL)

    assert page._none.accessibleName() == "这个村还没有这类记录"


def test_another_list_begins_with_its_first_record(open_page, township, qtbot):
    page = open_page()
    choose(page, qtbot, Qt.Key.Key_2, "三组道路硬化", township[2])
    qtbot.keyClick(page, Qt.Key.Key_5, CONTROL)

    assert page.list.current_row().title == "铺三组的路"


def test_foot_of_the_drawer_is_there_for_its_buttons_only(open_page, township, qtbot):
    page = open_page()
    assert not page.drawer._foot.isVisible()

    choose(page, qtbot, Qt.Key.Key_5, "铺三组的路", township[2])

    assert page.drawer._foot.isVisible()
    assert page.drawer.remind.isVisible()


def test_procedure_is_told_by_its_name(open_page, township, qtbot):
    page = open_page()
    choose(page, qtbot, Qt.Key.Key_2, "三组道路硬化", township[2])

    assert "chain@1" not in drawn(page)
    assert get_shipped_procedures()["chain@1"].name_zh in drawn(page)


def test_drawer_lies_over_the_list_where_room_is_short(open_page, township, qtbot):
    page = open_page()
    page.arrange(compact=True)
    assert (page.stack.isVisible(), page.drawer.isVisible()) == (True, False)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert (page.stack.isVisible(), page.drawer.isVisible()) == (False, True)
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert (page.stack.isVisible(), page.drawer.isVisible()) == (True, False)
    assert page.list.hasFocus()


@pytest.mark.parametrize("compact", [False, True])
def test_keyboard_stays_in_the_drawer_after_a_reminder(open_page, township, qtbot, compact):
    page, drain = open_page(), township[2]
    choose(page, qtbot, Qt.Key.Key_5, "铺三组的路", drain)
    page.arrange(compact=compact)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.drawer.remind.hasFocus()

    township[0].changed.connect(page.refresh)
    remind_village(
        township[0].ledger,
        township[1]["task"].id,
        content="请抓紧",
        issued_on="2026-05-10",
        due="2026-05-17",
    )
    township[0].changed.emit()
    assert page.drawer.remind.hasFocus()
    drain()

    assert page.drawer.remind.hasFocus()
    assert "请抓紧" in drawn(page)


def test_another_list_comes_from_under_the_drawer(open_page, township, qtbot):
    page = open_page()
    page.arrange(compact=True)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert not page.stack.isVisible()

    qtbot.keyClick(page, Qt.Key.Key_2, CONTROL)
    township[2]()

    assert page.stack.isVisible()
    assert page.list.hasFocus()


def test_village_that_left_says_so(open_page, township):
    session, _, _ = township
    with session.ledger.act("scope") as work:
        scope = work.scope()
        less = type(scope)(org=scope.org, role="township", below=scope.below[1:])
        work.set_setting("scope", less.to_json())
    open_page()

    assert any("不在本单位的范围里" in notice.text for notice in session.notices)
