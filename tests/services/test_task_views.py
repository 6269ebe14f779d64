"""The ledger of tasks: standings, orders, counts, and the drawer."""

from datetime import date

import pytest

from desktop.errors import NotFoundError
from desktop.records import Attachment, Consultation, Task
from desktop.records.ids import new_id
from desktop.services.follow_ups import answer_supervision, supervise_task
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.task_views import (
    count_tasks,
    filter_tasks,
    list_tasks,
    list_units,
    order_tasks,
    read_task,
)
from desktop.services.task_words import say_awaited

TODAY = date(2026, 11, 23)


def lines(village):
    with village.ledger.read() as reading:
        return list_tasks(reading, TODAY)


def sheet(village, task):
    with village.ledger.read() as reading:
        return read_task(reading, task, TODAY)


def assign(village, title="清淤", due="2026-11-30", unit="镇水务站", **values):
    given = {"title": title, "due": due, "unit": unit, "responsible": "刘万仓"}
    return assign_task(village.ledger, **given | values)


@pytest.mark.parametrize(
    ("state", "due", "standing", "left"),
    [
        ("not_begun", "2026-11-22", "overdue", -1),
        ("blocked", "2026-11-22", "overdue", -1),
        ("blocked", "2026-11-24", "blocked", 1),
        ("running", "2026-11-23", "soon", 0),
        ("running", "2026-11-30", "soon", 7),
        ("running", "2026-12-01", "normal", 8),
        ("running", None, "normal", None),
        ("done", "2026-11-01", "done", None),
        ("cancelled", "2026-11-01", "cancelled", None),
    ],
)
def test_list_tasks_tells_how_each_stands(village, state, due, standing, left):
    village.add(Task(title="清淤", state=state, due=due, first_due=due))
    (line,) = lines(village)
    assert (line.standing, line.left) == (standing, left)


def test_list_tasks_puts_the_latest_first_and_the_ended_last(village):
    for title, due in (("近", "2026-11-25"), ("晚", "2026-10-01"), ("远", "2027-01-01")):
        assign(village, title, due)
    village.add(Task(title="完", state="done", due="2026-01-01"))
    assert [line.title for line in lines(village)] == ["晚", "近", "远", "完"]


def test_order_tasks_never_ranks_units_by_how_late_they_are(village):
    assign(village, "一", "2026-12-01", unit="乙站")
    assign(village, "二", "2026-10-01", unit="丙站")
    assign(village, "三", "2026-12-05", unit="甲站")
    ordered = order_tasks(lines(village), "unit")
    assert [line.unit for line in ordered] == sorted(["乙站", "丙站", "甲站"])


def test_count_tasks_agrees_with_what_each_filter_shows(village):
    for due in ("2026-11-01", "2026-11-24", "2027-01-01"):
        assign(village, due=due)
    village.add(Task(title="完", state="done"), Task(title="停", state="cancelled"))
    known = lines(village)
    shown = {name: len(filter_tasks(known, standing=name)) for name in count_tasks(known)}
    assert shown == count_tasks(known)
    assert shown == {
        "in_hand": 3,
        "overdue": 1,
        "soon": 1,
        "normal": 1,
        "blocked": 0,
        "review": 0,
        "done": 1,
    }


def test_filter_tasks_looks_for_every_word_in_unit_and_person(village):
    assign(village, "清淤")
    assign(village, "路灯", unit="村委会")
    known = lines(village)
    found = filter_tasks(known, word="刘万仓 水务")
    assert [line.title for line in found] == ["清淤"]
    assert [line.title for line in filter_tasks(known, unit="村委会")] == ["路灯"]
    assert list_units(known) == tuple(sorted(("村委会", "镇水务站")))


