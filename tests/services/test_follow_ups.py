import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Concern, Feedback, Investigation, Supervision
from desktop.services import follow_ups, outcomes

TASK = {"title": "铺路", "unit": "村委会", "responsible": "李某", "due": "2026-06-30"}
REMINDER = {
    "issued_on": "2026-07-01",
    "issued_by": "监督委员会",
    "content": "已过期限",
    "due": "2026-07-10",
}


@pytest.fixture
def course(village):
    return Course(village)


CASES = [
    (
        follow_ups.record_investigation,
        {"title": "路况", "begun_on": "2026-04-25", "findings": "62户受影响"},
        ("title", "begun_on", "findings"),
    ),
    (
        follow_ups.submit_outcome,
        {"addressed_to": "镇人民政府", "submitted_on": "2026-05-12"},
        ("addressed_to", "submitted_on"),
    ),
    (
        follow_ups.record_adoption,
        {"body": "镇人民政府", "decided_on": "2026-05-20", "reason": "列入计划"},
        ("body", "decided_on", "reason"),
    ),
    (
        follow_ups.record_evaluation,
        {"evaluated_on": "2026-09-01", "conclusion": "有效"},
        ("evaluated_on", "conclusion"),
    ),
]


@pytest.mark.parametrize(
    ("record", "values", "empty"),
    [(record, values, name) for record, values, needed in CASES for name in needed],
)
def test_entry_without_what_it_needs_is_refused(course, record, values, empty):
    given = values | {empty: None if empty.endswith("_on") else "  "}

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        record(course.ledger, course.id, **given)

    assert caught.value.details["field"] == empty


def test_investigation_is_of_consultation_and_topic(course):
    course.investigate()

    (row,) = course.village.list(Investigation)
    assert (row.title, row.consultation, row.topic) == ("三组路硬化", course.id, course.topic)


def test_investigation_does_not_end_before_it_begins(course):
    with pytest.raises(ValidationError, match="结束早于开始"):
        follow_ups.record_investigation(
            course.ledger,
            course.id,
            begun_on="2026-04-25",
            ended_on="2026-04-24",
            findings="受影响",
        )


def test_feedback_is_to_the_one_who_asked(course):
    with pytest.raises(ValidationError, match="告知内容"):
        follow_ups.record_feedback(
            course.ledger, course.id, course.concern, told_on="2026-08-01", content=""
        )
    follow_ups.record_feedback(
        course.ledger, course.id, course.concern, told_on="2026-08-01", content="铺好了"
    )

    (row,) = course.village.list(Feedback)
    assert (row.concern, row.concern_name, row.asker) == (course.concern, "三组路", None)
    assert course.village.get(Concern, course.concern).state == "answered"


@pytest.mark.parametrize(
    ("counts", "problem"),
    [
        ({"asked": 10, "satisfied": 8, "dissatisfied": 3}, "共11人，询问人数只有10人"),
        ({"satisfied": 1}, "没有填写询问人数"),
        ({"asked": -1}, "不能小于零"),
        ({"asked": 3, "satisfied": -1}, "不能小于零"),
    ],
)
def test_counts_of_satisfaction_add_up(course, counts, problem):
    with course.village.nothing_written(), pytest.raises(ValidationError, match=problem):
        follow_ups.record_evaluation(
            course.ledger, course.id, evaluated_on="2026-09-01", conclusion="有效", **counts
        )


def test_nobody_need_be_asked_and_not_all_need_answer(course):
    for counts in ({}, {"asked": 0}, {"asked": 10, "satisfied": 7, "fairly_satisfied": 2}):
        follow_ups.record_evaluation(
            course.ledger, course.id, evaluated_on="2026-09-01", conclusion="有效", **counts
        )


def test_reminders_of_a_task_are_numbered_and_answered_once(course):
    task = outcomes.assign_task(course.ledger, consultation=course.id, **TASK)
    first, second = (follow_ups.supervise_task(course.ledger, task, **REMINDER) for _ in range(2))

    follow_ups.answer_supervision(
        course.ledger, second, answer="本周完工", answered_on="2026-07-02"
    )

    rows = [course.village.get(Supervision, one) for one in (first, second)]
    assert [(row.number, row.answer) for row in rows] == [
        ("示督〔2026〕1号", ""),
        ("示督〔2026〕2号", "本周完工"),
    ]
    with pytest.raises(ConflictError, match="已经答复过"):
        follow_ups.answer_supervision(course.ledger, second, answer="又", answered_on="2026-07-03")
    with pytest.raises(ValidationError, match="督办答复"):
        follow_ups.answer_supervision(course.ledger, first, answer=" ", answered_on="2026-07-03")


@pytest.mark.parametrize("empty", list(REMINDER))
def test_reminder_is_whole(course, empty):
    task = outcomes.assign_task(course.ledger, consultation=course.id, **TASK)
    given = REMINDER | {empty: None if empty in ("issued_on", "due") else ""}

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        follow_ups.supervise_task(course.ledger, task, **given)

    assert caught.value.details["field"] == empty
