"""A device that begins with a snapshot is as if it had taken in everything."""

from dataclasses import replace

import pytest
from ledger_factory import KEY, ORG, fill, rows_of
from sync_factory import add_concern, edit, sound, state, title

from desktop.data.rebuilding import rebuild
from desktop.data.verification import verify_ledger
from desktop.errors import ConflictError
from desktop.records import Attachment, Ballot, Concern, Meeting, Motion
from desktop.services.sync_ports import Cursor


@pytest.fixture
def recorded(replicas, server):
    """Two devices with a settled history, an open conflict and two contents of a ballot."""
    one, other = replicas(1), replicas(2)
    rows = fill(one.ledger)
    server.sync(one, other)
    with one.act() as work:
        ballot = Ballot(motion=rows["motion"].id)
        work.add(ballot)
    row = add_concern(one)
    server.sync(one, other)
    edit(one, row, title="一说")
    edit(other, row, title="二说")
    for replica, number in ((one, 3), (other, 4)):
        with replica.act("close") as work:
            mine = work.get(Ballot, ballot.id)
            mine.present_heads, mine.closed_at = number, work.now
    server.sync(one, other)
    return one, other, row


def shown(path):
    """Return tables and conflicts, heads left out: they go back to the base only."""
    _, conflicts, tables = state(path)
    return conflicts, tables


def test_new_device_begins_where_the_others_are(replicas, server, recorded):
    one, other, row = recorded
    third = replicas(3)

    taken = third.store.take_snapshot(server.snapshot())

    assert (taken.conflicts, taken.alarms) == (1, 1)
    assert third.store.cursor().after == len(server.items)
    server.sync(third, one, other)
    assert shown(third.path) == shown(other.path)
    (conflict,) = third.store.conflicts()
    assert [value[4] for value in conflict.values] == ["二说", "一说"]
    assert conflict.values[0][2] == str(ORG)
    assert [alarm.subject for alarm in third.store.alarms()] == [
        alarm.subject for alarm in other.store.alarms()
    ]
    with third.ledger.read() as look:
        assert [hit.title for hit in look.search("道路")] == ["三组道路不好走"]
        assert look.history(row) == []
    sound(third)
    notes = verify_ledger(third.path, KEY).notes
    assert any("2台设备的日志从快照之后开始" in note for note in notes)


def test_work_goes_on_from_a_snapshot(replicas, server, recorded):
    one, other, row = recorded
    third = replicas(3)
    third.store.take_snapshot(server.snapshot())
    with third.act("settle") as work:
        work.confirm(work.get(Concern, row), "title")
    edit(other, row, people=7)
    server.sync(third, one, other)

    for replica in (one, other, third):
        assert replica.store.conflicts() == []
        assert title(replica, row) == "二说"
        with replica.ledger.read() as look:
            assert look.get(Concern, row).people == 7
    sound(one, other, third)
    before = state(third.path)
    rebuild(third.path, KEY, before=lambda: None)
    assert state(third.path) == before


def test_what_the_snapshot_contains_may_come_again(replicas, server, recorded):
    third = replicas(3)
    third.store.take_snapshot(server.snapshot())
    before = state(third.path)

    taken = third.store.take_page(server.items, Cursor())

    assert (taken.conflicts, taken.alarms) == (0, 0)
    assert state(third.path) == before
    sound(third)


def test_snapshot_is_taken_first_or_not_at_all(replicas, server, recorded):
    _, other, _ = recorded
    snapshot = server.snapshot()
    with pytest.raises(ConflictError, match="照常同步"):
        other.store.take_snapshot(snapshot)
    other.store.take_page((), Cursor())
    with pytest.raises(ConflictError, match="照常同步"):
        other.store.take_snapshot(snapshot)
    third = replicas(3)
    third.store.take_snapshot(snapshot)
    with pytest.raises(ConflictError):
        third.store.take_snapshot(snapshot)
    assert rows_of(third.path, "SELECT count(*) FROM base_row") == [(len(snapshot.rows),)]


def test_files_of_a_snapshot_are_awaited(replicas, server):
    one, third = replicas(1), replicas(3)
    with one.act() as work:
        work.add(Attachment(title="照片", file_digest="ab" * 32, size_bytes=300))
    assert [each.digest for each in one.store.waiting("up")] == ["ab" * 32]
    one.store.mark_moved("ab" * 32, "up")
    assert one.store.waiting("up") == []
    one.store.offer_files_again()
    assert [each.digest for each in one.store.waiting("up")] == ["ab" * 32]
    one.store.mark_moved("ab" * 32, "up")
    server.push(one)

    third.store.take_snapshot(server.snapshot())

    (waiting,) = third.store.waiting("down")
    assert (waiting.digest, waiting.kind, waiting.size) == ("ab" * 32, "file", 300)
    assert waiting.org == str(ORG)
    assert third.store.waiting("up") == []
    third.store.mark_moved("ab" * 32, "down")
    assert third.store.waiting("down") == []


def test_part_of_a_snapshot_is_shown_once_its_whole_comes_alone(replicas, server):
    one, third = replicas(1), replicas(3)
    with one.act("meet") as work:
        meeting = Meeting(title="会")
        work.add(meeting)
    with one.act("move") as work:
        work.add(Motion(meeting=meeting.id, title="修路"))
    server.push(one)
    whole = server.snapshot()
    lacking = replace(whole, rows=tuple(row for row in whole.rows if row.type != "Meeting"))
    third.store.take_snapshot(lacking)

    third.store.take_page(server.page(third, after=0)[-2:-1], Cursor(after=2))

    assert rows_of(third.path, "SELECT title FROM motion") == [("修路",)]
    sound(third)


def test_last_change_of_a_snapshots_chain_may_come_too(replicas, server):
    one, third = replicas(1), replicas(3)
    row = add_concern(one)
    server.push(one)
    third.store.take_snapshot(server.snapshot())

    third.store.take_page(server.page(third, after=0), Cursor(after=2))

    with third.ledger.read() as look:
        assert [line.act for line in look.history(row)] == ["raise"]
    sound(third)


def test_part_whose_whole_is_not_in_the_snapshot_waits_for_it(replicas, server):
    one, third = replicas(1), replicas(3)
    fill(one.ledger)
    server.push(one)
    whole = server.snapshot()
    lacking = replace(whole, rows=tuple(row for row in whole.rows if row.type != "Meeting"))

    third.store.take_snapshot(lacking)

    assert rows_of(third.path, "SELECT count(*) FROM motion") == [(0,)]
    sound(third)
    third.store.take_page(server.items, Cursor(after=len(server.items)))
    server.push(third)
    server.pull(one)
    assert shown(third.path) == shown(one.path)
    sound(third)
