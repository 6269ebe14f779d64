"""What sync has to show: alarms once for a subject, what is held, what came."""

import pytest
from sync_factory import add_concern

from desktop.errors import DiskFullError


def test_alarm_of_a_subject_is_noted_once_even_when_settled(replicas):
    one = replicas(1)
    one.store.raise_alarm("server_lost", "a/b/3", {"known": 3})
    one.store.raise_alarm("server_lost", "a/b/3", {"known": 2})
    (alarm,) = one.store.alarms()
    assert dict(alarm.details) == {"known": 3}

    one.store.settle_alarm(alarm.id, "记录员")
    one.store.raise_alarm("server_lost", "a/b/3", {"known": 1})

    assert one.store.alarms() == []
    assert [each.kind for each in one.store.alarms(with_settled=True)] == ["server_lost"]


def test_run_that_could_not_say_how_it_ended_is_under_way_no_more(replicas, monkeypatch):
    store = replicas(1).store
    run = store.begin_run("auto")

    def full(*_):
        raise DiskFullError("磁盘已满。")

    with monkeypatch.context() as disk:
        disk.setattr("desktop.data.sync_states.close_run", full)
        with pytest.raises(DiskFullError):
            store.end_run(run, "done", {})
    store.begin_run("hand")

    assert [each.outcome for each in store.runs()] == ["running", "cut"]


def test_received_is_what_others_wrote_newest_first(replicas, server):
    one, other = replicas(1), replicas(2)
    rows = [str(add_concern(one)) for _ in range(3)]
    add_concern(other)
    server.sync(one, other)

    received = other.store.received(2)

    assert [(kind, row, act) for kind, row, act, _, _ in received] == [
        ("Concern", rows[2], "raise"),
        ("Concern", rows[1], "raise"),
    ]
    assert len(other.store.received()) == 5
    assert other.store.held() == []
