"""议题 by keys: call, put forward, screen, decide, tell, go on."""

import pytest
from PySide6.QtCore import Qt

from desktop.records import Concern, Feedback, Notice, Topic
from desktop.services.concerns import put_forward_topic
from desktop.services.forms import read_values
from desktop.services.receptions import Visitor, record_visit
from desktop.services.screenings import decide_topic, screen_topic
from desktop.ui.concerns.answer_sheet import AnswerSheet
from desktop.ui.concerns.topic_sheets import DecisionSheet, ScreeningSheet
from desktop.ui.pages.topics import TopicsPage
from desktop.ui.places import Place
from desktop.ui.topics.call_sheets import CallForTopicsSheet, OtherTopicSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SCREENED = {"reach": "三组", "depth": "marked", "lawfulness": "合法", "feasibility": "可行"}


@pytest.fixture
def topic(session):
    concerns = [
        record_visit(
            session.ledger,
            Visitor(name=name, is_new=True),
            content="路灯不亮",
            answer_by="2027-01-01",
        )
        for name in ("马秀兰", "穆新")
    ]
    return put_forward_topic(session.ledger, concerns, title="三组路灯")


@pytest.fixture
def show(session, qtbot, drain):
    def show(row=None):
        page = TopicsPage(session, Place("topics", row))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.show()
        page.refresh()
        drain()
        page.table.setFocus()
        return page

    return show


def rows(session, kind):
    with session.ledger.read() as reading:
        return reading.list(kind)


def press(page, kind, button, drain):
    button.click()
    drain()
    return next(one for one in page.findChildren(kind) if one.isVisible())


def test_the_page_says_when_there_are_none_and_offers_a_call(show, session, drain):
    page = show()
    assert page.stack.currentWidget().accessibleName() == "还没有议题"
    sheet = press(page, CallForTopicsSheet, page.call, drain)
    sheet.form.fill_in({"places": "村务公开栏"})
    sheet.save()
    drain()
    [notice] = rows(session, Notice)
    assert (notice.kind, notice.consultation, notice.places) == ("call", None, "村务公开栏")


def test_a_topic_may_come_from_elsewhere(show, session, drain):
    page = show()
    sheet = press(page, OtherTopicSheet, page.add, drain)
    sheet.form.fill_in({"title": "路灯"})
    sheet.save()
    drain()
    assert rows(session, Topic) == []  # nobody said from where
    sheet.form.fill_in({"origin": "镇里交办"})
    sheet.save()
    drain()
    assert page.drawer.sheet.line.title == "路灯"
    assert page.drawer.next.text().startswith("去筛选")


def test_a_topic_is_screened_set_aside_and_everybody_told(show, session, drain, topic):
    page = show(topic)
    sheet = press(page, ScreeningSheet, page.drawer.next, drain)
    sheet.form.fill_in(SCREENED | {"catalogue_item": {"text": "公共照明", "row": ""}})
    sheet.save()
    drain()
    assert page.drawer.next.text().startswith("去确定")
    sheet = press(page, DecisionSheet, page.drawer.next, drain)
    assert not sheet.form.editors["merged_into"].isVisible()
    sheet.form.fill_in({"decision": "set_aside", "reason": "没钱", "decided_by": "村两委"})
    sheet.save()
    drain()
    assert page.head._caption.text() == "共 1 个 • 待告知 2 人"
    sheet = press(page, AnswerSheet, page.drawer.next, drain)
    assert [tick.text() for _, tick in sheet.ticks] == ["马秀兰", "穆新"]
    assert [tick.isChecked() for _, tick in sheet.ticks] == [True, False]
    sheet.ticks[1][1].setChecked(True)
    sheet.way.choose("phone")
    sheet.save_button.click()
    drain()

    assert {row.way for row in rows(session, Feedback)} == {"phone"}
    assert {row.state for row in rows(session, Concern)} == {"answered"}
    assert not page.drawer.next.isVisible()


def test_decision_that_came_meanwhile_is_told_and_not_undone_by_another_reason(
    show, session, drain, topic
):
    decide_topic(session.ledger, topic, decision="listed", reason="急", lawful=True, **SCREENED)
    page = show(topic)
    with session.ledger.read() as reading:
        values = read_values(reading, Topic, topic)
    sheet = DecisionSheet(page, session, "确定", topic=topic, values=values, words="")
    sheet.open()
    drain()
    sheet.form.fill_in({"reason": "年内办完", "decided_by": "村两委"})
    decide_topic(session.ledger, topic, decision="set_aside", reason="没钱")
    sheet.save()
    drain()
    assert sheet._fault.accessibleName() == (
        "刚才收到了别处改的：“筛选结果”现在是“不列入”，“理由”现在是“没钱”。"
    )
    assert sheet.form.editors["decision"].value() == "set_aside"
    sheet.save()
    drain()

    (row,) = rows(session, Topic)
    assert (row.decision, row.reason) == ("set_aside", "年内办完")


def test_merging_asks_into_which(show, session, drain, topic):
    other = put_forward_topic(session.ledger, [], title="全村路灯", origin="村里")
    screen_topic(session.ledger, topic, **SCREENED)
    page = show(topic)
    sheet = press(page, DecisionSheet, page.drawer.next, drain)
    sheet.form.editors["decision"].control._buttons[2].click()
    assert sheet.form.editors["merged_into"].isVisible()
    typed = {"reason": "一回事", "decided_by": "村两委"}
    sheet.form.fill_in(typed | {"merged_into": {"text": "全村路灯", "row": str(other)}})
    sheet.save()
    drain()
    [row] = [one for one in rows(session, Topic) if one.id == topic]
    assert (row.decision, row.merged_into) == ("merged", other)


def test_a_listed_topic_is_planned_once_and_led_to(show, session, drain, topic):
    decide_topic(session.ledger, topic, decision="listed", reason="急", lawful=True, **SCREENED)
    page = show(topic)
    assert page.drawer.next.text().startswith("拟定方案")
    page.drawer.next.click()
    page.drawer.next.click()
    drain()
    page.refresh()
    drain()
    assert session.navigator.current.page == "consultation"
    assert page.drawer.next.text().startswith("看协商")


def test_topics_follow_the_filter_keys(show, session, qtbot, topic):
    page = show()
    found = []
    for number in (1, 2, 3, 4, 5):
        qtbot.keyClick(page.filters.states, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        found.append(page.stack.currentWidget() is page._panel)
    assert found == [True, True, False, False, False]
    page._clear.click()
    assert page.filters.states.value() == "all"


def test_the_drawer_leads_to_the_concern(show, session, topic):
    page = show(topic)
    concern = page.drawer.sheet.sources[1].id
    page.drawer.concern_asked.emit(concern)
    assert session.navigator.current == Place("concerns", concern)
