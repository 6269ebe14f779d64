"""A meeting from the first start to its record, through the real window, by keys alone."""

import json
from collections import Counter

import pytest
from displays import missing_programs
from driven_meeting import STEPS, DrivenMeeting
from meeting_script import (
    COME,
    LEAVE,
    OBSERVERS,
    OPINIONS,
    REPRESENTATIVES,
    TITLE,
    VOTES,
)

from desktop.composition import verify_home
from desktop.records import (
    AgendaItem,
    Attendance,
    Ballot,
    Meeting,
    Motion,
    Opinion,
    Participant,
    Person,
)
from desktop.records.opinions import STANCES

pytestmark = pytest.mark.slow
LONGEST_S = 240


@pytest.fixture
def meeting(display, tmp_path):
    assert missing_programs() == [], "Debian packages of the purpose `test`"
    meeting = DrivenMeeting(display, tmp_path)
    with meeting.window:
        yield meeting


def hold(meeting):
    """Drive the meeting from the first start to its end and the last count."""
    meeting.begin_ledger()
    meeting.bring_in_roster()
    meeting.convene()
    meeting.call_roll()
    meeting.discuss(1)
    meeting.put_motion(1)
    meeting.vote_by_hands()
    meeting.discuss(2)
    meeting.put_motion(2)
    meeting.vote_in_secret()
    meeting.leave()
    meeting.discuss(3)
    meeting.put_motion(3)
    meeting.end()
    meeting.enter_paper_vote()


@pytest.mark.timeout(LONGEST_S)
def test_meeting_is_held_by_keys_alone_and_the_ledger_tells_all_of_it(meeting):
    hold(meeting)
    window = meeting.window

    assert len(window.rows(Person)) == len(REPRESENTATIVES) + len(OBSERVERS)
    check_roll(window)
    check_opinions(window)
    check_votes(window)
    assert set(meeting.hands.counted) == set(STEPS)
    assert window.close() == 0
    assert window.said() == ""
    assert verify_home(window.opened()).problems == ()


def check_roll(window):
    (held,) = window.rows(Meeting)
    assert (held.title, held.state) == (TITLE, "ended")
    seats = window.rows(Participant)
    assert Counter(seat.capacity for seat in seats) == {"entitled": 45, "observer": 2}
    named = {seat.id: seat.person_name for seat in seats}
    entries = sorted(window.rows(Attendance), key=lambda entry: entry.id)
    came = [named[each.participant] for each in entries if each.kind == "arrived"]
    assert came == [*COME, *OBSERVERS]
    assert [named[each.participant] for each in entries if each.kind == "departed"] == [*LEAVE]
    assert [each.kind for each in entries].count("withdrawn") == 0


def check_opinions(window):
    items = {each.id: each.position for each in window.rows(AgendaItem)}
    stances = {stance: number for number, stance in enumerate(STANCES, start=1)}
    said = [
        (items[each.agenda_item], each.speaker_name, stances[each.stance], each.content)
        for each in sorted(window.rows(Opinion), key=lambda opinion: opinion.id)
    ]
    assert said == [
        (number, each.speaker, each.stance, each.words)
        for number, item in enumerate(OPINIONS, start=1)
        for each in item
    ]
    assert len(said) == 23


def check_votes(window):
    motions = sorted(window.rows(Motion), key=lambda motion: motion.position)
    assert [(each.title, each.wording) for each in motions] == [
        (each.title, each.wording) for each in VOTES
    ]
    ballots = sorted(window.rows(Ballot), key=lambda ballot: ballot.id)
    assert [(each.method, each.result, each.present_heads) for each in ballots] == [
        ("hands", "carried", 31),
        ("secret", "carried", 31),
        ("written", "failed", 29),
    ]
    for ballot, vote in zip(ballots, VOTES, strict=True):
        count = json.loads(ballot.count)
        assert (count["for"], count["against"], count["abstain"]) == vote.count
    assert [each.issued for each in ballots] == [None, 31, 29]
