"""What sync has to show: alarms once for a subject, what is held, what came."""

from sync_factory import add_concern


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
