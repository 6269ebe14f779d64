"""公示 by keys: rows, filters, a new one, posting, correcting, objections, the board's photos."""

from datetime import timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.deadlines import day_of
from desktop.records import Attachment, Consultation, Notice, Objection
from desktop.services import concerns, screenings
from desktop.services.consultations import plan_consultation
from desktop.services.notices import begin_notice, prepare_notice, record_objection
from desktop.ui.consultations.gap_sheets import NewObjectionSheet, ObjectionSheet
from desktop.ui.notice_board.sheets import (
    CorrectSheet,
    EditSheet,
    NewNoticeSheet,
    PostSheet,
    WithdrawSheet,
)
from desktop.ui.pages.notices import NoticesPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.task_ledger.photos import PhotoAdder
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import QuestionSheet

CONTROL = Qt.KeyboardModifier.ControlModifier


SCREENED = {
    "reach": "三组62户",
    "depth": "marked",
    "lawful": True,
    "lawfulness": "村里有权决定",
    "feasibility": "钱和地都有",
    "decision": "listed",
    "reason": "雨天陷车",
}


@pytest.fixture
def day(session):
    return lambda by: (day_of(session.now()) + timedelta(days=by)).isoformat()


@pytest.fixture
def plan(session):
    """A consultation on a listed topic."""
    ledger = session.ledger
    raised = concerns.record_concern(ledger, title="三组路", content="陷车", raised_on="2026-04-02")
    topic = concerns.put_forward_topic(ledger, [raised], title="三组路硬化")
    screenings.decide_topic(ledger, topic, **SCREENED)
    return plan_consultation(ledger, topic, begun_on="2026-04-12")


@pytest.fixture
def publish(session, plan, day):
    def publish(kind="result", by=-5, **values):
        given = {"begins_on": day(by), "places": "公开栏", "content": "修上段"} | values
        return begin_notice(session.ledger, plan, kind=kind, **given)

    return publish


@pytest.fixture
def show(session, qtbot, drain):
    def show(row=None):
        page = NoticesPage(session, Place("notices", row=row))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.show()
        page.refresh()
        drain()
        page.table.setFocus()
        return page

    return show


def kinds(page):
    model = page.table.lines
    return [
        model.index(row, 0).data(Qt.ItemDataRole.UserRole).kind for row in range(model.rowCount())
    ]


def rows(session, kind=Notice):
    with session.ledger.read() as reading:
        return reading.list(kind)


def opened(page, kind, drain):
    drain()
    (sheet,) = (one for one in page.findChildren(kind) if one.isVisible())
    return sheet


def store(sheet, drain):
    sheet.save_button.click()
    drain()


def test_notices_say_when_there_are_none(show, plan, drain):
    page = show()
    assert page.stack.currentWidget().accessibleName() == "还没有公示"


def test_notices_stand_by_state_with_the_first_in_the_drawer(publish, show, session, day):
    publish("decision")
    disputed = publish("topic", -40, ends_on=day(-20))
    record_objection(session.ledger, disputed, content="不同意", raised_on=day(-30))

    page = show()

    assert kinds(page) == ["topic", "decision"]
    assert page.drawer.sheet.line.id == disputed
    assert page.drawer.next.text() == "答复异议(&J)"


def test_notices_follow_the_filter_keys_and_the_kind(publish, show, qtbot, day):
    publish("decision")
    publish("topic", -40, ends_on=day(-20))
    page = show()

    qtbot.keyClick(page.table, Qt.Key.Key_3, CONTROL)
    assert kinds(page) == ["decision"]
    qtbot.keyClick(page.table, Qt.Key.Key_5, CONTROL)
    assert kinds(page) == ["topic"]
    qtbot.keyClick(page.table, Qt.Key.Key_2, CONTROL)
    assert page.stack.currentWidget().accessibleName() == "没有符合的"
    page._clear.click()
    assert kinds(page) == ["decision", "topic"]


