from uuid import uuid4

import pytest

from desktop.domain.partial_dates import from_edtf
from desktop.domain.rosters import RosterPerson
from desktop.errors import NotFoundError
from desktop.services.electorates import make_roster
from desktop.services.person_views import (
    count_memberships,
    filter_people,
    group_order,
    list_bodies,
    list_people,
    list_rosters,
    read_person,
)
from desktop.services.rosters import import_roster

PEOPLE = (
    ("冶海龙", {"group": "十组", "household_number": "1", "phones": ("13912345678",)}),
    (
        "马晓梅",
        {
            "group": "二组",
            "household_number": "12",
            "is_householder": True,
            "household_size": 4,
            "memberships": ("villager_representative", "party_member"),
            "phones": ("13900000001", "13900000002"),
            "identity_number": "640323195103124528",
            "sex": "female",
            "birth": from_edtf("1951-03-12"),
        },
    ),
    ("马成", {"group": "二组", "household_number": "12", "householder_name": "马晓梅"}),
    ("单志强", {"group": "二组", "household_number": "3", "memberships": ("supervisor",)}),
    ("苏远人", {}),
)


@pytest.fixture
def people(village):
    rows = [
        RosterPerson(sheet="名单", row=at, name=name, **facts)
        for at, (name, facts) in enumerate(PEOPLE, start=2)
    ]
    import_roster(village.ledger, rows)
    with village.ledger.read() as reading:
        return list_people(reading)


def whole(village, line):
    with village.ledger.read() as reading:
        return read_person(reading, line.id)


def test_people_stand_by_group_then_household_then_householder_first(people):
    assert [line.name for line in people] == ["单志强", "马晓梅", "马成", "冶海龙", "苏远人"]


@pytest.mark.parametrize(
    ("typed", "membership", "names"),
    [
        ("", "", ["单志强", "马晓梅", "马成", "冶海龙", "苏远人"]),
        ("m", "", ["马晓梅", "马成"]),
        ("szq", "", ["单志强"]),
        ("二组 mc", "", ["马成"]),
        ("5678", "", ["冶海龙"]),
        ("1391", "", []),  # hidden digits find nobody
        ("", "supervisor", ["单志强"]),
        ("m", "party_member", ["马晓梅"]),
        ("晓", "", ["马晓梅"]),
    ],
)
def test_people_are_found_by_name_initials_group_and_last_digits(people, typed, membership, names):
    found = filter_people(people, typed=typed, membership=membership)

    assert [line.name for line in found] == names


def test_memberships_are_counted_in_the_declared_order(people):
    assert list(count_memberships(people).items()) == [
        ("villager_representative", 1),
        ("party_member", 1),
        ("supervisor", 1),
    ]


def test_list_hides_the_numbers(people):
    assert people[1].phone == "*******0001"


def test_person_whole_has_masked_numbers_and_those_of_the_household(village, people):
    sheet = whole(village, people[1])
    facts = {fact.label: (fact.masked, fact.value) for fact in sheet.facts}

    assert facts["身份证号"] == ("640323***********8", "640323195103124528")
    assert facts["电话"] == ("*******0001", "13900000001")
    assert facts["性别"] == ("女", "女")
    assert facts["户"] == ("12号 4人 户主", "12号 4人 户主")
    assert [fact.is_hidden for fact in sheet.facts if fact.label in ("电话", "性别")] == [
        False,
        True,
    ]
    assert sheet.household == ("马成",)
    assert [kind for kind, *_ in sheet.memberships] == ["村民代表", "党员"]


def test_person_of_whom_only_the_name_is_told_has_no_facts(village, people):
    assert whole(village, people[-1]).facts == ()


def test_unknown_person_is_not_found(village):
    with village.ledger.read() as reading, pytest.raises(NotFoundError):
        read_person(reading, uuid4())


def test_roster_made_is_listed_and_names_its_people(village, people):
    body = next(iter(list_bodies()))
    make_roster(
        village.ledger,
        title="2026年村民代表名册",
        as_of="2026-11-23",
        memberships=("villager_representative",),
        body=body,
    )
    with village.ledger.read() as reading:
        (line,) = list_rosters(reading)

    assert (line.title, line.people, line.body) == ("2026年村民代表名册", 1, list_bodies()[body])
    assert whole(village, people[1]).rosters == ("2026年村民代表名册",)


def test_groups_are_sorted_by_their_number():
    groups = ["十一组", "2组", "一组", "沙边子自然村", "十组", "二十组", "二十一组"]

    assert sorted(groups, key=group_order) == [
        "一组",
        "2组",
        "十组",
        "十一组",
        "二十组",
        "二十一组",
        "沙边子自然村",
    ]
