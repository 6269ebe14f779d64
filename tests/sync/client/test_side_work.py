"""What a run does beside the line: it keeps a receipt or a page while the next is on its way."""

import threading

import pytest

from desktop.errors import StorageError

ENOUGH_S = 60
TEXT = "浇地用电每天只来两个小时，" * 200


@pytest.fixture(autouse=True)
def _one_change_a_page(monkeypatch):
    monkeypatch.setattr("desktop.sync.client.pulls._UNPACKED", 0)


class Meeting:
    """Lets the ledger's work number `at` wait until the server is asked once more."""

    def __init__(self, server, store, method, path, at=1):
        self.asked, self.met, self.count = threading.Event(), False, 0
        self.path, self.at = path, at
        self.work = getattr(store, method)
        setattr(store, method, self.done)
        server.faults = self.hear

    def hear(self, _method, path, *_):
        if path == self.path and self.count >= self.at:
            self.asked.set()

    def done(self, *arguments):
        self.count += 1
        if self.count == self.at:
            self.met = self.asked.wait(ENOUGH_S)
        return self.work(*arguments)


def write_much(device, count=40):
    for number in range(count):
        device.store.write(f"{number}{TEXT}{number * 7919}")


def test_a_receipt_is_kept_while_the_next_batch_is_on_its_way(server, device):
    room = device()
    write_much(room)
    meeting = Meeting(server, room.store, "take_receipt", "push")

    ended = room.sync()

    assert (ended.outcome, ended.figures.pushed) == ("done", 40)
    assert meeting.met
    assert room.store.chains()[0].unsent == 0


def test_a_page_is_asked_for_while_the_one_before_is_taken_in(server, device):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    meeting = Meeting(server, township.store, "take_page", "pull")

    ended = township.sync()

    assert (ended.outcome, ended.figures.pulled) == ("done", 40)
    assert meeting.met
    assert len(township.store.titles()) == 40


def test_a_receipt_that_the_ledger_cannot_keep_ends_the_run_and_is_given_again(server, device):
    room = device()
    write_much(room)
    keep, broken = room.store.take_receipt, [StorageError("磁盘满了。", "请腾出空间。")]
    room.store.take_receipt = lambda receipt: keep(receipt) if not broken else _fail(broken)

    with pytest.raises(StorageError):
        room.sync()
    ended = room.sync()

    assert ended.outcome == "done"
    assert [item.sent.header.seq for item in server.feed] == list(range(1, 41))
    assert room.store.chains()[0].unsent == 0


def _fail(broken):
    raise broken.pop()


def test_a_page_that_the_ledger_cannot_take_ends_the_run_and_comes_again(server, device):
    room, township = device(), device("township")
    write_much(room)
    room.sync()
    take, broken = township.store.take_page, [StorageError("磁盘满了。", "请腾出空间。")]
    township.store.take_page = lambda *page: take(*page) if not broken else _fail(broken)

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
