"""A run that is to end waits for no silent line, and for none for long."""

import threading

import pytest

from desktop.sync.client import hanging_up as module
from desktop.sync.client.hanging_up import hanging_up


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(module, "LOOK_S", 0.01)
    monkeypatch.setattr(module, "SILENT_S", 0.05)
    monkeypatch.setattr(module, "LONGEST_S", 0.5)


class Wire:
    """A line that moves or is silent until it is hung up."""

    def __init__(self, *, moves=False):
        self._moves, self._sent, self.received = moves, 0, 0
        self.looked, self.ended = 0, threading.Event()

    @property
    def sent(self):
        self.looked += 1
        self._sent += self._moves
        return self._sent

    def hang_up(self):
        self.ended.set()


def test_silent_line_is_hung_up_once_the_run_is_to_end():
    wire, wished = Wire(), threading.Event()
    with hanging_up(wire, wished.is_set):
        assert not wire.ended.wait(0.2)
        wished.set()
        assert wire.ended.wait(60)


def test_line_that_moves_is_given_more_time_but_not_for_ever():
    wire = Wire(moves=True)
    with hanging_up(wire, lambda: True):
        assert wire.ended.wait(60)

    assert wire.looked > module.SILENT_S / module.LOOK_S * 2


def test_nothing_watches_after_the_run():
    wire, before = Wire(), set(threading.enumerate())
    with hanging_up(wire, lambda: False):
        assert len(set(threading.enumerate()) - before) == 1
    assert set(threading.enumerate()) <= before

    with pytest.raises(KeyError), hanging_up(wire, lambda: True):
        raise KeyError
    assert set(threading.enumerate()) <= before
