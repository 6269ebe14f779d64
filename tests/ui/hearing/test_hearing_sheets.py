from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.records import Concern, Investigation, Meeting, Opinion, Person, Topic
from desktop.services.attachments import add_attachment
from desktop.services.concerns import put_forward_topic, record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.follow_ups import record_investigation
from desktop.services.sittings import convene, join_meeting
from desktop.ui.consultations.file_panel import MEETINGS, OPINIONS
from desktop.ui.consultations.gap_sheets import GapSheet
from desktop.ui.hearing.investigation_sheet import ChangeSheet, InvestigationSheet
from desktop.ui.hearing.opinion_sheets import (
    AbsentOpinionSheet,
    FoundConcernSheet,
    HeardOpinionSheet,
)
from desktop.ui.hearing.topic_box import TopicBox, TopicInvestigationSheet
from desktop.ui.pages.consultation import ConsultationPage
from desktop.ui.places import Place
from desktop.ui.room.calling import CallSheet
from desktop.ui.rounds.round_sheets import CallRoundSheet

_SESSIONS = ("session", "_session")


class Matter:
    """A consultation with an investigation, and its page."""

    def __init__(self, session, drain, qtbot):
        self.session, self.drain, self.qtbot = session, drain, qtbot
        session.now = lambda: datetime(2026, 5, 10, 2, 0, tzinfo=UTC)
        concern = record_concern(
            session.ledger, title="三组路", content="雨天陷车", raised_on="2026-04-02"
        )
        topic = put_forward_topic(session.ledger, [concern], title="三组路硬化")
        self.id = plan_consultation(session.ledger, topic, begun_on="2026-04-12")
        self.investigation = record_investigation(
            session.ledger,
            self.id,
            begun_on="2026-04-25",
            place="三组",
            asked=62,
            findings="雨天出不了门",
        )
        self.page = ConsultationPage(session, Place("consultation", self.id))
        qtbot.addWidget(self.page)
        session.changed.connect(self.page.refresh)
        self.page.resize(1184, 668)
        self.page.arrange(compact=False)
        self.page.show()
        self.page.refresh()
        drain()

    def list(self, kind, **equal):
        with self.session.ledger.read() as reading:
            return reading.list(kind, **equal)

    def sheet(self, kind):
        self.drain()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        ours = [one for one in found if self.session in (vars(one).get(n) for n in _SESSIONS)]
        return next(one for one in ours if one.isVisible())

    def press(self, tab, action):
        self.page.file.choose(tab)
        self.page.file.feet[tab].buttons[action].click()
        self.drain()

    def fill(self, sheet, **values):
        for name, value in values.items():
            sheet.form.editors[name].show_value(value)
        sheet.save()
        self.drain()

    def call(self):
        meeting = convene(
            self.session.ledger,
            agenda=[("讨论", None)],
            title="示例会议",
            held_on="2026-05-12",
            place="村部",
            consultation=self.id,
        )
        (person,) = [Person(name="穆新")]
        with self.session.ledger.act("enter_for_test") as work:
            work.add(person)
        return join_meeting(self.session.ledger, meeting, name="", entitled=True, person=person.id)


@pytest.fixture
def matter(session, drain, qtbot):
    return Matter(session, drain, qtbot)


def test_absent_opinion_is_entered_from_the_tab(matter):
    speaker = matter.call()
    matter.press(OPINIONS, "opinion")
    sheet = matter.sheet(AbsentOpinionSheet)
    assert list(sheet.form.editors["source"].field.choices) == [
        "written",
        "visit",
        "phone",
        "remote",
    ]
    matter.fill(sheet, content="先修路")
    assert sheet.form.editors["signed"].fault == (
        "没有写是谁的意见。 请选人或写署名；不愿留名的写“一名村民”。"
    )
    matter.fill(sheet, speaker=speaker)

    (opinion,) = matter.list(Opinion)
    assert (opinion.speaker_name, opinion.source, opinion.content) == ("穆新", "phone", "先修路")
    row = matter.page.file.lists[OPINIONS].list.current_row()
    assert row.second == "穆新 · 未到会，电话"


