"""Waiting for a connection ends when somebody hangs up."""

import socket
import threading

import httpcore
import pytest

from desktop.errors import LineError
from desktop.sync.client.doors import Door
from desktop.sync.client.line import Line

ENOUGH_S = 60


class Slow:
    """Opens connections once it may."""

    def __init__(self, monkeypatch):
        self.asked, self.may, self.closed = (threading.Event() for _ in range(3))
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", self.connect)

    def connect(self, *_):
        self.asked.set()
        assert self.may.wait(ENOUGH_S)
        return self

    def close(self):
        self.closed.set()


@pytest.fixture
def slow(monkeypatch):
    return Slow(monkeypatch)


def test_connection_is_opened():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        stream = Door().connect_tcp("127.0.0.1", listener.getsockname()[1], timeout=ENOUGH_S)
        accepted, _ = listener.accept()
        with accepted:
            stream.write(b"hallo")
            assert accepted.recv(5) == b"hallo"
        stream.close()


def test_what_went_wrong_is_told(free_port):
    with pytest.raises(httpcore.ConnectError):
        Door().connect_tcp("127.0.0.1", free_port, timeout=ENOUGH_S)


def test_who_hangs_up_waits_no_longer_and_what_opens_then_is_closed(slow):
    door = Door()
    door.hang_up()  # nobody waits
    ender = threading.Thread(target=lambda: (slow.asked.wait(ENOUGH_S), door.hang_up()))
    ender.start()

    with pytest.raises(httpcore.ConnectError, match="hung up"):
        door.connect_tcp("127.0.0.1", 9)
    assert not slow.closed.is_set()
    slow.may.set()

    assert slow.closed.wait(ENOUGH_S)
    ender.join()


def test_line_that_is_not_there_yet_is_hung_up(slow):
    clock = "20261128T080000.000Z0000"
    waiting = Line("http://127.0.0.1:9", clock=lambda: clock)
    ender = threading.Thread(target=lambda: (slow.asked.wait(ENOUGH_S), waiting.hang_up()))
    ender.start()

    with pytest.raises(LineError) as caught:
        waiting.ask("GET", "scope")

    assert caught.value.details["code"] == "unreachable"
    slow.may.set()
    ender.join()
    waiting.close()
