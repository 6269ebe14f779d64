"""The next page is asked for while the ledger takes one in, and none is lost or doubled."""

import pytest
from side_work import Meeting, fail_once, write_much

from desktop.errors import StorageError


@pytest.fixture(autouse=True)
def _one_change_a_page(monkeypatch):
    monkeypatch.setattr("desktop.sync.client.pulls._UNPACKED", 0)


def test_a_page_is_asked_for_while_the_one_before_is_taken_in(server, device):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    meeting = Meeting(server, township.store, "take_page", "pull")

    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)
    assert meeting.met
    assert len(township.store.titles()) == 40


def test_a_page_that_the_ledger_cannot_take_ends_the_run_and_comes_again(server, device):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    full = StorageError("磁盘满了。", "请腾出空间。")
    township.store.take_page = fail_once(township.store.take_page, full)

    with pytest.raises(StorageError):
        township.sync()
    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)


@pytest.mark.parametrize("at", range(2, 8))
def test_a_line_that_breaks_while_a_page_is_taken_in_loses_and_doubles_nothing(server, device, at):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    pulls = []

    def breaks(_method, path, *_):
        pulls.append(path)
        return (503, {"Retry-After": "1"}, b'{"code":"busy"}') if len(pulls) == at else None

    server.faults = breaks

    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)
    assert [item.position for item in township.store.items.values()] == list(range(1, 41))
