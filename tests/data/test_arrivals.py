"""Changes that came: once, whole or in parts, understood or not."""

from ledger_factory import fill, rows_of
from sync_factory import add_concern, edit, rewritten, sound, title

from desktop.domain.feeds import Large
from desktop.services.sync_ports import Cursor


def test_taking_a_page_twice_changes_nothing(replicas, server):
    one, other = replicas(1), replicas(2)
    fill(one.ledger)
    server.push(one)
    server.pull(other)
    before = rows_of(other.path, "SELECT count(*), max(position) FROM change")

    taken = other.store.take_page(server.items, Cursor(after=len(server.items)))

    assert (taken.changes, taken.conflicts, taken.alarms) == (0, 0, 0)
    assert rows_of(other.path, "SELECT count(*), max(position) FROM change") == before
    sound(other)


def test_large_body_travels_by_itself_and_the_patch_waits_for_it(replicas, server):
    one, other = replicas(1), replicas(2)
    row = add_concern(one, content="很长的材料。" * 4000)
    edit(one, row, title="改过")
    server.push(one)
    items = server.page(other)
    assert sum(isinstance(part, Large) for item in items for part in item.sent.parts) == 1

    taken = other.store.take_page(items, Cursor(after=len(items)))

    assert taken.held == 1  # the edit, whose row is not here
    assert {(each.reason, each.row) for each in other.store.held()} == {
        ("large", ""),
        ("no_row", str(row)),
    }
    (waiting,) = other.store.waiting("down")
    assert (waiting.kind, waiting.digest in server.parts) == ("part", True)
    sound(other)

    other.store.take_part(waiting.digest, server.parts[waiting.digest])

    assert title(other, row) == "改过"
    assert list(other.store.held()) == list(other.store.waiting("down")) == []
    sound(other)


def test_newer_versions_patches_are_held_and_applied_after_the_upgrade(
    replicas, server, monkeypatch
):
    one, other = replicas(1), replicas(2)
    row = add_concern(one)
    server.push(one)
    server.pull(other)
    item = rewritten(server.items[-1], b'"title":"', b'"colour":"red","title":"')
    third = replicas(3)

    third.store.take_page([item], Cursor())
    assert [(each.type, each.reason) for each in third.store.held()] == [
        ("Concern", "unknown_field")
    ]
    sound(third)
    assert third.store.received() != []
    assert str(row) in {each.row for each in third.store.held()}
