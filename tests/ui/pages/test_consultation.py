"""协商详情 by keys and clicks: answers, gaps, skipping, tabs, files, the next stage."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from desktop.documents.sample_pictures import draw_sample
from desktop.errors import DiskFullError
from desktop.records import (
    Attachment,
    Concern,
    Consultation,
    Delivery,
    Feedback,
    LawfulCondition,
    Notice,
    Objection,
    OversightOpinion,
    PassedGap,
    Person,
    Response,
    SignOff,
    Task,
    Topic,
)
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services import (
    concerns,
    electorates,
    notices,
    opinions,
    outcomes,
    screenings,
    stages,
)
from desktop.services.consultations import edit_consultation, plan_consultation
from desktop.services.drafts import find_draft
from desktop.services.follow_ups import record_evaluation
from desktop.services.frozen_records import freeze_plan
from desktop.services.oversight import record_oversight
from desktop.services.person_views import list_rosters
from desktop.services.persons import add_person
from desktop.services.procedures import get_shipped_procedures
from desktop.services.sittings import convene
from desktop.ui.consultations.asker_sheets import AskersSheet, TellAllSheet
from desktop.ui.consultations.confirming import ArchiveSheet
from desktop.ui.consultations.delivery_sheets import DeliverySheet
from desktop.ui.consultations.files import CaptionSheet, PictureSheet
from desktop.ui.consultations.gap_sheets import (
    FORMS,
    GapSheet,
    NewObjectionSheet,
    NoticeSheet,
    ObjectionSheet,
    ResponseSheet,
    TopicSheet,
)
from desktop.ui.consultations.reading_sheets import FactsSheet, HistorySheet
from desktop.ui.consultations.skip_sheets import SkipSheet
from desktop.ui.consultations.wording import FileWords
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.notice_board.sheets import NewNoticeSheet
from desktop.ui.pages.consultation import ConsultationPage
from desktop.ui.places import Place
from desktop.ui.room.calling import CallSheet
from desktop.ui.task_ledger.supervision_sheets import OversightAnswerSheet
from desktop.ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"support raise\(\)", "grabbing the keyboard", extend=True
)
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
def topic(session):
    concern = concerns.record_concern(
        session.ledger, title="三组路", content="雨天陷车", raised_on="2026-04-02"
    )
    topic = concerns.put_forward_topic(session.ledger, [concern], title="三组路硬化")
    screenings.decide_topic(session.ledger, topic, **SCREENED)
    return topic


@pytest.fixture
def consultation(session, topic):
    answers = dict.fromkeys(SEVEN_ANSWERS, "写明了") | {"how": ""}
    return plan_consultation(session.ledger, topic, number="示协1号", **answers)


@pytest.fixture
def settle(drain):
    def wait():
        for _ in range(3):
            drain()
            QApplication.processEvents()

    return wait


@pytest.fixture
def show(session, consultation, qtbot, settle):
    """Call it for the page; it is asked anew after every act, as the window does."""

    def build(*, compact=False, **options):
        page = ConsultationPage(session, Place("consultation", consultation, options))
        qtbot.addWidget(page)
        page.resize(1184, 700)
        page.arrange(compact=compact)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        session.changed.connect(page.refresh)
        settle()
        return page

    return build


@pytest.fixture
def page(show):
    return show()


@pytest.fixture
def get(session):
    def read(kind, row):
        with session.ledger.read() as reading:
            return reading.get(kind, row)

    return read


@pytest.fixture
def stored(get, consultation):
    """Call it for the consultation as it is in the ledger."""
    return lambda: get(Consultation, consultation)


@pytest.fixture
def edit(session, consultation):
    """Call it to change the plan behind the page's back."""
    return lambda **values: edit_consultation(session.ledger, consultation, **values)


@pytest.fixture
def rows(session):
    def read(kind, **equal):
        with session.ledger.read() as reading:
            return reading.list(kind, **equal)

    return read


@pytest.fixture
def meeting(session, consultation):
    """A meeting of two representatives, called for the consultation."""
    for name in ("马晓梅", "单志强"):
        add_person(session.ledger, name=name, memberships=("villager_representative",))
    electorates.make_roster(
        session.ledger, title="代表", as_of="2026-06-01", memberships=("villager_representative",)
    )
    with session.ledger.read() as reading:
        roster = list_rosters(reading)[0].id
    return convene(
        session.ledger,
        agenda=[("商量修路", 20)],
        title="代表会议",
        held_on="2026-05-10",
        place="村部",
        body="village_representatives_meeting",
        roster=roster,
        consultation=consultation,
    )


