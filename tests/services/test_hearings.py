import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Opinion
from desktop.services.consultation_lists import list_meetings_of, list_opinions_of
from desktop.services.consultation_sheets import view_consultation
from desktop.services.hearings import (
    list_meetings_to_hear,
    record_absent_opinion,
    record_heard_opinion,
)
from desktop.services.investigations import investigate_topic
from desktop.services.opinions import respond_to_opinion
from desktop.services.sittings import list_meetings
from desktop.services.stage_facts import count_facts
from desktop.services.today_views import read_today
from desktop.services.written_rounds import call_round


@pytest.fixture
def course(village):
    return Course(village)


def facts(village, course, *names):
    with village.ledger.read() as reading:
        found = count_facts(reading, course.row, course.today, names)
    return {name: (found.tally(name).done, found.tally(name).of) for name in names}


def test_absent_opinion_is_marked_wherever_it_is_listed(village, course):
    course.call()
    record_absent_opinion(
        village.ledger,
        course.meeting,
        speaker=course.invited[0],
        content="先修路",
        source="phone",
    )
    record_absent_opinion(
        village.ledger, course.meeting, signed="一名村民", content="再议", source="written"
    )

    with village.ledger.read() as reading:
        found = list_opinions_of(reading, course.id)
    assert [(one.second, one.way) for one in found] == [
        ("村民001", "未到会，电话"),
        ("一名村民", "未到会，书面"),
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"source": "meeting"}, "source"),
        ({"source": "by_pigeon"}, "source"),
        ({"signed": " "}, "signed"),
        ({"signed": ""}, "signed"),
        ({"content": " "}, "content"),
    ],
)
def test_absent_opinion_that_lacks_something_is_refused(village, course, values, field):
    course.call()
    given = {"signed": "甲", "content": "再议", "source": "phone"} | values

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_absent_opinion(village.ledger, course.meeting, **given)

    assert caught.value.details["field"] == field


def test_opinion_heard_on_a_visit_is_in_the_file_and_calls_nobody(village, course):
    investigation = course.investigate()
    first = record_heard_opinion(village.ledger, investigation, signed="马某", content="路太窄")
    record_heard_opinion(village.ledger, investigation, signed="李某", content="灯太少")

    (meeting,) = village.list(Meeting)
    assert (meeting.form, meeting.state, meeting.title) == ("visit", "ended", course.row.title)
    assert {one.source for one in village.list(Opinion)} == {"visit"}
    with village.ledger.read() as reading:
        assert [one.way for one in list_opinions_of(reading, course.id)] == ["入户", "入户"]
        assert list_meetings_of(reading, course.id) == ()
        assert list_meetings(reading) == ()
        today = read_today(reading, village.clock.now, None)
        assert [one.kind for one in today.waiting if one.kind in ("paper", "meeting")] == []
    assert facts(village, course, "meetings", "meetings.ended", "responses") == {
        "meetings": (0, 0),
        "meetings.ended": (0, 0),
        "responses": (0, 2),
    }
    respond_to_opinion(village.ledger, first, reason="写进方案")
    assert facts(village, course, "responses") == {"responses": (1, 2)}


def test_visit_without_a_consultation_has_nowhere_to_put_opinions(village, course):
    investigation = investigate_topic(
        village.ledger, course.topic, begun_on="2026-04-05", findings="窄"
    )

    with village.nothing_written(), pytest.raises(ConflictError):
        record_heard_opinion(village.ledger, investigation, signed="甲", content="窄")


def test_meetings_to_hear_are_those_people_were_called_to(village, course):
    record_heard_opinion(village.ledger, course.investigate(), signed="甲", content="窄")
    course.call()
    round_ = call_round(
        village.ledger,
        questions=["修不修"],
        unnamed=1,
        title="征求意见",
        return_by="2026-06-01",
        consultation=course.id,
    )
    village.meeting(1)

    with village.ledger.read() as reading:
        found = list_meetings_to_hear(reading, course.id)
    assert [one.id for one in found] == [round_, course.meeting]


def test_visit_and_round_have_no_papers_of_a_room(village, course, press):
    record_heard_opinion(village.ledger, course.investigate(), signed="甲", content="窄")
    call_round(
        village.ledger,
        questions=["修不修"],
        unnamed=1,
        title="征求意见",
        return_by="2026-06-01",
        consultation=course.id,
    )

    with village.ledger.read() as reading:
        view = view_consultation(reading, course.id, now=village.clock.now, press=press)
    assert (view.counts.meetings, view.counts.opinions) == (1, 1)
    assert {one.paper for one in view.papers if one.row is not None} & {
        "sign_in_sheet",
        "attendance_sheet",
        "meeting_record",
    } == set()
