"""A look that runs is not asked twice; what was asked meanwhile is asked once, afterwards."""

import threading

import pytest
from PySide6.QtCore import QObject

from desktop.errors import StorageError
from desktop.ui.refreshing import Refreshing


class Slow:
    """A query that waits until it is let go, and counts how often it ran."""

    def __init__(self):
        self.ran, self.go = 0, threading.Event()

    def __call__(self, _reading):
        self.go.wait(60)
        self.ran += 1
        return self.ran


@pytest.fixture
def slow():
    return Slow()


def test_many_requests_while_one_runs_become_one(session, drain, slow):
    shown, owner = [], QObject()
    refreshing = Refreshing(session, lambda: slow, shown.append, owner)

    for _ in range(20):
        refreshing.ask()
    slow.go.set()
    drain()

    assert (slow.ran, shown) == (2, [1, 2])


def test_query_is_made_as_of_the_moment_it_is_asked(session, drain, slow):
    times, owner = iter(range(9)), QObject()
    asked = []

    def query():
        asked.append(next(times))
        return slow

    refreshing = Refreshing(session, query, lambda _: None, owner)
    refreshing.ask()
    refreshing.ask()
    assert asked == [0]

    slow.go.set()
    drain()

    assert asked == [0, 1]


def test_failed_look_is_told_and_the_next_is_asked_all_the_same(session, drain):
    shown, owner, answers = [], QObject(), [StorageError("盘坏了。"), "room"]

    def look(_reading):
        answer = answers.pop(0)
        if isinstance(answer, StorageError):
            raise answer
        return answer

    refreshing = Refreshing(session, lambda: look, shown.append, owner)
    refreshing.ask()
    refreshing.ask()
    drain()

    assert (shown, [notice.text for notice in session.notices]) == (["room"], ["盘坏了。"])
