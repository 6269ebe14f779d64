from uuid import uuid4

import pytest

from desktop.errors import NotFoundError, ValidationError
from desktop.records import Opinion, Participant, Person, Response
from desktop.services.meetings import invite_observer
from desktop.services.opinions import find_response, record_opinion, respond_to_opinion


@pytest.fixture
def meeting(village):
    return village.meeting(2)


@pytest.fixture
def opinion(village, meeting):
    return record_opinion(village.ledger, meeting, content="赞成修渠")


def test_opinion_goes_with_speaker_class_and_time(village, meeting):
    (person,) = village.add(Person(name="示例人"))
    speaker = invite_observer(village.ledger, meeting, person, stakeholder_class="用水户")

    opinion = record_opinion(village.ledger, meeting, speaker=speaker, content=" 先修上段\r\n ")

    row = village.get(Opinion, opinion)
    assert (row.speaker, row.speaker_name, row.stakeholder_class, row.content, row.stance) == (
        speaker,
        "示例人",
        "用水户",
        "先修上段",
        "suggestion",
    )
    assert row.said_at == village.clock.now


def test_class_and_time_given_go_before_those_known(village, meeting):
    speaker = village.participants(meeting)[0]

    opinion = record_opinion(
        village.ledger,
        meeting,
        speaker=speaker,
        content="反对",
        stance="oppose",
        minority=True,
        stakeholder_class="上游户",
        said_at=village.minute(7),
    )

    row = village.get(Opinion, opinion)
    assert (row.stakeholder_class, row.said_at, row.minority) == ("上游户", village.minute(7), True)


@pytest.mark.parametrize("content", ["", " \n "])
def test_empty_opinion_is_refused(village, meeting, content):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_opinion(village.ledger, meeting, content=content)

    assert caught.value.details["field"] == "content"


def test_speaker_of_another_meeting_is_refused(village, meeting):
    other = village.meeting(1)
    (stranger,) = village.list(Participant, meeting=other)

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_opinion(village.ledger, meeting, speaker=stranger.id, content="赞成")

    assert caught.value.details["field"] == "speaker"


def test_opinion_in_an_unknown_meeting_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError):
        record_opinion(village.ledger, uuid4(), content="赞成")


def test_answer_needs_a_reason(village, opinion):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        respond_to_opinion(village.ledger, opinion, reason=" ", disposition="adopted")

    assert caught.value.details["field"] == "reason"


def test_answer_to_an_unknown_opinion_is_refused(village):
    with pytest.raises(NotFoundError):
        respond_to_opinion(village.ledger, uuid4(), reason="有理")


def test_last_answer_stands_beside_the_earlier(village, opinion):
    respond_to_opinion(village.ledger, opinion, reason="待研究")
    last = respond_to_opinion(village.ledger, opinion, reason="有理", disposition="adopted")

    with village.ledger.read() as reading:
        found = find_response(reading, opinion)
        assert (found.id, found.disposition) == (last, "adopted")
    assert len(village.list(Response, opinion=opinion)) == 2


def test_opinion_without_an_answer_has_none(village, opinion):
    with village.ledger.read() as reading:
        assert find_response(reading, opinion) is None
