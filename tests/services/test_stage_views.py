from datetime import date

import pytest
from chain_samples import Course

from desktop.records import Consultation
from desktop.services import consultations, notices, stages
from desktop.services.meetings import call_meeting
from desktop.services.stage_views import last_steps, view_gate, view_passed, view_stages

DAY = date(2026, 5, 10)


@pytest.fixture
def course(village):
    return Course(village)


def line(course, today=None):
    with course.ledger.read() as reading:
        found = view_stages(reading, course.row, today or course.today)
    return {one.stage: one for one in found}


def gate(course):
    with course.ledger.read() as reading:
        return view_gate(reading, course.row, course.today)


def test_stage_line_tells_what_is_done_and_since_when(course):
    course.sign()
    course.enter(on="2026-04-20")

    found = line(course)

    assert [(one.number, one.short) for one in found.values()][:4] == [
        (1, "提出"),
        (2, "筛选"),
        (3, "方案"),
        (4, "通报"),
    ]
    assert {one.state for one in list(found.values())[:3]} == {"done"}
    assert (found["notify"].state, found["notify"].begun_on) == ("current", date(2026, 4, 20))
    assert (found["plan"].begun_on, found["plan"].ended_on) == (
        date(2026, 4, 12),
        date(2026, 4, 20),
    )
    assert found["notify"].due == date(2026, 4, 27)
    assert (found["vote"].state, found["vote"].begun_on) == ("to_come", None)
    assert found["raise"].macro == "raise"
    assert found["archive"].macro == "evaluate"


@pytest.mark.parametrize(
    ("today", "hung", "full"),
    [(date(2026, 5, 24), 14, False), (date(2026, 5, 25), 15, True)],
)
def test_running_notice_is_told_at_its_stage(course, today, hung, full):
    assert (line(course)["publish"].hung, line(course)["publish"].hung_needed) == (None, 15)
    course.publish("result", "2026-05-10")

    found = line(course, today)["publish"]

    assert (found.hung, found.hung_needed, found.is_hung) == (hung, 15, full)
    assert line(course, today)["plan"].hung_needed is None


def test_meeting_to_come_is_told_at_the_stage_it_is_for(course):
    values = {"consultation": course.id, "title": "会", "place": "联络室"}
    call_meeting(course.ledger, held_on="2026-05-12", **values)
    for day in ("2026-05-23", "2026-05-20"):
        call_meeting(course.ledger, held_on=day, body="village_representatives_meeting", **values)

    found = line(course)

    assert found["consult"].meeting_on == date(2026, 5, 12)
    assert found["vote"].meeting_on == date(2026, 5, 20)
    assert found["plan"].meeting_on is None


def test_archived_consultation_is_done_throughout_and_has_no_gate(course):
    course.to_archive()

    assert {one.state for one in line(course).values()} == {"done"}
    assert gate(course) is None


def test_gate_shows_what_is_lacking_and_what_is_there(course):
    stages.record_sign_off(
        course.ledger, course.id, body="party", name="李某", signed_on="2026-04-20"
    )

    found = gate(course)

    assert (found.stage, found.title, found.is_open) == ("notify", "通报", False)
    (gap,) = found.gaps
    assert (gap.code, gap.text, gap.kind, gap.action, gap.passable) == (
        "sign_off_committee",
        "村（居）民委员会还没有签署方案",
        "procedure",
        "sign_off:committee",
        True,
    )
    assert gap.review  # the text of 2015 was not read in full
    assert [one.text for one in found.met] == [
        "议题已筛选确定：2026年4月10日",
        "合法性审查通过",
        "七问已答完",
        "党组织已签署方案：2026年4月20日",
    ]


def test_gap_of_answers_leads_to_the_first_empty_one(course):
    consultations.edit_consultation(course.ledger, course.id, how="", give_back="")

    gap = gate(course).gaps[0]

    assert (gap.text, gap.action) == ("七问还缺2问：怎么协商、结果如何反馈", "answers:how")


def test_lawful_gap_stands_first_with_its_article(course):
    course.to_consult()
    course.sit()
    course.enter()
    notice = course.publish("result", "2026-05-10")
    notices.record_objection(
        course.ledger, notice, content="补偿按哪年标准", raised_on="2026-05-11", signed="石某"
    )

    found = gate(course)

    assert [one.code for one in found.gaps] == [
        "party_study",
        "assembly_authorisation",
        "result_hung",
        "objections",
    ]
    first, *_, last = found.gaps
    assert (first.is_lawful, first.basis, first.why) == (
        True,
        "《村民委员会组织法》第二十八条第三款",
        "重要事项应当先经党组织研究讨论",
    )
    assert (last.text, last.why) == ("公示异议1件还没有答复", "石某：补偿按哪年标准")
    assert found.gaps[2].basis == "《村民委员会组织法》第三十五条"


def test_gap_passed_over_is_told_apart(course):
    course.sign()
    course.enter()
    stages.pass_gap(
        course.ledger, course.id, gap="topic_notice", reason="大家都知道", agreed_by="李某"
    )

    found = gate(course)

    assert (found.gaps, found.is_open) == ((), True)
    (passed,) = found.passed
    assert (passed.code, passed.stage, passed.kind, passed.reason, passed.passed_on) == (
        "topic_notice",
        "investigate",
        "procedure",
        "大家都知道",
        DAY,
    )
    course.enter()
    assert gate(course).passed == ()
    with course.ledger.read() as reading:
        assert view_passed(reading, course.row) == (passed,)


def test_consultation_without_steps_has_stages_without_days(village):
    (old,) = village.add(Consultation(title="老的协商", stage="vote"))

    with village.ledger.read() as reading:
        found = view_stages(reading, reading.get(Consultation, old), DAY)

    assert [one.state for one in found[:8]] == ["done"] * 7 + ["current"]
    assert {one.begun_on for one in found} == {None}
    assert last_steps([]) == {}
