"""People by hand: numbers in their usual form, households made once, memberships kept."""

import pytest

from desktop.errors import NotFoundError, ValidationError
from desktop.records import Household, Membership, Person
from desktop.records.ids import new_id
from desktop.services.persons import (
    add_person,
    edit_person,
    hold_person,
    list_namesakes,
    read_person_values,
)

NUMBER = "110101199003074514"  # invented; the check character is right
BORN = "1990-03-07"


def kinds(village, person):
    return sorted(one.kind for one in village.list(Membership, person=person))


def test_person_is_entered_with_household_and_memberships(village):
    person = add_person(
        village.ledger,
        name=" 马 晓梅 ",
        group="二组",
        household="0012",
        phone="139 0000 0001",
        memberships=("party_member", "villager_representative"),
    )

    row = village.get(Person, person)
    assert (row.name, row.phone, row.household_name) == ("马 晓梅", "13900000001", "0012")
    assert kinds(village, person) == ["party_member", "villager_representative"]


def test_household_of_a_group_is_made_once_and_numbers_begin_anew_in_each(village):
    for name, group in (("甲", "一组"), ("乙", "一组"), ("丙", "二组")):
        add_person(village.ledger, name=name, group=group, household="7")

    households = village.list(Household)
    assert sorted((one.group, one.number) for one in households) == [("一组", "7"), ("二组", "7")]


def test_birth_and_sex_come_from_the_identity_number(village):
    person = add_person(village.ledger, name="甲", identity_number=f" {NUMBER[:6]} {NUMBER[6:]}")

    row = village.get(Person, person)
    assert (row.identity_number, row.born_on, row.sex) == (NUMBER, BORN, "male")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "甲", "phone": "12"}, "phone"),
        ({"name": "甲", "other_phone": "电话"}, "other_phone"),
        ({"name": "甲", "identity_number": NUMBER[:-1] + "5"}, "identity_number"),
        ({"name": "甲", "identity_number": NUMBER, "born_on": "1990-03-08"}, "born_on"),
        ({"name": "甲", "born_on": "1990-13"}, "born_on"),
        ({"name": "甲", "sex": "other"}, "sex"),
        ({"name": "甲", "faith": "x"}, "faith"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(village, values, field):
    with pytest.raises(ValidationError) as refused:
        add_person(village.ledger, household="7", **values)

    assert refused.value.details["field"] == field
    assert (village.list(Person), village.list(Household)) == ([], [])


def test_half_remembered_birth_agrees_with_the_number(village):
    person = add_person(village.ledger, name="甲", identity_number=NUMBER, born_on="1990")

    assert village.get(Person, person).born_on == "1990"


def test_identity_number_is_one_persons_only(village):
    first = add_person(village.ledger, name="甲", identity_number=NUMBER)
    edit_person(village.ledger, first, identity_number=NUMBER)

    with pytest.raises(ValidationError, match="“甲”") as refused:
        add_person(village.ledger, name="乙", identity_number=NUMBER)
    assert refused.value.details["field"] == "identity_number"


def test_edit_changes_what_is_given_and_leaves_the_rest(village):
    person = add_person(
        village.ledger, name="甲", group="一组", household="7", memberships=("party_member",)
    )
    edit_person(village.ledger, person, phone="13900000002")

    row = village.get(Person, person)
    assert (row.phone, row.household_name, kinds(village, person)) == (
        "13900000002",
        "7",
        ["party_member"],
    )


def test_memberships_are_exchanged_and_those_that_stay_keep_their_term(village):
    person = add_person(village.ledger, name="甲", memberships=("party_member", "expert"))
    before = {one.kind: one.id for one in village.list(Membership, person=person)}
    edit_person(village.ledger, person, memberships=("party_member", "owner"))

    after = {one.kind: one.id for one in village.list(Membership, person=person)}
    assert sorted(after) == ["owner", "party_member"]
    assert after["party_member"] == before["party_member"]


def test_number_that_an_older_import_let_through_does_not_stop_an_edit(village):
    (person,) = village.add(Person(name="甲", identity_number="不详"))
    edit_person(village.ledger, person, group="三组")

    assert village.get(Person, person).group == "三组"


def test_values_for_the_form_hold_row_names_and_memberships(village):
    person = add_person(
        village.ledger, name="甲", group="一组", household="7", memberships=("expert",)
    )

    with village.ledger.read() as reading:
        values = read_person_values(reading, person)
    told = (values["name"], values["household_name"], values["memberships"])
    assert told == ("甲", "7", ("expert",))


def test_namesakes_are_told_by_where_they_live(village):
    one = add_person(village.ledger, name="甲", group="一组", household="7")
    add_person(village.ledger, name="甲")

    with village.ledger.read() as reading:
        assert sorted(list_namesakes(reading, " 甲 ")) == ["", "一组 7"]
        assert list_namesakes(reading, "甲", besides=one) == ("",)
        assert list_namesakes(reading, "乙") == ()


def test_nobody_cannot_be_edited(village):
    with pytest.raises(NotFoundError):
        edit_person(village.ledger, new_id(), name="甲")


def test_what_a_form_replaces_is_held_with_what_the_person_is(village):
    person = add_person(village.ledger, name="甲", memberships=("expert", "party_member"))
    with village.ledger.read() as reading:
        held = hold_person(reading, person=person)

    assert held["name"].plain == "甲"
    assert held["memberships"].plain == ["party_member", "expert"]  # as declared
    assert held["memberships"].words == "党员、专家"
