import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Delivery
from desktop.services.deliveries import record_deliveries, withdraw_delivery
from desktop.services.meeting_facts import standing_deliveries


@pytest.fixture
def course(village):
    made = Course(village)
    made.call()
    return made


def told(course):
    with course.ledger.read() as reading:
        return {row.participant for row in standing_deliveries(reading, course.meeting)}


def test_everybody_is_told_once_however_often_they_are_ticked(course):
    first = course.invited[0]
    record_deliveries(course.ledger, [first], way="phone", received_by="家里人")
    made = record_deliveries(course.ledger, course.invited)

    assert told(course) == set(course.invited)
    assert len(made) == 2
    ways = {row.participant: row.way for row in course.village.list(Delivery)}
    assert (ways[first], len(ways)) == ("phone", 3)


def test_wrong_delivery_is_taken_back_and_can_be_entered_again(course):
    first = course.invited[0]
    record_deliveries(course.ledger, [first])
    withdraw_delivery(course.ledger, first)
    assert told(course) == set()

    with course.village.nothing_written(), pytest.raises(ConflictError, match="没有登记过村民"):
        withdraw_delivery(course.ledger, first)
    record_deliveries(course.ledger, [first])
    assert told(course) == {first}
    assert len(course.village.list(Delivery)) == 3


def test_delivery_is_to_somebody_of_one_meeting(course):
    elsewhere = course.village.participants(course.village.meeting(1))

    for participants in ([], [course.invited[0], *elsewhere]):
        with course.village.nothing_written(), pytest.raises(ValidationError, match="同一次会议"):
            record_deliveries(course.ledger, participants)


def test_nobody_was_told_at_a_time_still_to_come(course):
    later = course.village.clock.now.replace(year=2031)

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_deliveries(course.ledger, course.invited, at=later)

    assert caught.value.details["field"] == "at"
