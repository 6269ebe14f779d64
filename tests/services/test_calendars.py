"""Everything with a date: what falls on a month, what is late, what leaves the room."""

from datetime import date

import pytest
from chain_samples import Course

from desktop.records import (
    Adoption,
    AnnualPlan,
    Consultation,
    DeliberationDay,
    Meeting,
    Notice,
    PlanItem,
    StageStep,
    Submission,
    Supervision,
    Task,
)
from desktop.services.calendars import (
    KINDS,
    get_work_calendar,
    list_dated,
    list_planned,
    tabulate_dated,
)
from desktop.services.concerns import record_concern

FIRST, LAST = date(2026, 5, 1), date(2026, 5, 31)


def dated(village, first=FIRST, last=LAST):
    with village.ledger.read() as reading:
        return list_dated(reading, first, last)


def told(village, **span):
    return [(one.day.day, one.kind, one.title, one.note) for one in dated(village, **span)]


@pytest.fixture
def consultation(village):
    row = Consultation(title="三组路", stage="vote")
    village.add(row)
    return row.id


def test_an_empty_ledger_has_no_dates(village):
    assert dated(village) == ()
    assert get_work_calendar() is get_work_calendar()


def test_each_kind_falls_on_its_day(village, consultation):
    record_concern(
        village.ledger, title="停水", content="停水", raised_on="2026-05-01", answer_by="2026-05-09"
    )
    task = Task(title="修渠", consultation=consultation, unit="水务站", due="2026-05-11")
    village.add(
        task,
        Meeting(title="代表会", held_on="2026-05-10", place="村委会"),
        Meeting(title="书面", held_on=None, return_by="2026-05-20", form="written"),
        Notice(title="结果公示", consultation=consultation, ends_on="2026-05-12", places="公示栏"),
        StageStep(consultation=consultation, stage="vote", due="2026-05-14"),
        DeliberationDay(title="议事日", rhythm="monthly", day_number=15, place="活动室"),
    )
    village.add(Supervision(task=task.id, due="2026-05-13"))

    assert told(village) == [
        (9, "reply", "停水", ""),
        (10, "meeting", "代表会", "村委会"),
        (11, "task", "修渠", "水务站"),
        (12, "notice", "结果公示", "公示栏"),
        (13, "supervision", "修渠", "水务站"),
        (14, "stage", "三组路", "表决"),
        (15, "deliberation", "议事日", "活动室"),
        (20, "return", "书面", ""),
    ]
    assert {kind for _, kind, *_ in told(village)} <= set(KINDS)


def test_what_is_done_answered_or_over_is_not_there(village, consultation):
    task = Task(title="修", consultation=consultation, due="2026-05-11", state="done")
    village.add(
        task,
        Meeting(title="开过", held_on="2026-05-10", state="ended"),
        StageStep(consultation=consultation, stage="vote", due="2026-05-14", ended_on="2026-05-02"),
        StageStep(consultation=consultation, stage="plan", due="2026-05-14"),
    )
    village.add(Supervision(task=task.id, due="2026-05-13", answered_on="2026-05-12"))

    assert told(village) == []


def test_a_submission_waits_until_it_is_answered(village, consultation):
    with village.ledger.act("enter_for_test") as work:
        work.get(Consultation, consultation).stage = "adopt"
    sent = Submission(consultation=consultation, addressed_to="镇政府", submitted_on="2026-05-02")
    village.add(sent, StageStep(consultation=consultation, stage="adopt", due="2026-05-30"))
    assert told(village) == [(30, "submission", "三组路", "镇政府")]

    village.add(Adoption(consultation=consultation, submission=sent.id, body="镇政府"))
    assert told(village) == [(30, "stage", "三组路", "采纳")]


@pytest.mark.parametrize(
    ("due", "count"),
    [
        ("2026-04-30", 0),
        ("2026-05-01", 1),
        ("2026-05-31", 1),
        ("2026-06-01", 0),
        ("2026-05", 1),
    ],
)
def test_both_ends_belong_to_the_span(village, due, count):
    village.add(Task(title="修", due=due))

    assert len(dated(village)) == count


@pytest.mark.parametrize(("kind", "is_late"), [("task", True), ("notice", False)])
def test_late_is_what_presses_and_is_past(village, consultation, kind, is_late):
    village.add(
        Task(title="修", due="2026-05-09")
        if kind == "task"
        else Notice(title="示", consultation=consultation, ends_on="2026-05-09")
    )
    (one,) = dated(village)

    assert (one.is_overdue(date(2026, 5, 10)), one.is_overdue(date(2026, 5, 9))) == (
        is_late,
        False,
    )


def test_a_confided_name_is_in_no_list(village):
    record_concern(
        village.ledger,
        title="白玉兰家的低保",
        content="白玉兰问低保",
        withheld_name="白玉兰",
        raised_on="2026-05-02",
        answer_by="2026-05-09",
    )
    found = dated(village)
    with village.ledger.read() as reading:
        table = tabulate_dated(reading, found, "2026年5月期限清单", date(2026, 5, 10))

    assert "白玉兰" not in found[0].title
    assert "白玉兰" not in str(table.rows)
    assert table.rows[0][:3] == (date(2026, 5, 9), "六", "答复反映人")
    assert table.rows[0][-1] == "超期1天"
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_what_a_plan_wants_in_a_month(village):
    plan = AnnualPlan(title="计划", year=2026)
    village.add(plan)
    village.add(
        PlanItem(plan=plan.id, position=2, title="乙", month=5),
        PlanItem(plan=plan.id, position=1, title="甲", month=5),
        PlanItem(plan=plan.id, position=3, title="不办了", month=5, cancelled="并入别的"),
        PlanItem(plan=plan.id, position=4, title="没定", month=None),
    )
    with village.ledger.read() as reading:
        assert [one.title for one in list_planned(reading, 2026, 5)] == ["甲", "乙"]
        assert list_planned(reading, 2026, 6) == ()
        assert list_planned(reading, 2027, 5) == ()


def test_a_whole_course_has_its_stage_limit(village):
    Course(village)

    found = dated(village, date(2026, 4, 1), date(2026, 6, 1))
    assert [(one.day, one.note) for one in found if one.kind == "stage"] == [
        (date(2026, 4, 22), "方案")
    ]
