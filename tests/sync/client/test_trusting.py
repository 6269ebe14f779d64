"""Certificates and clocks: a computer that is years off believes the county's server as well."""

import contextlib
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from paper_server import serving

from desktop.domain.clocks import format_stamp
from desktop.errors import SyncError
from desktop.sync.client.line import Line
from desktop.sync.client.trusting import make_trust

OFF = {"ahead": {"begins": -30, "days": -10}, "behind": {"begins": 10, "days": 30}}
"""From and up to how many days from this computer's now a certificate holds."""


def days(number):
    """Return the time so many days from this computer's now."""
    return datetime.now(UTC) + timedelta(days=number)


@pytest.fixture
def asked(server):
    """Give what the server hears: method, path, and the token that was shown."""
    heard = []
    server.faults = lambda method, path, headers, _: heard.append(
        (method, path, headers["authorization"])
    )
    return heard


@pytest.fixture
def line(server, authority):
    """Return a maker of lines to the server under a certificate."""
    with contextlib.ExitStack() as opened:

        def make(by=authority, **certificate):
            port = opened.enter_context(serving(server, tls=by.context(**certificate)))
            made = Line(
                f"https://127.0.0.1:{port}",
                ca=authority.pem,
                token="secret",
                clock=lambda: format_stamp(datetime.now(UTC), 0),
            )
            opened.callback(made.close)
            return made

        yield make


def refused(line):
    with pytest.raises(SyncError) as caught:
        line.ask("POST", "receipts", b"[]")
    return caught.value.details["code"]


@pytest.mark.parametrize("off", OFF)
def test_a_certificate_that_holds_by_the_servers_time_is_believed(server, line, asked, off):
    server.now = lambda: days(sum(OFF[off].values()) / 2)
    found = line(**OFF[off])

    assert found.ask("POST", "receipts", b"[]").json() == {"kept": 0}
    found.ask("GET", "scope")

    assert asked == [
        ("GET", "scope", None),
        ("POST", "receipts", "Bearer secret"),
        ("GET", "scope", "Bearer secret"),
    ]
    assert server.connections == 3  # the one refused, the one that asked the time, and the one kept
    assert abs(found.offset_ms) > timedelta(days=15) / timedelta(milliseconds=1)


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize("theirs", [0, 50, -50])
def test_one_that_does_not_is_not_and_nothing_is_told(server, line, asked, off, theirs):
    server.now = lambda: days(theirs)
    found = line(**OFF[off])

    assert [refused(found), refused(found)] == ["certificate"] * 2

    assert asked == [("GET", "scope", None)] * 2


@pytest.mark.parametrize("off", OFF)
def test_time_excuses_nothing_else(server, line, asked, stranger, off):
    server.now = lambda: days(sum(OFF[off].values()) / 2)

    for other in ({"by": stranger}, {"host": "elsewhere.example"}):
        assert refused(line(**other, **OFF[off])) == "certificate"

    assert asked == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, {"No-Now": "1"}, b"{}"), "stranger"),
        ((200, {"No-Now": "1", "Yishibu-Now": "yesterday"}, b"{}"), "certificate"),
    ],
)
def test_who_tells_no_time_is_not_believed(server, line, answer, code):
    server.faults = lambda *_: answer
    found = line(**OFF["ahead"])

    assert [refused(found), refused(found)] == [code] * 2
    assert [path for _, path in server.requests] == ["scope"] * 2  # asked each time, never told


def test_tls_is_at_least_1_2():
    assert make_trust("").minimum_version >= ssl.TLSVersion.TLSv1_2
