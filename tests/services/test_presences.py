from datetime import timedelta
from decimal import Decimal

import pytest

from desktop.domain.rules import Kind, QuorumMode, Unit
from desktop.errors import ValidationError
from desktop.records import Meeting, Person
from desktop.services import meetings, presences, votes
from desktop.services.laws import get_rulebook

BODIES = {
    key: body for key, body in get_rulebook().bodies.items() if body.kind is not Kind.CONSULTATION
}
CONSULTING = sorted(set(get_rulebook().bodies) - set(BODIES))


def ways():
    """Yield every way of every text of every body in which a vote can be held."""
    for key, body in BODIES.items():
        for version in body.versions:
            day = version.in_force_to or version.in_force_from
            ids = [q.id for q in version.quorums] if version.quorum_mode is QuorumMode.ANY else [""]
            for alternative in ids:
                for matter in version.matters:
                    held_on = day.isoformat() if day else "2026-05-10"
                    yield pytest.param(
                        key,
                        held_on,
                        alternative,
                        matter,
                        id=f"{key}-{held_on}-{alternative}-{matter}",
                    )


def take(village, meeting, **options):
    with village.ledger.read() as reading:
        return presences.take_presence(reading, meeting, **options)


@pytest.mark.parametrize(("body", "held_on", "alternative", "matter"), list(ways()))
def test_every_body_can_hold_its_votes_to_the_end(village, body, held_on, alternative, matter):
    meeting = village.meeting(3, body=body, held_on=held_on, households=1, area="80.50")
    people = village.participants(meeting)
    motion = votes.put_motion(village.ledger, meeting, title="示例事项", matter=matter)
    village.arrive(people)

    ballot = votes.open_ballot(village.ledger, motion, method="hands", alternative=alternative)
    row = village.ballot(ballot)
    measures = [unit for unit in Unit if getattr(row, f"eligible_{unit}") is not None]
    figures = {"heads": 3, "households": 3, "area": "241.50"}
    everyone = {unit.value: figures[unit] for unit in measures}
    count = {"for": everyone if len(everyone) > 1 else next(iter(everyone.values()))}
    votes.close_ballot(village.ledger, ballot, count=count)

    closed = village.ballot(ballot)
    assert closed.result == "carried"
    assert {unit: str(getattr(closed, f"present_{unit}")) for unit in measures} == {
        unit: str(figures[unit]) for unit in measures
    }


@pytest.mark.parametrize("body", CONSULTING)
def test_consulting_bodies_hold_no_vote(village, body):
    meeting = village.meeting(3, body=body)

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        votes.put_motion(village.ledger, meeting, title="示例事项")

    assert caught.value.details["field"] == "body"


def test_meeting_without_body_holds_no_vote(village):
    meeting = village.meeting(3, body="")

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        votes.put_motion(village.ledger, meeting, title="示例事项")

    assert caught.value.message == "会议没有写明表决组织，不能表决。"


@pytest.mark.parametrize("held_on", ["2026", "2026-05", "2026-05-10~", "2026-21", "202X"])
def test_day_that_is_not_whole_judges_nothing(village, held_on):
    meeting = village.meeting(3, held_on=held_on)

    with pytest.raises(ValidationError) as caught:
        votes.put_motion(village.ledger, meeting, title="示例事项")

    assert caught.value.details["field"] == "held_on"


def test_day_before_all_known_law_names_the_earliest(village):
    meeting = village.meeting(3, held_on="1985-05-10")

    with pytest.raises(ValidationError) as caught:
        votes.put_motion(village.ledger, meeting, title="示例事项")

    assert caught.value.details["earliest"] in caught.value.message


def test_the_day_of_the_meeting_picks_the_text_in_force(village):
    old, new = (
        presences.find_version(Meeting(body="village_representatives_meeting", held_on=day))
        for day in ("2025-12-31", "2026-01-01")
    )

    assert (old.id, new.id) == ("2018", "2025")


@pytest.mark.parametrize(("there", "quorate"), [(0, False), (29, False), (30, True), (45, True)])
def test_presence_is_a_quorum_from_two_thirds_on(village, there, quorate):
    meeting = village.meeting(45)
    people = village.participants(meeting)
    village.arrive(people[:there])

    presence = take(village, meeting)

    assert (presence.quorate, presence.eligible, presence.present, len(presence.roll)) == (
        quorate,
        {Unit.HEADS: 45},
        {Unit.HEADS: there},
        there,
    )
    assert presences.describe_presence(presence) == f"应到45人，须30人，实到{there}人"


def test_presence_of_a_moment_is_that_of_the_timeline(village):
    meeting = village.meeting(3)
    anna, ben, cleo = village.participants(meeting)
    village.arrive([anna, ben], at=0)
    village.arrive([cleo], at=10)
    meetings.record_departure(village.ledger, anna, at=village.minute(10))

    rolls = {m: take(village, meeting, at=village.minute(m)).roll for m in (-1, 0, 9, 10)}

    assert rolls == {-1: (), 0: (anna, ben), 9: (anna, ben), 10: (ben, cleo)}


def test_presence_now_is_at_the_end_of_the_timeline(village):
    meeting = village.meeting(1)
    village.arrive(village.participants(meeting), at=600)

    assert len(take(village, meeting).roll) == 1


