from datetime import timedelta

import pytest
from fake_sync_stores import AT, EPOCH, FakeSyncStore, chain, run, sent, stamp

from desktop.records import Account, Task
from desktop.services.sync_movements import (
    MOST_LISTED,
    list_held,
    list_history,
    list_incoming,
    list_outgoing,
)
from desktop.services.sync_ports import HeldPatch

NOWHERE = "01890000-0000-7000-8000-00000000ffff"


def look(village, query, store):
    with village.ledger.read() as reading:
        return query(reading, store)


def test_each_change_that_waits_is_told_by_its_act_and_first_row(village):
    task = Task(title="修桥")
    village.add(task)
    changes = [
        sent(1, "receipted_already", ("Task", task.id)),
        sent(2, "assign_task", ("Act", NOWHERE), ("Task", task.id), ("Task", NOWHERE)),
        sent(3, "from_the_future", ("Task", NOWHERE)),
        sent(4, "sign_in", None),
    ]
    store = FakeSyncStore(outbox=[chain(4, 1)], bodies={EPOCH: changes})

    found = look(village, list_outgoing, store)

    assert [(one.seq, one.act, one.rows) for one in found] == [
        (2, "分派落实事项", 2),
        (3, "", 1),
        (4, "", 0),
    ]
    assert [one.subject.name if one.subject else None for one in found] == ["修桥", "", None]
    assert {one.at for one in found} == {AT}


def test_of_thousands_that_wait_the_first_are_listed(village):
    changes = [sent(seq, "act", None) for seq in range(1, MOST_LISTED + 8)]
    store = FakeSyncStore(outbox=[chain(len(changes))], bodies={EPOCH: changes})

    found = look(village, list_outgoing, store)

    assert [one.seq for one in found] == list(range(1, MOST_LISTED + 1))


def test_nothing_waits_where_all_has_its_receipt(village):
    assert look(village, list_outgoing, FakeSyncStore(outbox=[chain(9, 9)])) == ()


def test_what_came_is_told_by_kind_with_the_newest_kind_first(village):
    task, account = Task(title="修桥"), Account(name="白海燕")
    village.add(task, account)
    store = FakeSyncStore(
        came=[
            ("Supervision", NOWHERE, "supervise_task", "", stamp()),
            ("Task", str(task.id), "assign_task", str(account.id), stamp()),
            ("Act", NOWHERE, "assign_task", "", stamp()),
            ("Supervision", NOWHERE, "unknown", "", stamp(AT - timedelta(days=1))),
            ("FromTheFuture", NOWHERE, "unknown", "", stamp()),
        ]
    )

    found = look(village, list_incoming, store)

    assert [(one.subject.type, one.subject.name, one.by) for one in found] == [
        ("Supervision", "", ""),
        ("Supervision", "", ""),
        ("Task", "修桥", "白海燕"),
        ("FromTheFuture", "", ""),
    ]


def test_what_is_held_is_counted_by_kind_and_reason(village):
    held = [
        HeldPatch(type="Task", row=NOWHERE, reason="no_row"),
        HeldPatch(type="Task", row=NOWHERE, reason="no_row"),
        HeldPatch(type="Task", row=NOWHERE, reason="unknown_field"),
        HeldPatch(type="FromTheFuture", row=NOWHERE, reason="unknown_type"),
    ]

    found = look(village, list_held, FakeSyncStore(back=held))

    assert [(one.kind, one.reason, one.count) for one in found] == [
        ("落实事项", "no_row", 2),
        ("落实事项", "unknown_field", 1),
        ("", "unknown_type", 1),
    ]


def test_history_tells_what_each_run_moved_and_where_it_broke():
    store = FakeSyncStore(
        history=[
            run(3, "running", ended=False),
            run(2, "cut", pushed=11, files_up=2, files_down=1, reached=62, resumed_at=0),
            run(1, "done", way="usb_out", changes=42, pulled="not a number"),
        ]
    )

    found = list_history(store)

    assert [(one.id, one.way, one.outcome, one.sent, one.files) for one in found] == [
        (3, "auto", "running", 0, 0),
        (2, "auto", "cut", 11, 3),
        (1, "usb_out", "done", 42, 0),
    ]
    assert (found[1].broke_at, found[2].received, found[0].ended_at) == (62, 0, None)


@pytest.mark.parametrize(
    ("carried", "receipted", "told"),
    [({EPOCH: 3}, 3, True), ({EPOCH: 3}, 2, False), ({}, 3, False), (None, 3, False)],
)
def test_bundle_that_went_out_is_under_way_until_its_receipts_are_here(carried, receipted, told):
    went = run(1, way="usb_out", changes=3, carried=carried)
    store = FakeSyncStore(history=[went], outbox=[chain(9, receipted)])

    (line,) = list_history(store)

    assert line.is_receipted is told


@pytest.mark.parametrize(
    ("way", "outcome", "figures", "told"),
    [
        ("auto", "done", {}, False),
        ("auto", "done", {"bytes_up": 300}, False),
        ("auto", "done", {"pulled": 1}, True),
        ("auto", "cut", {}, True),
        ("hand", "done", {}, True),
    ],
)
def test_older_runs_by_itself_that_moved_nothing_are_not_told(way, outcome, figures, told):
    history = [run(2), run(1, outcome, way=way, **figures)]

    assert [one.id for one in list_history(FakeSyncStore(history=history))] == [2, 1][: 1 + told]


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ({"Task": 2, "Concern": 9, "Bulletin": 2, "Supervision": 1, "": 3, "FromTheFuture": 1},
         (("督办", 1), ("政策声音", 2), ("民情诉求", 9), ("落实事项", 2))),
        ({}, ()),
        (None, ()),
        ("broken", ()),
        ({"Task": "many"}, ()),
    ],
)  # fmt: skip
def test_what_came_is_told_by_kinds_those_from_above_first(told, kinds):
    figures = {} if told is None else {"kinds": told}

    (line,) = list_history(FakeSyncStore(history=[run(1, pulled=18, **figures)]))

    assert line.kinds == kinds
