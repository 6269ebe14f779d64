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