def sheet_of(page, kind):
    found = [one for one in page.window().findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def told(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def gaps(page):
    return [card.gap.code for card in page.gate.cards]


def press(page, qtbot, key, modifier=Qt.KeyboardModifier.AltModifier):
    qtbot.keyClick(page.focusWidget() or page, key, modifier)


# What is shown


def test_page_shows_title_stages_answers_and_what_is_lacking(page):
    assert (page.head._title.text(), page.head._caption.text()) == ("三组路硬化", "示协1号")
    assert [chip.text() for chip in page.head.chips] == ["基层协商", "计划外", "决策之前"]
    assert list(page.file.answers.rows) == list(SEVEN_ANSWERS)
    assert gaps(page) == ["answers", "sign_off_party", "sign_off_committee"]
    assert page.next.text().startswith("进入「通报」")
    assert "七问还缺1问" in page.next.reason
    assert page.gate.cards[0].button.property("kind") == "primary"


def test_every_control_has_an_accessible_name(page):
    controls = page.findChildren(QAbstractButton)

    assert [one for one in controls if one.isVisible() and not one.accessibleName()] == []


def test_one_filled_button_at_most(page):
    filled = [
        one
        for one in page.findChildren(Button)
        if one.isVisible() and one.isEnabled() and one.property("kind") == "primary"
    ]

    assert len(filled) == 1


def test_unknown_consultation_says_so(session, qtbot, settle):
    from desktop.records.ids import new_id

    page = ConsultationPage(session, Place("consultation", new_id()))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle()

    assert page._fault.isVisible()


# Answers


def test_arrows_walk_the_answers_and_enter_edits(page, qtbot, settle, stored):
    rows = list(page.file.answers.rows.values())
    rows[0].setFocus()
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.focusWidget() is rows[4]
    qtbot.keyClick(rows[4], Qt.Key.Key_Return)
    qtbot.keyClicks(page.focusWidget(), "xian ting")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not rows[4].is_editing)
    settle()

    assert stored().how == "xian ting"
    assert gaps(page) == ["sign_off_party", "sign_off_committee"]
    assert page.focusWidget() is rows[4]


def test_ctrl_enter_ends_an_answer_and_the_list_ends_hold(page, qtbot, settle, stored):
    rows = list(page.file.answers.rows.values())
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Up)
    assert page.focusWidget() is rows[0]
    page.file.answers.edit("why")
    qtbot.keyClicks(rows[0].field, "!")
    qtbot.keyClick(rows[0].field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not rows[0].is_editing)
    settle()

    assert stored().why == "写明了!"


def test_answer_left_as_it_was_changes_nothing(page, session, settle):
    with session.ledger.read() as reading:
        before = reading.head
    page.file.answers.edit("why")
    page.file.answers.edit("what")
    page.file.answers.store()
    settle()

    with session.ledger.read() as reading:
        assert reading.head == before


def test_forms_are_put_in_by_their_chips(page, settle, stored):
    page.file.answers.edit("how")
    row = page.file.answers.rows["how"]
    chip = next(one for one in row.findChildren(Button) if one.text() == "恳谈协商")
    chip.click()
    page.file.choose("records")
    settle()

    assert stored().how == "恳谈协商"


def test_half_typed_answer_comes_back_after_a_power_cut(show, session, qtbot, settle, consultation):
    page = show()
    page.file.answers.edit("how")
    qtbot.keyClicks(page.file.answers.rows["how"].field, "yi ban")
    page.file.answers.keeper.flush()
    settle()
    assert find_draft(session.ledger.drafts, "Consultation.answers", str(consultation)) is not None
    again = show()

    assert again.file.answers.rows["how"].field.text() == "yi ban"
    again.leave()
    settle()
    assert find_draft(session.ledger.drafts, "Consultation.answers", str(consultation)) is None


def test_answer_that_cannot_be_stored_stays_in_its_field(
    page, session, settle, consultation, qtbot
):
    page.file.answers.edit("how")
    page.file.answers.rows["how"].field.set_text("\0")
    page.leave()
    settle()

    assert page.file.answers.rows["how"].field.text() == "\0"
    assert [notice.tone for notice in session.notices] == ["bad"]


def test_escape_belongs_to_the_input_method_while_it_composes(page, qtbot):
    page.file.answers.edit("how")
    row = page.file.answers.rows["how"]
    QApplication.sendEvent(row.field, QInputMethodEvent("kaihui", []))
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    qtbot.wait(10)
    assert row.is_editing
    done = QInputMethodEvent("", [])
    done.setCommitString("开会")
    QApplication.sendEvent(row.field, done)

    assert row.field.text() == "开会"


def test_what_is_typed_outlives_a_refresh_of_the_page(page, edit, settle, qtbot):
    page.file.answers.edit("how")
    field = page.file.answers.rows["how"].field
    qtbot.keyClicks(field, "yi ban")
    edit(title="改了题目")
    page.refresh()
    settle()

    assert page.head._title.text() == "改了题目"
    assert (page.file.answers.rows["how"].field, field.text()) == (field, "yi ban")


def test_answer_that_was_only_looked_at_does_not_undo_what_came_meanwhile(
    page, edit, settle, stored
):
    page.file.answers.edit("why")
    edit(why="县里回来的新说法")
    page.refresh()
    settle()
    page.file.answers.store()
    settle()

    assert stored().why == "县里回来的新说法"
    assert "县里回来的新说法" in told(page.file.answers.rows["why"])


