"""A server loses what a laptop sent, and a copy of that laptop sends others under its numbers.

Real ledgers and the real server. Who has what was lost keeps it, as a branch that counts no more;
everybody shows what the server has, and nothing that anybody wrote is lost.
"""

import io
import logging
from contextlib import ExitStack
from dataclasses import replace

import pytest
from counties import County, Laptop, in_peace
from replicas import acts_of, check_same, rows_of, server_acts

from desktop.records import Bulletin, Concern
from desktop.sync.client.pacing import Patience
from server.bundles import take_bundle
from server.checks import check


@pytest.fixture(autouse=True)
def _losses_are_no_news():
    """Let losses and forks be logged; what follows from them is what counts here."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def county(tmp_path):
    found = County(tmp_path)
    yield found
    found.close()


@pytest.fixture
def opened():
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def laptops(county, tmp_path, monkeypatch, opened):
    """Two machines of a village, one of another and the township above, which know each other."""
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)
    homes = [("one", "village1"), ("two", "village1"), ("b", "village2"), ("t", "east", "township")]
    found = [Laptop(county, tmp_path / name, *where).found() for name, *where in homes]
    for laptop in found:
        opened.callback(laptop.close)
    in_peace(*found, *found)
    return found


@pytest.fixture
def copied(tmp_path, opened):
    """Return a maker of copies of a laptop's disk."""

    def copy(laptop, name="twin"):
        twin = replace(laptop, home=tmp_path / name)
        laptop.copy_to(twin.home)
        twin.open()
        opened.callback(twin.close)
        return twin

    return copy


def write(laptop, *titles):
    for title in titles:
        with laptop.ledger.act("raise") as work:
            work.add(Concern(title=title))


def rename(laptop, title):
    """Let the first concern have another title."""
    with laptop.ledger.act("edit") as work:
        (row, *_) = sorted(work.list(Concern), key=lambda one: one.id)
        row.title = title


def same_everywhere(county, *laptops):
    check_same(county.store, laptops)
    for laptop in laptops:
        laptop.check()
    assert check(county.store) == []


def titles(laptop):
    feeds = laptop.store.scope().feeds
    rows = rows_of(laptop.path, feeds).values()
    return sorted(values["title"] for values, _ in rows)


def lose_to_a_copy(county, copied, laptops, *, anew, restored=False):
    """Let a laptop's three Changes be lost, and a copy of it come back first; return the copy."""
    one = laptops[0]
    write(one, "起初")
    in_peace(*laptops)
    county.back_up(one.home.parent / "kept")
    twin = copied(one)
    write(one, "甲一", "甲二")
    rename(one, "甲改的")
    in_peace(*laptops)
    if restored:
        copied(one, "backup")
        one.put_back(one.home.parent / "backup", noticed=True)
        in_peace(one)
    county.put_back(one.home.parent / "kept")
    write(twin, *anew)
    in_peace(twin)
    return twin


@pytest.mark.parametrize("restored", [False, True])
@pytest.mark.parametrize("anew", [["乙"], ["乙一", "乙二", "乙三", "乙四"]])
def test_all_show_what_the_server_has(county, laptops, copied, anew, restored):
    one, two, b, t = laptops
    written = {"起初", "甲一", "甲二", "甲改的", *anew}
    twin = lose_to_a_copy(county, copied, laptops, anew=anew, restored=restored)
    acts = [acts_of(each.path) for each in laptops]

    in_peace(two, t, one, twin, two, b, t, one, twin)

    same_everywhere(county, *laptops, twin)
    for each in (one, two, t, twin):
        assert set(titles(each)) == written - {"起初"}
    assert [before - acts_of(each.path) for each, before in zip(laptops, acts, strict=True)] == [
        set()
    ] * 4
    assert acts_of(one.path) <= server_acts(county.store)
    assert [alarm.kind for alarm in two.store.alarms()] == ["replaced"]


def test_fork_is_found_where_it_begins(county, laptops, copied):
    """The server has as many of a clone: only the digests differ."""
    lose_to_a_copy(county, copied, laptops, anew=["乙一", "乙二", "乙三"])
    one = laptops[0]

    in_peace(one)

    (forked,) = [each.details for each in one.store.alarms() if each.kind == "forked"]
    assert forked == {"forked_at": 4}
    assert [chain.last for chain in one.store.chains()][-1] == 3


def test_fork_is_found_though_the_run_that_heard_of_the_loss_broke_off(
    county, laptops, copied, monkeypatch
):
    twin = lose_to_a_copy(county, copied, laptops, anew=["乙一", "乙二", "乙三"])
    one, two, b, t = laptops
    with monkeypatch.context() as patched:
        patched.setattr("desktop.sync.client.runs.Outgoing.heal", lambda _: None)
        in_peace(one)

    in_peace(one, one, two, b, t, twin)

    same_everywhere(county, *laptops, twin)
    assert "乙一" in titles(one)


