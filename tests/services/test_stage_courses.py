"""Every shipped procedure from its beginning to the archive, gate by gate, on a real ledger."""

import pytest
from way_samples import Way

from desktop.errors import ConflictError
from desktop.records import Concern, PassedGap
from desktop.services import outcomes, stages
from desktop.services.procedures import get_shipped_procedures

# What lacks where nothing but the stages before was done; more is asked once some of it is there.
GATES = {
    "chain": [
        ("notify", ["sign_off_party", "sign_off_committee"]),
        ("investigate", ["topic_notice"]),
        ("consult", ["investigation", "meeting"]),
        ("publish", ["meeting_ended", "outcome"]),
        ("vote", ["party_study", "result_notice", "decision_meeting"]),
        ("submit", ["vote", "responses", "records"]),
        ("adopt", ["submission"]),
        ("implement", ["decision_notice", "adoption", "tasks"]),
        ("feed_back", ["tasks_done"]),
        ("evaluate", ["askers"]),
        ("archive", ["decision_hung", "implementation_notice", "evaluation"]),
    ],
    "four_two": [
        ("confer", ["proposal"]),
        ("consult", ["committees_met", "sign_off_committee"]),
        ("examine", ["topic_notice", "outcome", "responses", "members_meeting"]),
        ("vote", ["members_vote", "villagers_meeting"]),
        ("publish_decision", ["decision", "records"]),
        ("implement", ["decision_notice", "tasks"]),
        ("publish_implementation", ["tasks_done"]),
        ("feed_back", ["implementation_notice"]),
        ("evaluate", ["askers"]),
        ("archive", ["decision_hung", "implementation_hung", "evaluation"]),
    ],
    "by_case": [
        ("notify", ["sign_off_party", "sign_off_committee"]),
        ("consult", ["topic_notice"]),
        ("vote", ["party_study", "households_asked", "outcome", "levy_meeting"]),
        ("submit", ["decision"]),
        ("adopt", ["submission"]),
        ("publish_decision", ["adoption"]),
        ("implement", ["decision_notice", "tasks"]),
        ("publish_implementation", ["tasks_done"]),
        ("feed_back", ["implementation_notice"]),
        ("evaluate", ["askers"]),
        ("archive", ["decision_hung", "implementation_hung", "evaluation"]),
    ],
    "talk": [
        ("notify", ["sign_off_committee"]),
        ("consult", ["topic_notice", "meeting"]),
        ("publish", ["meeting_ended", "outcome"]),
        ("implement", ["result_notice", "tasks"]),
        ("feed_back", ["tasks_done"]),
        ("evaluate", ["askers"]),
        ("archive", ["result_hung", "implementation_notice", "evaluation"]),
    ],
}

WAYS = [
    ("chain", ()),
    ("chain", ("village_assembly",)),
    ("four_two", ()),
    ("four_two", ("party_members_review_local", "village_assembly")),
    ("by_case", ()),
    ("by_case", ("village_assembly",)),
    ("talk", ()),
]


def test_every_shipped_procedure_is_walked():
    assert {f"{name}@1" for name in GATES} == set(get_shipped_procedures())


@pytest.mark.parametrize("procedure", GATES)
def test_gates_name_what_lacks_and_open_by_real_entries(village, procedure):
    way = Way(village, procedure)
    seen = []
    while way.next is not None:
        seen.append((way.next.key, way.gaps()))
        way.prepare()
        way.enter()

    assert seen == GATES[procedure]
    assert village.list(PassedGap) == []
    assert village.get(Concern, way.concern).state == "closed"
    assert way.row.ended_at is not None


@pytest.mark.parametrize(("procedure", "bodies"), WAYS)
def test_procedure_runs_to_the_archive_with_each_body(village, procedure, bodies):
    way = Way(village, procedure, *bodies)
    way.walk()

    assert way.stages_walked() == [stage.key for stage in way.procedure.stages]
    assert village.list(PassedGap) == []


@pytest.mark.parametrize("procedure", GATES)
def test_everything_but_a_quorum_can_be_passed_over(village, procedure):
    way = Way(village, procedure)
    passed, kept = [], []
    while way.next is not None:
        for gap in way.lacking():
            if gap.requirement.passable:
                way.pass_over(gap.code)
                passed.append(gap.code)
            else:
                with pytest.raises(ConflictError, match="不能跳过"):
                    way.pass_over(gap.code)
                kept.append(gap.code)
                if way.meeting is None:
                    way.hold(way.deciding_body())
                else:
                    way.sit_down()
        for gap in way.lacking():  # what the vote brought with it
            way.pass_over(gap.code)
            passed.append(gap.code)
        way.enter()

    assert [row.code for row in village.list(PassedGap)] == passed
    assert kept == (["decision"] if procedure in ("four_two", "by_case") else [])
    assert way.stages_walked() == [stage.key for stage in way.procedure.stages]


def test_refusal_by_party_members_stops_the_way_to_the_vote(village):
    way = Way(village, "four_two", count={"for": 1, "against": 2})
    way.walk("examine")
    assert way.gaps() == ["members_vote", "villagers_meeting"]
    way.sit_down()

    assert "members_carried" in way.gaps()
    assert "members_decision" not in way.gaps()


def test_vote_of_party_members_without_a_quorum_is_not_passed_over(village):
    way = Way(village, "four_two")
    way.walk("examine")
    way.sit_without_quorum()

    assert {"members_decision"} <= set(way.gaps())
    with pytest.raises(ConflictError, match="不能跳过"):
        way.pass_over("members_decision")


def test_decision_of_another_body_is_none_of_the_villagers(village):
    way = Way(village, "four_two")
    way.walk("vote")
    with way.ledger.read() as reading:
        before = [gap.code for gap in stages.list_gaps(reading, way.row, way.today)]
    way.hold("party_branch_members_meeting")
    with way.ledger.read() as reading:
        after = {gap.code for gap in stages.list_gaps(reading, way.row, way.today)}

    assert "decision" in before
    assert "decision" in after


def test_levy_that_was_not_carried_gets_no_tasks(village):
    way = Way(village, "by_case", count={"for": 20, "against": 40})
    way.walk("vote")
    way.sit_down()
    way.fill_record()
    way.fill_responses()

    assert way.gaps() == ["carried"]
    way.pass_over("carried")
    way.enter()
    for code in ("submission", "adoption"):
        assert way.gaps() == [code]
        way.pass_over(code)
        way.enter()
    assert way.gaps() == ["decision_notice"]


def test_levy_is_not_decided_by_representatives_counted_by_heads(village):
    way = Way(village, "by_case")
    way.walk("consult")
    way.hold("village_representatives_meeting")

    assert "levy_meeting" in way.gaps()
    assert "assembly_authorisation" not in way.gaps()


def test_levy_by_representatives_needs_what_the_assembly_authorised(village):
    way = Way(village, "by_case", "levy_village_representatives")
    way.walk("consult")
    way.hold("levy_village_representatives", only_called=True)

    assert "assembly_authorisation" in way.gaps()


def test_talk_that_agreed_on_nothing_publishes_nothing(village):
    way = Way(village, "talk")
    way.walk("consult")
    way.sit_down()
    outcomes.record_outcome(way.ledger, title="停车", consultation=way.id, disagreed="停哪边谈不拢")
    way.prepare()
    way.enter()

    assert way.gaps() == []
    way.walk("evaluate")
    assert way.gaps() == ["evaluation"]
    assert way.row.stage == "evaluate"
