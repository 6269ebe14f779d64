"""Rows in their tables, and parts that wait for their whole."""

from ledger_factory import rows_of
from sync_factory import sound

from desktop.records import Ballot, Meeting, Motion
from desktop.services.sync_ports import Cursor


def test_parts_that_come_before_their_whole_wait(replicas, server):
    one, other = replicas(1), replicas(2)
    with one.act("meet") as work:
        meeting = Meeting(title="会")
        work.add(meeting)
    with one.act("move") as work:
        motion = Motion(meeting=meeting.id, title="修路")
        work.add(motion)
    with one.act("vote") as work:
        work.add(Ballot(motion=motion.id, method="open"))
    server.push(one)
    first, *rest = server.page(other)[-3:]

    other.store.take_page(rest, Cursor())
    assert {each.reason for each in other.store.held()} == {"no_row"}
    assert rows_of(other.path, "SELECT count(*) FROM motion") == [(0,)]
    sound(other)

    taken = other.store.take_page([first], Cursor())
    assert taken.rows == 3
    assert other.store.held() == []
    sound(other)