def test_observers_count_neither_as_entitled_nor_as_present(village):
    meeting = village.meeting(3)
    (person,) = village.add(Person(name="列席干部"))
    observer = meetings.invite_observer(village.ledger, meeting, person, stakeholder_class="镇干部")
    village.arrive([*village.participants(meeting)])

    presence = take(village, meeting)

    assert (presence.eligible, presence.present) == ({Unit.HEADS: 3}, {Unit.HEADS: 3})
    assert observer not in presence.roll


@pytest.mark.parametrize(
    ("body", "matter", "there"),
    [("village_representatives_meeting", "", 2), ("rural_collective_members_assembly", "", 3)],
)
def test_proxies_count_where_the_rule_allows_them(village, body, matter, there):
    meeting = village.meeting(3, body=body)
    anna, ben, cleo = village.participants(meeting)
    village.arrive([ben, cleo])
    meetings.record_proxy(village.ledger, anna, ben, reason="外出", at=village.minute(1))

    presence = take(village, meeting)

    assert presence.present == {Unit.HEADS: there}
    assert (anna in presence.roll) == (there == 3)


def test_proxy_to_an_observer_counts_the_absent_and_not_the_observer(village):
    meeting = village.meeting(2, body="rural_collective_members_assembly")
    anna, ben = village.participants(meeting)
    (person,) = village.add(Person(name="亲属"))
    observer = meetings.invite_observer(village.ledger, meeting, person, stakeholder_class="亲属")
    village.arrive([ben, observer])
    meetings.record_proxy(village.ledger, anna, observer, reason="外出", at=village.minute(1))

    presence = take(village, meeting)

    assert set(presence.roll) == {anna, ben}


def test_several_ways_of_counting_ask_for_one(village):
    meeting = village.meeting(3, body="village_assembly", households=1)
    village.arrive(village.participants(meeting))

    with pytest.raises(ValidationError) as caught:
        take(village, meeting)

    assert caught.value.details["field"] == "alternative"
    assert {
        way: take(village, meeting, alternative=way).eligible for way in ("heads", "households")
    } == {"heads": {Unit.HEADS: 3}, "households": {Unit.HOUSEHOLDS: 3}}


def test_unknown_way_of_counting_is_refused(village):
    meeting = village.meeting(3, body="village_assembly")

    with pytest.raises(ValidationError) as caught:
        take(village, meeting, alternative="area")

    assert caught.value.details["field"] == "alternative"


def test_households_are_summed_over_those_who_stand_for_them(village):
    meeting = village.meeting(3, body="levy_village_representatives", households=15)
    village.arrive(village.participants(meeting)[:2])

    presence = take(village, meeting)

    assert (presence.eligible, presence.present) == (
        {Unit.HOUSEHOLDS: 45},
        {Unit.HOUSEHOLDS: 30},
    )
    assert presences.describe_presence(presence) == "应到45户，须30户，实到30户"


def test_areas_are_summed_exactly(village):
    meeting = village.meeting(3, body="owners_joint_decision", area="0.10")
    village.arrive(village.participants(meeting))

    presence = take(village, meeting)

    assert presence.eligible == {Unit.HEADS: 3, Unit.AREA: Decimal("0.30")}
    assert presences.describe_presence(presence) == (
        "应到0.3平方米，须0.2平方米，实到0.3平方米，应到3人，须2人，实到3人"
    )


def test_nobody_entitled_cannot_vote(village):
    meeting = village.meeting(0)
    motion = votes.put_motion(village.ledger, meeting, title="示例事项")

    for on_paper in (False, True):
        with village.nothing_written(), pytest.raises(ValidationError) as caught:
            votes.open_ballot(village.ledger, motion, method="hands", held_on_paper=on_paper)

    assert caught.value.details["field"] == "eligible_heads"


def test_measure_that_nobody_has_cannot_be_voted_in(village):
    meeting = village.meeting(3, body="village_assembly")
    village.arrive(village.participants(meeting))
    motion = votes.put_motion(village.ledger, meeting, title="示例事项")

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        votes.open_ballot(village.ledger, motion, method="hands", alternative="households")

    assert caught.value.message == "应到户数为0，不能表决。"


def test_frozen_presence_is_read_back_whatever_the_timeline_says_now(village):
    meeting, _, ballot = village.vote(size=45, there=31)
    village.arrive(village.participants(meeting)[31:], at=60)

    presence = presences.read_presence(village.get(Meeting, meeting), village.ballot(ballot))

    assert presences.describe_presence(presence) == "应到45人，须30人，实到31人"
    assert take(village, meeting).present == {Unit.HEADS: 45}


def test_body_without_a_quorum_describes_nothing(village):
    meeting = village.meeting(3, body="village_committee_meeting")

    presence = take(village, meeting)

    assert (presence.quorate, presences.describe_presence(presence)) == (True, "")


def test_a_second_before_the_arrival_nobody_is_there(village):
    meeting = village.meeting(1)
    village.arrive(village.participants(meeting))

    assert take(village, meeting, at=village.minute(0) - timedelta(seconds=1)).roll == ()