def test_a_new_notice_is_written_from_what_was_entered(show, plan, session, drain):
    page = show()
    page.add.click()
    sheet = opened(page, NewNoticeSheet, drain)
    sheet.form.editors["consultation"].retype({"text": "三组路硬化", "row": str(plan)})
    sheet.form.editors["consultation"].edited.emit()
    sheet.form.editors["kind"].show_value("topic")
    sheet.form.editors["kind"].edited.emit()
    drain()
    text = sheet.form.editors["content"].value()
    assert text.startswith("经征集、筛选，确定将“三组路硬化”列为协商议题。")

    store(sheet, drain)

    (row,) = rows(session)
    assert (row.consultation, row.kind, row.content, row.begins_on) == (plan, "topic", text, None)
    assert page.drawer.next.text() == "登记贴出(&J)"


def test_what_a_person_wrote_is_not_written_over(show, plan, session, drain):
    sheet = NewNoticeSheet(show(), session, consultation=plan, kind="topic")
    sheet.open()
    drain()
    sheet.form.editors["content"].retype("自己写的")
    sheet.form.editors["kind"].show_value("result")
    sheet.form.editors["kind"].edited.emit()
    drain()

    assert sheet.form.editors["content"].value() == "自己写的"
    assert sheet.form.editors["title"].value() == "三组路硬化：协商结果公示"


def test_a_new_notice_that_hangs_already_has_its_day_and_place(show, plan, session, day, drain):
    sheet = NewNoticeSheet(show(), session, consultation=plan, kind="topic")
    sheet.open()
    drain()
    sheet.form.editors["begins_on"].show_value(day(0))
    store(sheet, drain)
    assert "公示地点" in sheet.form.editors["places"].fault

    sheet.form.editors["places"].show_value("公开栏")
    store(sheet, drain)

    (row,) = rows(session)
    assert (row.begins_on, row.places) == (day(0), "公开栏")


def test_a_notice_is_posted_with_the_days_of_the_law(show, plan, session, day, drain):
    prepare_notice(session.ledger, plan, kind="decision", content="修路")
    page = show()
    page.drawer.next.click()
    sheet = opened(page, PostSheet, drain)
    sheet.form.editors["places"].show_value("公开栏")
    store(sheet, drain)

    (row,) = rows(session)
    assert (row.begins_on, row.ends_on, row.places) == (day(0), day(15), "公开栏")


def test_a_notice_that_was_never_posted_is_taken_out_after_a_question(show, plan, session, drain):
    prepare_notice(session.ledger, plan, kind="decision", content="修路")
    page = show()
    page.drawer.asked.emit("withdraw")
    drain()
    opened(page, QuestionSheet, drain).yes.click()
    drain()

    assert rows(session) == []
    assert page.stack.currentWidget().accessibleName() == "还没有公示"


def test_days_and_places_of_what_hangs_are_edited_not_its_words(publish, show, session, drain):
    publish()
    page = show()
    page.drawer.asked.emit("edit")
    sheet = opened(page, EditSheet, drain)
    assert set(sheet.form.editors) == {"places", "begins_on", "ends_on", "contact"}
    sheet.form.editors["places"].retype("村口")
    store(sheet, drain)

    assert rows(session)[0].places == "村口"


def test_a_correction_is_another_notice(publish, show, session, day, drain):
    first = publish()
    page = show()
    page.drawer.asked.emit("correct")
    sheet = opened(page, CorrectSheet, drain)
    store(sheet, drain)
    assert "还没有填" in sheet.form.editors["reason"].fault
    sheet.form.editors["reason"].retype("写错长度")
    sheet.form.editors["content"].retype("修上段三百米")
    store(sheet, drain)

    old, new = rows(session)
    assert (old.id, old.content, old.ends_on) == (first, "修上段", day(0))
    assert new.content.endswith("修上段三百米")
    assert len(kinds(page)) == 2


