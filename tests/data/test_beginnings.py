"""Who began with a snapshot is, once all was told again, as if there had never been one."""

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ledger_factory import KEY, ORG, rows_of
from sync_factory import (
    BEGIN,
    Clock,
    PaperServer,
    Replica,
    add_concern,
    edit,
    redacted,
    sound,
    state,
    title,
)

from desktop.data import beginnings
from desktop.data.rebuilding import rebuild
from desktop.domain.changes import parse_patch
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import Ballot, Concern, Meeting, Motion
from desktop.services.sync_ports import Cursor

SCOPE = Scope(
    org=KnownOrg(id=str(ORG), code="", name="示例村", level="village", parent=""), role="room"
)
SHOWN = ("Concern", "Meeting", "Motion", "Ballot")


def base_rows(replica, kind="Concern"):
    wanted = "SELECT count(*) FROM base_row WHERE type = ?"
    ((count,),) = rows_of(replica.path, wanted, kind)
    return count


def take(replica, items, after=0):
    """Let a reader take in items as a page of its present scope."""
    end = Cursor(after=after + len(items), scope=SCOPE.digest)
    replica.store.take_page(items, end, scope=SCOPE.digest)


def take_anew(replica, items, parts=None):
    """Let a reader take in all from the beginning, to the end."""
    replica.store.set_scope(SCOPE)
    replica.store.take_page((), Cursor())
    after = 0
    while after < len(items):
        take(replica, items[after : after + 3], after)
        after = replica.store.cursor().after  # at the beginning, where it must hear all again
    let_go(replica)
    take_parts(replica, parts or {})
    let_go(replica)


def take_parts(replica, parts):
    for awaited in replica.store.waiting("down"):
        if awaited.kind == "part":
            replica.store.take_part(awaited.digest, parts[awaited.digest])


def let_go(replica):
    while replica.store.let_go_of_beginning():
        pass


def refusing(items, refused):
    """Return items as a server gives them that refuses the patches of some Changes."""
    return [
        replace(item, sent=redacted(item.sent, lambda _: False)) if n in refused else item
        for n, item in enumerate(items)
    ]


def shown(replica):
    """Return rows, heads and conflicts of what was shared."""
    heads, conflicts, tables = state(replica.path)
    kept = {name: tables[name] for name in SHOWN}
    rows = {row[0] for each in kept.values() for row in each}
    full = {}
    for row in rows:
        default = heads[row][""]
        full[row] = {name: found for name, found in heads[row].items() if found != default}
        full[row][""] = default
    return kept, full, conflicts


@pytest.fixture
def edited(replicas, server):
    """A concern that one wrote and another edited; the third begins with a snapshot of it."""
    one, other, third = replicas(1), replicas(2), replicas(3)
    row = add_concern(one, "甲")
    server.sync(one, other)
    edit(other, row, title="乙")
    server.sync(other, one)
    third.store.take_snapshot(server.snapshot())
    assert (title(third, row), base_rows(third)) == ("乙", 1)
    return row, third


def last(items, count=1):
    return set(range(len(items) - count, len(items)))


def test_refused_edit_gives_way_to_what_it_replaced(server, edited):
    row, third = edited

    take_anew(third, refusing(server.items, last(server.items)))

    assert (title(third, row), base_rows(third)) == ("甲", 0)
    assert third.store.conflicts() == []
    sound(third)


def test_refused_creation_takes_the_row_out(server, replicas):
    one, third = replicas(1), replicas(3)
    add_concern(one, "甲")
    server.push(one)
    third.store.take_snapshot(server.snapshot())

    take_anew(third, refusing(server.items, last(server.items)))

    assert rows_of(third.path, "SELECT count(*) FROM concern") == [(0,)]
    assert rows_of(third.path, "SELECT count(*) FROM search_entry WHERE type = 'Concern'") == [(0,)]
    sound(third)


def test_what_was_refused_counts_where_it_is_accepted(server, replicas):
    one, other, third = replicas(1), replicas(2), replicas(3)
    row = add_concern(one, "甲")
    server.sync(one, other)
    edit(other, row, title="乙")
    server.sync(other)
    items = server.items
    server.items = refusing(items, last(items))
    third.store.take_snapshot(server.snapshot())
    assert title(third, row) == "甲"

    take_anew(third, items)

    assert title(third, row) == "乙"
    sound(third)