def test_without_a_meeting_one_is_to_be_called_first(matter):
    matter.press(OPINIONS, "opinion")

    question = next(
        one for one in QApplication.topLevelWidgets() if one.windowTitle() == "还没有会议"
    )
    question.yes.click()
    matter.drain()
    assert matter.sheet(CallSheet).isVisible()


def test_round_is_called_for_the_consultation(matter):
    matter.press(MEETINGS, "round")
    sheet = matter.sheet(CallRoundSheet)
    assert sheet.form.editors["title"].value() == "三组路硬化征求意见"
    matter.fill(sheet, questions="修不修", unnamed=2)

    (meeting,) = matter.list(Meeting)
    assert (meeting.consultation, meeting.form) == (matter.id, "written")
    assert matter.session.navigator.current == Place("written_round", meeting.id)


def opened(matter):
    sheet = InvestigationSheet(matter.page, matter.session, matter.investigation)
    sheet.open()
    matter.drain()
    return sheet


def words(sheet):
    QApplication.processEvents()  # what was put into the layout comes into view
    return [one.text() for one in sheet.findChildren(QLabel) if one.isVisible()]


def test_investigation_shows_figures_and_findings(matter):
    sheet = opened(matter)

    found = words(sheet)
    assert {"62 人", "走访人数", "雨天出不了门", "三组路硬化"} <= set(found)
    assert "2026年4月25日 · 三组" in found


def test_opinion_heard_joins_the_file(matter):
    sheet = opened(matter)
    sheet.hear.click()
    matter.fill(matter.sheet(HeardOpinionSheet), signed="马某", content="路太窄", stance="oppose")

    (opinion,) = matter.list(Opinion)
    assert (opinion.signed, opinion.source, opinion.stance) == ("马某", "visit", "oppose")
    assert "听到的意见 1 条" in words(sheet)
    assert "马某：路太窄" in words(sheet)


def test_concern_heard_joins_the_concerns(matter):
    opened(matter).found.click()
    sheet = matter.sheet(FoundConcernSheet)
    assert sheet.form.editors["raised_on"].value() == "2026-04-25"
    matter.fill(sheet, title="路灯", content="晚上看不见")

    found = {one.title: one.channel for one in matter.list(Concern)}
    assert found == {"三组路": "reception", "路灯": "visit"}


def test_investigation_is_changed(matter):
    opened(matter).change.click()
    matter.drain()
    matter.fill(matter.sheet(ChangeSheet), findings="62户受影响")

    assert [one.findings for one in matter.list(Investigation)] == ["62户受影响"]


def test_kept_files_are_named_in_the_record(matter):
    sheet = opened(matter)
    facts = ("路.txt", "text/plain", "0" * 64, 10)
    kept = add_attachment(matter.session.ledger, subject=matter.investigation, facts=facts)
    sheet.adder.kept.emit()
    matter.drain()

    assert [one.enclosures for one in matter.list(Investigation)] == [(kept,)]


def test_topic_is_investigated_where_its_concern_is_read(matter):
    (topic,) = matter.list(Topic)
    box = TopicBox(matter.session, topic.id, topic.title)
    matter.qtbot.addWidget(box)
    box.show()
    matter.drain()
    assert [one.accessibleName() for one in box.buttons] == ["入户走访 · 2026年4月25日"]

    box.enter.click()
    sheet = matter.sheet(TopicInvestigationSheet)
    sheet.save()
    assert sheet.form.editors["findings"].fault == "“调研结论”还没有填。"
    matter.fill(sheet, findings="62户受影响", begun_on="2026-04-05")

    early = next(one for one in matter.list(Investigation) if one.findings == "62户受影响")
    assert (early.topic, early.consultation, early.title) == (topic.id, None, "三组路硬化")
    assert matter.sheet(InvestigationSheet).row == early.id


def test_investigation_that_a_gate_asks_for_opens_to_be_completed(matter):
    matter.page.acts.run("investigation")
    sheet = matter.sheet(GapSheet)
    matter.fill(sheet, begun_on="2026-05-01", findings="第二次")

    found = next(one for one in matter.list(Investigation) if one.findings == "第二次")
    assert matter.sheet(InvestigationSheet).row == found.id
