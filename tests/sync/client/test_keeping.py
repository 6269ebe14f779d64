"""Receipts are kept while the next batch is on its way, and none is lost."""

import pytest
from side_work import Meeting, fail_once, write_much

from desktop.errors import StorageError


def test_a_receipt_is_kept_while_the_next_batch_is_on_its_way(server, device):
    room = device()
    write_much(room)
    meeting = Meeting(server, room.store, "take_receipt", "push")

    ended = room.sync()

    assert (ended.outcome, ended.figures.pushed) == ("done", 40)
    assert meeting.met
    assert room.store.chains()[0].unsent == 0


def test_a_receipt_that_the_ledger_cannot_keep_ends_the_run_and_is_given_again(server, device):
    room = device()
    write_much(room)
    full = StorageError("磁盘满了。", "请腾出空间。")
    room.store.take_receipt = fail_once(room.store.take_receipt, full)

    with pytest.raises(StorageError):
        room.sync()
    ended = room.sync()

    assert ended.outcome == "done"
    assert [item.sent.header.seq for item in server.feed] == list(range(1, 41))
    assert room.store.chains()[0].unsent == 0
