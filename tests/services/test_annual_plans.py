"""Annual plans: their items, their order, what a consultation has to do with them."""

import pytest

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import AnnualPlan, Consultation, Person, PlanItem
from desktop.services.annual_plans import (
    add_item,
    begin_plan,
    begin_planned,
    cancel_item,
    copy_plan,
    edit_item,
    edit_plan,
    items_of,
    leave_plan,
    link_plan_item,
    move_item,
    resume_item,
)
from desktop.services.consultations import plan_consultation


@pytest.fixture
def plan(ledger):
    return begin_plan(ledger, year=2026, makers="村党总支、村委会")


def titles(village, plan):
    with village.ledger.read() as reading:
        return "".join(one.title for one in items_of(reading, plan))


def test_plan_is_called_after_its_year(village, plan):
    row = village.get(AnnualPlan, plan)
    assert (row.title, row.year, row.level) == ("2026年度协商计划", 2026, "village")


@pytest.mark.parametrize("year", [0, 26, 1948, 3000])
def test_year_that_is_none_is_refused(village, year):
    with village.nothing_written(), pytest.raises(ValidationError) as refused:
        begin_plan(village.ledger, year=year)
    assert refused.value.details["field"] == "year"


def test_one_plan_a_year_and_level(village, plan):
    with village.nothing_written(), pytest.raises(ConflictError):
        begin_plan(village.ledger, year=2026)
    begin_plan(village.ledger, year=2026, level="township")
    other = begin_plan(village.ledger, year=2027)
    with village.nothing_written(), pytest.raises(ConflictError):
        edit_plan(village.ledger, other, year=2026)
    edit_plan(village.ledger, other, document_number="示协〔2027〕1号")
    assert village.get(AnnualPlan, other).document_number == "示协〔2027〕1号"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "修路", "month": 0}, "month"),
        ({"title": "修路", "month": 13}, "month"),
        ({"title": "修路", "removed_at": None}, "removed_at"),
    ],
)
def test_item_that_cannot_be_is_refused(village, plan, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as refused:
        add_item(village.ledger, plan, **values)
    assert refused.value.details["field"] == field


def test_items_stand_by_month_and_in_the_order_given(village, plan):
    for title, month in (("甲", 5), ("乙", None), ("丙", 3), ("丁", 5), ("戊", 12)):
        add_item(village.ledger, plan, title=title, month=month)
    assert titles(village, plan) == "丙甲丁戊乙"


def test_items_change_places_within_their_month(village, plan):
    rows = {
        title: add_item(village.ledger, plan, title=title, month=month)
        for title, month in (("甲", 5), ("乙", 5), ("丙", 6), ("丁", 5))
    }
    move_item(village.ledger, rows["丁"], up=True)
    assert titles(village, plan) == "甲丁乙丙"
    move_item(village.ledger, rows["甲"], up=False)
    assert titles(village, plan) == "丁甲乙丙"
    for row, up in (("丁", True), ("乙", False), ("丙", True), ("丙", False)):
        with village.nothing_written(), pytest.raises(ConflictError):
            move_item(village.ledger, rows[row], up=up)


def test_items_of_one_position_change_places_too(village, plan):
    first, second = village.add(
        PlanItem(plan=plan, title="甲", month=1), PlanItem(plan=plan, title="乙", month=1)
    )
    move_item(village.ledger, second, up=True)
    assert titles(village, plan) == "乙甲"
    assert village.get(PlanItem, first).position == 2


def test_plan_is_copied_without_approval_and_what_was_given_up(village, plan):
    (person,) = village.add(Person(name="马晓梅"))
    edit_plan(village.ledger, plan, approved_by="镇党委", approved_on="2026-01-05")
    add_item(village.ledger, plan, title="乙", month=9, lead=person, lead_unit="村委会")
    given_up = add_item(village.ledger, plan, title="丙", month=1)
    add_item(village.ledger, plan, title="甲", month=2, kind="village", reason="群众要求")
    cancel_item(village.ledger, given_up, reason="上级已办")

    made = copy_plan(village.ledger, plan, year=2027)

    row = village.get(AnnualPlan, made)
    assert (row.title, row.makers, row.approved_by, row.approved_on) == (
        "2027年度协商计划",
        "村党总支、村委会",
        "",
        None,
    )
    with village.ledger.read() as reading:
        copied = items_of(reading, made)
    assert [
        (one.title, one.month, one.kind, one.lead_name, one.lead_unit, one.reason, one.position)
        for one in copied
    ] == [
        ("甲", 2, "village", "", "", "群众要求", 1),
        ("乙", 9, "grassroots", "马晓梅", "村委会", "", 2),
    ]
    with village.nothing_written(), pytest.raises(ConflictError):
        copy_plan(village.ledger, plan, year=2027)


def test_consultation_begins_from_an_item(village, plan):
    (person,) = village.add(Person(name="马晓梅"))
    item = add_item(village.ledger, plan, title="修路", kind="village", lead=person)
    made = village.get(Consultation, begin_planned(village.ledger, item, forms=("meeting",)))
    assert (made.title, made.kind, made.lead_name, made.in_plan, made.plan_item_name) == (
        "修路",
        "village",
        "马晓梅",
        True,
        "修路",
    )


def test_consultation_comes_into_the_plan_and_leaves_it(village, plan):
    item = add_item(village.ledger, plan, title="修路")
    row = plan_consultation(village.ledger, title="修三组路")
    leave_plan(village.ledger, row, reason="  雨后塌方 ")
    assert village.get(Consultation, row).outside_reason == "雨后塌方"

    link_plan_item(village.ledger, row, item=item)
    found = village.get(Consultation, row)
    assert (found.in_plan, found.plan_item, found.outside_reason) == (True, item, "")

    leave_plan(village.ledger, row, reason="不是一回事")
    found = village.get(Consultation, row)
    assert (found.in_plan, found.plan_item, found.plan_item_name) == (False, None, "")


def test_leaving_the_plan_takes_a_reason(village, plan):
    row = begin_planned(village.ledger, add_item(village.ledger, plan, title="修路"))
    with village.nothing_written(), pytest.raises(ValidationError) as refused:
        leave_plan(village.ledger, row, reason="  ")
    assert refused.value.details["field"] == "outside_reason"


def test_item_is_given_up_with_a_reason_unless_it_is_under_way(village, plan):
    item = add_item(village.ledger, plan, title="修路")
    with village.nothing_written(), pytest.raises(ValidationError):
        cancel_item(village.ledger, item, reason=" ")
    cancel_item(village.ledger, item, reason="上级已办")
    with village.nothing_written(), pytest.raises(ConflictError):
        begin_planned(village.ledger, item)
    resume_item(village.ledger, item)
    row = begin_planned(village.ledger, item)
    with village.nothing_written(), pytest.raises(ConflictError):
        cancel_item(village.ledger, item, reason="上级已办")
    leave_plan(village.ledger, row, reason="另有急事")
    cancel_item(village.ledger, item, reason="上级已办")


def test_removed_item_takes_no_consultation(village, plan):
    item = add_item(village.ledger, plan, title="修路")
    with village.ledger.act("remove_for_test") as work:
        work.remove(work.get(PlanItem, item))
    with village.nothing_written(), pytest.raises(NotFoundError):
        begin_planned(village.ledger, item)


def test_archived_consultation_stays_where_it_is(village, plan):
    item = add_item(village.ledger, plan, title="修路")
    (row,) = village.add(Consultation(title="旧事", ended_at=village.clock()))
    for act in (
        lambda: link_plan_item(village.ledger, row, item=item),
        lambda: leave_plan(village.ledger, row, reason="理由"),
    ):
        with village.nothing_written(), pytest.raises(ConflictError):
            act()


def test_titles_of_items_may_change(village, plan):
    item = add_item(village.ledger, plan, title="修路", month=3)
    edit_item(village.ledger, item, title="修三组路", month=None)
    row = village.get(PlanItem, item)
    assert (row.title, row.month) == ("修三组路", None)
