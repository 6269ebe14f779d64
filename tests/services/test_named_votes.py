"""Votes with names: entered, put right, counted from rows – and in no other sort of vote."""

import json
from decimal import Decimal

import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Ballot, NamedVote, Person
from desktop.records.votes import METHODS
from desktop.services import meetings, revotes, votes
from desktop.services.named_counts import Cast, count_standing, standing_votes
from desktop.services.named_votes import (
    cast_named_vote,
    close_named_ballot,
    recount_named_ballot,
    withdraw_named_vote,
)

OWNERS = "owners_joint_decision"


class Hall:
    """A meeting with an open vote with names."""

    def __init__(self, village, *, size=9, there=6, method="open", recused=(), **meeting):
        self.village, self.ledger = village, village.ledger
        self.meeting = village.meeting(size, **meeting)
        self.seats = village.participants(self.meeting)
        village.arrive(self.seats[:there])
        self.motion = votes.put_motion(self.ledger, self.meeting, title="修缮水渠")
        self.ballot = self.open(method, recused)

    def open(self, method, recused=()):
        return votes.open_ballot(
            self.ledger,
            self.motion,
            method=method,
            at=self.village.minute(5),
            recused=[self.seats[at] for at in recused],
            recusal_reason="利害关系" if recused else "",
        )

    def cast(self, at, voted="for", **more):
        return cast_named_vote(self.ledger, self.ballot, self.seats[at], voted=voted, **more)

    def standing(self):
        with self.ledger.read() as reading:
            return standing_votes(reading, self.ballot)

    def choices(self):
        return {self.seats.index(one): row.voted for one, row in self.standing().items()}

    def stored(self):
        return self.village.get(Ballot, self.ballot)


@pytest.fixture
def hall(village):
    return Hall(village)


def test_totals_come_from_the_rows_and_are_judged(hall):
    for at, voted in enumerate(("for", "for", "for", "for", "against", "abstain")):
        hall.cast(at, voted)

    close_named_ballot(hall.ledger, hall.ballot)

    row = hall.stored()
    assert json.loads(row.count) == {"for": 4, "against": 1, "abstain": 1}
    assert (row.issued, row.returned, row.result) == (6, 6, "carried")
    assert {vote.way for vote in hall.standing().values()} == {"in_room"}


def test_whoever_has_no_row_did_not_vote(hall):
    hall.cast(0)
    hall.cast(1, "against")

    close_named_ballot(hall.ledger, hall.ballot)

    row = hall.stored()
    assert (row.issued, row.returned, row.result) == (6, 2, "not_carried")


@pytest.mark.parametrize("method", [name for name in METHODS if name != "open"])
def test_no_other_vote_has_a_row_with_a_name(village, method):
    hall = Hall(village, method=method)

    with village.nothing_written(), pytest.raises(ConflictError) as caught:
        hall.cast(0)
    assert caught.value.message == f"{METHODS[method]}不记谁投了什么。"
    with village.nothing_written(), pytest.raises(ConflictError):
        withdraw_named_vote(hall.ledger, hall.ballot, hall.seats[0])
    with village.nothing_written(), pytest.raises(ConflictError):
        close_named_ballot(hall.ledger, hall.ballot)
    votes.close_ballot(
        hall.ledger,
        hall.ballot,
        count={"for": 6},
        **({} if method == "hands" else {"issued": 6, "returned": 6}),
    )
    with village.nothing_written(), pytest.raises(ConflictError):
        recount_named_ballot(
            hall.ledger,
            hall.ballot,
            casts=[Cast(participant=hall.seats[0], voted="for")],
            reason="再数",
        )
    assert village.list(NamedVote) == []


def test_entered_again_the_first_is_taken_back_and_both_stay(hall):
    first = hall.cast(0, "for")
    second = hall.cast(0, "against")

    assert hall.choices() == {0: "against"}
    rows = hall.village.list(NamedVote, order_by="id")
    assert [(row.id, row.takes_back) for row in rows if row.id in (first, second)] == [
        (first, None),
        (second, None),
    ]
    assert [row.takes_back for row in rows if row.takes_back] == [first]


def test_the_same_again_writes_nothing(hall):
    first = hall.cast(0, "for")

    with hall.village.nothing_written():
        assert hall.cast(0, "for") == first


