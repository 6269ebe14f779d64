"""Electorates: who is in, each once, and what each counts for."""

from decimal import Decimal

import pytest

from desktop.domain.rules import Unit
from desktop.errors import ConflictError, ValidationError
from desktop.records import Membership, Person, RosterEntry
from desktop.services.electorates import count_for, make_roster, read_roster_members


def entitled(village, people):
    village.add(*(row for one in people for row in one))
    roster = make_roster(
        village.ledger,
        title="村民代表",
        as_of="2026-05-01",
        memberships=("villager_representative",),
    )
    return [row.person_name for row in village.list(RosterEntry, roster=roster)]


def member(name, **more):
    person = Person(name=name)
    return person, Membership(person=person.id, **more)


def test_roster_holds_who_is_in_office_that_day_each_once(village):
    twice = member("甲")
    again = (Membership(person=twice[0].id, from_day="2026"),)
    people = [
        twice,
        again,
        member("乙", kind="party_member"),
        member("丙", from_day="2021-05", to_day="2026-05-01"),
        member("丁", to_day="2026-04-30"),
        member("戊", from_day="2026-05-02"),
        member("己", from_day="2026", to_day="2026"),
    ]

    assert entitled(village, people) == ["甲", "丙", "己"]


def test_roster_leaves_removed_people_out(village):
    kept, gone = member("甲"), member("乙")
    village.add(*kept, *gone)
    with village.ledger.act("remove_for_test") as work:
        work.remove(work.get(Person, gone[0].id))

    assert entitled(village, []) == ["甲"]


def test_empty_roster_and_a_broken_day_are_refused(village):
    for as_of in ("2026-05-01", "五月一日"):
        with village.nothing_written(), pytest.raises(ValidationError):
            make_roster(village.ledger, title="业主", as_of=as_of, memberships=("owner",))


def test_committee_and_representatives_are_one_electorate(village):
    both = member("甲", kind="committee_member")
    people = [both, (Membership(person=both[0].id),), member("乙")]
    village.add(*(row for one in people for row in one))
    village.add(*member("丙", kind="party_member"))

    roster = make_roster(
        village.ledger,
        title="村民代表会议",
        as_of="2026-05-01",
        memberships=("committee_member", "villager_representative"),
    )

    assert [row.person_name for row in village.list(RosterEntry, roster=roster)] == ["甲", "乙"]


def test_members_stand_for_households_and_area_until_taken_back(village):
    person, membership = member("甲")
    entitled(village, [(person, membership)])
    (entry,) = village.list(RosterEntry)

    count_for(
        village.ledger, entry.roster, households={person.id: 12}, areas={person.id: Decimal("88.5")}
    )
    assert [(one.households, one.area) for one in village.list(RosterEntry)] == [
        (12, Decimal("88.5"))
    ]

    count_for(village.ledger, entry.roster, households={person.id: None})
    assert [one.households for one in village.list(RosterEntry)] == [None]


@pytest.mark.parametrize("count", [0, -1])
def test_figure_that_counts_nothing_is_refused(village, count):
    person, membership = member("甲")
    entitled(village, [(person, membership)])
    (entry,) = village.list(RosterEntry)

    with (
        village.nothing_written(),
        pytest.raises(ValidationError, match=f"甲名下的数字须大于零，现为{count}"),
    ):
        count_for(village.ledger, entry.roster, households={person.id: count})


def test_figure_of_somebody_else_is_refused(village):
    entitled(village, [member("甲")])
    (entry,) = village.list(RosterEntry)
    other = Person(name="乙")
    village.add(other)

    with village.nothing_written(), pytest.raises(ConflictError, match="名册上没有这个人"):
        count_for(village.ledger, entry.roster, households={other.id: 1})


def test_householders_stand_for_one_household_each(village):
    village.add(Person(name="甲", is_householder="yes"), Person(name="乙", is_householder="no"))

    roster = make_roster(village.ledger, title="户", as_of="2026-05-01", householders=True)

    assert [(one.person_name, one.households) for one in village.list(RosterEntry)] == [("甲", 1)]
    with village.ledger.read() as reading:
        read = read_roster_members(reading, roster)
    assert (read.title, read.units) == ("户", (Unit.HOUSEHOLDS,))
    assert [(one.name, one.households, one.area) for one in read.members] == [("甲", 1, None)]


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("", (Unit.HOUSEHOLDS,)),
        ("village_representatives_meeting", ()),
        ("levy_village_representatives", (Unit.HOUSEHOLDS,)),
        ("owners_joint_decision", (Unit.AREA,)),
    ],
)
def test_what_a_body_counts_besides_heads_is_asked_for(village, body, units):
    village.add(*member("甲"))
    roster = make_roster(
        village.ledger,
        title="册",
        as_of="2026-05-01",
        memberships=("villager_representative",),
        body=body,
    )

    with village.ledger.read() as reading:
        assert read_roster_members(reading, roster).units == units


def test_roster_of_nobody_in_particular_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError, match="没有选哪些人在里面"):
        make_roster(village.ledger, title="空", as_of="2026-05-01", memberships=())
