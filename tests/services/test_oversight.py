"""What the supervisory committee looks at, and what it says."""

from datetime import date

import pytest
from chain_samples import Course

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import OversightOpinion
from desktop.records.ids import new_id
from desktop.services.follow_ups import record_adoption, submit_outcome, supervise_task
from desktop.services.outcomes import assign_task, record_outcome, record_progress
from desktop.services.oversight import (
    answer_oversight,
    gather_matters,
    list_waiting_opinions,
    read_opinion,
    record_oversight,
)

TODAY = date(2026, 7, 20)
TASK = {"unit": "村委会", "responsible": "李某"}
OPINION = {"given_by": "村务监督委员会", "given_on": "2026-07-20", "opinion": "请抓紧"}


@pytest.fixture
def course(village):
    return Course(village)


def matters(course, *, whole=False):
    with course.ledger.read() as reading:
        return gather_matters(reading, TODAY, None if whole else course.id)


def test_nothing_is_gathered_where_nothing_is_late(course):
    assign_task(course.ledger, title="铺路", due="2026-12-31", consultation=course.id, **TASK)

    assert matters(course) == ""


def test_late_tasks_are_told_with_all_that_happened(course):
    late = assign_task(
        course.ledger, title="铺路", due="2026-06-30", consultation=course.id, **TASK
    )
    record_progress(
        course.ledger,
        late,
        state="blocked",
        reason="没料",
        extended_to="2026-07-10",
        agreed_by="某",
    )
    supervise_task(
        course.ledger,
        late,
        issued_on="2026-07-11",
        issued_by="监委会",
        content="抓紧",
        due="2026-07-18",
    )
    assign_task(course.ledger, title="别处的", due="2026-06-30", **TASK)

    assert matters(course) == (
        "1. 落实事项“铺路”（村委会 李某），超期10天，首次期限2026-06-30，延期1次，受阻：没料，"
        "督办1次，答复超期2天。"
    )
    assert "别处的" in matters(course, whole=True)


def test_what_nobody_answered_and_what_was_not_adopted_are_told(course):
    submit_outcome(course.ledger, course.id, addressed_to="镇政府", submitted_on="2026-05-12")
    assert matters(course) == "1. “三组路硬化”的成果2026年5月12日报送镇政府，还没有答复。"

    record_adoption(
        course.ledger,
        course.id,
        body="镇政府",
        decided_on="2026-06-01",
        decision="not_adopted",
        reason="没有资金。",
    )

    assert matters(course) == "1. “三组路硬化”的成果镇政府答复未采纳，理由：没有资金。"


def test_what_was_adopted_is_no_matter(course):
    submit_outcome(course.ledger, course.id, addressed_to="镇政府", submitted_on="2026-05-12")
    record_adoption(
        course.ledger, course.id, body="镇政府", decided_on="2026-06-01", reason="列入计划"
    )

    assert matters(course) == ""


def test_matters_of_an_unknown_consultation_are_not_found(course):
    with course.ledger.read() as reading, pytest.raises(NotFoundError):
        gather_matters(reading, TODAY, new_id())


@pytest.mark.parametrize("empty", list(OPINION))
def test_an_opinion_is_whole(course, empty):
    given = OPINION | {empty: None if empty == "given_on" else " "}

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_oversight(course.ledger, course.id, **given)

    assert caught.value.details["field"] == empty


def test_an_opinion_on_one_or_on_all_is_answered_once(course):
    first = record_oversight(course.ledger, course.id, **OPINION)
    second = record_oversight(course.ledger, **OPINION)

    answer_oversight(course.ledger, first, answer="已督促", answered_on="2026-07-21")

    rows = course.village.list(OversightOpinion)
    assert [(row.id, row.consultation) for row in rows] == [(first, course.id), (second, None)]
    assert rows[0].answer == "已督促"
    with pytest.raises(ConflictError, match="已经答复过"):
        answer_oversight(course.ledger, first, answer="又", answered_on="2026-07-22")


def test_a_result_binds_somebody_or_is_advice(course):
    ledger, whole = course.ledger, {"consultation": course.id}
    bound = record_outcome(ledger, title="铺路", agreed="铺", **whole)
    assert "“铺路”没有写明责任单位和期限" in matters(course)
    assign_task(ledger, title="铺", due="2026-12-31", outcome=bound, **whole, **TASK)
    record_outcome(ledger, title="路灯", suggestions="装灯", advice_only=True, **whole)
    assert matters(course) == ""
    record_outcome(ledger, title="修渠", agreed="修", **whole)
    assert "“修渠”没有写明" in matters(course)


def test_a_task_of_the_whole_consultation_binds_its_results(course):
    record_outcome(course.ledger, title="铺路", agreed="铺", consultation=course.id)
    assign_task(course.ledger, title="铺", due="2026-12-31", consultation=course.id, **TASK)

    assert matters(course) == ""


def test_opinions_wait_until_they_are_answered_the_oldest_first(course):
    late = record_oversight(course.ledger, **OPINION)
    early = record_oversight(course.ledger, course.id, **OPINION | {"given_on": "2026-07-01"})
    with course.ledger.read() as reading:
        waiting = list_waiting_opinions(reading)
        assert read_opinion(reading, early) == waiting[0]
    assert [(one.id, one.about, one.given_on) for one in waiting] == [
        (early, course.row.title, date(2026, 7, 1)),
        (late, "", TODAY),
    ]

    answer_oversight(course.ledger, early, answer="已督促", answered_on="2026-07-21")

    with course.ledger.read() as reading:
        assert [one.id for one in list_waiting_opinions(reading)] == [late]


def test_an_unknown_opinion_is_not_found(course):
    with course.ledger.read() as reading, pytest.raises(NotFoundError):
        read_opinion(reading, new_id())
