"""Requests for snapshots: together, patiently, and not without end."""

import threading

import pytest
from server_samples import write_of_all_kinds

from desktop.errors import StorageError, SyncError
from server import snapshot_files, snapshot_requests
from server.metrics import Metrics
from server.snapshot_requests import SnapshotRequests


@pytest.fixture
def devices(store, clock):
    return write_of_all_kinds(store, clock)


@pytest.fixture
def requests(store):
    found = SnapshotRequests(store, Metrics(store.home))
    yield found
    found.close()


@pytest.fixture
def go_on(monkeypatch):
    """Give an event without which no snapshot gets past its first line."""
    event = threading.Event()
    real = snapshot_files.snapshot_lines

    def lines(snapshot):
        event.wait(60)
        return real(snapshot)

    monkeypatch.setattr(snapshot_files, "snapshot_lines", lines)
    yield event
    event.set()


def figures(requests):
    lines = requests._metrics.text().decode().splitlines()
    found = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return (
        float(found["yishibu_snapshots_making"]),
        float(found["yishibu_snapshot_duration_seconds_count"]),
    )


def test_one_that_is_made_soon_is_given(requests, devices):
    found = requests.ask(devices["east"].id)

    assert found.path.name.startswith(devices["east"].id)
    requests.close()
    assert figures(requests) == (0, 1)


def test_one_that_takes_long_is_to_be_asked_for_again(requests, devices, go_on, monkeypatch):
    reader, other = devices["village1"].id, devices["twin"].id
    with monkeypatch.context() as patched:
        patched.setattr(snapshot_requests, "PATIENCE_S", 0.05)
        for each in (reader, other, reader):
            with pytest.raises(StorageError) as error:
                requests.ask(each)
            assert error.value.details["busy"]
        assert figures(requests) == (1, 0)
    go_on.set()

    assert requests.ask(other).position == requests.ask(reader).position


def test_too_many_scopes_at_once_are_told_to_come_back(requests, devices, go_on, monkeypatch):
    monkeypatch.setattr(snapshot_requests, "PATIENCE_S", 0.05)
    monkeypatch.setattr(snapshot_requests, "_MOST_WAITING", 2)
    for each in ("village1", "village2", "village3"):
        with pytest.raises(StorageError):
            requests.ask(devices[each].id)

    assert figures(requests)[0] == 2


def test_the_end_gives_up_what_is_being_made(requests, devices, go_on, monkeypatch):
    monkeypatch.setattr(snapshot_requests, "PATIENCE_S", 0.05)
    with pytest.raises(StorageError):
        requests.ask(devices["east"].id)
    ending = threading.Thread(target=requests.close)
    ending.start()
    go_on.set()
    ending.join(60)

    assert not ending.is_alive()
    assert not list((requests._store.home / "snapshots").glob(f"{devices['east'].id}*"))
    with pytest.raises(StorageError):
        requests.ask(devices["east"].id)


def test_what_goes_wrong_is_told_to_who_asked(requests, devices, monkeypatch):
    def fail(*_args, **_more):
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(snapshot_requests, "lay_down", fail)
        with pytest.raises(OSError, match="no room"):
            requests.ask(devices["east"].id)
    assert requests.ask(devices["east"].id).path.exists()
    with pytest.raises(SyncError):
        requests.ask("01a222de-bc0e-7000-9750-000000000000")
