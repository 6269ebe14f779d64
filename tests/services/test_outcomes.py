from uuid import uuid4

import pytest

from desktop.errors import NotFoundError, ValidationError
from desktop.records import Attachment, Outcome, Progress, Task
from desktop.services.outcomes import (
    assign_task,
    extend_tasks,
    record_call,
    record_outcome,
    record_progress,
)

TASK = {
    "title": "修渠三百米",
    "unit": "示例村委会",
    "responsible": "示例人",
    "due": "2026-06-30",
}


@pytest.fixture
def task(village):
    return assign_task(village.ledger, **TASK)


@pytest.mark.parametrize("said", ["agreed", "disagreed", "left_open", "suggestions"])
def test_outcome_says_at_least_one_thing(village, said):
    outcome = record_outcome(village.ledger, **{said: "修上段"})

    assert getattr(village.get(Outcome, outcome), said) == "修上段"


def test_outcome_that_says_nothing_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError):
        record_outcome(village.ledger, title="成果", agreed="  ", consensus="reached")


@pytest.mark.parametrize("missing", ["title", "unit", "responsible", "due"])
def test_task_needs_who_what_and_when(village, missing):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        assign_task(village.ledger, **TASK | {missing: ""})

    assert caught.value.details["field"] == missing


def test_first_deadline_is_set_by_the_program_only(village, task):
    assert village.get(Task, task).first_due == "2026-06-30"
    with pytest.raises(ValidationError):
        assign_task(village.ledger, **TASK, first_due="2025-01-01")


def test_progress_moves_state_and_deadline_and_keeps_the_first(village, task):
    record_progress(
        village.ledger,
        task,
        state="blocked",
        reason="雨季",
        extended_to="2026-07-15",
        agreed_by="示例人",
    )
    record_progress(village.ledger, task, state="running", content="复工")

    row = village.get(Task, task)
    assert (row.state, row.due, row.first_due) == ("running", "2026-07-15", "2026-06-30")
    assert [one.state for one in village.list(Progress, task=task)] == ["blocked", "running"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": "blocked"}, "reason"),
        ({"extended_to": "2026-07-15", "agreed_by": "示例人"}, "reason"),
        ({"extended_to": "2026-07-15", "reason": "雨季"}, "agreed_by"),
        ({"state": "done"}, "evidence"),
    ],
)
def test_progress_that_lacks_its_ground_is_refused(village, task, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_progress(village.ledger, task, **values)

    assert caught.value.details["field"] == field


def test_end_of_a_task_is_shown_by_evidence_or_words(village, task):
    (photo,) = village.add(Attachment(title="照片.jpg", file_digest="0" * 64))

    record_progress(village.ledger, task, state="done", evidence=(photo,))

    (progress,) = village.list(Progress, task=task)
    assert (village.get(Task, task).state, progress.evidence_names) == ("done", ("照片.jpg",))


def test_progress_of_an_unknown_task_is_refused(village):
    with pytest.raises(NotFoundError):
        record_progress(village.ledger, uuid4(), content="开工")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"percent": -1}, "percent"),
        ({"percent": 101}, "percent"),
        ({"percent": 100}, "evidence"),
        ({"percent": 100, "reason": "天晴"}, "evidence"),
        ({"extended_to": "2026-06-30", "reason": "雨", "agreed_by": "某"}, "extended_to"),
        ({"extended_to": "2026-06-01", "reason": "雨", "agreed_by": "某"}, "extended_to"),
    ],
)
def test_progress_with_figures_that_cannot_be_is_refused(village, task, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_progress(village.ledger, task, **values)

    assert caught.value.details["field"] == field


def test_a_task_that_is_done_is_done_whole(village, task):
    record_progress(village.ledger, task, state="done", content="修好了")

    assert [one.percent for one in village.list(Progress, task=task)] == [100]


def test_several_tasks_are_put_off_to_one_day_and_keep_their_first(village, task):
    other = assign_task(village.ledger, **TASK | {"title": "铺路", "due": "2026-07-01"})
    record_progress(village.ledger, other, state="blocked", reason="没料")

    extend_tasks(
        village.ledger, [task, other], extended_to="2026-08-31", reason="雨季", agreed_by="某"
    )

    rows = [village.get(Task, one) for one in (task, other)]
    assert [(row.due, row.first_due, row.state) for row in rows] == [
        ("2026-08-31", "2026-06-30", "not_begun"),
        ("2026-08-31", "2026-07-01", "blocked"),
    ]


@pytest.mark.parametrize(
    ("other", "problem"),
    [({"due": "2026-12-31"}, "铺路"), ({"done": True}, "已经办结")],
)
def test_none_is_put_off_where_one_cannot_be(village, task, other, problem):
    due = other.get("due", "2026-07-01")
    second = assign_task(village.ledger, **TASK | {"title": "铺路", "due": due})
    if other.get("done"):
        record_progress(village.ledger, second, state="done", content="铺好")

    with village.nothing_written(), pytest.raises(ValidationError, match=problem):
        extend_tasks(
            village.ledger, [task, second], extended_to="2026-08-31", reason="雨", agreed_by="某"
        )


@pytest.mark.parametrize("empty", ["who", "said", "on_day"])
def test_a_call_is_whole_and_leaves_the_state(village, task, empty):
    given = {"who": "示例人", "said": "周五来看", "on_day": "2026-06-01"}
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_call(village.ledger, task, **given | {empty: "" if empty != "on_day" else None})
    assert caught.value.details["field"] == empty

    record_call(village.ledger, task, **given)

    (row,) = village.list(Progress, task=task)
    assert (row.content, row.state) == ("电话联系示例人：周五来看", "not_begun")
    assert village.get(Task, task).state == "not_begun"
