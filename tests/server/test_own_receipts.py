"""What a page tells a device of its own Changes."""

from dataclasses import replace

import pytest
from server_samples import Writer, add_orgs, row_patch

import server.own_receipts
from server.acceptance import accept
from server.feeding import Ask, feed_page


@pytest.fixture
def room(store):
    add_orgs(store)
    return Writer(store, "room", "village1").enrol()


def push(writer, *, first=1):
    batch = writer.batch(first=first)
    return accept(writer.store, writer.id, batch, writer.clock, writer.store.now())


def ask(room, after=0, **more):
    epoch = room.changes[-1].header.epoch
    return feed_page(room.store, room.id, Ask(after=after, epoch=epoch, **more)).page


def write(room, number):
    room.write(row_patch(f"concern {number}", title=f"第{number}件"))


def test_each_receipt_comes_once_with_the_page_of_its_last_change(room):
    write(room, 1)
    write(room, 2)
    first = push(room)
    write(room, 3)
    second = push(room, first=3)

    assert ask(room).receipts == (first, second)
    assert ask(room).items == ()
    assert [ask(room, until=until).receipts for until in (1, 2)] == [(), (first,)]
    assert ask(room, after=2).receipts == (second,)
    assert ask(room, after=3).receipts == ()


def test_page_of_one_organization_has_none(room):
    write(room, 1)
    push(room)

    assert ask(room, orgs=frozenset({room.org})).receipts == ()


def test_page_with_many_receipts_ends_and_is_the_same_when_asked_again(room, monkeypatch):
    monkeypatch.setattr(server.own_receipts, "MOST_RECEIPTS", 2)
    given = []
    for number in range(1, 6):
        write(room, number)
        given.append(push(room, first=number))

    page = ask(room)

    assert (page.receipts, page.until, page.more) == (tuple(given[:2]), 2, True)
    assert ask(room, until=page.until) == page
    assert ask(room, after=4).receipts == tuple(given[4:])
    assert not ask(room, after=4).more


def test_changes_of_a_former_epoch_come_whole_with_their_receipts(room):
    write(room, 1)
    refused = row_patch("theirs", org="village2", title="邻村的")
    room.write(refused)
    given = push(room)
    later = replace(room, epoch="second", changes=[])
    later.write(row_patch("later", title="后来"))

    page = ask(later)

    assert [item.sent for item in page.items] == room.changes
    assert (page.receipts, given.refused) == ((given,), ((2, 0, "scope"),))


def test_page_looks_no_further_for_its_receipts_than_it_goes(room, monkeypatch):
    """Else whoever wrote much would have all of it gone through for every page."""
    other = Writer(room.store, "other", "village1").enrol()
    for number in range(1, 6):
        write(room, number)
        push(room, first=number)
        write(other, number + 10)
        push(other, first=number)
    spans, between = [], server.own_receipts.OwnReceipts.between

    def noted(own, after, until):
        spans.append((after, until))
        return between(own, after, until)

    monkeypatch.setattr(server.own_receipts.OwnReceipts, "between", noted)

    page = ask(room, after=2, most_bytes=1)

    assert (page.until, page.more, len(page.items)) == (4, True, 1)
    assert spans == [(2, 4)]
    assert [one.last for one in page.receipts] == [2]


def test_page_with_many_receipts_leaves_the_changes_behind_them(room, monkeypatch):
    monkeypatch.setattr(server.own_receipts, "MOST_RECEIPTS", 2)
    other = Writer(room.store, "other", "village1").enrol()
    for number in range(1, 6):
        write(room, number)
        push(room, first=number)
        write(other, number + 10)
        push(other, first=number)

    pages, after = [], 0
    while not pages or pages[-1].more:
        pages.append(ask(room, after=after))
        assert ask(room, after=after, until=pages[-1].until) == pages[-1]
        after = pages[-1].until

    assert [page.until for page in pages] == [3, 7, 10]
    assert [item.position for page in pages for item in page.items] == [2, 4, 6, 8, 10]
    assert [one.last for page in pages for one in page.receipts] == [1, 2, 3, 4, 5]