def test_nothing_changes_before_all_has_come(server, edited):
    row, third = edited
    items = refusing(server.items, last(server.items))
    third.store.set_scope(SCOPE)
    third.store.take_page((), Cursor())
    take(third, items[:-1])
    take(third, items[-1:], len(items) - 1)

    assert (title(third, row), base_rows(third)) == ("乙", 1)
    sound(third)
    let_go(third)
    assert title(third, row) == "甲"
    assert not third.store.let_go_of_beginning()


def test_page_that_comes_again_by_another_way_lets_nothing_go(server, edited):
    row, third = edited
    third.store.set_scope(SCOPE)

    third.store.take_page(
        refusing(server.items, last(server.items)), third.store.cursor(), scope=SCOPE.digest
    )
    let_go(third)

    assert (title(third, row), base_rows(third)) == ("乙", 1)
    sound(third)


def test_row_that_may_not_be_read_any_more_stays(server, edited):
    """Of what left the scope digests come, which say nothing of what counts."""
    row, third = edited
    elsewhere = replace(SCOPE, org=replace(SCOPE.org, id="01a222de-bc0e-7000-9750-000000000009"))
    third.store.set_scope(elsewhere)
    third.store.take_page((), Cursor())
    end = Cursor(after=len(server.items), scope=elsewhere.digest)
    hidden = refusing(server.items, set(range(len(server.items))))
    third.store.take_page(hidden, end, scope=elsewhere.digest)
    let_go(third)

    assert (title(third, row), base_rows(third)) == ("乙", 1)
    sound(third)


def test_body_that_is_awaited_is_waited_for(replicas, server):
    one, third = replicas(1), replicas(3)
    row = add_concern(one, "甲", content="很长的材料。" * 4000)
    server.push(one)
    third.store.take_snapshot(server.snapshot())
    assert server.parts
    third.store.set_scope(SCOPE)
    third.store.take_page((), Cursor())
    take(third, server.items)
    let_go(third)
    assert (title(third, row), base_rows(third)) == ("甲", 1)

    take_parts(third, server.parts)
    let_go(third)

    assert (title(third, row), base_rows(third)) == ("甲", 0)
    sound(third)


def test_what_the_server_lost_stays_as_the_snapshot_told_it(server, edited):
    row, third = edited

    take_anew(third, server.items[:-1])

    assert (title(third, row), base_rows(third)) == ("乙", 1)
    assert third.store.conflicts() == []
    sound(third)
    before = state(third.path)
    rebuild(third.path, KEY, before=lambda: None)
    assert state(third.path) == before
    take(third, server.items[-1:], len(server.items) - 1)
    let_go(third)
    assert (title(third, row), base_rows(third)) == ("乙", 0)
    sound(third)


def test_row_whose_creation_is_lost_stays(server, edited):
    """An edit that came again names what has not: alone it would show no row."""
    row, third = edited
    (created,) = (
        n
        for n, item in enumerate(server.items)
        if any(b"\xe7\x94\xb2" in part for part in item.sent.parts if isinstance(part, bytes))
    )

    take_anew(third, [item for n, item in enumerate(server.items) if n != created])

    assert (title(third, row), base_rows(third)) == ("乙", 1)
    sound(third)


def test_many_rows_are_let_go_of_a_portion_at_a_time(replicas, server, monkeypatch):
    monkeypatch.setattr(beginnings, "_ROWS_AT_ONCE", 2)
    one, third = replicas(1), replicas(3)
    for number in range(5):
        add_concern(one, f"诉求{number}")
    server.push(one)
    third.store.take_snapshot(server.snapshot())

    take_anew(third, server.items)

    assert base_rows(third) == 0
    assert rows_of(third.path, "SELECT count(*) FROM concern") == [(5,)]
    sound(third)