def test_answer_that_came_while_one_is_typed_is_told_before_it_is_replaced(
    page, session, edit, settle, stored
):
    answers = page.file.answers
    answers.edit("why")
    answers.rows["why"].field.set_text("我写的")
    edit(why="别处写的")
    page.refresh()
    settle()
    answers.edit("what")
    settle()

    assert stored().why == "别处写的"
    assert answers.rows["why"].field.text() == "我写的"
    assert not answers.rows["what"].is_editing
    (notice,) = session.notices
    assert "别处写的" in notice.text
    answers.store()
    settle()
    assert stored().why == "我写的"


def test_answer_that_came_while_a_draft_lay_is_told_before_it_is_replaced(
    show, session, edit, settle, stored
):
    page = show()
    page.file.answers.edit("why")
    page.file.answers.rows["why"].field.set_text("我写的")
    page.file.answers.keeper.flush()
    settle()
    edit(why="别处写的")
    answers = show().file.answers
    settle()

    assert answers.rows["why"].field.text() == "我写的"
    answers.store()
    settle()
    assert stored().why == "别处写的"
    assert "别处写的" in session.notices[-1].text
    answers.store()
    settle()
    assert stored().why == "我写的"


def test_answer_that_goes_on_being_typed_is_not_overtaken_by_itself(page, session, settle, stored):
    answers = page.file.answers
    answers.edit("why")
    answers.rows["why"].field.set_text("先写的")
    answers.store()
    answers.edit("why")
    settle()
    answers.rows["why"].field.set_text("接着写的")
    answers.store()
    settle()

    assert stored().why == "接着写的"
    assert session.notices == []


def test_answer_that_was_refused_is_stored_once_it_can_be(page, session, settle, stored):
    answers, act = page.file.answers, session.ledger.act

    @contextlib.contextmanager
    def full(*_, **__):
        raise DiskFullError("磁盘已满。", "请腾出空间。")
        yield

    answers.edit("why")
    answers.rows["why"].field.set_text("写了很久")
    session.ledger.act = full
    answers.store()
    settle()
    session.ledger.act = act
    answers.store()
    settle()

    assert stored().why == "写了很久"


def test_answer_says_what_becomes_of_a_change_once_the_plan_is_public(
    page, session, settle, consultation
):
    notices.begin_notice(
        session.ledger, consultation, kind="topic", begins_on="2026-05-01", places="公开栏"
    )
    page.refresh()
    settle()
    page.file.answers.edit("how")

    assert "方案已通报，改动会留痕并印在方案表背面" in told(page.file.answers.rows["how"])


# The gate


def test_button_of_the_answers_opens_the_empty_one(page):
    page.gate.cards[0].button.click()

    assert page.file.answers.rows["how"].is_editing


def test_sign_off_is_entered_by_keys_and_the_gate_follows(page, qtbot, settle, rows, edit):
    edit(how="开会")
    page.refresh()
    settle()
    page.first_focus().setFocus()
    press(page, qtbot, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(GapSheet)))
    sheet = sheet_of(page, GapSheet)
    settle()
    assert sheet.windowTitle() == "方案签署：村党组织"
    qtbot.keyClicks(sheet.form.editors["name"].control, "li mou")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()

    (signed,) = rows(SignOff)
    assert (signed.name, signed.body, signed.consultation) == ("li mou", "party", page.view.id)
    assert gaps(page) == ["sign_off_committee"]
    assert page.focusWidget() is page.gate.cards[0].button


@pytest.mark.parametrize("action", [one for one in FORMS if one != "notice"])
def test_every_form_of_the_gate_opens_and_asks_for_what_it_needs(page, settle, action):
    detail = next(iter(FORMS[action].details), "")
    page.acts.run(f"{action}:{detail}" if detail else action)
    settle()
    sheet = sheet_of(page, GapSheet)
    asked = [name for name in FORMS[action].needed if not sheet.form.editors[name].typed()]
    sheet.save()

    faulty = [name for name, editor in sheet.form.editors.items() if editor.fault]
    assert set(asked) <= set(faulty) | {"concern"}
    assert sheet.isVisible()


def test_lawful_condition_is_kept_for_this_consultation(page, settle, rows, consultation):
    page.acts.run("condition:party_study")
    settle()
    sheet = sheet_of(page, GapSheet)
    sheet.form.editors["held_on"].control.setText("2026年5月5日")
    sheet.form.editors["conclusion"].control.set_text("同意提交表决")
    sheet.save()
    settle()
    assert (rows(LawfulCondition), sheet.form.editors["result"].fault[:7]) == ([], "“结论”没有选")
    sheet.form.editors["result"].control.step(1)
    sheet.save()
    settle()

    (row,) = rows(LawfulCondition)
    assert (row.kind, row.held_on, row.consultation) == ("party_study", "2026-05-05", consultation)
    assert row.result == "agreed"


