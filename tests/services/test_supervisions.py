"""Reminders: how they stand, which comes next, many at once."""

from datetime import date

import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Supervision
from desktop.services.follow_ups import answer_supervision, supervise_task
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.supervisions import (
    list_supervisions,
    suggest_supervision,
    supervise_tasks,
    unanswered,
    withdraw_supervision,
)

TODAY = date(2026, 7, 20)
REMINDER = {
    "issued_on": "2026-07-01",
    "issued_by": "监督委员会",
    "content": "已过期限",
    "due": "2026-07-10",
}


@pytest.fixture
def assign(village):
    def assign(title="铺路", due="2026-06-30"):
        given = {"title": title, "unit": "村委会", "responsible": "李某", "due": due}
        return assign_task(village.ledger, **given)

    return assign


def lines(village, task):
    with village.ledger.read() as reading:
        return list_supervisions(reading, TODAY, task).get(task, ())


def suggested(village, task, today=TODAY):
    return suggest_supervision("铺路", date(2026, 6, 30), lines(village, task), today)


def test_first_reminder_comes_from_the_room(village, assign):
    first = suggested(village, assign())

    assert (first.level, first.due, first.raised) == ("room", date(2026, 7, 27), False)
    assert "已超期20天" in first.content


@pytest.mark.parametrize(
    ("level", "due", "expected"),
    [
        ("room", "2026-07-19", ("supervisors", True)),
        ("room", "2026-07-20", ("room", False)),
        ("supervisors", "2026-07-19", ("township", True)),
        ("township", "2026-07-19", ("county", True)),
        ("county", "2026-07-19", ("county", True)),
    ],
)
def test_level_rises_after_the_last_deadline_passed_unanswered(
    village, assign, level, due, expected
):
    task = assign()
    supervise_task(village.ledger, task, **REMINDER | {"level": level, "due": due})

    found = suggested(village, task)

    assert (found.level, found.raised) == expected


def test_level_stays_once_it_was_answered(village, assign):
    task = assign()
    made = supervise_task(village.ledger, task, **REMINDER | {"level": "supervisors"})
    answer_supervision(village.ledger, made, answer="下周", answered_on="2026-07-19")

    (line,) = lines(village, task)
    assert (line.left, line.answer, line.answered_on) == (None, "下周", date(2026, 7, 19))
    assert unanswered([line]) == ()
    assert suggested(village, task).level == "supervisors"


def test_lines_tell_how_long_an_answer_is_late(village, assign):
    task = assign()
    supervise_task(village.ledger, task, **REMINDER)

    (line,) = lines(village, task)

    assert (line.left, line.is_overdue, line.number) == (-10, True, "示督〔2026〕1号")
    with village.ledger.read() as reading:
        assert set(list_supervisions(reading, TODAY)) == {task}


def test_several_tasks_are_reminded_of_at_once_each_in_its_words(village, assign):
    tasks = [assign("铺路"), assign("修渠", "2026-12-31")]

    supervise_tasks(village.ledger, tasks, **REMINDER | {"content": ""})

    rows = village.list(Supervision)
    assert [row.task for row in rows] == tasks
    assert [row.number for row in rows] == ["示督〔2026〕1号", "示督〔2026〕2号"]
    assert "已超期1天" in rows[0].content
    assert "请按期办结" in rows[1].content


def test_none_is_reminded_of_where_one_has_ended(village, assign):
    tasks = [assign("铺路"), assign("修渠")]
    record_progress(village.ledger, tasks[1], state="done", content="完")

    with village.nothing_written(), pytest.raises(ValidationError, match="修渠"):
        supervise_tasks(village.ledger, tasks, **REMINDER)


def test_a_reminder_by_mistake_is_withdrawn_and_its_number_not_used_again(village, assign):
    task = assign()
    made = supervise_task(village.ledger, task, **REMINDER)
    withdraw_supervision(village.ledger, made)

    assert lines(village, task) == ()
    supervise_task(village.ledger, task, **REMINDER)
    assert lines(village, task)[0].number == "示督〔2026〕2号"


def test_an_answered_reminder_stays(village, assign):
    made = supervise_task(village.ledger, assign(), **REMINDER)
    answer_supervision(village.ledger, made, answer="下周", answered_on="2026-07-05")

    with village.nothing_written(), pytest.raises(ConflictError, match="已经答复"):
        withdraw_supervision(village.ledger, made)
