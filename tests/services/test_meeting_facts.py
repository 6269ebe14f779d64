"""What is counted of the meetings of bodies that may take the same step."""

import pytest
from chain_samples import Course

from desktop.domain.gates import Tally
from desktop.domain.procedure_facts import GROUPS, OF_GROUPS
from desktop.services import votes
from desktop.services.laws import get_rulebook
from desktop.services.meeting_facts import OF_MEETINGS
from desktop.services.stage_facts import count_facts

REPRESENTATIVES = "《村民委员会组织法》第二十九条、第三十条"


@pytest.fixture
def course(village):
    return Course(village)


def fact(course, name):
    with course.ledger.read() as reading:
        return count_facts(reading, course.row, course.today, [name]).tally(name)


def vote(course, *, there=3, **count):
    course.village.arrive(course.invited[:there])
    motion = votes.put_motion(course.ledger, course.meeting, title="修路")
    ballot = votes.open_ballot(course.ledger, motion, method="hands")
    votes.close_ballot(course.ledger, ballot, count=count)


def test_groups_name_bodies_and_counts_that_there_are():
    bodies = {body for group in GROUPS.values() for body in group}

    assert bodies <= get_rulebook().bodies.keys()
    assert tuple(OF_MEETINGS) == OF_GROUPS


def test_nothing_is_counted_before_a_meeting_of_the_group(course):
    course.call(body="two_committees_meeting")

    for what in OF_GROUPS:
        assert fact(course, f"{what}.villagers") == Tally()


def test_meeting_counts_for_every_group_that_its_body_is_in(course):
    course.call(body="party_branch_members_meeting")

    assert fact(course, "meetings.members") == Tally(done=1, day="2026-05-10")
    assert fact(course, "meetings.party").done == 1
    assert fact(course, "ended.party") == Tally()
    course.village.end(course.meeting)
    assert fact(course, "ended.party") == Tally(done=1, day="2026-05-10")


@pytest.mark.parametrize(
    ("count", "decisions", "carried"),
    [({"for": 2, "against": 1}, 1, 1), ({"for": 1, "against": 2}, 1, 0)],
)
def test_votes_are_told_from_those_carried(course, count, decisions, carried):
    course.call()
    vote(course, **count)

    assert fact(course, "votes.villagers").done == 1
    assert fact(course, "decisions.villagers") == Tally(done=decisions, basis=REPRESENTATIVES)
    assert fact(course, "carried.villagers") == Tally(done=carried, basis=REPRESENTATIVES)
    assert fact(course, "votes.levy") == Tally()


def test_text_that_was_not_read_in_full_is_marked(course):
    course.call(body="party_branch_members_meeting")
    vote(course, **{"for": 3})

    assert fact(course, "decisions.members") == Tally(
        done=1, basis="《中国共产党支部工作条例（试行）》第十一条", review=True
    )


def test_custom_is_no_law(course):
    course.call(body="party_members_review_local")
    course.deliver(at=-2 * 24 * 60)

    assert fact(course, "notice_law.members") == Tally()
    assert fact(course, "notice_days.law") == Tally()
    assert fact(course, "notice_local.members") == Tally(
        done=2, of=3, basis="各地“四议两公开”工作规则（惯例，非法律规定）"
    )


def test_whoever_is_told_is_counted_by_group(course):
    course.call(body="village_assembly")
    course.deliver(at=-10 * 24 * 60)

    assert fact(course, "deliveries.levy") == Tally(done=3, of=3)
    assert fact(course, "notice_law.levy").done == 10
    assert fact(course, "deliveries.members") == Tally()
