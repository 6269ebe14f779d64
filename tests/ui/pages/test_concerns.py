"""民情诉求 by keys: filters, drawer, answer, merge, topic, screening."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.domain.deadlines import day_of
from desktop.records import Attachment, Concern, Consultation, Person, Topic
from desktop.services.answers import answer_concern, list_answers
from desktop.services.concerns import edit_concern
from desktop.services.receptions import Visitor, record_visit
from desktop.services.screenings import screen_topic
from desktop.ui.concerns.answer_sheet import AnswerSheet
from desktop.ui.concerns.asker_box import AskerBox
from desktop.ui.concerns.edit_sheets import ConcernEditSheet, FigureSheet
from desktop.ui.concerns.merge_sheet import MergeSheet
from desktop.ui.concerns.report_box import ReportBox
from desktop.ui.concerns.report_sheets import ReplySheet, ReportSheet
from desktop.ui.concerns.topic_sheets import DecisionSheet, ScreeningSheet, TopicSheet
from desktop.ui.lists.line_tables import PAGE
from desktop.ui.pages.concerns import ConcernsPage
from desktop.ui.places import Place
from desktop.ui.task_ledger.photos import PhotoAdder

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def visit(session):
    def visit(content, name="海生", days=9, **values):
        visitor = values.pop("visitor", Visitor(name=name, is_new=True))
        return record_visit(
            session.ledger, visitor, content=content, answer_by=on(session, days), **values
        )

    return visit


@pytest.fixture
def show(session, qtbot, drain):
    def show(row=None, **options):
        page = ConcernsPage(session, Place("concerns", row, options))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        drain()
        page.table.setFocus()
        return page

    return show


def on(session, days):
    return (day_of(session.now()) + timedelta(days=days)).isoformat()


def titles(page):
    model = page.table.lines
    return [
        model.index(row, 0).data(Qt.ItemDataRole.UserRole).title for row in range(model.rowCount())
    ]


def row_of(session, kind, row):
    with session.ledger.read() as reading:
        return reading.get(kind, row)


def press(page, kind, button, drain):
    button.click()
    drain()
    return page.findChild(kind)


def test_concerns_stand_by_what_is_left_with_the_first_in_the_drawer(visit, show):
    visit("路灯坏了", days=9)
    visit("停水", days=-3)
    page = show()
    assert titles(page) == ["停水", "路灯坏了"]
    assert page.drawer.sheet.line.title == "停水"
    assert page.head._caption.text() == "等答复 2 件"


def test_concerns_open_the_one_that_was_asked_for(visit, show, session):
    visit("停水", days=-3)
    done = visit("路灯坏了")
    answer_concern(session.ledger, done, answer="修了")
    page = show(done)
    assert page.drawer.sheet.line.title == "路灯坏了"
    assert page.filters.states.value() == "all"


def test_concerns_follow_the_filter_keys(visit, show, session, qtbot):
    visit("路灯坏了", days=9)
    visit("停水", days=-3)
    answer_concern(session.ledger, visit("没药"), answer="进了药")
    page = show()
    found = []
    for number in (2, 3, 4, 5, 6, 1):
        key = Qt.Key(Qt.Key.Key_0 + number)
        qtbot.keyClick(page.filters.states, key, CONTROL)
        found.append(titles(page) if page.stack.currentWidget() is page._panel else [])
    everything, waiting = ["停水", "路灯坏了", "没药"], ["停水", "路灯坏了"]
    assert found == [["停水"], [], [], ["没药"], everything, waiting]


def test_concerns_are_narrowed_by_channel_category_and_words(visit, show, qtbot):
    visit("路灯坏了", channel="phone", category="roads")
    visit("停水", channel="box", category="water")
    page = show()
    assert [page.filters.channel.itemText(at) for at in range(3)] == [
        "渠道：全部",
        "电话 1",
        "意见箱 1",
    ]
    page.filters.category.setCurrentIndex(page.filters.category.findData("roads"))
    page.filters.category.activated.emit(1)
    assert titles(page) == ["路灯坏了"]
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page.search, "xyz")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.stack.currentWidget().accessibleName() == "没有符合的"
    page._clear.click()
    assert sorted(titles(page)) == ["停水", "路灯坏了"]


def test_concerns_say_when_there_are_none_and_lead_to_the_desk(show, session):
    page = show()
    assert page.stack.currentWidget().accessibleName() == "还没有民情诉求"
    assert page.first_focus().text() == "接待登记"
    page.first_focus().click()
    assert session.navigator.current == Place("reception")


def test_alt_n_leads_to_the_desk(visit, show, session, qtbot):
    visit("停水")
    page = show()
    qtbot.keyClick(page.table, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: session.navigator.current == Place("reception"))


def test_drawer_is_opened_and_closed_by_keys(visit, show, qtbot):
    visit("停水")
    page = show()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.drawer.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.drawer.isVisible()
    assert page.drawer.answer.hasFocus()


def test_answer_is_written_by_keys(visit, show, session, qtbot, drain):
    concern = visit("停水")
    page = show(concern, answer=True)
    sheet = page.findChild(AnswerSheet)
    qtbot.keyClicks(sheet.fields["answer"], "pump replaced")
    qtbot.keyClick(sheet.fields["answer"], Qt.Key.Key_Return, CONTROL)
    drain()
    assert row_of(session, Concern, concern).state == "answered"
    with session.ledger.read() as reading:
        assert [one.words for one in list_answers(reading, concern)] == ["pump replaced"]
    assert page.stack.currentWidget().accessibleName() == "没有符合的"


def test_answer_is_asked_for_once(visit, show, drain):
    page = show(visit("停水"), answer=True)
    page.findChild(AnswerSheet).reject()
    page.refresh()
    drain()
    assert not any(sheet.isVisible() for sheet in page.findChildren(AnswerSheet))


def test_half_written_answer_is_kept(visit, show, drain):
    visit("停水")
    page = show()
    first = press(page, AnswerSheet, page.drawer.answer, drain)
    first.fields["answer"].set_text("写了一半")
    first.reject()
    drain()
    sheets = [one for one in page.findChildren(AnswerSheet) if one is not first]
    page.drawer.answer.click()
    drain()
    second = next(one for one in page.findChildren(AnswerSheet) if one not in (first, *sheets))
    assert second.fields["answer"].text() == "写了一半"


def test_concern_that_went_another_way_meanwhile_is_told_before_it_is_answered(
    visit, show, session, drain
):
    concern = visit("停水")
    page = show()
    sheet = press(page, AnswerSheet, page.drawer.answer, drain)
    sheet.fields["answer"].set_text("换了泵")
    with session.ledger.act("go_for_test") as work:
        work.get(Concern, concern).state = "in_topic"
    sheet.save_button.click()
    drain()
    assert sheet._fault.accessibleName().startswith("刚才收到了别处改的：“停水”的“")
    assert row_of(session, Concern, concern).state == "in_topic"
    sheet.save_button.click()
    drain()
    assert row_of(session, Concern, concern).state == "answered"


def test_empty_answer_is_refused_beside_its_field(visit, show, drain):
    visit("停水")
    page = show()
    sheet = press(page, AnswerSheet, page.drawer.answer, drain)
    sheet.save_button.click()
    drain()
    assert sheet.fields["answer"].fault == "答复是空的。 请写明怎么答复的。"
    assert sheet.save_button.isEnabled()


def test_everybody_who_asked_is_answered_but_who_was_not(visit, show, session, drain):
    first = visit("停水", days=1)
    second, third = (visit("又停水", f"海生{n}", into=first) for n in "二三")
    page = show(first)
    sheet = press(page, AnswerSheet, page.drawer.answer, drain)
    assert [tick.text() for _, tick in sheet.ticks] == ["海生", "海生二", "海生三"]
    assert [tick.isChecked() for _, tick in sheet.ticks] == [True, False, False]
    next(tick for asker, tick in sheet.ticks if asker.concern == second).setChecked(True)
    sheet.fields["answer"].set_text("换了泵")
    sheet.save_button.click()
    drain()
    states = [row_of(session, Concern, one).state for one in (first, second, third)]
    assert states == ["answered", "answered", "open"]


def test_number_and_confided_name_are_shown_when_asked_for(visit, show, session):
    with session.ledger.act("enter_for_test") as work:
        person = Person(name="贺占林", phone="13800002047")
        work.add(person)
    first = visit("停水", visitor=Visitor(person=person.id), days=1)
    visit("又停水", visitor=Visitor(name="勉秀英", withheld=True), into=first)
    boxes = show(first).drawer.findChildren(AskerBox)
    assert [box._told.text() for box in boxes] == ["*******2047", "姓名只留在本室"]
    for box in boxes:
        box.reveal.click()
    assert [box._told.text() for box in boxes] == ["13800002047", "勉秀英"]
    boxes[0].reveal.click()
    assert boxes[0]._told.text() == "*******2047"


def test_concern_is_edited_in_its_form(visit, show, session, drain):
    concern = visit("停水")
    page = show()
    sheet = press(page, ConcernEditSheet, page.drawer.edit, drain)
    sheet.form.editors["title"].retype("三组后半夜停水")
    sheet.save()
    drain()
    assert row_of(session, Concern, concern).title == "三组后半夜停水"
    assert page.drawer.sheet.line.title == "三组后半夜停水"


def test_concern_is_merged_from_the_list_and_parted_again(visit, show, session, drain, qtbot):
    first = visit("三组自来水后半夜停水", days=20)
    visit("路灯坏了", days=30)
    second = visit("自来水又停水了", "海生二", days=1)
    page = show(second)
    sheet = press(page, MergeSheet, page.drawer.merge, drain)
    assert sheet.list.current_row().title == "三组自来水后半夜停水"
    assert sheet.list.current_row().second.startswith("说的都是自来水、停水。")
    qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    drain()
    assert row_of(session, Concern, second).merged_into == first
    page.drawer.merge.click()
    drain()
    assert row_of(session, Concern, second).merged_into is None


def test_merge_offers_nothing_where_nothing_fits(visit, show, drain):
    visit("停水")
    page = show()
    sheet = press(page, MergeSheet, page.drawer.merge, drain)
    assert sheet.merge.reason == "没有可以并入的诉求"


def screen(page, session, topic, drain):
    screening = press(page, ScreeningSheet, page.drawer.step, drain)
    screening.save()
    assert row_of(session, Topic, topic).reach == ""
    typed = {"depth": "deep", "lawfulness": "属村民自治事项", "feasibility": "可行"}
    screening.form.fill_in(typed | {"reach": "三组"})
    screening.save()
    drain()
    assert row_of(session, Topic, topic).depth == "deep"


def decide(page, session, topic, drain):
    """Decide a topic, first without, then with a lawfulness that was passed."""
    typed = {"decision": "listed", "reason": "涉及面广", "decided_by": "村两委"}
    for lawful, decision in ((False, ""), (True, "listed")):
        screen_topic(session.ledger, topic, lawful=lawful)
        drain()
        assert page.drawer.step.text().startswith("确定议题")
        page.drawer.step.click()
        drain()
        sheet = next(one for one in page.findChildren(DecisionSheet) if one.isVisible())
        sheet.form.fill_in(typed)
        sheet.save()
        drain()
        assert row_of(session, Topic, topic).decision == decision
        sheet.reject()


def test_concern_becomes_a_topic_is_screened_and_planned(visit, show, session, drain):
    first = visit("停水", days=1)
    second = visit("又停水", "海生二", into=first)
    page = show(first)
    assert page.drawer.step.text().startswith("列为议题")
    sheet = press(page, TopicSheet, page.drawer.step, drain)
    assert sheet.form.editors["title"].typed() == "停水"
    sheet.save()
    drain()
    with session.ledger.read() as reading:
        (topic,) = reading.list(Topic)
    assert topic.concerns == (first, second)

    assert page.drawer.step.text().startswith("筛选议题")
    screen(page, session, topic.id, drain)
    decide(page, session, topic.id, drain)
    assert row_of(session, Topic, topic.id).decision == "listed"
    assert row_of(session, Concern, second).state == "in_topic"

    assert page.drawer.step.text().startswith("拟定方案")
    page.drawer.step.click()
    page.drawer.step.click()  # a second press begins no other
    drain()
    with session.ledger.read() as reading:
        (plan,) = reading.list(Consultation)
    assert plan.topic == topic.id
    assert session.navigator.current == Place("consultation", plan.id)
    assert page.drawer.step.text().startswith("看协商")


def test_form_is_printed_from_the_drawer(visit, show, session):
    concern = visit("停水")
    show().drawer.paper.click()
    assert session.navigator.current == Place("paper", concern, {"paper": "reception_form"})


def test_dropped_file_stays_with_the_concern(visit, show, session, drain, tmp_path):
    concern = visit("停水")
    page = show()
    paper = tmp_path / "说明.txt"
    paper.write_text("停水", encoding="utf-8")
    page.drawer.findChild(PhotoAdder).take([paper])
    drain()
    with session.ledger.read() as reading:
        assert reading.count(Attachment, subject=concern) == 1
    assert [file.title for file in page.drawer.sheet.files] == ["说明.txt"]


def test_drawer_lies_over_the_table_where_room_is_short(visit, show, qtbot):
    visit("停水")
    page = show()
    page.arrange(compact=True)
    assert (page.table.isVisible(), page.drawer.isVisible()) == (True, False)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (page.table.isVisible(), page.drawer.isVisible()) == (False, True)


def test_list_loads_by_pages(session, show, qtmodeltester):
    with session.ledger.act("enter_for_test") as work:
        for number in range(PAGE + 5):
            work.add(Concern(title=f"第{number}件", content="停水"))
    page = show()
    assert (page.table.lines.rowCount(), page.table.lines.count()) == (PAGE, PAGE + 5)
    page.table.lines.fetchMore(page.table.lines.index(-1, -1))
    assert page.table.lines.rowCount() == PAGE + 5
    qtmodeltester.check(page.table.lines)


def test_several_concerns_become_one_topic(visit, show, session, drain, qtbot):
    first, second, _ = visit("停水", days=1), visit("又停水", days=2), visit("路灯坏了", days=3)
    page = show()
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.bulk.isVisible()
    sheet = press(page, TopicSheet, page.bulk.topic, drain)
    sheet.save()
    drain()
    with session.ledger.read() as reading:
        (topic,) = reading.list(Topic)
    assert topic.concerns == (first, second)
    assert not page.bulk.isVisible()


def test_what_is_said_of_a_rule_goes_upward_and_the_reply_comes_back(visit, show, session, drain):
    concern = visit("透析要先垫钱", nature="advice", policy_document="报销办法")
    page = show(concern)
    assert page.drawer.report.reason == "还缺：条款、实际影响、对照的法律政策"
    known = {"policy_clause": "三", "policy_effect": "垫钱", "policy_law": "社会保险法"}
    edit_concern(session.ledger, concern, **known)
    page.refresh()
    drain()
    assert page.drawer.report.reason == ""
    sheet = press(page, ReportSheet, page.drawer.report, drain)
    sheet.form.fill_in({"addressed_to": "县政协"})
    sheet.save()
    drain()
    sheet = press(page, ReplySheet, page.drawer.findChild(ReportBox).reply, drain)
    assert sheet.form.editors["body"].typed() == "县政协"
    assert sheet.form.editors["decision"].typed() is None
    sheet.form.fill_in({"decision": "adopted", "reason": "改了"})
    sheet.save()
    drain()
    assert page.drawer.answer.text().startswith("告知")
    assert page.drawer.sheet.askers[0].words.endswith("采纳。改了")


def test_names_are_withheld_later_and_a_figure_is_noted(visit, show, session, drain):
    concern = visit("停水")
    page = show()
    sheet = press(page, ConcernEditSheet, page.drawer.edit, drain)
    assert sheet.form.editors["asker"].isVisible()
    assert not sheet.form.editors["policy_clause"].isVisible()
    sheet.form.editors["anonymous"].control._buttons[1].click()
    assert not sheet.form.editors["asker"].isVisible()
    sheet.save()
    drain()
    row = row_of(session, Concern, concern)
    assert (row.asker, row.withheld_name) == (None, "海生")

    sheet = press(page, FigureSheet, page.drawer.figure, drain)
    sheet.form.fill_in({"title": "停水", "before": "12", "unit": "天"})
    sheet.save()
    drain()
    assert page.drawer.sheet.figures[0].title == "停水"
