import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Notice, Objection
from desktop.services import notices

ANSWER = {"answer": "按去年标准", "answered_on": "2026-05-12", "answered_by": "李某"}


@pytest.fixture
def course(village):
    return Course(village)


def test_notice_has_a_title_of_its_matter_and_kind(course):
    course.publish("result", "2026-05-10", ends_on="2026-05-25")

    (row,) = course.village.list(Notice)
    assert (row.title, row.kind, row.ends_on) == (
        "三组路硬化：协商结果公示",
        "result",
        "2026-05-25",
    )


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"begins_on": None}, "公示开始日期"),
        ({"places": "  "}, "公示地点"),
        ({"ends_on": "2026-05-09"}, "公示结束早于开始"),
        ({"kind": "rumour"}, "没有“rumour”这一项"),
        ({"begins_on": "改天"}, "改天"),
    ],
)
def test_notice_without_day_or_place_is_refused(course, values, problem):
    given = {"kind": "result", "begins_on": "2026-05-10", "places": "公开栏"} | values

    with course.village.nothing_written(), pytest.raises(ValidationError, match=problem):
        notices.begin_notice(course.ledger, course.id, **given)


def test_notice_may_be_ended_but_not_before_it_began(course):
    notice = course.publish("result", "2026-05-10")

    with pytest.raises(ValidationError, match="早于开始"):
        notices.edit_notice(course.ledger, notice, ends_on="2026-05-01")
    notices.edit_notice(course.ledger, notice, ends_on="2026-05-25")

    assert course.village.get(Notice, notice).ends_on == "2026-05-25"


def test_objection_is_answered_once(course):
    notice = course.publish("result", "2026-05-10")
    objection = notices.record_objection(
        course.ledger, notice, content="补偿按哪年标准", raised_on="2026-05-11", signed="石某"
    )
    notices.answer_objection(course.ledger, objection, **ANSWER)

    row = course.village.get(Objection, objection)
    assert (row.answer, row.answered_on, row.answered_by) == ("按去年标准", "2026-05-12", "李某")
    with course.village.nothing_written(), pytest.raises(ConflictError, match="已经答复过"):
        notices.answer_objection(course.ledger, objection, **ANSWER)


@pytest.mark.parametrize("empty", ["answer", "answered_on", "answered_by"])
def test_answer_to_an_objection_is_whole(course, empty):
    notice = course.publish("result", "2026-05-10")
    objection = notices.record_objection(
        course.ledger, notice, content="补偿按哪年标准", raised_on="2026-05-11"
    )

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        notices.answer_objection(
            course.ledger, objection, **ANSWER | {empty: None if "_on" in empty else " "}
        )

    assert caught.value.details["field"] == empty


@pytest.mark.parametrize("empty", ["content", "raised_on"])
def test_objection_says_something_on_a_day(course, empty):
    notice = course.publish("result", "2026-05-10")
    given = {"content": "补偿按哪年标准", "raised_on": "2026-05-11"}

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        notices.record_objection(
            course.ledger, notice, **given | {empty: None if "_on" in empty else ""}
        )

    assert caught.value.details["field"] == empty