WRITERS = st.integers(0, 1)
CHOICES = st.integers(0, 9)
STEPS = st.one_of(
    st.tuples(st.just("add"), WRITERS, CHOICES),
    st.tuples(st.sampled_from(["edit", "edit", "edit"]), WRITERS, CHOICES),
    st.tuples(st.just("vote"), WRITERS, CHOICES),
    st.tuples(st.just("freeze"), WRITERS, CHOICES),
    st.tuples(st.just("sync"), WRITERS, CHOICES),
)


def step(server, replicas, name, writer, choice):
    replica = replicas[writer]
    if name == "sync":
        server.sync(replica)
        return
    with replica.act(name) as work:
        concerns, ballots = work.list(Concern), work.list(Ballot)
        if name == "add" or (name == "edit" and not concerns):
            long = "很长的材料。" * 4000 if choice == 9 else ""
            work.add(Concern(title=f"诉求{choice}", content=long))
        elif name == "edit":
            row = concerns[choice % len(concerns)]
            row.title = f"改{choice}"
            if choice % 3 == 0:
                row.people = choice
        elif name == "vote":
            meeting = Meeting(title=f"会{choice}")
            motion = Motion(meeting=meeting.id, title="修路")
            for row in (meeting, motion, Ballot(motion=motion.id)):
                work.add(row)
        elif opened := [row for row in ballots if row.closed_at is None]:
            ballot = opened[choice % len(opened)]
            ballot.present_heads, ballot.closed_at = choice, work.now


def told_otherwise(items, shuffled, refused):
    """Return a feed in which the same Changes come in another order, ranked and judged anew."""
    chains = {}
    for item in items:
        chains.setdefault(item.sent.header.device, []).append(item)
    left = sorted(chains)
    found = []
    while left:
        chain = left[shuffled.randrange(len(left))]
        found.append(chains[chain].pop(0))
        left = [each for each in left if chains[each]]
    judged = {n for n, item in enumerate(found) if _is_shared(item)} & refused
    return [
        replace(item, position=n + 1, order=format_stamp(BEGIN + timedelta(days=n), 0))
        for n, item in enumerate(refusing(found, judged))
    ]


def _is_shared(item):
    bodies = [part for part in item.sent.parts if isinstance(part, bytes)]
    return all(parse_patch(body).type in SHOWN for body in bodies)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=set(Phase) - {Phase.shrink},  # each example takes seconds
)
@given(
    steps=st.tuples(st.lists(STEPS, min_size=6, max_size=20), st.lists(STEPS, max_size=6)),
    shuffled=st.randoms(use_true_random=False),
    refused=st.tuples(*(st.sets(st.integers(0, 25), max_size=most) for most in (3, 6))),
)
def test_snapshot_or_not_the_end_is_the_same(founded_devices, steps, shuffled, refused):
    """Three read what is told otherwise: with a snapshot, with all there was, with nothing."""
    server = PaperServer()
    with tempfile.TemporaryDirectory() as folder:
        names = {"one": 1, "other": 2, "began": 3, "had": 3, "new": 3}
        opened = {}
        for name, number in names.items():
            path = Path(folder) / f"{name}.db"
            shutil.copy(founded_devices / f"{number}.db", path)
            opened[name] = Replica(path, Clock())
        writers = [opened["one"], opened["other"]]
        try:
            for each in steps[0]:
                step(server, writers, *each)
            server.sync(*writers)
            items = list(server.items)
            judged = {n for n, item in enumerate(items) if _is_shared(item)} & refused[0]
            server.items = refusing(items, judged)
            opened["began"].store.take_snapshot(server.snapshot())
            opened["had"].store.set_scope(SCOPE)
            take(opened["had"], server.items)
            take_parts(opened["had"], server.parts)
            server.items = items
            for each in steps[1]:
                step(server, writers, *each)
            server.sync(*writers)
            feed = told_otherwise(server.items, shuffled, refused[1])
            for name in ("began", "had", "new"):
                take_anew(opened[name], feed, server.parts)
                sound(opened[name])
            assert shown(opened["began"]) == shown(opened["new"])
            assert shown(opened["had"]) == shown(opened["new"])
        finally:
            for each in opened.values():
                each.close()