def test_notice_is_posted_and_its_objection_answered(page, session, settle, rows, consultation):
    page.acts.run("notice:result")
    settle()
    sheet = sheet_of(page, NewNoticeSheet)
    sheet.form.editors["begins_on"].show_value("2026-05-01")
    sheet.form.editors["places"].control.setText("村务公开栏")
    sheet.save()
    settle()
    (notice,) = rows(Notice)
    assert (notice.kind, notice.places) == ("result", "村务公开栏")
    notices.record_objection(
        session.ledger, notice.id, content="补偿按哪年标准", raised_on="2026-05-02"
    )
    page.acts.run("objections")
    settle()
    sheet = sheet_of(page, ObjectionSheet)
    assert "补偿按哪年标准" in told(sheet)
    sheet.form.editors["answer"].control.set_text("按今年")
    sheet.form.editors["answered_by"].control.setText("李某")
    sheet.save()
    settle()
    assert rows(Objection)[0].answer == "按今年"
    page.acts.run("objections")
    settle()
    assert session.notices[-1].text == "异议都已答复。"


def test_topic_is_screened_again(page, settle, get, topic):
    page.acts.run("topic")
    settle()
    sheet = sheet_of(page, TopicSheet)
    sheet.form.editors["reach"].control.set_text("全村")
    sheet.save()
    settle()
    assert (get(Topic, topic).reach, get(Topic, topic).decision) == ("全村", "listed")


def test_consultation_without_a_topic_chooses_one(session, settle, topic, qtbot, get):
    plain = plan_consultation(session.ledger, title="没有议题的")
    other = ConsultationPage(session, Place("consultation", plain))
    qtbot.addWidget(other)
    other.show()
    other.refresh()
    settle()
    other.acts.run("topic")
    settle()
    sheet = sheet_of(other, RecordSheet)
    sheet.form.editors["topic"].control.setText("三组路硬化")
    sheet.save()
    settle()
    assert get(Consultation, plain).topic == topic


def test_asker_is_told_and_offered_no_more(page, settle, rows):
    page.acts.run("feedback")
    settle()
    sheet = sheet_of(page, GapSheet)
    assert sheet.form.editors["concern"].control.text() == "三组路"
    sheet.form.editors["content"].control.set_text("路铺好了")
    sheet.save()
    settle()

    assert [one.content for one in rows(Feedback)] == ["路铺好了"]


def test_deliveries_are_ticked_off(page, meeting, settle, rows, qtbot):
    page.acts.run("delivery")
    settle()
    sheet = sheet_of(page, DeliverySheet)
    count = sheet.people.count()
    assert count > 1
    sheet.keep.click()
    settle()
    assert sheet.isVisible()  # nobody was ticked
    qtbot.keyClick(sheet.people, Qt.Key.Key_Space)
    sheet.way.show_value("phone")
    sheet.keep.click()
    settle()
    assert [one.way for one in rows(Delivery)] == ["phone"]
    page.acts.run("delivery")
    settle()
    sheet = sheet_of(page, DeliverySheet)
    assert sheet.people.count() == count - 1
    sheet.all.click()
    sheet.keep.click()
    settle()
    assert len(rows(Delivery)) == count
    page.acts.run("delivery")
    settle()
    assert sheet_of(page, DeliverySheet).keep.reason


def test_meeting_is_called_for_this_consultation_then_gone_to(page, session, settle, rows):
    page.acts.run("vote")
    settle()
    sheet = sheet_of(page, CallSheet)
    sheet.title_field.setText("代表会议")
    sheet.place_field.setText("村部")
    sheet.agenda.set_text("商量修路")
    sheet._on_call_clicked()
    settle()
    places = []
    session.navigator.moved.connect(places.append)
    page.acts.run("record")
    settle()

    assert [place.page for place in places] == ["meeting"]
    assert page.file.tabs.tabText(2) == "会议 1"


def test_gap_is_passed_over_with_reason_and_who_agreed(page, settle, rows):
    page.gate.skip.click()
    settle()
    sheet = sheet_of(page, SkipSheet)
    sheet.save()
    assert sheet.form.editors["reason"].fault
    sheet.form.editors["gap"].show_value("sign_off_party")
    sheet.form.edited.emit("gap")
    sheet.form.editors["reason"].control.set_text("汛期")
    sheet.form.editors["agreed_by"].control.setText("镇里")
    sheet.save()
    settle()

    (passed,) = rows(PassedGap)
    assert (passed.code, passed.reason, passed.agreed_by) == ("sign_off_party", "汛期", "镇里")
    assert gaps(page) == ["answers", "sign_off_committee"]
    assert any("已跳过" in words and "汛期" in words for words in told(page.gate))


