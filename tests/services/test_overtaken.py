"""Fields that hold another value than the person saw who edits them."""

from desktop.records import Task
from desktop.records.ids import new_id
from desktop.services.overtaken import list_overtaken, read_seen


def test_only_what_is_another_now_is_told_in_words(village):
    task = Task(title="修桥", unit="村委会", due="2026-11-20")
    village.add(task)
    with village.ledger.read() as reading:
        seen = read_seen(reading, Task, task.id)
        at_first = list_overtaken(reading, Task, task.id, seen)
    with village.ledger.act("edit") as work:
        work.get(Task, task.id).due = "2026-12-05"
        work.get(Task, task.id).unit = ""

    with village.ledger.read() as reading:
        found = list_overtaken(
            reading, Task, task.id, {n: seen[n] for n in ("title", "unit", "due")}
        )

    assert at_first == ()
    assert [(one.name, one.words, one.value) for one in found] == [
        ("unit", "", ""),
        ("due", "2026年12月5日", "2026-12-05"),
    ]


def test_row_that_is_not_here_is_overtaken_by_nothing(village):
    with village.ledger.read() as reading:
        assert read_seen(reading, Task, new_id()) == {}
        assert list_overtaken(reading, Task, new_id(), {"title": "修桥"}) == ()
