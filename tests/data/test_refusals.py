"""What the server refused counts in no row of its author, whichever receipts came when."""

from dataclasses import replace

import pytest
from ledger_factory import KEY, rows_of
from sync_factory import add_concern, edit, sound, state, title

from desktop.data.rebuilding import rebuild
from desktop.records import Meeting, Motion


def receipt_of(replica, server):
    (chain,) = replica.store.chains()
    return server.accept(replica, replica.store.unsent(chain, chain.receipted, 1 << 40))


def concerns(replica):
    return rows_of(replica.path, "SELECT title FROM concern ORDER BY title")


def rebuilt_is_the_same(replica):
    before = state(replica.path)
    replica.close()
    assert rebuild(replica.path, KEY, before=lambda: None).ok
    assert state(replica.path) == before


def test_refused_creation_takes_the_row_out(replicas, server):
    one = replicas(1)
    row = add_concern(one, "不该有")
    add_concern(one, "该有")
    one.store.take_receipt(replace(receipt_of(one, server), refused=((2, 0, "scope"),)))

    assert concerns(one) == [("该有",)]
    assert rows_of(one.path, 'SELECT 1 FROM heads WHERE "row" = ?', row.bytes) == []
    assert rows_of(one.path, 'SELECT 1 FROM search_entry WHERE "row" = ?', row.bytes) == []
    sound(one)
    rebuilt_is_the_same(one)


@pytest.mark.parametrize("code", ["scope", "owner", "type", "what a newer server says"])
def test_refused_edit_is_undone(replicas, server, code):
    one = replicas(1)
    row = add_concern(one, "起初")
    edit(one, row, title="不该有")
    assert title(one, row) == "不该有"
    one.store.take_receipt(replace(receipt_of(one, server), refused=((3, 0, code),)))

    assert title(one, row) == "起初"
    edit(one, row, title="后来")
    assert title(one, row) == "后来"
    one.store.take_receipt(receipt_of(one, server))
    assert one.store.conflicts() == []
    assert title(one, row) == "后来"
    sound(one)
    rebuilt_is_the_same(one)


def test_organizations_above_stay_in_the_ledger_that_entered_them(replicas, server):
    one = replicas(1)
    one.store.take_receipt(replace(receipt_of(one, server), refused=((1, 0, "scope"),)))

    assert rows_of(one.path, "SELECT name FROM organization") == [("示例村",)]
    sound(one)


def test_part_whose_whole_was_refused_waits(replicas, server):
    one = replicas(1)
    with one.act() as work:
        meeting = Meeting(title="会议")
        work.add(meeting)
    with one.act() as work:
        work.add(Motion(title="事项", meeting=meeting.id))
    one.store.take_receipt(replace(receipt_of(one, server), refused=((2, 0, "scope"),)))

    assert rows_of(one.path, "SELECT 1 FROM meeting") == []
    assert rows_of(one.path, "SELECT 1 FROM motion") == []
    assert [each.reason for each in one.store.held()] == ["no_row"]
    sound(one)
    rebuilt_is_the_same(one)


@pytest.mark.parametrize("last", ["refused", "taken"])
def test_of_two_receipts_the_one_that_was_told_last_counts(replicas, server, last):
    one = replicas(1)
    add_concern(one, "起初")
    whole = receipt_of(one, server)
    refused = replace(whole, refused=((2, 0, "scope"),))
    earlier, after = (whole, refused) if last == "refused" else (refused, whole)
    after = replace(after, first=2, arrival=raised(earlier.arrival))
    for receipt in (earlier, after):
        one.store.take_receipt(receipt)
    assert concerns(one) == ([] if last == "refused" else [("起初",)])
    assert one.store.take_receipt(earlier)  # what gave the later one came back from a backup
    assert concerns(one) == ([("起初",)] if last == "refused" else [])
    sound(one)


def raised(stamp):
    """Return a stamp of a year later."""
    return f"{int(stamp[:4]) + 1}{stamp[4:]}"
