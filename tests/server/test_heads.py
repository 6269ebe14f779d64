"""Heads that do not come: their connections end, and all others live on."""

import socket
import time
from urllib.parse import urlsplit

import pytest
from running_server import running

from server import heads

REQUEST = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture
def connect(store, monkeypatch):
    """Connect to a server that waits half a second for a head."""
    monkeypatch.setattr(heads, "HEAD_S", 0.5)
    with running(store) as address:
        place = urlsplit(address)
        yield lambda: socket.create_connection((place.hostname, place.port), timeout=60)


def is_ended(line):
    """Wait until the server ends a connection, and tell that it said nothing."""
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def answer(line):
    """Ask, and return the whole answer."""
    line.sendall(REQUEST)
    came = b""
    while not came.endswith(b"}"):
        came += line.recv(4096)
    return came


def drip(line):
    """Send a head that does not end."""
    line.sendall(REQUEST[:-2])
    while True:
        line.sendall(b"X: y\r\n")
        time.sleep(0.05)


def test_a_connection_that_says_nothing_ends(connect):
    with connect() as line:
        assert is_ended(line)


def test_a_head_that_comes_drop_by_drop_ends(connect):
    with connect() as line, pytest.raises((BrokenPipeError, ConnectionResetError)):
        drip(line)


def test_a_second_head_that_does_not_come_whole_ends(connect):
    with connect() as line:
        assert answer(line).startswith(b"HTTP/1.1 200")
        line.sendall(REQUEST[:10])

        assert is_ended(line)


def test_a_connection_that_rests_between_requests_lives(connect):
    with connect() as line:
        for _ in range(2):
            assert answer(line).startswith(b"HTTP/1.1 200")
            time.sleep(1)


def test_a_body_that_takes_longer_than_a_head_may_is_waited_for(connect):
    with connect() as line:
        head = b"POST /sync/v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n"
        line.sendall(head + b"{")
        time.sleep(1)
        line.sendall(b"}")

        assert line.recv(4096).startswith(b"HTTP/1.1 422")
