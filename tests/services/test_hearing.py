import pytest

from desktop.domain.rolls import standings
from desktop.records import Opinion, Participant
from desktop.services.gatherings import gather
from desktop.services.hearing import CAME, HERE, HeardLine, list_heard
from desktop.services.meetings import record_departure
from desktop.services.opinions import record_opinion
from desktop.services.roll_lines import list_roll


@pytest.fixture
def heard(village):
    """Return who was heard in a meeting of six, of whom the first four came."""
    meeting = village.meeting(6)
    seats = village.participants(meeting)
    with village.ledger.act("enter_for_test") as work:
        for at, seat in enumerate(seats):
            row = work.get(Participant, seat)
            row.stakeholder_class, row.group = ("占地户", "受益户", "商户")[at % 3], "一组"
    village.arrive(seats[:4])

    def ask(states=HERE):
        with village.ledger.read() as reading:
            found = gather(reading, meeting)
            roll = list_roll(found.participants, standings(found.events))
            return list_heard(roll, reading.list(Opinion, meeting=meeting), states=states)

    ask.meeting, ask.seats = meeting, seats
    return ask


def test_those_of_whom_nobody_spoke_come_first(village, heard):
    record_opinion(village.ledger, heard.meeting, speaker=heard.seats[1], content="说了")

    assert heard() == (
        HeardLine(name="占地户", present=2, spoke=0),
        HeardLine(name="商户", present=1, spoke=0),
        HeardLine(name="一组", present=4, spoke=1),
        HeardLine(name="受益户", present=1, spoke=1),
    )


def test_a_class_is_heard_by_a_sheet_without_a_name_and_by_the_absent(village, heard):
    record_opinion(
        village.ledger, heard.meeting, content="写来的", source="written", stakeholder_class="商户"
    )
    record_opinion(
        village.ledger, heard.meeting, speaker=heard.seats[4], content="电话里说", source="phone"
    )

    assert [line.name for line in heard() if not line.spoke] == ["占地户"]


def test_a_class_that_left_is_asked_about_afterwards_only(village, heard):
    record_departure(village.ledger, heard.seats[2], at=village.minute(30))

    assert "商户" not in [line.name for line in heard()]
    assert "商户" in [line.name for line in heard(CAME)]
