from dataclasses import replace

from desktop.services.paper_checks import Personal, Sum, find_personal, list_sums
from desktop.services.plan_values import PlanSnapshot
from desktop.services.snapshots import (
    BallotEntry,
    Figures,
    MeetingSnapshot,
    OpinionEntry,
    RollEntry,
    VerdictEntry,
)

JUDGED = VerdictEntry(quorate=True, carried=True)


def people(*states):
    return tuple(RollEntry(name=f"村民{at}", state=state) for at, state in enumerate(states))


def ballot(**figures):
    heads = {name: Figures(heads=count) for name, count in figures.items()}
    return BallotEntry(title="修缮水渠", verdict=JUDGED, **heads)


def test_roll_makes_those_entitled_without_observers():
    meeting = MeetingSnapshot(
        eligible=4, roll=people("present", "present", "leave", "left", "observer")
    )

    assert list_sums(meeting) == (Sum(about="roll", parts=(2, 1, 1), whole=4, holds=True),)
    (wrong,) = list_sums(replace(meeting, eligible=5))
    assert (wrong.holds, wrong.whole) == (False, 5)


def test_talk_to_which_nobody_was_due_has_no_sum():
    talk = MeetingSnapshot(eligible=0, roll=people("observer", "observer"))

    assert list_sums(talk) == ()
    assert [one.holds for one in list_sums(replace(talk, eligible=2))] == [False]


def test_hands_may_be_fewer_than_those_present_never_more():
    raised = ballot(votes_for=20, against=5, abstain=2, present=31)
    too_many = ballot(votes_for=30, against=5, present=31)
    sums = list_sums(MeetingSnapshot(ballots=(raised, too_many)))

    assert [(one.parts, one.whole, one.holds) for one in sums] == [
        ((20, 5, 2), 31, True),
        ((30, 5), 31, False),
    ]


def test_papers_returned_are_all_counted():
    counted = replace(ballot(votes_for=22, against=6, abstain=2, invalid=1), issued=32, returned=31)
    short = replace(counted, returned=32)
    sums = list_sums(MeetingSnapshot(ballots=(counted, short)))

    assert [(one.about, one.holds) for one in sums] == [("papers", True), ("papers", False)]


def test_void_and_unjudged_votes_are_not_added_up():
    void = replace(ballot(votes_for=99, present=1), verdict=replace(JUDGED, void=True))
    unjudged = replace(ballot(votes_for=99, present=1), verdict=None)

    assert list_sums(MeetingSnapshot(ballots=(void, unjudged))) == ()
    assert list_sums(PlanSnapshot()) == ()


def test_personal_are_reasons_speakers_and_numbers():
    roll = (
        RollEntry(name="穆新", state="leave", reason="住院"),
        RollEntry(name="丁勇", state="leave", reason="住院"),
        RollEntry(name="马骧", state="leave"),
    )
    opinions = (OpinionEntry(speaker="李广才"), OpinionEntry())
    meeting = MeetingSnapshot(roll=roll, opinions=opinions)

    assert find_personal(meeting) == Personal(reasons=("住院",), speakers=1)
    called = replace(meeting, agreed="联系电话13900000000")
    assert find_personal(called).has_numbers is True
    assert find_personal(PlanSnapshot(why="水渠")) == Personal()