def test_read_task_keeps_the_first_deadline_in_front_of_its_extensions(village):
    (origin,) = village.add(Consultation(title="排水", number="示协〔2026〕9号"))
    task = assign(village, due="2026-11-10", consultation=origin)
    record_progress(village.ledger, task, on_day="2026-11-06", content="挖机进场")
    record_progress(
        village.ledger,
        task,
        on_day="2026-11-09",
        extended_to="2026-11-18",
        reason="连日阴雨",
        agreed_by="杨占福",
    )
    shown = sheet(village, task)
    assert [(step.day, step.reason, step.agreed_by) for step in shown.deadlines] == [
        (date(2026, 11, 10), "", ""),
        (date(2026, 11, 18), "连日阴雨", "杨占福"),
    ]
    assert [entry.on_day for entry in shown.entries] == [date(2026, 11, 9), date(2026, 11, 6)]
    line = shown.line
    assert (line.first_due, line.due) == (date(2026, 11, 10), date(2026, 11, 18))
    assert (line.extensions, line.left, line.origin) == (1, -5, "示协〔2026〕9号")
    assert (line.last_day, line.last_words) == (date(2026, 11, 9), "挖机进场")
    assert lines(village) == (line,)


def test_read_task_refuses_a_task_that_is_not_there(village):
    with pytest.raises(NotFoundError):
        sheet(village, new_id())


def progressed(village, *entries, due="2026-11-20"):
    task = assign(village, due=due)
    for values in entries:
        record_progress(village.ledger, task, **values)
    (line,) = lines(village)
    return line


ALL_DONE = {"percent": 100, "content": "清完了"}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([{"percent": 40}], ("overdue", 40, None, -3)),
        ([{"percent": 40}, {"content": "还在挖"}], ("overdue", 40, None, -3)),
        ([ALL_DONE | {"on_day": "2026-11-20"}], ("review", 100, 0, None)),
        ([ALL_DONE | {"on_day": "2026-11-22"}], ("review", 100, 2, None)),
        ([ALL_DONE, {"percent": 80, "content": "返工"}], ("overdue", 80, None, -3)),
        ([ALL_DONE, {"state": "blocked", "reason": "验收没人"}], ("overdue", 100, None, -3)),
        (
            [ALL_DONE | {"on_day": "2026-11-19"}, {"state": "done", "content": "验收"}],
            ("done", 100, 0, None),
        ),
    ],
)
def test_list_tasks_waits_for_acceptance_once_all_is_done(village, entries, expected):
    line = progressed(village, *entries)

    assert (line.standing, line.percent, line.late_by, line.left) == expected


def test_list_tasks_tells_why_one_is_blocked(village):
    line = progressed(village, {"state": "blocked", "reason": "等占地批复"}, due="2026-12-15")

    assert (line.standing, line.blocked_by) == ("blocked", "等占地批复")


@pytest.mark.parametrize(
    ("due", "answer", "awaited", "said"),
    [
        ("2026-11-25", "", 2, "等答复"),
        ("2026-11-23", "", 0, "等答复"),
        ("2026-11-20", "", -3, "答复超期3天"),
        ("2026-11-20", "明天", None, "已答复"),
    ],
)
def test_list_tasks_tells_of_reminders_and_their_answers(village, due, answer, awaited, said):
    task = assign(village)
    values = {"issued_on": "2026-11-16", "issued_by": "监委会", "content": "抓紧", "due": due}
    made = supervise_task(village.ledger, task, **values)
    if answer:
        answer_supervision(village.ledger, made, answer=answer, answered_on="2026-11-19")

    (line,) = lines(village)

    assert (line.supervised, line.awaited, say_awaited(line)) == (1, awaited, said)
    shown = sheet(village, task)
    assert [one.number for one in shown.supervisions] == ["示督〔2026〕1号"]
    assert shown.line == line


def test_sheet_knows_of_which_day_a_photo_is(village):
    task = assign(village)
    photo, other = village.add(
        Attachment(title="沟.jpg", file_digest="0" * 64, subject=task),
        Attachment(title="前.jpg", file_digest="1" * 64, subject=task),
    )
    record_progress(village.ledger, task, on_day="2026-11-06", content="清", evidence=(photo,))

    shown = sheet(village, task)

    assert shown.day_of_photo(photo) == date(2026, 11, 6)
    assert shown.day_of_photo(other) is None
    assert shown.next_supervision.level == "room"
