import pytest

from desktop.errors import ConflictError
from desktop.services import meetings, votes
from desktop.services.adjournments import end_adjournment, find_adjournment, list_adjournments
from desktop.services.sittings import pause_meeting, resume_meeting


def times(village, meeting):
    with village.ledger.read() as reading:
        return [(row.begun_at, row.ended_at) for row in list_adjournments(reading, meeting)]


def test_breaks_are_listed_in_their_order_and_the_last_is_found(village):
    meeting = village.meeting(1)
    pause_meeting(village.ledger, meeting, at=village.minute(1))
    resume_meeting(village.ledger, meeting, at=village.minute(2))
    last = pause_meeting(village.ledger, meeting, at=village.minute(3))

    with village.ledger.read() as reading:
        assert find_adjournment(reading, meeting).id == last
    assert times(village, meeting) == [
        (village.minute(1), village.minute(2)),
        (village.minute(3), None),
    ]


def test_meeting_that_sits_is_in_no_break(village):
    meeting, other = village.meeting(1), village.meeting(1)
    pause_meeting(village.ledger, other, at=village.minute(1))

    with village.ledger.read() as reading:
        assert find_adjournment(reading, meeting) is None
    with village.nothing_written(), village.ledger.act("end_for_test") as work:
        assert end_adjournment(work, meeting, village.minute(2)) is None


def test_roll_and_votes_are_closed_during_a_break(village):
    meeting = village.meeting(3)
    people = village.participants(meeting)
    entry = meetings.record_arrival(village.ledger, people[0], at=village.minute(1))
    motion = votes.put_motion(village.ledger, meeting, title="修缮水渠")
    pause_meeting(village.ledger, meeting, at=village.minute(9))

    with village.nothing_written():
        with pytest.raises(ConflictError, match="会议休会中，不能点名"):
            meetings.record_arrival(village.ledger, people[1], at=village.minute(10))
        with pytest.raises(ConflictError, match="会议休会中，不能点名"):
            meetings.record_departure(village.ledger, people[0], at=village.minute(10))
        with pytest.raises(ConflictError, match="会议休会中，不能开始表决"):
            votes.open_ballot(village.ledger, motion, method="hands", at=village.minute(10))
    meetings.withdraw_attendance(village.ledger, entry, reason="点错了")
    meetings.record_arrival(village.ledger, people[1], at=village.minute(8))

    resume_meeting(village.ledger, meeting, at=village.minute(20))
    meetings.record_arrival(village.ledger, people[2], at=village.minute(21))
