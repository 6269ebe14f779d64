import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Opinion, Person
from desktop.services.corrections import (
    correct_meeting,
    correct_opinion,
    hold_facts,
    hold_opinion,
    read_facts,
    settle_opinion,
)
from desktop.services.opinions import find_response, record_opinion

WORDS = {"stance": "oppose", "content": "不赞成", "minority": True}


@pytest.fixture
def meeting(village):
    """A meeting that has ended, with one opinion."""
    meeting = village.meeting(3)
    record_opinion(village.ledger, meeting, content="赞成", stance="support")
    village.end(meeting)
    return meeting


@pytest.fixture
def opinion(village, meeting):
    return village.list(Opinion, meeting=meeting)[0].id


def correct(village, meeting, **changes):
    facts = {"title": "示例会议", "place": "村部", "chair": "", "recorder": ""}
    correct_meeting(village.ledger, meeting, **facts | changes)


def test_names_of_people_become_references_and_may_be_left_out(village, meeting):
    correct(village, meeting, chair="村民001", recorder="村民002")
    row = village.get(Meeting, meeting)
    people = {one.name: one.id for one in village.list(Person)}
    assert (row.title, row.place) == ("示例会议", "村部")
    assert (row.chair, row.recorder) == (people["村民001"], people["村民002"])

    correct(village, meeting, recorder="村民002")
    assert village.get(Meeting, meeting).chair is None


@pytest.mark.parametrize(
    ("field", "value"), [("title", " "), ("chair", "没有这人"), ("recorder", "没有这人")]
)
def test_what_cannot_be_is_refused_by_its_field(village, meeting, field, value):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        correct(village, meeting, **{field: value})
    assert caught.value.details["field"] == field


def test_meeting_under_way_is_mended_in_its_room(village, ledger):
    meeting = village.meeting(3)
    said = record_opinion(ledger, meeting, content="赞成")
    with village.nothing_written():
        with pytest.raises(ConflictError):
            correct(village, meeting)
        with pytest.raises(ConflictError):
            correct_opinion(ledger, said, **WORDS)


def test_opinion_is_mended_and_answered_once(village, ledger, meeting, opinion):
    settle_opinion(ledger, opinion, disposition="adopted", reason="写入方案", **WORDS)
    settle_opinion(ledger, opinion, disposition="adopted", reason="写入方案", **WORDS)

    with ledger.read() as reading:
        (facts,) = read_facts(reading, meeting).opinions
        answered = find_response(reading, opinion)
    assert (facts.stance, facts.content, facts.minority) == ("oppose", "不赞成", True)
    assert (facts.disposition, facts.reason) == ("adopted", "写入方案")
    assert answered.reason == "写入方案"
    assert len(village.list(type(answered), opinion=opinion)) == 1


def test_opinion_without_words_or_answer_without_reason_is_refused(village, ledger, opinion):
    with village.nothing_written():
        with pytest.raises(ValidationError):
            settle_opinion(ledger, opinion, disposition="", reason="", **WORDS | {"content": " "})
        with pytest.raises(ValidationError):
            settle_opinion(ledger, opinion, disposition="adopted", reason=" ", **WORDS)


def test_what_is_not_named_stays_as_it_is(village, ledger, meeting, opinion):
    correct(village, meeting, chair="村民001")
    correct_meeting(ledger, meeting, place="广场")
    settle_opinion(ledger, opinion, minority=True)

    row, said = village.get(Meeting, meeting), village.get(Opinion, opinion)
    assert (row.title, row.place, row.chair is None) == ("示例会议", "广场", False)
    assert (said.content, said.stance, said.minority) == ("赞成", "support", True)


def test_what_can_be_mended_is_looked_at_by_name(village, ledger, meeting, opinion):
    correct(village, meeting, chair="村民001")
    with ledger.read() as reading:
        facts = hold_facts(reading, meeting=meeting)
        before = hold_opinion(reading, opinion=opinion)
    settle_opinion(ledger, opinion, disposition="adopted", reason="写入方案")
    with ledger.read() as reading:
        after = hold_opinion(reading, opinion=opinion)

    assert {name: one.plain for name, one in facts.items()} == {
        "title": "示例会议",
        "place": "村部",
        "chair": "村民001",
        "recorder": "",
    }
    assert (before["disposition"].plain, before["reason"].plain) == (None, "")
    assert (after["disposition"].plain, after["reason"].words) == ("adopted", "写入方案")
