"""Brings the people of a workbook into the ledger: first a plan that can be shown, then one act.

A person found again is filled up, never doubled and never emptied; the same file a second time
changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.records import Household, Membership, Person
from desktop.services.acts import act

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.domain.rosters import RosterPerson
    from desktop.services.ports import Reading, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedPerson:
    """What the import will do with one row of the file.

    Attributes:
        person: The person it was recognised as; None for a new one.
        values: Fields of Person to set; for a known person those that differ.
        household: Number of the household to put them into, "" to leave it.
        memberships: Kinds to add.
    """

    row: RosterPerson
    person: UUID | None
    values: Mapping[str, Any]
    household: str
    memberships: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """What becomes of the row: imported, updated or unchanged."""
        if self.person is None:
            return "imported"
        return "updated" if self.values or self.household or self.memberships else "unchanged"


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What an import did, or would do."""

    imported: int
    updated: int
    unchanged: int


def count_outcomes(plan: Sequence[PlannedPerson]) -> ImportCounts:
    """Return how many people a plan brings in, changes and leaves as they are."""
    outcomes = [planned.outcome for planned in plan]
    return ImportCounts(*(outcomes.count(one) for one in ("imported", "updated", "unchanged")))


def plan_import(reading: Reading, people: Sequence[RosterPerson]) -> list[PlannedPerson]:
    """Return what an import of these people would do, one entry a row, nothing written."""
    known = _KnownPeople(reading)
    return [_plan(known, row) for row in people]


def _plan(known: _KnownPeople, row: RosterPerson) -> PlannedPerson:
    person = known.recognise(row)
    values = _values_of(row)
    memberships = _memberships_of(row)
    household = row.household_number
    if person is not None:
        values = {name: value for name, value in values.items() if getattr(person, name) != value}
        memberships = tuple(m for m in memberships if m not in known.memberships[person.id])
        household = "" if person.household_name == household else household
    return PlannedPerson(
        row=row,
        person=person.id if person else None,
        values=values,
        household=household,
        memberships=memberships,
    )


def _values_of(row: RosterPerson) -> dict[str, Any]:
    """Return the fields that the file tells; what it leaves empty is left out."""
    told = {None: "", True: "yes", False: "no"}
    values = {
        "name": row.name,
        "sex": row.sex,
        "identity_number": row.identity_number,
        "phone": row.phones[0] if row.phones else "",
        "other_phone": "、".join(row.phones[1:]),
        "born_on": row.birth.text if row.birth else None,
        "is_householder": told[row.is_householder],
        "householder": row.householder_name,
        "group": row.group,
        "remark": row.remark,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def _memberships_of(row: RosterPerson) -> tuple[str, ...]:
    party = ("party_member",) if row.is_party_member else ()
    return tuple(dict.fromkeys(row.memberships + party))


class _KnownPeople:
    """People already in the ledger, by what a file may know of them; each is found once."""

    def __init__(self, reading: Reading) -> None:
        self._by_key: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
        self._found: set[UUID] = set()
        self.memberships: defaultdict[UUID, set[str]] = defaultdict(set)
        for person in reading.list(Person):
            for key in _keys(
                person.name,
                person.identity_number,
                (person.phone, person.other_phone),
                person.born_on or "",
                str(getattr(person, "household_name", "")),
                person.group,
            ):
                self._by_key[key].append(person)
        for membership in reading.list(Membership):
            self.memberships[membership.person].add(membership.kind)

    def recognise(self, row: RosterPerson) -> Any | None:
        """Return the person a row is about, or None for somebody new."""
        keys = _keys(
            row.name,
            row.identity_number,
            row.phones,
            row.birth.text if row.birth else "",
            row.household_number,
            row.group,
        )
        for key in keys:
            for person in self._by_key[key]:
                if person.id not in self._found and _may_be(person, row):
                    self._found.add(person.id)
                    return person
        return None


def _keys(  # noqa: PLR0917 – the columns by which people are told apart, surest first
    name: str, number: str, phones: Sequence[str], born: str, household: str, group: str
) -> Iterator[tuple[str, ...]]:
    if number:
        yield ("number", number)
    yield from (("phone", name, phone) for phone in phones if phone)
    if born:
        yield ("born", name, born)
    if household:
        yield ("household", name, household)
    yield ("group", name, group)


def _may_be(person: Any, row: RosterPerson) -> bool:
    """Tell whether nothing that both know of a person speaks against their being one."""
    pairs = (
        (person.identity_number, row.identity_number),
        (person.name, row.name),
        (person.born_on, row.birth.text if row.birth else ""),
    )
    same_number = bool(row.identity_number) and person.identity_number == row.identity_number
    return same_number or all(mine == theirs for mine, theirs in pairs if mine and theirs)


@act("导入名册", undoable=False)
def import_people(work: Work, plan: Sequence[PlannedPerson]) -> None:
    """Carry out a plan, whole or not at all.

    Raises:
        NotFoundError: A person of the plan is gone meanwhile; plan again.
    """
    households = {household.number: household for household in work.list(Household)}
    for planned in plan:
        person = work.get(Person, planned.person) if planned.person else Person()
        for name, value in planned.values.items():
            setattr(person, name, value)
        if planned.household:
            person.household = _household(work, households, planned.row).id
        if planned.person is None:
            work.add(person)
        for kind in planned.memberships:
            work.add(Membership(person=person.id, kind=kind, office=planned.row.duties))


def _household(work: Work, households: dict[str, Household], row: RosterPerson) -> Household:
    """Return the household of that number, made where there is none."""
    if row.household_number not in households:
        made = Household(number=row.household_number, group=row.group, size=row.household_size)
        work.add(made)
        households[row.household_number] = made
    household = households[row.household_number]
    household.size = row.household_size or household.size
    return household
