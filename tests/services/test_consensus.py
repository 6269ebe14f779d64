import pytest

from desktop.domain.deadlines import day_of
from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation, Meeting, Outcome
from desktop.services import meetings
from desktop.services.consensus import (
    ConsensusView,
    find_outcome,
    hold_consensus,
    record_consensus,
    takes_no_vote,
    view_consensus,
)
from desktop.services.stage_facts import count_facts

SAID = {"consensus": "mostly", "agreed": "按今年标准补", "disagreed": "从哪边走"}


@pytest.fixture
def talk(village):
    return village.meeting(3, body="")


def seen(village, meeting):
    with village.ledger.read() as reading:
        return view_consensus(reading, reading.get(Meeting, meeting))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", True),
        ("village_representatives_meeting", False),
        ("community_consultation", True),
        ("a body of a newer version", False),
    ],
)
def test_a_talk_is_what_names_no_body_that_decides(body, expected):
    assert takes_no_vote(Meeting(body=body)) is expected


def test_consensus_is_kept_and_seen(village, talk):
    row = record_consensus(village.ledger, talk, **SAID, people_ask=" 不摊派 ")

    stored = village.get(Outcome, row)
    assert (stored.meeting, stored.title) == (talk, "示例村第一次会议协商成果")
    assert (stored.consensus, stored.people_ask) == ("mostly", "不摊派")
    found = seen(village, talk)
    assert (found.outcome, found.consensus) == (row, "mostly")
    assert found.texts == {
        "policy_asks": "",
        "government_asks": "",
        "people_ask": "不摊派",
        "agreed": "按今年标准补",
        "disagreed": "从哪边走",
        "left_open": "",
    }


def test_written_again_it_replaces_and_adds_no_second(village, talk):
    first = record_consensus(village.ledger, talk, **SAID)
    again = record_consensus(
        village.ledger, talk, consensus="reached", agreed="都同意", disagreed=""
    )

    assert first == again
    (stored,) = village.list(Outcome)
    assert (stored.consensus, stored.agreed, stored.disagreed) == ("reached", "都同意", "")


def test_it_is_told_of_the_consultation_so_that_its_gates_see_it(village):
    (consultation,) = village.add(Consultation(title="三组路", stage="consult"))
    talk = village.meeting(1, body="", consultation=consultation)
    record_consensus(village.ledger, talk, **SAID)

    with village.ledger.read() as reading:
        row = reading.get(Consultation, consultation)
        facts = count_facts(reading, row, day_of(village.minute(0)), {"outcomes"})
    assert facts.tallies["outcomes"].done == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"consensus": ""}, "consensus"),
        ({"consensus": "almost"}, "consensus"),
        ({"consensus": "reached", "disagreed": "走哪边"}, "agreed"),
        ({"consensus": "mostly", "agreed": "  "}, "agreed"),
        ({"consensus": "not_reached", "agreed": "补偿"}, "disagreed"),
    ],
)
def test_what_says_nothing_is_refused_and_nothing_is_written(village, talk, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_consensus(village.ledger, talk, **values)

    assert caught.value.details["field"] == field


@pytest.mark.parametrize("text", ["disagreed", "left_open"])
def test_no_consensus_may_be_a_disagreement_or_something_open(village, talk, text):
    row = record_consensus(village.ledger, talk, consensus="not_reached", **{text: "走哪边"})

    assert getattr(village.get(Outcome, row), text) == "走哪边"


def test_a_meeting_that_has_not_begun_has_none(village):
    planned = meetings.call_meeting(
        village.ledger, title="恳谈", held_on="2026-05-10", place="村部", body=""
    )

    with pytest.raises(ConflictError, match="还没有开会"):
        record_consensus(village.ledger, planned, **SAID)
    assert seen(village, planned) == ConsensusView()


def test_it_may_be_written_after_the_end(village, talk):
    village.end(talk)

    record_consensus(village.ledger, talk, **SAID)
    assert seen(village, talk).consensus == "mostly"


def test_a_meeting_that_votes_shows_none(village):
    assert seen(village, village.meeting(1)) is None


def test_the_newest_outcome_of_a_meeting_stands(village, talk):
    village.add(Outcome(meeting=talk, agreed="旧"))
    village.add(Outcome(meeting=talk, agreed="新"))

    with village.ledger.read() as reading:
        assert find_outcome(reading, talk).agreed == "新"


def test_what_is_not_named_stays_as_it_is(village, talk):
    record_consensus(village.ledger, talk, **SAID)
    before = village.list(Outcome, meeting=talk)[0]
    record_consensus(village.ledger, talk, left_open="哪天发")

    row = village.list(Outcome, meeting=talk)[0]
    assert (row.consensus, row.agreed, row.left_open) == (before.consensus, before.agreed, "哪天发")


def test_nothing_that_is_stored_is_held_as_empty(village, talk):
    with village.ledger.read() as reading:
        empty = hold_consensus(reading, meeting=talk)
    record_consensus(village.ledger, talk, **SAID)
    with village.ledger.read() as reading:
        held = hold_consensus(reading, meeting=talk)

    assert {one.plain for one in empty.values()} == {""}
    assert {name: held[name].plain for name in SAID} == SAID