def test_taken_back_is_as_if_it_was_not_given(hall):
    hall.cast(0)
    withdraw_named_vote(hall.ledger, hall.ballot, hall.seats[0], reason="点错了")

    assert hall.choices() == {}
    with pytest.raises(ConflictError, match="还没有登记"):
        withdraw_named_vote(hall.ledger, hall.ballot, hall.seats[0])
    hall.cast(0, "abstain")
    assert hall.choices() == {0: "abstain"}


def test_a_vote_is_not_typed_in_totals_once_names_are_entered(hall):
    hall.cast(0)

    with hall.village.nothing_written(), pytest.raises(ConflictError, match="不能另填"):
        votes.close_ballot(hall.ledger, hall.ballot, count={"for": 6}, issued=6, returned=6)
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="不能改方式"):
        revotes.change_ballot(hall.ledger, hall.ballot, method="secret")


def test_totals_of_papers_with_names_may_be_typed_where_no_row_is(hall):
    """Papers with names that were counted as papers, as in older ledgers."""
    votes.close_ballot(hall.ledger, hall.ballot, count={"for": 6}, issued=6, returned=6)
    new = votes.recount_ballot(
        hall.ledger, hall.ballot, count={"for": 5}, issued=6, returned=5, reason="少一张"
    )

    assert hall.village.get(Ballot, new).result == "carried"


def test_nothing_is_entered_after_it_is_closed_or_withdrawn(hall):
    hall.cast(0)
    close_named_ballot(hall.ledger, hall.ballot)
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="已经确认"):
        hall.cast(1)
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="已经确认"):
        withdraw_named_vote(hall.ledger, hall.ballot, hall.seats[0])

    motion = votes.put_motion(hall.ledger, hall.meeting, title="换路灯")
    ballot = votes.open_ballot(hall.ledger, motion, method="open", at=hall.village.minute(6))
    votes.withdraw_ballot(hall.ledger, ballot, reason="先议别的")
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="已经撤回"):
        cast_named_vote(hall.ledger, ballot, hall.seats[0], voted="for")


def test_without_any_row_there_is_nothing_to_close(hall):
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="一票都还没有登记"):
        close_named_ballot(hall.ledger, hall.ballot)


def test_who_has_no_vote_casts_none(village):
    hall = Hall(village, recused=(1,))
    other = village.participants(village.meeting(1))[0]
    (person,) = village.add(Person(name="列席人"))
    observer = meetings.invite_observer(
        village.ledger, hall.meeting, person, stakeholder_class="镇干部"
    )
    for seat, error, told in (
        (other, ValidationError, "不是本次会议的参加人"),
        (observer, ValidationError, "没有表决权"),
        (hall.seats[1], ConflictError, "回避"),
    ):
        with village.nothing_written(), pytest.raises(error, match=told):
            cast_named_vote(village.ledger, hall.ballot, seat, voted="for")
    with village.nothing_written(), pytest.raises(ValidationError, match="只有赞成"):
        hall.cast(0, "maybe")

    for at in (0, 2, 3, 4, 5):
        hall.cast(at)
    close_named_ballot(village.ledger, hall.ballot)
    assert (hall.stored().issued, hall.stored().returned) == (5, 5)


@pytest.mark.parametrize("way", ["written", "phone", "proxy"])
def test_a_vote_from_outside_is_kept_and_not_counted_where_presence_decides(hall, way):
    """The law of the village counts who is there; no vote by post or telephone is invented."""
    for at in range(5):
        hall.cast(at)
    hall.cast(8, "against", way=way)

    with hall.ledger.read() as reading:
        counted = count_standing(reading, reading.get(Ballot, hall.ballot))
    assert counted.count == {"for": 5, "against": 0, "abstain": 0}
    assert (counted.issued, counted.returned, counted.outside) == (6, 5, {"against": 1})
    close_named_ballot(hall.ledger, hall.ballot)
    assert hall.stored().present_heads == 6


@pytest.mark.parametrize("way", ["", "in_room", "post"])
def test_who_was_not_there_says_how_they_voted(hall, way):
    with hall.village.nothing_written(), pytest.raises(ValidationError, match="不在会场"):
        hall.cast(8, way=way)


