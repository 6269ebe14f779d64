"""The line over real sockets: who may answer, what is counted, when it is given up."""

import contextlib
import socket
import threading
from datetime import timedelta

import pytest
from paper_server import serving
from paper_store import AT

from desktop.domain.clocks import format_stamp
from desktop.errors import LineError, SyncError
from desktop.sync.client.line import Line

STAMP = format_stamp(AT, 0)


@pytest.fixture
def line():
    """Return a maker of lines that are closed in the end."""
    made = []

    def make(url, **options):
        made.append(Line(url, clock=lambda: STAMP, **options))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def tls_server(server, authority):
    """Return a maker of addresses at which the server speaks TLS."""
    with contextlib.ExitStack() as stack:

        def start(host="127.0.0.1", **options):
            port = stack.enter_context(serving(server, tls=authority.context(host, **options)))
            return f"https://127.0.0.1:{port}"

        yield start


def test_request_says_who_asks_and_when(server, url, line):
    heard = []
    server.faults = lambda method, path, headers, body: heard.append((dict(headers), body))

    line(url, token="abc").ask("POST", "receipts", b"[]", headers={"content-type": "x/y"})

    headers, body = heard[0]
    assert body == b"[]"
    assert {key: headers[key] for key in ("authorization", "yishibu-clock", "content-type")} == {
        "authorization": "Bearer abc",
        "yishibu-clock": STAMP,
        "content-type": "x/y",
    }
    assert headers["yishibu-schema"].isdigit()
    assert headers["yishibu-format"] == "1"


def test_one_connection_is_kept(server, url, line):
    kept = line(url)
    for _ in range(3):
        kept.ask("GET", "scope")

    assert server.connections == 1


def test_clocks_are_compared_in_the_middle_of_the_request(server, url, line):
    server.now = lambda: AT + timedelta(hours=1)
    measured = line(url)

    measured.ask("GET", "scope")

    assert abs(measured.offset_ms - 3_600_000) < 2_000


def test_authority_of_the_enrolment_is_trusted_and_no_other(tls_server, line, authority, stranger):
    url = tls_server()

    assert line(url, ca=authority.pem).ask("GET", "scope").status == 200
    for ca in (stranger.pem, ""):
        with pytest.raises(SyncError) as caught:
            line(url, ca=ca).ask("GET", "scope")
        assert caught.value.details["code"] == "certificate"
        assert not isinstance(caught.value, LineError)


@pytest.mark.parametrize("options", [{"host": "elsewhere.example"}, {"days": -1}])
def test_certificate_of_another_or_of_yesterday_is_refused(tls_server, line, authority, options):
    with pytest.raises(SyncError) as caught:
        line(tls_server(**options), ca=authority.pem).ask("GET", "scope")

    assert caught.value.details["code"] == "certificate"


def test_server_without_tls_is_refused(url, line):
    with pytest.raises(SyncError) as caught:
        line(url.replace("http:", "https:")).ask("GET", "scope")

    assert caught.value.details["code"] == "tls"


def test_certificate_that_is_none_is_refused(line):
    with pytest.raises(SyncError) as caught:
        line("https://127.0.0.1:1", ca="-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----")

    assert caught.value.details["code"] == "certificate"


def test_nobody_there_is_said(line, free_port):
    with pytest.raises(LineError) as caught:
        line(f"http://127.0.0.1:{free_port}").ask("GET", "scope")

    assert caught.value.details["code"] == "unreachable"


def test_silence_is_given_up_and_slowness_is_not(line):
    """A server that sends a byte now and then is slow; one that sends none is gone."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = b"HTTP/1.1 200 OK\r\nYishibu-Now: x\r\nContent-Length: 4\r\n\r\nslow"
        thread = threading.Thread(target=drip, args=(listener, answer), daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        assert line(url, silence_s=2).ask("GET", "scope").body == b"slow"
        with pytest.raises(LineError) as caught:
            line(url, silence_s=0.3).ask("GET", "scope")
        thread.join()

    assert caught.value.details["code"] == "silent"


def drip(listener, answer):
    """Answer the first connection byte by byte, for longer than the silence, the second never."""
    first, _ = listener.accept()
    with first:
        first.recv(4096)
        first.sendall(answer[:-4])
        for byte in answer[-4:]:
            threading.Event().wait(0.6)
            first.sendall(bytes([byte]))
    second, _ = listener.accept()
    with second:
        second.recv(4096)
        second.recv(4096)  # until the other end goes


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\n", b"nonsense\r\n\r\n"])
def test_answer_that_is_cut_or_none_is_a_broken_line(line, sent):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=cut, args=(listener, sent), daemon=True)
        thread.start()
        with pytest.raises(LineError) as caught:
            line(f"http://127.0.0.1:{listener.getsockname()[1]}").ask("GET", "scope")
        thread.join()

    assert caught.value.details["code"] == "cut"


def test_what_came_before_a_cut_is_kept(line):
    came = []
    head = b"HTTP/1.1 200 OK\r\nYishibu-Now: x\r\nContent-Length: 100\r\n\r\n"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=cut, args=(listener, head + b"half"), daemon=True)
        thread.start()
        cutting = line(f"http://127.0.0.1:{listener.getsockname()[1]}")
        with pytest.raises(LineError):
            cutting.ask("GET", "scope", sink=lambda _, piece: came.append(piece))
        thread.join()

    assert b"".join(came) == b"half"
    assert cutting.received == len(head + b"half")


def cut(listener, sent):
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(sent)


def test_answer_without_end_is_not_read_on(server, url, line, monkeypatch):
    monkeypatch.setattr("desktop.sync.client.line.MAX_ANSWER_BYTES", 1000)
    server.faults = lambda *_: (200, {}, b"x" * 100_000)

    with pytest.raises(SyncError) as caught:
        line(url).ask("GET", "scope")

    assert caught.value.details["code"] == "format"


def test_system_proxy_is_taken_but_not_for_this_computer(monkeypatch, server, url, line, free_port):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    assert line(url).ask("GET", "scope").status == 200
    with pytest.raises(LineError) as caught:
        line("http://server.example").ask("GET", "scope")
    assert caught.value.details["code"] == "unreachable"


@pytest.mark.parametrize("is_secret", [False, True])
def test_request_that_waits_is_ended_from_another_thread(server, line, authority, is_secret):
    asked, go_on = threading.Event(), threading.Event()

    def wait(*_):
        asked.set()
        go_on.wait(60)

    server.faults = wait
    tls = authority.context("127.0.0.1") if is_secret else None
    with serving(server, tls=tls) as port:
        scheme, ca = ("https", authority.pem) if is_secret else ("http", "")
        waiting = line(f"{scheme}://127.0.0.1:{port}", ca=ca)
        waiting.hang_up()  # nothing is under way
        ender = threading.Thread(target=lambda: (asked.wait(60), waiting.hang_up()))
        ender.start()
        with pytest.raises(LineError) as caught:
            waiting.ask("GET", "scope")
        go_on.set()
        ender.join()
        server.faults = lambda *_: None

        assert waiting.ask("GET", "scope").status == 200  # it is as good as new

    assert caught.value.details["code"] == "cut"