def test_lawful_condition_warns_that_the_reason_is_printed(page, session, settle, consultation):
    from desktop.services.consultation_views import LAW, PROCEDURE, ConditionView

    made = {"template": "缺{detail}", "why": "", "figures": {"detail": "研究意见"}}
    gaps = [
        ConditionView(code="a", basis="《组织法》第二十八条", kind=LAW, **made),
        ConditionView(code="b", basis="本程序", kind=PROCEDURE, **made),
    ]
    sheet = SkipSheet(page, session, consultation, gaps)
    sheet.open()
    settle()
    assert any("印在记录里" in words for words in told(sheet.warning))
    sheet.form.editors["gap"].show_value("b")
    sheet.form.edited.emit("gap")

    assert not any("印在记录里" in words for words in told(sheet.warning))


def test_alt_n_says_what_is_missing_while_it_is_locked(page, session, qtbot):
    press(page, qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(session.notices))

    assert "还不能进入「通报」" in session.notices[-1].text
    assert "七问还缺1问" in session.notices[-1].text


def complete(session, consultation):
    edit_consultation(session.ledger, consultation, how="开会")
    for body in ("party", "committee"):
        stages.record_sign_off(
            session.ledger, consultation, body=body, name="李某", signed_on="2026-04-20"
        )


def test_alt_n_enters_the_next_stage_once_all_is_there(page, session, qtbot, settle, stored):
    complete(session, page.view.id)
    page.refresh()
    settle()
    assert page.next.property("kind") == "primary"
    press(page, qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(session.notices))
    settle()

    assert stored().stage == "notify"
    assert session.notices[-1].text == "已进入「通报」。"
    assert page.stages.line._steps[3].state == "current"


def test_archive_asks_first_where_the_papers_lie(page, session, settle, get, consultation):
    sheet = ArchiveSheet(page, session, consultation)
    sheet.open()
    settle()
    assert sheet.form.editors["archive_number"].value() == "示档〔2026〕1号"
    sheet.back.click()
    assert get(Consultation, consultation).archive_number == ""
    again = ArchiveSheet(page, session, consultation)
    again.open()
    settle()
    again.save()
    assert "还没有填" in again.form.editors["archive_place"].fault
    again.form.editors["archive_place"].retype("村部档案柜")
    again.save()
    settle()

    # It stands at the plan: what lacks is said, and nothing is archived.
    assert again.isVisible()
    assert get(Consultation, consultation).ended_at is None


def test_supervisors_are_given_what_is_late(page, settle, rows):
    page.acts.run("oversight")
    settle()
    sheet = sheet_of(page, GapSheet)
    sheet.form.editors["given_by"].retype("村务监督委员会")
    sheet.form.editors["opinion"].retype("请抓紧")
    sheet.save()
    settle()

    assert [one.opinion for one in rows(OversightOpinion)] == ["请抓紧"]


def test_a_notice_of_a_gate_has_its_text_already(page, settle, rows):
    page.acts.run("notice:topic")
    settle()
    sheet = sheet_of(page, NewNoticeSheet)
    assert "列为协商议题" in sheet.form.editors["content"].value()
    sheet.save()
    settle()

    assert [one.kind for one in rows(Notice)] == ["topic"]


def test_a_result_that_binds_nobody_is_told_of(page, session, settle):
    page.acts.run("outcome")
    settle()
    sheet = sheet_of(page, GapSheet)
    sheet.form.editors["agreed"].retype("先修上段")
    sheet.save()
    settle()

    assert session.notices[-1].text == "“三组路硬化”还没有责任单位和期限。"


def test_several_askers_are_listed_and_told_together(page, session, settle, rows, get):
    concern = rows(Concern)[0].id
    with session.ledger.act("test") as work:
        people = [Person(name=name) for name in ("马秀兰", "穆新")]
        for one in people:
            work.add(one)
        row = work.get(Concern, concern)
        row.asker, row.companions = people[0].id, (people[1].id,)
    page.acts.run("feedback")
    settle()
    listed = sheet_of(page, AskersSheet)
    assert [one.who for one in listed._lines] == ["马秀兰", "穆新"]
    listed.tell.click()
    settle()
    sheet = sheet_of(page, TellAllSheet)
    sheet.form.editors["content"].retype("路铺好了")
    sheet.save()
    settle()
    told = {one.content for one in rows(Feedback) if one.consultation == page.view.id}
    assert told == {"路铺好了"}
    page.acts.run("feedback")
    settle()
    assert sheet_of(page, AskersSheet).tell.reason == "反映人都已经告知。"


# Tabs