@pytest.mark.parametrize("way", ["written", "phone", "proxy"])
def test_who_is_there_votes_there(hall, way):
    with hall.village.nothing_written(), pytest.raises(ValidationError, match="会上"):
        hall.cast(0, way=way)


@pytest.mark.parametrize(("way", "counted"), [("written", True), ("proxy", True), ("phone", False)])
def test_among_owners_who_takes_part_is_counted(village, way, counted):
    hall = Hall(village, size=6, there=3, body=OWNERS, area="100.5")
    for at in range(3):
        hall.cast(at)
    hall.cast(4, "against", way=way)

    close_named_ballot(hall.ledger, hall.ballot)

    row = hall.stored()
    against = {"heads": 1, "area": "100.5"} if counted else {"heads": 0, "area": "0"}
    assert json.loads(row.count)["against"] == against
    assert json.loads(row.count)["for"] == {"heads": 3, "area": "301.5"}
    assert row.present_heads == 3 + counted
    assert row.present_area == Decimal("402.0" if counted else "301.5")
    assert row.result == ("carried" if counted else "failed")


def test_households_weigh_as_many_as_stand_behind_them(village):
    hall = Hall(village, size=4, there=3, households=5, body="levy_village_representatives")
    for at, voted in enumerate(("for", "for", "against")):
        hall.cast(at, voted)

    close_named_ballot(hall.ledger, hall.ballot)

    assert json.loads(hall.stored().count) == {"for": 10, "against": 5, "abstain": 0}
    assert (hall.stored().issued, hall.stored().returned) == (15, 15)


def test_recount_has_rows_of_its_own_and_leaves_the_old(hall):
    for at in range(6):
        hall.cast(at)
    close_named_ballot(hall.ledger, hall.ballot)
    old = hall.choices()
    casts = [Cast(participant=seat, voted="against") for seat in hall.seats[:6]]

    new = recount_named_ballot(hall.ledger, hall.ballot, casts=casts, reason="举错了牌")

    assert hall.choices() == old
    row = hall.village.get(Ballot, new)
    assert (row.replaces, row.recount_reason, row.result) == (
        hall.ballot,
        "举错了牌",
        "not_carried",
    )
    with hall.ledger.read() as reading:
        assert len(standing_votes(reading, new)) == 6
        assert votes.find_ballot(reading, hall.motion).id == new
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="已经重新计票"):
        recount_named_ballot(hall.ledger, hall.ballot, casts=casts, reason="再来")


def test_recount_is_refused_without_reason_twice_the_same_or_in_totals(hall):
    hall.cast(0)
    close_named_ballot(hall.ledger, hall.ballot)
    one = Cast(participant=hall.seats[0], voted="for")

    with hall.village.nothing_written(), pytest.raises(ValidationError, match="理由"):
        recount_named_ballot(hall.ledger, hall.ballot, casts=[one], reason=" ")
    with hall.village.nothing_written(), pytest.raises(ValidationError, match="两次"):
        recount_named_ballot(hall.ledger, hall.ballot, casts=[one, one], reason="再数")
    with hall.village.nothing_written(), pytest.raises(ConflictError, match="逐人"):
        votes.recount_ballot(
            hall.ledger, hall.ballot, count={"for": 6}, issued=6, returned=6, reason="再数"
        )


def test_proxy_where_the_rule_allows_it_is_on_the_roll_and_counts_as_proxy(village):
    body = "rural_collective_members_assembly"
    meeting = village.meeting(9, body=body)
    seats = village.participants(meeting)
    village.arrive(seats[:7])
    meetings.record_proxy(village.ledger, seats[8], seats[0], reason="委托书", at=village.minute(1))
    motion = votes.put_motion(village.ledger, meeting, title="分配")
    ballot = votes.open_ballot(village.ledger, motion, method="open", at=village.minute(5))

    cast_named_vote(village.ledger, ballot, seats[8], voted="for")
    (row,) = village.list(NamedVote)
    assert row.way == "proxy"
    with pytest.raises(ValidationError, match="按“委托”登记"):
        cast_named_vote(village.ledger, ballot, seats[8], voted="for", way="phone")
