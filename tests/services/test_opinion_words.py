from uuid import uuid4

import pytest

from desktop.records import Opinion
from desktop.services.meetings import record_departure
from desktop.services.opinion_words import people_who_came, say_way, ways_of, who_said
from desktop.services.opinions import record_opinion


@pytest.mark.parametrize(
    ("source", "form", "came", "said"),
    [
        ("meeting", "meeting", True, ""),
        ("meeting", "meeting", False, ""),
        ("", "meeting", False, ""),
        ("phone", "meeting", False, "未到会，电话"),
        ("visit", "meeting", False, "未到会，入户"),
        ("written", "meeting", False, "未到会，书面"),
        ("written", "meeting", True, "书面"),
        ("phone", "meeting", True, "电话"),
        ("phone", "forum", False, "未到会，电话"),
        ("written", "written", False, "书面"),
        ("phone", "written", False, "电话"),
        ("visit", "visit", False, "入户"),
        ("remote", "remote", False, "远程"),
        ("phone", "remote", False, "未到会，电话"),
        ("remote", "meeting", False, "未到会，远程"),
        ("by_pigeon", "meeting", False, "by_pigeon"),
    ],
)
def test_way_is_said_in_words(source, form, came, said):
    assert say_way(source, form=form, came=came) == said


def test_who_came_and_left_was_there(village):
    meeting = village.meeting(3)
    first, second, third = village.participants(meeting)
    village.arrive([first, second])
    record_departure(village.ledger, second, at=village.minute(3))
    opinions = [
        record_opinion(village.ledger, meeting, speaker=one, content="先修路", source="phone")
        for one in (first, second, third)
    ]

    with village.ledger.read() as reading:
        assert people_who_came(reading, meeting) == {first, second}
        rows = reading.list(Opinion, meeting=meeting)
        assert ways_of(reading, meeting, rows) == dict(
            zip(opinions, ["电话", "电话", "未到会，电话"], strict=True)
        )


def test_name_is_the_participants_else_as_signed(village):
    meeting = village.meeting(1)
    (speaker,) = village.participants(meeting)
    named = record_opinion(village.ledger, meeting, speaker=speaker, content="甲")

    assert who_said(village.get(Opinion, named)) == "村民001"
    assert who_said(Opinion(meeting=uuid4(), signed="一名村民")) == "一名村民"
    assert who_said(Opinion(meeting=uuid4())) == ""
