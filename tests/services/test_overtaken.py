"""What rows hold, as an editor looks at them when it opens and before it stores."""

from datetime import UTC, datetime

from desktop.records import Outcome, Response, Task
from desktop.records.ids import new_id
from desktop.services.overtaken import (
    Held,
    hold,
    hold_or_nothing,
    key_of,
    plain_of,
    read_all_held,
    read_held,
)


def test_fields_are_held_in_words_and_plain(village):
    task = Task(title="修桥", unit="", due="2026-11-20", state="running")
    village.add(task)
    with village.ledger.read() as reading:
        held = read_held(reading, kind=Task, row=task.id, names=("title", "unit", "due", "state"))

    assert held == {
        "title": Held(label="落实事项", words="修桥", plain="修桥"),
        "unit": Held(label="责任单位", words="", plain=""),
        "due": Held(label="现期限", words="2026年11月20日", plain="2026-11-20"),
        "state": Held(label="状态", words="进行中", plain="running", is_choice=True),
    }


def test_all_fields_are_held_where_none_is_named(village):
    task = Task(title="修桥")
    village.add(task)
    with village.ledger.read() as reading:
        held = hold(reading, reading.get(Task, task.id))

    assert {"title", "removed_at", "state"} <= held.keys()
    assert held["removed_at"].plain is None


def test_row_that_is_not_here_holds_nothing_or_empty_fields(village):
    with village.ledger.read() as reading:
        assert read_held(reading, kind=Task, row=new_id()) == {}
        names = ("agreed", "consensus", "cost")
        empty = hold_or_nothing(reading, Outcome, None, names)
        choice = hold_or_nothing(reading, Response, None, ("disposition",))

    assert [(one, empty[one].plain, empty[one].words) for one in names] == [
        ("agreed", "", ""),
        ("consensus", "", ""),
        ("cost", None, ""),
    ]
    assert choice["disposition"].plain is None  # none of its choices means nothing


def test_rows_are_held_side_by_side_under_their_names(village):
    rows = [Task(title="修桥", due="2026-11-20"), Task(title="清淤", due="2026-12-01")]
    for row in rows:
        village.add(row)
    ids = [row.id for row in rows]
    with village.ledger.read() as reading:
        held = read_all_held(reading, kind=Task, rows=[*ids, new_id()], names=("due",))

    assert {key: (one.about, one.plain) for key, one in held.items()} == {
        key_of(ids[0], "due"): ("修桥", "2026-11-20"),
        key_of(ids[1], "due"): ("清淤", "2026-12-01"),
    }


def test_plain_value_is_the_one_that_is_stored():
    at = datetime(2026, 5, 10, 1, 30, tzinfo=UTC)
    row = new_id()

    assert plain_of(Task, "title", "  修  桥 ") == "修 桥"
    assert plain_of(Task, "outcome", row) == str(row)
    assert plain_of(Task, "removed_at", at) == "2026-05-10T01:30:00.000000Z"
    assert plain_of(Task, "starts", "9:30") == "9:30"  # of the sheet alone