def test_ctrl_tab_walks_the_tabs_and_comes_round(page, qtbot):
    names = []
    for _ in range(8):
        press(page, qtbot, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        names.append(page.file.current)

    assert names == [
        "participants",
        "meetings",
        "opinions",
        "votes",
        "tasks",
        "files",
        "records",
        "plan",
    ]


def test_stage_of_the_line_opens_its_tab(page):
    page.stages.opened.emit("consult")
    assert page.file.current == "meetings"
    page.stages.opened.emit("raise")
    assert page.file.current == "records"


def test_lists_lead_to_the_room_and_the_ledger(page, session, meeting, settle, qtbot):
    outcomes.assign_task(
        session.ledger,
        title="铺路",
        consultation=page.view.id,
        unit="村委会",
        responsible="李某",
        due="2026-06-30",
    )
    places = []
    session.navigator.moved.connect(places.append)
    page.refresh()
    settle()
    for name in ("participants", "meetings", "tasks"):
        page.file.choose(name)
        settle()
        one = page.file.lists[name].list
        qtbot.keyClick(one, Qt.Key.Key_Return)
    assert [place.page for place in places] == ["meeting", "tasks"]  # the room is one place


def test_opinion_is_answered_from_its_list(page, meeting, session, settle, rows):
    opinion = opinions.record_opinion(session.ledger, meeting, content="先修路")
    page.file.choose("opinions")
    settle()
    assert page.file.lists["opinions"].first_unanswered().id == opinion
    page.file.lists["opinions"].list.opened.emit(opinion)
    sheet = sheet_of(page, ResponseSheet)
    disposition = sheet.form.editors["disposition"]
    assert disposition.typed() is None  # what becomes of it is a person's judgement
    sheet.form.editors["reason"].control.set_text("写进方案")
    sheet.save()
    settle()
    assert (rows(Response), disposition.fault.startswith("“采纳情况”没有选")) == ([], True)
    disposition.control.step(1)
    sheet.save()
    settle()

    assert [(one.disposition, one.reason) for one in rows(Response)] == [("adopted", "写进方案")]
    assert page.file.lists["opinions"].first_unanswered() is None


def test_answer_that_came_while_an_opinion_is_answered_is_told(
    page, meeting, session, settle, rows
):
    opinion = opinions.record_opinion(session.ledger, meeting, content="先修路")
    page.file.choose("opinions")
    settle()
    page.file.lists["opinions"].list.opened.emit(opinion)
    sheet = sheet_of(page, ResponseSheet)
    settle()
    opinions.respond_to_opinion(session.ledger, opinion, disposition="not_adopted", reason="没有钱")
    sheet.form.editors["disposition"].control.step(1)
    sheet.form.editors["reason"].control.set_text("写进方案")
    sheet.save()
    settle()
    assert sheet._fault.accessibleName() == (
        "刚才收到了别处改的：“采纳情况”现在是“未采纳”，“理由”现在是“没有钱”。"
    )
    assert len(rows(Response)) == 1
    sheet.save()
    settle()

    assert [one.reason for one in rows(Response)] == ["没有钱", "写进方案"]


def test_empty_tabs_offer_the_one_thing_to_do(page, settle, rows):
    page.file.choose("meetings")
    settle()
    page.file.lists["meetings"].button.click()
    sheet_of(page, CallSheet).reject()
    page.file.choose("tasks")
    settle()
    page.file.lists["tasks"].button.click()
    sheet = sheet_of(page, GapSheet)
    for name, text in (("title", "铺路"), ("unit", "村委会"), ("responsible", "李某")):
        sheet.form.editors[name].control.setText(text)
    sheet.form.editors["due"].control.setText("2026-06-30")
    sheet.save()
    settle()

    assert [one.title for one in rows(Task)] == ["铺路"]
    page.acts.run("tasks")
    assert page.file.current == "tasks"


def test_every_condition_of_a_procedure_has_a_button_with_a_word(page):
    asked = [
        one
        for procedure in get_shipped_procedures().values()
        for stage in procedure.stages
        for one in stage.requires
    ]
    actions = {one.action for one in asked}
    card = page.gate.cards[0]

    assert [action for action in sorted(actions) if not card.action_word(action)] == []


def test_change_is_told_by_the_clock_of_beijing(page):
    at = datetime(2026, 5, 10, 23, 30, tzinfo=UTC)

    assert FileWords(page).moment(at, date(2026, 5, 11)) == "今天 07:30"


def test_record_is_read_whole(page, session, settle, consultation, qtbot):
    record_evaluation(session.ledger, consultation, evaluated_on="2026-05-26", conclusion="满意")
    page.refresh()
    page.file.choose("records")
    settle()
    qtbot.keyClick(page.file.lists["records"].list, Qt.Key.Key_Return)
    settle()
    sheet = sheet_of(page, FactsSheet)
    assert {"评价结论", "满意"} <= set(told(sheet))
    sheet.shut.click()


def test_notice_takes_an_objection_and_another_end(page, session, settle, rows, consultation):
    notice = notices.begin_notice(
        session.ledger, consultation, kind="result", begins_on="2026-05-01", places="公开栏"
    )
    page.refresh()
    page.file.choose("records")
    settle()
    page.file.lists["records"].list.opened.emit(notice)
    settle()
    press_action(page, "登记异议")
    settle()
    sheet = sheet_of(page, NewObjectionSheet)
    sheet.form.editors["content"].control.set_text("路太窄")
    sheet.save()
    settle()
    assert [one.content for one in rows(Objection)] == ["路太窄"]
    page.file.lists["records"].list.opened.emit(notice)
    settle()
    press_action(page, "修改")
    settle()
    sheet = sheet_of(page, NoticeSheet)
    sheet.form.editors["ends_on"].control.setText("2026年5月20日")
    sheet.save()
    settle()

    assert [one.ends_on for one in rows(Notice)] == ["2026-05-20"]


def test_an_opinion_of_the_supervisors_is_answered_where_it_is_read(  # noqa: PLR0917 – fixtures
    page, session, settle, rows, consultation, qtbot
):
    given = {"given_by": "村务监督委员会", "given_on": "2026-07-01", "opinion": "请抓紧"}
    opinion = record_oversight(session.ledger, consultation, **given)
    page.refresh()
    page.file.choose("records")
    settle()
    page.file.lists["records"].list.opened.emit(opinion)
    settle()
    facts = sheet_of(page, FactsSheet)
    qtbot.keyClick(facts, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(OversightAnswerSheet)))
    settle()
    sheet = sheet_of(page, OversightAnswerSheet)
    assert any("请抓紧" in words for words in told(sheet))
    sheet.form.editors["answer"].retype("已经督促")
    sheet.save()
    settle()
    assert [one.answer for one in rows(OversightOpinion)] == ["已经督促"]

    page.file.lists["records"].list.opened.emit(opinion)
    settle()
    words = [one.accessibleName() for one in sheet_of(page, FactsSheet).findChildren(Button)]
    assert "填办理情况" not in words


