"""People entered by hand: one at a time, with their household and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.identities import parse_identity_number, parse_phone
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ValidationError
from desktop.records import Household, Membership, Person, declaration_of
from desktop.records.people import MEMBERSHIPS
from desktop.services.acts import act
from desktop.services.forms import fill, read_values, require
from desktop.services.overtaken import Held, read_held

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.services.ports import Reading, Work

_PHONES = ("phone", "other_phone")


@act("新增人员")
def add_person(work: Work, /, *, memberships: Iterable[str] = (), **values: Any) -> UUID:
    """Enter a person; `values` are fields of Person.

    `household` is the id of one, or the number of one in the person's group, which is entered
    where there is none yet: household numbers begin anew in each group.

    Raises:
        ValidationError: The name is missing, a number cannot be right, or the identity number is
            another person's.
    """
    person = Person()
    _fill(work, person, values)
    work.add(person)
    for kind in memberships:
        work.add(Membership(person=person.id, kind=kind))
    return person.id


@act("修改人员")
def edit_person(
    work: Work, /, person: UUID, *, memberships: Iterable[str] | None = None, **values: Any
) -> None:
    """Change fields of a person, and what they are; None leaves the latter.

    Raises:
        ValidationError: As for `add_person`.
    """
    row = work.get(Person, person)
    _fill(work, row, values)
    if memberships is None:
        return
    wanted = list(memberships)
    for held in work.list(Membership, person=person):
        if held.kind in wanted:
            wanted.remove(held.kind)
        else:
            work.remove(held)
    for kind in wanted:
        work.add(Membership(person=person, kind=kind))


def read_person_values(reading: Reading, person: UUID) -> dict[str, Any]:
    """Return what stands in a person's row, and the kinds of membership, for the form."""
    held = [one.kind for one in reading.list(Membership, person=person)]
    return read_values(reading, Person, person) | {"memberships": tuple(dict.fromkeys(held))}


def hold_person(reading: Reading, *, person: UUID) -> dict[str, Held]:
    """Return what a person's form replaces: the row, and the kinds of membership."""
    kinds = read_person_values(reading, person)["memberships"]
    held = [kind for kind in MEMBERSHIPS if kind in kinds]
    words = "、".join(MEMBERSHIPS[kind] for kind in held)
    title = declaration_of(Membership).title
    memberships = Held(label=title, words=words, plain=held, is_choice=True)
    return read_held(reading, kind=Person, row=person) | {"memberships": memberships}


def list_namesakes(reading: Reading, name: str, besides: UUID | None = None) -> tuple[str, ...]:
    """Return where others of that name live, "" for one of whom nothing is told."""
    return tuple(
        _where(one)
        for one in reading.list(Person, name=" ".join(name.split()))
        if one.id != besides
    )


def _where(person: Any) -> str:
    return " ".join(filter(None, (person.group, person.household_name)))


def _fill(work: Work, person: Person, values: dict[str, Any]) -> None:
    given = dict(values)
    household = given.pop("household", person.household)
    fill(person, given | _numbers(given))
    require(person, "raise")
    if "identity_number" in given or "born_on" in given:
        _check_identity(work, person)
    if isinstance(household, str):
        household = _household(work, person.group, " ".join(household.split()))
    person.household = household


def _numbers(given: dict[str, Any]) -> dict[str, str]:
    """Return the telephone and identity numbers in their usual form."""
    read: dict[str, str] = {}
    for name in _PHONES:
        if given.get(name, "").strip():
            read[name] = _read(name, parse_phone, given[name])
    if given.get("identity_number", "").strip():
        typed = given["identity_number"]
        read["identity_number"] = _read(
            "identity_number", lambda text: parse_identity_number(text).text, typed
        )
    return read


def _read(name: str, parse: Any, text: str) -> str:
    try:
        found: str = parse(text)
    except ValidationError as error:
        raise ValidationError(error.message, error.advice, field=name) from error
    return found


def _check_identity(work: Work, person: Person) -> None:
    """Take birth and sex from the identity number where they are not told, refuse others."""
    if not person.identity_number:
        return
    number = parse_identity_number(person.identity_number)
    for other in work.list(Person, identity_number=number.text):
        if other.id != person.id:
            raise ValidationError(
                f"这个身份证号是“{other.name}”的。",
                "请核对号码；是同一个人的，请改那一位。",
                field="identity_number",
            )
    person.sex = person.sex or number.sex
    person.born_on = person.born_on or number.birth.isoformat()
    if not from_edtf(person.born_on).agrees_with(number.birth):
        raise ValidationError(
            f"身份证号里的出生日期是{number.birth.isoformat()}，和填的不一样。",
            "请核对哪一个对。",
            field="born_on",
        )


def _household(work: Work, group: str, number: str) -> UUID:
    for known in work.list(Household, group=group, number=number, limit=1):
        return known.id
    made = Household(group=group, number=number)
    work.add(made)
    return made.id
