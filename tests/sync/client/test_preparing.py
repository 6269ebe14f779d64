"""Batches made ready ahead: the same as when asked for, and none for another place."""

import random
import threading
from types import SimpleNamespace

import pytest
from paper_store import PaperStore

from desktop.errors import StorageError
from desktop.sync.client.pacing import Pace
from desktop.sync.client.preparing import Preparing


@pytest.fixture
def session():
    store = PaperStore()
    for number in range(40):
        store.write(f"第{number}件事" * 40)
    return SimpleNamespace(store=store, up=Pace(), at_server=set())


def preparing(session, *, with_large=True):
    return Preparing(session, session.store.chains()[-1], with_large=with_large)


def numbers(ready):
    return [one.header.seq for one in ready.changes]


def test_batches_follow_one_another_to_the_end(session):
    found, after = [], 0
    with preparing(session) as batches:
        while ready := batches.take(after):
            found += numbers(ready)
            after = ready.last.header.seq
            batches.begin(after)
            if after == 40:
                break

    assert found == list(range(1, 41))


def test_batch_begun_before_is_the_one_made_when_asked_for(session):
    session.up.size = 4_096
    with preparing(session) as batches:
        first = batches.take(0)
        batches.begin(first.last.header.seq)
        second = batches.take(first.last.header.seq)
    with preparing(session) as others:
        others.take(0)
        same = others.take(first.last.header.seq)

    assert numbers(second) == numbers(same)
    assert second.packed == same.packed


def test_batch_begun_for_another_place_is_not_taken(session):
    with preparing(session) as batches:
        batches.begin(20)

        assert numbers(batches.take(7))[0] == 8


def test_batch_that_no_longer_fits_is_made_anew(session):
    session.up.size = 64_000
    with preparing(session) as batches:
        batches.begin(1)
        session.up.size = 300

        assert len(numbers(batches.take(1))) < 39


def test_nothing_is_begun_behind_the_end(session):
    with preparing(session) as batches:
        batches.begin(40)

        assert batches.take(40) is None


def test_without_large_ends_before_a_large_body(session):
    large = session.store.write("长" * 20_000)
    session.store.write("后面的")
    session.up.size = 10**9

    with preparing(session, with_large=False) as batches:
        assert numbers(batches.take(0))[-1] == 40
        assert batches.take(40) is None
        session.at_server.add(large.parts[0].digest)
        assert numbers(batches.take(40)) == [41, 42]
    with preparing(session) as batches:
        assert numbers(batches.take(40)) == [41, 42]


def test_fault_of_the_ledger_is_told_where_the_batch_is_taken(session):
    def broken(*_):
        raise StorageError("账本读不了。")

    with preparing(session) as batches:
        session.store.unsent = broken
        batches.begin(3)
        with pytest.raises(StorageError):
            batches.take(3)


def test_thread_ends_with_it(session):
    before = set(threading.enumerate())
    with preparing(session) as batches:
        batches.begin(1)

    assert set(threading.enumerate()) <= before


def test_changes_that_pack_worse_than_those_before_go_in_smaller_batches(session):
    noise = random.Random(3)
    for _ in range(40):
        session.store.write("".join(chr(noise.randrange(0x4E00, 0x9FA5)) for _ in range(300)))
    session.up.size, after, sizes = 4_096, 0, []
    with preparing(session) as batches:
        while after < 80:
            ready = batches.take(after)
            assert numbers(ready)[0] == after + 1
            after = ready.last.header.seq
            sizes.append(len(ready.packed))
            batches.begin(after)

    assert max(sizes) <= 4_096
