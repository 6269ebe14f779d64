"""A ledger that leaves one county's server for another: two real servers, and what each has."""

from contextlib import ExitStack
from dataclasses import replace

import pytest
from counties import County, Laptop, in_peace
from ledger_factory import rows_of
from replicas import clocks_of, server_acts, server_clocks

from desktop.domain.changes import digest_of
from desktop.records import Adoption, Attachment, Concern
from desktop.sync.client.pacing import Patience
from server.checks import check


@pytest.fixture
def counties(tmp_path, monkeypatch):
    """Two counties with organizations of the same names."""
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)
    with ExitStack() as opened:
        found = []
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            found.append(County(tmp_path / name))
            opened.callback(found[-1].close)
        yield found


def move(laptop, county):
    """Leave a county, and join another."""
    laptop.store.leave()
    laptop.county = county
    laptop.join()


def concerns(laptop):
    return rows_of(laptop.path, "SELECT title FROM concern ORDER BY title")


def raise_concern(laptop, title):
    with laptop.ledger.act("raise") as work:
        work.add(Concern(title=title))


def test_all_that_was_sent_to_the_first_is_sent_to_the_second(counties, tmp_path):
    first, second = counties
    laptop = Laptop(first, tmp_path / "one", "village1").found()
    photo = b"photo" * 100
    laptop.files.put(photo)
    with laptop.ledger.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest_of(photo), size_bytes=len(photo)))
    raise_concern(laptop, "早先")
    in_peace(laptop, laptop)
    cursor = laptop.store.cursor()
    second.wait(days=2)

    move(laptop, second)

    assert laptop.store.cursor() != cursor
    assert laptop.store.cursor().after == 0
    assert [chain.receipted for chain in laptop.store.chains()] == [0]
    raise_concern(laptop, "后来")
    in_peace(laptop, laptop)

    assert laptop.store.alarms() == []
    assert clocks_of(laptop.path) == server_clocks(second.store)
    assert laptop.store.waiting("up") == []
    assert check(second.store) == []
    other = Laptop(second, tmp_path / "other", "village1").found()
    in_peace(other)
    assert concerns(other) == concerns(laptop) == [("后来",), ("早先",)]
    laptop.check()
    for each in (laptop, other):
        each.close()


def test_what_the_first_refused_is_judged_by_the_second(counties, tmp_path):
    first, second = counties
    laptop = Laptop(first, tmp_path / "above", "east", "township").found()
    village = Laptop(first, tmp_path / "village", "village1").found()
    in_peace(village, laptop)
    first.move("village1", "west")
    with laptop.ledger.act("answer") as work:
        work.add(Adoption(org=village.org_id, reason="同意"))
    in_peace(laptop)
    assert rows_of(laptop.path, "SELECT reason FROM adoption") == []

    move(laptop, second)

    assert laptop.store.alarms() == []
    in_peace(laptop)
    assert rows_of(laptop.path, "SELECT reason FROM adoption") == [("同意",)]
    assert laptop.store.alarms() == []
    for each in (laptop, village):
        each.close()


def test_what_others_wrote_in_the_first_stays_and_goes_nowhere(counties, tmp_path):
    first, second = counties
    one, other = (Laptop(first, tmp_path / name, "village1").found() for name in ("one", "other"))
    raise_concern(other, "别人的")
    in_peace(other, one)
    acts = server_acts(second.store)

    move(one, second)
    in_peace(one)

    assert concerns(one) == [("别人的",)]
    assert server_acts(second.store) > acts
    one.check()
    for each in (one, other):
        each.close()


def test_who_comes_back_to_the_same_server_goes_on(counties, tmp_path):
    first, _ = counties
    laptop = Laptop(first, tmp_path / "one", "village1").found()
    in_peace(laptop)
    before = laptop.store.cursor(), laptop.store.chains()

    laptop.store.leave()
    assert laptop.store.joining() is None
    laptop.join()

    (chain,) = laptop.store.chains()
    assert laptop.store.cursor() == before[0]
    assert replace(chain, last=0) == replace(before[1][0], last=0)
    laptop.close()
