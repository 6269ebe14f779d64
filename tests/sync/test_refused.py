"""What the server refuses counts nowhere: author, reader and server show the same rows."""

from contextlib import ExitStack
from uuid import UUID

import pytest
from counties import County, Laptop, in_peace
from ledger_factory import KEY, rows_of
from replicas import rows_of as shown_rows
from replicas import server_heads

from desktop.data.rebuilding import rebuild
from desktop.records import Adoption, Concern, Supervision, Task
from desktop.sync.client.pacing import Patience


@pytest.fixture
def county(tmp_path):
    found = County(tmp_path)
    yield found
    found.close()


@pytest.fixture
def laptops(county, tmp_path, monkeypatch):
    """The township above and a village, which know each other."""
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)
    with ExitStack() as opened:
        above = Laptop(county, tmp_path / "above", "east", "township").found()
        below = Laptop(county, tmp_path / "below", "village1").found()
        opened.callback(above.close)
        opened.callback(below.close)
        in_peace(below, above)
        yield above, below


def answer(laptop, org, **fields):
    """Let a township answer a village; return the row's id."""
    row = Adoption(org=org, **fields)
    with laptop.ledger.act("answer") as work:
        work.add(row)
    return row.id


def answers(laptop):
    found = rows_of(laptop.path, "SELECT id, body, reason FROM adoption")
    return {UUID(bytes=row): answered for row, *answered in found}


def while_away(county, laptop, act):
    """Do something that reaches the server while the village belongs to another township."""
    county.move("village1", "west")
    act()
    in_peace(laptop)
    county.move("village1", "east")


def same_everywhere(county, *laptops):
    """Check that ledgers and server agree on rows and heads, and that rebuild changes nothing."""
    heads = server_heads(county.store)
    below = laptops[-1]
    feeds = below.store.scope().feeds & laptops[0].store.scope().feeds
    shown = [shown_rows(one.path, feeds) for one in laptops]
    assert shown[0] == shown[1]
    for row, (values, here) in shown[0].items():
        for name in values.keys() - {"id", "org"}:
            assert here.get(name, here[""]) == heads[row].get(name, heads[row][""])
    for laptop in laptops:
        laptop.check()
        before = rows_of(laptop.path, "SELECT * FROM adoption ORDER BY id")
        laptop.close()
        assert rebuild(laptop.path, KEY, before=lambda: None).ok
        laptop.open()
        assert rows_of(laptop.path, "SELECT * FROM adoption ORDER BY id") == before


def test_refused_row_is_taken_out_and_alarmed(county, laptops):
    above, below = laptops
    while_away(county, above, lambda: answer(above, below.org_id, reason="不该有"))
    (alarm,) = above.store.alarms()
    assert (alarm.kind, alarm.details["code"]) == ("refused", "scope")
    in_peace(below, above, below)

    assert answers(above) == answers(below) == {}
    assert rows_of(above.path, "SELECT count(*) FROM search_entry WHERE type = 'Adoption'") == [
        (0,)
    ]
    same_everywhere(county, above, below)


def test_refused_edit_gives_way_to_what_it_replaced(county, laptops):
    above, below = laptops
    row = answer(above, below.org_id, body="镇政府", reason="采纳")
    in_peace(above, below)

    def edit():
        with above.ledger.act("edit") as work:
            work.get(Adoption, row).reason = "不该有"

    while_away(county, above, edit)
    assert [alarm.kind for alarm in above.store.alarms()] == ["refused"]
    assert answers(above)[row] == ["镇政府", "采纳"]
    with above.ledger.act("edit") as work:  # goes on from what stands
        work.get(Adoption, row).body = "镇党委"
    in_peace(above, below, above)

    assert answers(above) == answers(below) == {row: ["镇党委", "采纳"]}
    same_everywhere(county, above, below)


def test_the_rest_of_the_change_counts(county, laptops):
    above, below = laptops

    def act():
        with above.ledger.act("answer") as work:
            work.add(Adoption(org=below.org_id, reason="不该有"))
            work.add(Concern(title="镇里的事"))

    while_away(county, above, act)
    in_peace(below, above)

    assert answers(above) == {}
    with above.ledger.read() as look:
        assert [row.title for row in look.list(Concern)] == ["镇里的事"]
    same_everywhere(county, above, below)


def test_part_of_what_was_refused_waits_for_it(county, laptops):
    above, below = laptops
    with below.ledger.act("plan") as work:
        task = Task(title="修路")
        work.add(task)
    in_peace(below, above)

    def remind():
        with above.ledger.act("remind") as work:
            work.add(Supervision(org=below.org_id, task=task.id))

    while_away(county, above, remind)
    in_peace(below, above, below)

    for laptop in laptops:
        assert rows_of(laptop.path, "SELECT count(*) FROM supervision") == [(0,)]
        assert rows_of(laptop.path, "SELECT count(*) FROM task") == [(1,)]
    same_everywhere(county, above, below)
