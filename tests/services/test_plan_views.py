"""A year's plan: where every item stands, how late, and what was held outside it."""

from datetime import date

import pytest

from desktop.records import Consultation, StageStep
from desktop.services.annual_plans import (
    add_item,
    begin_plan,
    begin_planned,
    cancel_item,
    leave_plan,
)
from desktop.services.consultations import plan_consultation
from desktop.services.plan_views import (
    count_text,
    list_plans,
    progress_text,
    view_plan,
)

TODAY = date(2026, 5, 10)


@pytest.fixture
def plan(ledger):
    return begin_plan(ledger, year=2026)


@pytest.fixture
def view(village, plan):
    def view(today=TODAY):
        with village.ledger.read() as reading:
            return view_plan(reading, plan, today)

    return view


def archive(village, row):
    with village.ledger.act("archive_for_test") as work:
        work.get(Consultation, row).ended_at = work.now


@pytest.mark.parametrize(
    "case",
    [
        (5, date(2026, 5, 31), 0),
        (5, date(2026, 6, 1), 1),
        (1, date(2026, 12, 31), 11),
        (12, date(2027, 1, 1), 1),
        (12, date(2025, 12, 31), 0),
        (None, date(2030, 1, 1), 0),
    ],
)
def test_item_is_late_by_whole_months(village, plan, view, case):
    month, today, late = case
    add_item(village.ledger, plan, title="修路", month=month)
    (line,) = view(today).items
    assert line.late == late


def test_items_stand_as_their_consultations_do(village, plan, view):
    ledger = village.ledger
    for title in "甲乙丙丁":
        add_item(ledger, plan, title=title, month=1, lead_unit="村委会")
    first, second, third, _ = (line.id for line in view().items)
    running = begin_planned(ledger, first)
    archive(village, begin_planned(ledger, second))
    cancel_item(ledger, third, reason="上级已办")

    found = view()

    assert [(one.state, one.stage, one.late) for one in found.items] == [
        ("running", "方案", 4),
        ("done", "", 0),
        ("cancelled", "", 0),
        ("not_begun", "", 4),
    ]
    assert found.items[0].consultation == running
    assert [progress_text(one) for one in found.items] == [
        "进行中：方案，已过4个月",
        "已完成",
        "不再进行：上级已办",
        "未开始，已过4个月",
    ]
    assert count_text(found.count) == (
        "3项，已完成1项，进行中1项，未开始1项，逾期2项，另有1项不再进行"
    )


def test_item_is_under_way_while_one_of_its_consultations_is(village, plan, view):
    item = add_item(village.ledger, plan, title="修路")
    archive(village, begin_planned(village.ledger, item))
    again = begin_planned(village.ledger, item)
    assert (view().items[0].state, view().items[0].consultation) == ("running", again)


def test_given_up_item_that_was_done_is_done(village, plan, view):
    item = add_item(village.ledger, plan, title="修路")
    archive(village, begin_planned(village.ledger, item))
    cancel_item(village.ledger, item, reason="一次就够")
    assert (view().items[0].state, progress_text(view().items[0])) == ("done", "已完成")


def test_what_is_outside_the_plan_stands_apart_with_its_reason(village, plan, view):
    ledger = village.ledger
    begin_planned(ledger, add_item(ledger, plan, title="计划内"), begun_on="2026-02-01")
    late = plan_consultation(ledger, title="塌方", begun_on="2026-04-02", kind="village")
    leave_plan(ledger, late, reason="雨后塌方")
    archive(village, plan_consultation(ledger, title="开春", begun_on="2026-03"))
    plan_consultation(ledger, title="去年", begun_on="2025-12-31")
    plan_consultation(ledger, title="明年", begun_on="2027-01-01")
    assert [(one.title, one.month, one.reason, one.state, one.stage) for one in view().outside] == [
        ("开春", 3, "", "done", ""),
        ("塌方", 4, "雨后塌方", "running", "方案"),
    ]


def test_consultation_without_a_day_is_outside_no_year(village, plan, view):
    village.add(Consultation(title="没有日期"))
    assert village.list(StageStep) == []
    assert view().outside == ()


def test_unknown_procedure_leaves_the_stage_open(village, plan, view):
    item = add_item(village.ledger, plan, title="修路")
    village.add(Consultation(title="新程序", procedure="future@9", in_plan=True, plan_item=item))
    assert (view().items[0].state, view().items[0].stage) == ("running", "")


def test_plans_stand_with_the_latest_year_first(village, plan):
    begin_plan(village.ledger, year=2027)
    begin_plan(village.ledger, year=2027, level="county", title="县级计划")
    with village.ledger.read() as reading:
        assert [one.title for one in list_plans(reading)] == [
            "2027年度协商计划",
            "县级计划",
            "2026年度协商计划",
        ]


def test_empty_plan_is_a_plan(view):
    assert count_text(view().count) == "0项，已完成0项，进行中0项，未开始0项"
