"""Meetings of a case: read strictly, called at their stage, held in the order of their times."""

from datetime import datetime

import pytest
from chain_samples import Course

from desktop.errors import ValidationError
from desktop.records import Attendance, Meeting, Participant, Person
from desktop.services.sample_meetings import call, read_meeting, sit
from desktop.services.sample_tables import SampleTable
from desktop.services.sample_villages import Settled

NINE = datetime(2026, 5, 10, 9)  # noqa: DTZ001 – as TOML gives it
TALK = {
    "at": "consult",
    "frozen_by": "者某",
    "title": "恳谈会",
    "form": "heart_to_heart",
    "held_on": NINE.date(),
    "place": "院子里",
    "opened_at": NINE,
    "ended_at": NINE.replace(hour=11),
    "agenda": [{"title": "说说看", "begun_at": NINE}],
    "roll": [{"kind": "arrived", "at": NINE, "people": ["李某"]}],
    "observers": [{"person": "李某", "stakeholder_class": "邻居", "at": NINE}],
}


def read(**values):
    return read_meeting(SampleTable(TALK | values, "例"), {})


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"at": "chicken"}, "例：没有 chicken 这个环节。"),
        ({"frozen_at": "chicken"}, "例：没有 chicken 这个环节。"),
        ({"agenda": []}, "例.opinions[1]：议程只有0项，没有第1项。"),
        ({"mood": "好"}, "会议没有 mood 这一栏。"),
        ({"roll": [{"kind": "late", "at": NINE, "people": ["李某"]}]}, "kind 不能是 late"),
    ],
)
def test_broken_meeting_is_refused_with_its_place(values, problem):
    opinion = {"agenda": 1, "said_at": NINE, "content": "好", "answer": {}}

    with pytest.raises(ValidationError) as caught:
        read(opinions=[opinion], **values)

    assert problem in caught.value.message


def test_talk_has_neither_roster_nor_motions():
    found = read()

    assert (found.roster, found.motions, found.frozen_at) == ("", (), "consult")


def test_talk_is_called_and_held(village):
    course = Course(village)
    person = Person(name="李某")
    village.add(person)
    settled = Settled(persons={"李某": person.id}, rosters={})
    sample = read(roll=[])
    told = []

    meeting = call(course.ledger, sample, settled, course.id)
    assert sit(course.ledger, sample, meeting, told.append) == ()

    (row,) = village.list(Meeting, id=meeting)
    (guest,) = village.list(Participant, meeting=meeting)
    assert (row.state, row.body, guest.capacity) == ("ended", "", "observer")
    assert [one.kind for one in village.list(Attendance, meeting=meeting)] == ["arrived"]
    assert told == ["宣布开会：恳谈会", "议程：说说看", "散会：意见0条，件件有答复"]