def test_a_withdrawal_says_why(publish, show, session, drain):
    publish()
    page = show()
    page.drawer.asked.emit("withdraw")
    sheet = opened(page, WithdrawSheet, drain)
    sheet.form.editors["reason"].retype("没有议定")
    store(sheet, drain)

    assert "没有议定" in rows(session)[1].content


def test_an_objection_is_entered_and_answered_by_one_key(publish, show, session, drain):
    publish()
    page = show()
    page.drawer.next.click()
    sheet = opened(page, NewObjectionSheet, drain)
    sheet.form.editors["content"].retype("占了我家地边")
    store(sheet, drain)
    assert page.table.current_line().waiting == 1

    page.drawer.next.click()
    sheet = opened(page, ObjectionSheet, drain)
    sheet.form.editors["answer"].retype("按标准补")
    sheet.form.editors["answered_by"].retype("李某")
    store(sheet, drain)

    (row,) = rows(session, Objection)
    assert (row.content, row.answer) == ("占了我家地边", "按标准补")
    assert page.table.current_line().state == "hanging"


def test_tab_goes_down_an_objection_before_the_buttons_below(publish, show, session, drain):
    notice = publish()
    raised = session.now().date().isoformat()
    record_objection(session.ledger, notice, content="占了我家地边", raised_on=raised)
    drawer = show().drawer
    answer = next(one for one in drawer.findChildren(Button) if one.text() == "填答复")
    passed = []
    widget = drawer.cross
    while widget is not drawer.next:
        widget = widget.nextInFocusChain()
        passed.append(widget)

    adder = drawer.findChild(PhotoAdder).button
    stops = [one for one in passed if one in (answer, adder, drawer.papers, drawer.more)]
    assert stops == [answer, adder, drawer.papers, drawer.more]


def test_a_photo_of_the_board_is_kept(publish, show, session, drain, tmp_path):
    notice = publish()
    page = show()
    file = tmp_path / "公开栏.txt"
    file.write_text("公开栏", encoding="utf-8")
    page.drawer.findChild(PhotoAdder).take([file])
    drain()

    assert [row.subject for row in rows(session, Attachment)] == [notice]
    assert [photo.title for photo in page.drawer.sheet.photos] == ["公开栏.txt"]


def test_an_archived_matter_is_read_only_and_says_why(publish, show, session, plan, drain):
    publish()
    with session.ledger.act("test") as work:
        work.get(Consultation, plan).ended_at = session.now()
    page = show()

    assert page.drawer.next.reason == "协商已经归档，不能再改。"
    assert page.drawer.more.reason == "协商已经归档，不能再改。"


def test_alt_x_hands_in_what_is_seen(  # noqa: PLR0917 – fixtures
    publish, show, session, qtbot, day, tmp_path, monkeypatch
):
    publish("decision", title="修路决议")
    publish("topic", -40, ends_on=day(-20), title="议题")
    target = tmp_path / "公示.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    page = show()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page.table, Qt.Key.Key_3, CONTROL)
    assert kinds(page) == ["decision"]
    qtbot.keyClick(page.table, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(target.exists)

    title, _, head, *rows = openpyxl.load_workbook(target).active.values
    assert title[0] == "公示台账"
    assert [dict(zip(head, row, strict=True))["公示标题"] for row in rows] == ["修路决议"]


def test_papers_of_a_notice_are_offered(publish, show, drain):
    publish()
    page = show()
    page.drawer.papers.click()

    sheet = opened(page, PaperChooser, drain)

    assert "公示" in [one.title for one in sheet.offers]


def test_the_drawer_lies_over_the_table_where_room_is_short(publish, show, qtbot):
    publish()
    page = show()
    page.arrange(compact=True)
    assert (page.stack.isVisible(), page.drawer.isVisible()) == (True, False)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (page.stack.isVisible(), page.drawer.isVisible()) == (False, True)
    qtbot.keyClick(page.drawer, Qt.Key.Key_Escape)
    assert (page.stack.isVisible(), page.drawer.isVisible()) == (True, False)
