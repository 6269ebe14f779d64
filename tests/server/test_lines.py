"""Around every request: bodies without an end are not read, and the silent are not waited for."""

import asyncio
import itertools
import logging
import socket
import time
from urllib.parse import urlsplit

import pytest
from web_samples import logged_lines

from server import lines
from server.lines import MOST_BODY_BYTES
from server.metrics import Metrics

JSON = "Content-Type: application/json\r\n"


def connect(web):
    address = urlsplit(str(web.client.base_url))
    return socket.create_connection((address.hostname, address.port), timeout=60)


def head(method, path, more=""):
    return f"{method} {path} HTTP/1.1\r\nHost: x\r\n{more}\r\n".encode()


def answer_of(line):
    """Return what came until the other side closed."""
    heard = b""
    try:
        while piece := line.recv(65536):
            heard += piece
    except ConnectionResetError:
        pass
    return heard.decode()


def test_a_body_that_says_it_is_too_large_is_refused_unread(web):
    with connect(web) as line:
        line.sendall(head("POST", "/sync/v1/enrol", f"{JSON}Content-Length: 10000000000\r\n"))
        answer = answer_of(line)

    assert answer.startswith("HTTP/1.1 413 ")
    assert '"code":"too_large"' in answer
    assert "yishibu-now" in answer


@pytest.mark.parametrize("path", ["/sync/v1/enrol", "/nowhere", "/health"])
def test_a_body_without_an_end_is_not_read_to_it(web, path, caplog):
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    sent = 0
    with caplog.at_level(logging.INFO, "server"), connect(web) as outgoing:
        outgoing.sendall(head("POST", path, f"{JSON}Transfer-Encoding: chunked\r\n"))
        try:
            for _ in range(10_000):
                outgoing.sendall(piece)
                sent += 1
        except (ConnectionResetError, BrokenPipeError):
            pass
        (line,) = logged_lines(caplog, 1)

    assert sent < 10_000
    assert int(line.split(" in=")[1].split()[0]) <= MOST_BODY_BYTES + 1_000_000


def test_deep_json_is_refused(web):
    for body in (b"[" * 1_000_000, b'{"a":' * 600_000 + b"1" + b"}" * 600_000, b'"' * 9):
        answer = web.client.post(
            "/sync/v1/enrol", content=body, headers={"Content-Type": "application/json"}
        )

        assert (answer.status_code, answer.json()["code"]) == (422, "format")


def test_who_falls_silent_is_let_go(web, monkeypatch):
    monkeypatch.setattr(lines, "SILENCE_S", 0.2)
    with connect(web) as line:
        line.sendall(head("POST", "/sync/v1/enrol", f"{JSON}Content-Length: 100\r\n") + b"{")

        assert answer_of(line).startswith("HTTP/1.1 4")


def test_who_sends_slowly_is_heard_to_the_end(web, monkeypatch):
    monkeypatch.setattr(lines, "SILENCE_S", 3.0)
    with connect(web) as line:
        more = f"{JSON}Content-Length: 12\r\nConnection: close\r\n"
        line.sendall(head("POST", "/sync/v1/enrol", more))
        for piece in itertools.repeat(b"  ", 6):
            time.sleep(0.6)
            line.sendall(piece)

        assert '"code":"format"' in answer_of(line)


def test_a_download_takes_as_long_as_it_takes(web, monkeypatch):
    monkeypatch.setattr(lines, "SILENCE_S", 0.2)
    device = web.join("one", "village1")
    said = "".join(f"{name}: {value}\r\n" for name, value in device.headers().items())
    with connect(web) as line:
        line.sendall(head("GET", "/sync/v1/scope", said))
        time.sleep(0.5)
        line.sendall(head("GET", "/sync/v1/scope", said + "Connection: close\r\n"))

        assert answer_of(line).count("HTTP/1.1 200 OK") == 2


@pytest.mark.logs("Invalid HTTP request")
def test_nonsense_is_no_request(web):
    with connect(web) as line:
        line.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n")

        assert answer_of(line).startswith("HTTP/1.1 400 ")


def test_the_counts_of_bytes_are_of_bodies(web, caplog):
    with caplog.at_level(logging.INFO, "server"):
        answer = web.client.post("/sync/v1/enrol", content=b"x" * 77)
        (line,) = logged_lines(caplog, 1)

    assert f" in=77 out={len(answer.content)} " in line


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("size", [0, 1, 1200, 1201, 5000])
def test_over_tls_an_answer_goes_in_records_that_are_soon_there(tmp_path, scheme, size):
    body, sent = bytes(range(256)) * 20, []

    async def app(_scope, receive, send):
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body[:size], "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    line = lines.Line(app, stamp=lambda: "now", metrics=Metrics(tmp_path))
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "scheme": scheme}
    asyncio.run(line(scope, receive, send))

    bodies = [each["body"] for each in sent[1:]]
    assert b"".join(bodies) == body[:size]
    assert [each.get("more_body", False) for each in sent[1:]] == [True] * (len(bodies) - 1) + [
        False
    ]
    assert max(map(len, bodies)) == (min(size, 1200) if scheme == "https" else size)
