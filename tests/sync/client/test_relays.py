"""Bundles of other machines over real sockets, against a server on paper."""

import os
import tracemalloc

import pytest
from cut_lines import CutLine
from paper_server import PaperServer, Refusal

from desktop.data.relay_shelves import RelayFolder
from desktop.domain.changes import digest_of
from desktop.sync.client.absences import AbsentFiles
from desktop.sync.client.runs import Runs

OTHER, BUNDLE = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(2))


class RelayServer(PaperServer):
    """Answers every bundle with bytes made from it."""

    def __init__(self):
        super().__init__()
        self.backs = {}
        self.make = lambda data: b"back of " + data

    def post_bundles(self, _rest, query, _headers, _body):
        data = self.uploads.get(("bundle", query["upload"][0]))
        if data is None:
            raise Refusal(404, "not_found")
        back = self.make(data)
        self.backs[digest_of(back)] = back
        return 200, {}, b'{"download": "%b"}' % digest_of(back).encode()

    def get_bundles(self, digest, _query, headers, _body):
        return self._range(self.backs.get(digest), headers)


@pytest.fixture
def server():
    return RelayServer()


@pytest.fixture
def shelf(tmp_path):
    return RelayFolder(tmp_path / "home")


@pytest.fixture
def keep(shelf, tmp_path):
    """Return what puts another machine's bundle on the shelf."""

    def put(data):
        path = tmp_path / "stick.yishibu-bundle"
        path.write_bytes(data)
        shelf.keep_out(path, OTHER, BUNDLE)

    return put


def sync(device, shelf):
    runs = Runs(device.store, device.files, device.partials, AbsentFiles(), shelf)
    return runs.run("hand", lambda *_, is_slow=False: None)


def backs(shelf):
    return [relayed.path.read_bytes() for relayed in shelf.returns()]


def test_run_without_bundles_asks_nothing_more(server, device, shelf):
    room = device()
    sync(room, shelf)

    assert [path for _, path in server.requests] == ["snapshot", "pull"]


def test_bundle_goes_along_with_a_run(server, device, shelf, keep):
    keep(b"sealed")

    ended = sync(device(), shelf)

    assert ended.outcome == "done"
    assert (backs(shelf), shelf.waiting()) == ([b"back of sealed"], [])


def test_bundle_that_is_there_is_not_sent_again(server, device, shelf, keep):
    keep(b"sealed")
    sync(device(), shelf)
    server.requests.clear()
    keep(b"sealed")

    sync(device(), shelf)

    assert [method for method, path in server.requests if "uploads" in path] == []
    assert backs(shelf) == [b"back of sealed"]


def test_line_that_breaks_carries_both_ways_to_the_end(server, device, shelf, keep, port):
    data = os.urandom(60_000)
    server.make = lambda sent: sent[::-1] * 2
    keep(data)

    with CutLine(port, most=30_000) as line:
        room = device(at=line.url)
        for _ in range(5):
            if sync(room, shelf).outcome == "done":
                break

    assert backs(shelf) == [data[::-1] * 2]


@pytest.mark.logs("was refused: digest")
def test_way_back_that_is_another_is_not_kept(server, device, shelf, keep):
    keep(b"sealed")

    def lie(method, path, headers, body):
        if method == "GET" and path.startswith("bundles"):
            return 200, {}, b"something else"
        return None

    server.faults = lie
    ended = sync(device(), shelf)
    server.faults = lambda *_: None
    kept = backs(shelf), len(shelf.waiting())
    sync(device(), shelf)

    assert (ended.outcome, kept) == ("done", ([], 1))
    assert backs(shelf) == [b"back of sealed"]


@pytest.mark.logs("was refused: format")
@pytest.mark.parametrize("body", [b"[]", b'{"download": 7}', b'{"download": "../../x"}'])
def test_nonsense_from_the_server_is_refused(server, device, shelf, keep, body):
    keep(b"sealed")
    server.faults = lambda method, path, *_: (200, {}, body) if path.startswith("bundles") else None

    room = device()
    sync(room, shelf)

    assert len(shelf.waiting()) == 1
    assert (room.store.runs()[0].way, room.store.runs()[0].outcome) == ("relay", "refused")


@pytest.mark.logs("was refused: server")
def test_refused_bundle_stays_and_the_run_goes_on(server, device, shelf, keep):
    keep(b"sealed")

    def refuse(method, path, headers, body):
        if path.startswith("bundles"):
            raise Refusal(409, "server")

    server.faults = refuse

    assert sync(device(), shelf).outcome == "done"
    assert len(shelf.waiting()) == 1


def test_large_bundle_is_never_in_memory(server, device, shelf, keep, monkeypatch):
    size = 24 * 1024 * 1024
    keep(bytes(size))
    back = os.urandom(1024) * 1024 * 8
    server.uploads["bundle", digest_of(bytes(size))] = b""  # as if it had been uploaded
    server.make = lambda _: back

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    sync(device(), shelf)
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()

    assert backs(shelf) == [back]
    assert peak < 4 * 1024 * 1024