def press_action(page, word):
    sheet = sheet_of(page, FactsSheet)
    next(one for one in sheet.findChildren(Button) if one.accessibleName() == word).click()


def test_frozen_record_is_shown_as_its_paper(page, session, settle, consultation):
    edit_consultation(session.ledger, consultation, how="开会")
    record = freeze_plan(session.ledger, consultation, frozen_by="李某")
    places = []
    session.navigator.moved.connect(places.append)
    page.refresh()
    page.file.choose("records")
    settle()
    page.file.lists["records"].list.opened.emit(record)

    assert places == [Place("paper", record)]


def test_what_no_gate_asks_for_is_entered_from_the_menu(page, settle, rows):
    page.file.choose("records")
    settle()
    offered = {one.text(): one for one in page.file.enter.menu_of_entries.actions()}
    assert {"专题调研", "公示：实施结果", "法定条件：村民会议授权", "效果评价"} <= set(offered)
    offered["公示：实施结果"].trigger()
    settle()
    assert sheet_of(page, NewNoticeSheet).form.editors["kind"].value() == "implementation"
    sheet_of(page, NewNoticeSheet).reject()
    settle()
    offered["落实事项"].trigger()
    settle()

    assert sheet_of(page, GapSheet).form.kind is Task


def test_answer_changed_after_the_notice_says_by_whom(page, session, settle, consultation):
    notices.begin_notice(
        session.ledger, consultation, kind="topic", begins_on="2026-05-01", places="公开栏"
    )
    edit_consultation(session.ledger, consultation, how="开会")
    page.refresh()
    settle()

    assert any("通报后改过：马晓梅" in one for one in told(page.file.answers.rows["how"]))
    assert not any("通报后改过" in one for one in told(page.file.answers.rows["why"]))


def test_empty_answer_says_so_in_words_with_an_example(page):
    assert any(words.startswith("还没填。例：") for words in told(page.file.answers.rows["how"]))


def test_history_tells_who_changed_what(page, session, settle, consultation):
    edit_consultation(session.ledger, consultation, how="开会")
    page.refresh()
    settle()
    assert "怎么协商" in page.file.changes._told.text()
    page.file.changes.history.click()
    settle()
    sheet = sheet_of(page, HistorySheet)
    row = sheet.list.current_row()

    assert "怎么协商" in row.title
    assert "马晓梅" in row.second


def test_basic_facts_are_edited(page, settle, stored):
    page.file.changes.facts.click()
    settle()
    sheet = sheet_of(page, RecordSheet)
    sheet.form.editors["problem"].control.set_text("路难走")
    sheet.form.editors["title"].control.setText("三组至国道路硬化")
    sheet.save()
    settle()

    assert stored().problem == "路难走"
    assert page.head._title.text() == "三组至国道路硬化"


# Files


def drop(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    facts = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(20, 20), *facts, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), *facts, none))


def test_dropped_photo_gets_its_caption_and_is_seen_large(page, settle, rows, tmp_path, qtbot):
    photo = tmp_path / "路.png"
    photo.write_bytes(draw_sample("示意图", ["一"]))
    page.file.choose("files")
    settle()
    drop(page.file.files, photo)
    sheet = sheet_of(page, CaptionSheet)
    qtbot.keyClicks(sheet.caption, "lu kou")
    sheet.keep()
    settle()
    (kept,) = rows(Attachment)
    assert (kept.caption, kept.subject) == ("lu kou", page.view.id)
    assert page.file.files.list.item(0).text() == "lu kou"
    qtbot.keyClick(page.file.files.list, Qt.Key.Key_Return)
    settle()

    assert sheet_of(page, PictureSheet).windowTitle() == kept.title


