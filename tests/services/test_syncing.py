from datetime import timedelta

import pytest
from fake_sync_stores import (
    AT,
    DEVICE,
    EPOCH,
    JOINING,
    OTHER_DEVICE,
    TOWNSHIP,
    VILLAGE,
    FakeSyncStore,
    alarm,
    chain,
    conflict,
    run,
    sent,
)

from desktop.errors import ValidationError
from desktop.records import Account, Task
from desktop.services.sync_ports import Waiting
from desktop.services.syncing import (
    EVERY_MINUTES,
    SyncOverview,
    read_centre,
    read_every,
    read_overview,
    set_every,
)

NOW = AT + timedelta(days=2)


@pytest.fixture(autouse=True)
def _no_samples(village):
    with village.ledger.act("enter_for_test") as work:
        work.set_setting("sample", "")


def overview(village, store, now=NOW):
    with village.ledger.read() as reading:
        return read_overview(reading, store, now)


def test_ledger_that_works_alone_says_just_that(village):
    store = FakeSyncStore(joined=None, outbox=[chain(3)])

    assert overview(village, store) == SyncOverview(standing="alone")


def test_ledger_that_asked_by_stick_says_whom_and_when(village):
    store = FakeSyncStore(joined=None, invited="入网文件")
    unknown = overview(village, store)
    store.history = [run(2, way="usb_out"), run(1, way="usb_out", asks="盐池县政协")]
    asked = overview(village, store)
    store.joined = JOINING

    assert unknown == SyncOverview(standing="asked")
    assert asked == SyncOverview(standing="asked", server="盐池县政协", asked_at=AT)
    assert overview(village, store).standing == "joined"


def test_samples_are_never_synced(village):
    with village.ledger.act("enter_for_test") as work:
        work.set_setting("sample", "1")

    assert overview(village, FakeSyncStore()) == SyncOverview(standing="sample")


def test_a_glance_reads_no_conflict_whole(village):
    """It is taken after every act; the sides of a conflict are read from the journal."""

    class Glanced(FakeSyncStore):
        def conflicts(self):
            raise AssertionError("a conflict was read whole")

    (task,) = village.add(Task(title="修桥"))
    one, other = ("", DEVICE, VILLAGE.id, "a"), ("", OTHER_DEVICE, TOWNSHIP.id, "b")
    store = Glanced(open=[conflict("Task", task, "due", one, other)], seen_scope=None)

    assert overview(village, store).to_settle == 1


def test_all_that_waits_is_counted(village):
    there, here = ("", OTHER_DEVICE, TOWNSHIP.id, "a"), ("", DEVICE, VILLAGE.id, "b")
    account, task = Account(name="马晓梅"), Task(title="修路")
    village.add(account, task)
    store = FakeSyncStore(
        outbox=[chain(9, 9), chain(9, 3)],
        moving=[
            Waiting(digest="a", direction="up", kind="file", org="", size=9),
            Waiting(digest="b", direction="up", kind="part", org="", size=9),
            Waiting(digest="c", direction="down", kind="file", org="", size=9),
        ],
        open=[
            conflict("Account", account.id, "person", here, there),
            conflict("Account", account.id, "person_name", here, there),
            conflict("Task", task.id, "due", here, there),
        ],
        known_alarms=[alarm(1, "chain")],
    )

    view = overview(village, store)

    assert (view.unsent, view.files, view.to_settle) == (6, 1, 3)
    assert (view.server, view.number, view.is_joined) == ("示例县政协", "SLC-02", True)
    assert (view.synced_at, view.last, view.days, view.broke_at) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("runs", "last", "days", "broke_at"),
    [
        ([run(2, "cut", at=AT + timedelta(days=1), reached=62), run(1)], 2, 2, 62),
        ([run(2, "running", ended=False), run(1)], 1, 2, 0),
        ([run(2, way="usb_out", at=NOW), run(1)], 1, 2, 0),
        ([run(1, "done", reached=62)], 1, 2, 0),
        ([run(1, "failed", reached=100)], 1, None, 0),  # there was nothing to send, nor a line
        ([run(1, "refused", way="hand")], 1, None, 0),
        ([run(1, "cut", reached="62")], 1, None, 0),
        ([run(1, at=NOW + timedelta(days=3))], 1, 0, 0),  # the clock was set back
    ],
)
def test_last_run_by_the_line_is_told_with_how_it_ended(village, runs, last, days, broke_at):
    view = overview(village, FakeSyncStore(history=runs))

    assert (view.last.id, view.days, view.broke_at) == (last, days, broke_at)


def test_centre_holds_all_of_it(village):
    task = Task(title="修桥")
    village.add(task)
    values = (("", DEVICE, VILLAGE.id, "2026"), ("", OTHER_DEVICE, TOWNSHIP.id, "2027"))
    store = FakeSyncStore(
        outbox=[chain(1)],
        bodies={EPOCH: [sent(1, "assign_task", ("Task", task.id))]},
        open=[conflict("Task", task.id, "due", *values)],
        known_alarms=[alarm(1, "refused", task.id, "Task", code="scope")],
        history=[run(1, "cut")],
    )
    with village.ledger.read() as reading:
        view = read_centre(reading, store, NOW)

    assert view.overview == overview(village, store)
    assert [len(part) for part in (view.conflicts, view.alarms, view.outgoing, view.history)] == [
        1,
        1,
        1,
        1,
    ]
    assert (view.held, view.incoming) == ((), ())


def test_centre_of_a_ledger_alone_is_empty(village):
    with village.ledger.read() as reading:
        view = read_centre(reading, FakeSyncStore(joined=None, known_alarms=[alarm(1, "x")]), NOW)

    assert view.alarms == ()


@pytest.mark.parametrize("minutes", EVERY_MINUTES)
def test_how_often_is_kept(village, minutes):
    with village.nothing_written():
        set_every(village.ledger, minutes)

    with village.ledger.read() as reading:
        assert read_every(reading) == minutes


@pytest.mark.parametrize("kept", ["", "7", "-15", "soon"])
def test_without_a_choice_it_is_every_quarter_of_an_hour(village, kept):
    with village.ledger.act("enter_for_test") as work:
        work.set_setting("sync_every", kept)
    with village.ledger.read() as reading:
        assert read_every(reading) == 15


@pytest.mark.parametrize("minutes", [1, -15, 45])
def test_other_intervals_are_refused(village, minutes):
    with pytest.raises(ValidationError) as refused:
        set_every(village.ledger, minutes)

    assert str(minutes) in refused.value.message


def test_token_is_told_to_nobody(village):
    assert JOINING.token not in repr(overview(village, FakeSyncStore()))
