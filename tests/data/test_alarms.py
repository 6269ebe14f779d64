"""Alarms: once for a subject, settled by a person, raised again where the details are others."""

from datetime import UTC, datetime, timedelta

import pytest
from ledger_factory import ours

from desktop.data.alarms import drop_alarm, list_alarms, put_alarm, settle_alarm

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def connection(ledger_path):
    with ours(ledger_path) as connection:
        yield connection


def kinds(connection, **which):
    return [(each.kind, each.subject) for each in list_alarms(connection, **which)]


def test_alarm_is_raised_once(connection):
    assert put_alarm(connection, "chain", "a/1", {"x": 1}, NOW)
    assert not put_alarm(connection, "chain", "a/1", {"x": 1}, NOW + timedelta(days=1))
    assert put_alarm(connection, "chain", "a/2", {}, NOW + timedelta(days=2))

    assert kinds(connection, with_settled=False) == [("chain", "a/2"), ("chain", "a/1")]
    assert list_alarms(connection, with_settled=False)[1].found_at == NOW


def test_settled_alarm_is_raised_again_only_with_other_details(connection):
    put_alarm(connection, "two_contents", "row", {"x": 1}, NOW)
    (alarm,) = list_alarms(connection, with_settled=False)
    settle_alarm(connection, alarm.id, "记录员", NOW)
    settle_alarm(connection, alarm.id, "别人", NOW + timedelta(days=1))
    assert connection.execute("SELECT settled_by FROM alarm").fetchall() == [("记录员",)]

    assert not put_alarm(connection, "two_contents", "row", {"x": 1}, NOW)
    assert kinds(connection, with_settled=False) == []
    assert kinds(connection, with_settled=True) == [("two_contents", "row")]

    assert put_alarm(connection, "two_contents", "row", {"x": 2}, NOW)
    assert kinds(connection, with_settled=False) == [("two_contents", "row")]


def test_alarm_that_was_none_is_dropped_unless_settled(connection):
    put_alarm(connection, "two_contents", "a", {}, NOW)
    put_alarm(connection, "two_contents", "b", {}, NOW)
    settle_alarm(connection, list_alarms(connection, with_settled=False)[0].id, "", NOW)

    for subject in ("a", "b"):
        drop_alarm(connection, "two_contents", subject)

    assert kinds(connection, with_settled=True) == [("two_contents", "b")]
