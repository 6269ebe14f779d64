"""Changes that came: once, whole or in parts, understood or not."""

from dataclasses import replace

import pytest
from ledger_factory import fill, rows_of
from sync_factory import add_concern, begin_anew, edit, rewritten, sound, title

from desktop.domain.feeds import Large
from desktop.records import Attachment, Concern, Task
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


def test_what_came_is_counted_by_the_type_of_the_first_row_of_each_change(replicas, server):
    one, other = replicas(1), replicas(2)
    row = add_concern(one)
    with one.ledger.act("take_note", why="先问清楚") as work:  # the reason is a row beside it
        work.get(Concern, row).title = "改过"
    with one.act("enter") as work:
        work.add(Task(title="修桥"))
    server.push(one)

    taken = other.store.take_page(server.page(other), Cursor(after=4))
    again = other.store.take_page(server.page(other), Cursor(after=4))

    assert dict(taken.kinds) == {"Organization": 1, "Concern": 2, "Task": 1}
    assert taken.changes == sum(taken.kinds.values())
    assert (again.changes, dict(again.kinds)) == (0, {})


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


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"[" * 5000, b"\xff", b'{"id":"x"}'])
def test_large_body_that_is_no_patch_blocks_nothing(replicas, server, body):
    one, other = replicas(1), replicas(2)
    row = add_concern(one, content="很长的材料。" * 4000)
    server.push(one)
    other.store.take_page(server.page(other), Cursor(after=9))
    (awaited,) = other.store.waiting("down")

    other.store.take_part(awaited.digest, body)

    assert [each.reason for each in other.store.held()] == ["large"]
    assert other.store.waiting("down") == []
    assert add_concern(other) != row
    sound(other)


def test_large_body_in_other_than_canonical_bytes_is_not_taken(replicas, server):
    """Its digest would be another each time somebody takes it."""
    one, other = replicas(1), replicas(2)
    add_concern(one, content="很长的材料。" * 4000)
    server.push(one)
    other.store.take_page(server.page(other), Cursor(after=9))
    (awaited,) = other.store.waiting("down")

    other.store.take_part(awaited.digest, b" " + server.parts[awaited.digest])

    assert [each.reason for each in other.store.held()] == ["large"]
    sound(other)


def test_what_cannot_stand_beside_what_is_here_lets_all_be_taken_in_anew(replicas, server):
    one, other = replicas(1), replicas(2)
    for number in range(3):
        add_concern(one, f"路{number}")
    server.push(one)
    server.pull(other)
    last = server.items[-1]

    taken = other.store.take_page(
        [rewritten(last, "路".encode(), "桥".encode())], replace(other.store.cursor(), after=99)
    )

    assert (taken.changes, taken.alarms, taken.differs, taken.is_anew) == (0, 0, True, True)
    assert other.store.cursor() == Cursor()
    server.pull(other)  # and it is what it was
    assert rows_of(other.path, "SELECT title FROM concern ORDER BY title") == [
        ("路0",),
        ("路1",),
        ("路2",),
    ]
    assert other.store.alarms() == []
    sound(other)


def test_what_does_not_follow_what_was_just_told_is_an_alarm(replicas, server):
    one, other = replicas(1), replicas(2)
    for number in range(3):
        add_concern(one, f"路{number}")
    server.push(one)
    server.pull(other)
    *before, last = server.items
    wrong = replace(last.sent.header, previous="0" * 64)
    begin_anew(other)

    taken = other.store.take_page(
        [*before, replace(last, sent=replace(last.sent, header=wrong))], Cursor(after=9)
    )

    assert (taken.alarms, taken.is_anew) == (1, False)
    assert [alarm.kind for alarm in other.store.alarms()] == ["chain"]
    assert other.store.cursor().after == 9
    sound(other)


@pytest.mark.parametrize("digest", ["示例", "../../ledger.db", "AB" * 32, "ab" * 31])
def test_name_that_is_no_digest_is_asked_of_nobody(replicas, server, digest):
    one, other = replicas(1), replicas(2)
    with one.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest, size_bytes=1))
    server.sync(one, other)

    assert list(one.store.waiting("up")) == list(other.store.waiting("down")) == []
    sound(one, other)