def test_caption_left_by_esc_comes_back(page, session, settle, tmp_path, qtbot):
    paper = tmp_path / "签到.pdf"
    paper.write_bytes(b"%PDF-1.4\n")
    page.file.files.take([paper])
    sheet = sheet_of(page, CaptionSheet)
    qtbot.keyClicks(sheet.caption, "qian dao")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    settle()
    page.file.files.take([paper])
    settle()

    assert sheet_of(page, CaptionSheet).caption.text() == "qian dao"


def test_file_that_is_gone_is_told_and_nothing_is_kept(page, settle, rows, tmp_path):
    page.file.files.take([tmp_path / "没有.png"])
    sheet = sheet_of(page, CaptionSheet)
    sheet.keep()
    settle()

    assert (sheet._fault.isVisible(), rows(Attachment)) == (True, [])


def test_other_file_is_saved_to_be_opened(page, session, settle, tmp_path, monkeypatch):
    paper = tmp_path / "签到.pdf"
    paper.write_bytes(b"%PDF-1.4\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(paper)], ""))
    page.file.choose("files")
    settle()
    page.file.files._first.click()
    sheet_of(page, CaptionSheet).keep()
    settle()
    target = tmp_path / "出.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.file.files.list.itemActivated.emit(page.file.files.list.item(0))
    settle()
    assert target.read_bytes() == paper.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x"), ""))
    page.file.files.list.itemActivated.emit(page.file.files.list.item(0))
    settle()
    assert session.notices[-1].tone == "bad"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("出")] == ["出.pdf"]


# Less room


def test_compact_puts_the_side_behind_a_tab_and_its_keys_reach_it(show, qtbot):
    page = show(compact=True)
    assert page.file.tabs.tabText(1) == "还差什么 3"
    assert not page.gate.isVisible()
    press(page, qtbot, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: page.file.answers.rows["how"].is_editing)
    page.file.choose("side")
    assert page.gate.isVisible()
    page.arrange(compact=False)

    assert (page.gate.isVisible(), page.file.tabs.count()) == (True, 8)
    page.arrange(compact=True)
    page.arrange(compact=True)
    assert page.file.tabs.count() == 9


def test_place_may_name_the_tab(show):
    assert show(tab="opinions").file.current == "opinions"


def test_back_goes_back_or_to_the_list(page, session):
    places = []
    session.navigator.moved.connect(places.append)
    page.head.back_pressed.emit()

    assert places == [Place("consultations")]


def test_answer_that_was_refused_waits_for_the_one_being_typed(
    page, session, consultation, settle, stored
):
    answers = page.file.answers
    answers.edit("how")
    answers.rows["how"].field.set_text("\0")
    answers.edit("why")
    answers.rows["why"].field.set_text("雨天陷车，又停运")
    settle()
    assert answers.rows["why"].field.text() == "雨天陷车，又停运"
    answers.keeper.flush()
    settle()
    draft = find_draft(session.ledger.drafts, "Consultation.answers", str(consultation))
    over = {"": {"how": "", "why": "写明了"}}
    assert dict(draft.content) == {"how": "\0", "why": "雨天陷车，又停运"} | over

    answers.store()
    settle()

    assert stored().why == "雨天陷车，又停运"
    assert answers.rows["how"].field.text() == "\0"


# 一事一档


@pytest.fixture
def opened(monkeypatch):
    """What the system was asked to open."""
    found = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


def test_alt_d_binds_the_dossier_and_opens_it(page, tmp_path, monkeypatch, qtbot, opened):
    named = []

    def choose(_page, _title, name, _kinds, **_):
        named.append(name)
        return str(tmp_path / "卷宗"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(opened))

    assert named == ["卷宗 三组路硬化.pdf"]
    assert opened == [str(tmp_path / "卷宗.pdf")]
    assert (tmp_path / "卷宗.pdf").read_bytes().startswith(b"%PDF")
    assert page.session.notices[-1].text == f"装订好了：{tmp_path / '卷宗.pdf'}"


def test_a_stopped_dossier_leaves_no_file(page, settle, tmp_path, monkeypatch, opened):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "卷"), ""))
    page.session.tasks.began.connect(lambda task: task.cancel())
    page.papers.dossier.click()
    settle()

    assert (list(tmp_path.glob("卷*")), opened) == ([], [])


def test_a_name_that_no_file_may_have_is_mended(page, settle, monkeypatch):
    named = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked, **_: named.append(asked[2]) or ("", "")
    )
    page.deeds.bind_dossier('路/桥：<"三组">？' + "长" * 60)

    assert named == ["卷宗 路桥：三组？" + "长" * 34 + ".pdf"]