def test_fork_is_found_by_stick(county, laptops, copied, tmp_path):
    twin = lose_to_a_copy(county, copied, laptops, anew=["乙一", "乙二", "乙三"])
    one, two, b, t = laptops
    write(one, "甲五")

    for number in range(3):
        folder = tmp_path / f"stick{number}"
        folder.mkdir()
        out = one.sticks.export_bundle(folder / "out.yishibu-bundle", lambda _: None)
        back = io.BytesIO()
        take_bundle(county.store, io.BytesIO(out.file.read_bytes()), back)
        (folder / "back.yishibu-bundle").write_bytes(back.getvalue())
        one.sticks.import_bundle(folder / "back.yishibu-bundle", lambda _: None)

    in_peace(two, b, t, twin, two)
    same_everywhere(county, *laptops, twin)
    assert set(titles(two)) == {"甲一", "甲二", "甲五", "甲改的", "乙一", "乙二", "乙三"}


def test_what_was_lost_is_shown_until_something_else_is_told(county, laptops):
    one, two, *_ = laptops
    county.back_up(one.home.parent / "kept")
    write(one, "甲")
    in_peace(one, two)
    county.put_back(one.home.parent / "kept")

    in_peace(two)

    assert titles(two) == ["甲"]
    in_peace(*laptops, two)
    assert titles(two) == ["甲"]
    assert two.store.alarms() == []
    same_everywhere(county, *laptops)


def test_server_that_comes_back_once_more_is_believed_again(county, laptops, copied, tmp_path):
    one, two, _, t = laptops
    write(one, "起初")
    in_peace(*laptops)
    county.back_up(tmp_path / "early")
    twin = copied(one)
    write(one, "甲一", "甲二")
    in_peace(*laptops)
    county.back_up(tmp_path / "later")
    county.put_back(tmp_path / "early")
    write(twin, "乙一", "乙二", "乙三")
    in_peace(twin, two, one, t, two)
    county.put_back(tmp_path / "later")

    in_peace(*laptops, twin, *laptops, twin, *laptops, twin)

    same_everywhere(county, *laptops, twin)
    assert set(titles(two)) == {"起初", "甲一", "甲二", "乙一", "乙二", "乙三"}


@pytest.mark.parametrize("anew", [["乙一"], ["乙一", "乙二"], ["乙一", "乙二", "乙三"]])
def test_what_a_snapshot_brought_gives_way_too(county, laptops, copied, opened, anew):
    one, two, *_ = laptops
    tmp_path = one.home.parent
    write(one, "起初")
    in_peace(*laptops)
    county.back_up(tmp_path / "kept")
    twin = copied(one)
    write(one, "甲一", "甲二")
    in_peace(one)
    late = Laptop(county, tmp_path / "late", "village1").found()
    opened.callback(late.close)
    in_peace(late)
    county.put_back(tmp_path / "kept")
    late.join()
    write(twin, *anew)
    in_peace(twin, late, one, late, two, twin, one, late)

    same_everywhere(county, one, two, twin, late)


def test_row_that_others_go_on_with(county, laptops, copied):
    one, two, b, t = laptops
    write(one, "起初")
    in_peace(*laptops)
    county.back_up(one.home.parent / "kept")
    twin = copied(one)
    rename(one, "甲改的")
    in_peace(one, two)
    rename(two, "丙改的")
    county.put_back(one.home.parent / "kept")
    with twin.ledger.act("edit") as work:
        (row,) = work.list(Concern)
        row.content = "乙写的"
    in_peace(twin, two, one, twin, two, b, t, one, twin)

    same_everywhere(county, *laptops, twin)
    ((values, _),) = rows_of(t.path, t.store.scope().feeds).values()
    assert values["content"] == "乙写的"
    assert {"甲改的", "丙改的"} == {
        value for one in t.store.conflicts() for *_, value in one.values if one.field == "title"
    }


def test_reader_that_hears_nothing_else_of_the_chain(county, laptops, copied):
    """What the copy sent is not for it; that the lost one was written again is."""
    one, two, b, t = laptops
    county.back_up(one.home.parent / "kept")
    twin = copied(t)
    with t.ledger.act("publish") as work:
        work.add(Bulletin(title="甲"))
    in_peace(t, b)
    county.put_back(one.home.parent / "kept")
    write(twin, "镇里的事")
    in_peace(twin, b, t, b, one, twin, t, two)

    same_everywhere(county, *laptops, twin)
    assert titles(b) == ["甲"]
    assert b.store.alarms() == []
