"""What the server says that it lacks goes up again, as far as it is here; else little is asked."""

import json

import pytest

from desktop.domain.changes import digest_of
from desktop.sync.client.absences import AbsentFiles

PHOTO, PLAN = b"a photo" * 100, b"a plan"


def paths(server):
    """Return what was asked since, by its first word."""
    found = [path.partition("/")[0] for _, path in server.requests]
    server.requests.clear()
    return found


@pytest.fixture
def room(server, device):
    """Return a device that has nothing left to send, and says how late it is."""
    found, now = device(), [0.0]
    found.absent = AbsentFiles(now=lambda: now[0])
    found.wait = lambda seconds: now.__setitem__(0, now[0] + seconds)
    assert found.sync().outcome == "done"
    server.requests.clear()
    return found


def test_server_that_lacks_nothing_is_asked_nothing(server, room):
    assert room.sync("auto").outcome == "done"
    assert paths(server) == ["pull"]


def test_files_and_large_bodies_go_up_again(server, room):
    body = b"x" * 20_000
    room.store.bodies[digest_of(body)] = body
    server.lacking = {
        "files": [room.files.put(PHOTO), room.files.put(PLAN)],
        "parts": [digest_of(body)],
    }

    ended = room.sync("auto")

    assert (ended.outcome, ended.figures.files_up) == ("done", 2)
    assert server.uploads["file", digest_of(PHOTO)] == PHOTO
    assert server.uploads["file", digest_of(PLAN)] == PLAN
    assert ("part", digest_of(body)) in server.uploads


def test_what_is_here_goes_up_beside_what_is_not(server, room):
    server.lacking = {"files": ["ab" * 32, room.files.put(PLAN)], "parts": ["cd" * 32]}

    assert room.sync().outcome == "done"
    assert server.uploads["file", digest_of(PLAN)] == PLAN


@pytest.mark.parametrize("lacking", [{"files": ["ab" * 32]}, {"parts": ["ab" * 32]}])
def test_what_is_not_here_is_asked_for_once_an_hour(server, room, lacking):
    server.lacking = lacking
    asked = []
    for seconds in (0, 10, 3589, 1):
        room.wait(seconds)
        assert room.sync("auto").outcome == "done"
        asked.append("lacking" in paths(server))

    assert asked == [True, False, False, True]


@pytest.mark.logs("refused by the server: full")
def test_what_broke_off_goes_on_with_the_next_run(server, room):
    server.lacking = {"files": [room.files.put(PHOTO)]}
    server.faults = lambda method, *_: (507, {}, b'{"code": "full"}') if method == "PATCH" else None
    assert room.sync("auto").problem.details["code"] == "full"
    server.faults = lambda *_: None

    assert room.sync("auto").outcome == "done"

    assert server.uploads["file", digest_of(PHOTO)] == PHOTO


@pytest.mark.parametrize(
    "told", [[], {}, {"files": 1, "parts": []}, {"files": [1], "parts": []}, {"files": []}]
)
def test_nonsense_is_refused_and_sends_nothing(server, room, told):
    server.lacking = {"files": [room.files.put(PHOTO)]}
    server.get_lacking = lambda *_: (200, {}, json.dumps(told).encode())

    assert room.sync().problem.details["code"] == "format"
    assert server.uploads == {}


def test_names_that_are_none_climb_nowhere(server, room):
    server.lacking = {"files": ["../../key", ""], "parts": ["../../key"]}

    assert room.sync().outcome == "done"
    assert paths(server) == ["pull", "lacking"]
