"""Brings the people of a workbook into the ledger: first a plan that can be shown, then one act.

A person found again is filled up, never doubled and never emptied; the same file a second time
changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.records import Household, Membership, Person
from desktop.services.acts import act

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from desktop.domain.rosters import RosterPerson
    from desktop.services.ports import Ledger, Reading, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedPerson:
    """What the import will do with one row of the file.

    Attributes:
        person: The person it was recognised as; None for a new one.
        values: Fields of Person to set; for a known person those that differ.
        household: Number of the household to put them into, "" to leave it.
        memberships: Kinds to add.
        problem: Why the row is left out: it may be about several people; "" for the others.
    """

    row: RosterPerson
    person: UUID | None
    values: Mapping[str, Any]
    household: str
    memberships: tuple[str, ...]
    problem: str = ""

    @property
    def outcome(self) -> str:
        """What becomes of the row: imported, updated, unchanged or left_out."""
        if self.problem:
            return "left_out"
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
    matching = _Matching(known, people)
    return [
        _plan(known, row, person, problem)
        for row, person, problem in zip(people, matching.found, matching.problems, strict=True)
    ]


def _plan(
    known: _KnownPeople, row: RosterPerson, person: Any | None, problem: str
) -> PlannedPerson:
    values = _values_of(row) | _phones_with(row.phones, _phones_of(person) if person else ())
    memberships = _memberships_of(row)
    household = row.household_number
    if person is not None:
        values = {name: value for name, value in values.items() if getattr(person, name) != value}
        memberships = tuple(m for m in memberships if m not in known.memberships[person.id])
        if person.household_name == household and not known.lacks_size(person.household, row):
            household = ""
    return PlannedPerson(
        row=row,
        person=person.id if person else None,
        values=values,
        household=household,
        memberships=memberships,
        problem=problem,
    )


def _values_of(row: RosterPerson) -> dict[str, Any]:
    """Return the fields that the file tells; what it leaves empty is left out."""
    told = {None: "", True: "yes", False: "no"}
    values = {
        "name": row.name,
        "sex": row.sex,
        "identity_number": row.identity_number,
        "born_on": row.birth.text if row.birth else None,
        "is_householder": told[row.is_householder],
        "householder": row.householder_name,
        "group": row.group,
        "remark": row.remark,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def _phones_with(told: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """Return the phone fields: numbers told first, known ones behind; none where nothing is new."""
    if set(told) <= set(known):
        return {}
    first, *others = dict.fromkeys((*told, *known))
    return {"phone": first, "other_phone": "、".join(others)}


def _phones_of(person: Person) -> tuple[str, ...]:
    numbers = (person.phone, *person.other_phone.split("、"))
    return tuple(number for number in numbers if number)


def _memberships_of(row: RosterPerson) -> tuple[str, ...]:
    party = ("party_member",) if row.is_party_member else ()
    return tuple(dict.fromkeys(row.memberships + party))


class _Traits(NamedTuple):
    """What tells people apart, of a person in the ledger or a row of a file; "" where not told."""

    name: str
    number: str
    phones: tuple[str, ...]
    born: str
    household: str
    group: str

    def keys(self, strength: int) -> list[tuple[object, ...]]:
        """Return what a person may be found by, in one of the strengths below."""
        if strength == _BY_NUMBER:
            return [(strength, self.number)] if self.number else []
        signs = {
            _BY_PHONE: self.phones,
            _BY_BIRTH: (self.born,),
            _BY_HOUSEHOLD: (self.household,),
            _BY_GROUP: (self.group,),
        }.get(strength, ("name",))
        return [(strength, self.name, sign) for sign in signs if sign]

    def may_be(self, other: _Traits, strength: int) -> bool:
        """Tell whether nothing that is told of both speaks against their being one person."""
        if strength == _BY_NUMBER:
            return True
        told = [(self.number, other.number), (self.born, other.born)]
        if strength >= _BY_HOUSEHOLD:
            told += [(self.group, other.group), (self.household, other.household)]
        return all(mine == theirs for mine, theirs in told if mine and theirs)


# What a person is recognised by, the surest first; all but the first together with the name.
_BY_NUMBER, _BY_PHONE, _BY_BIRTH, _BY_HOUSEHOLD, _BY_GROUP, _BY_NAME = _STRENGTHS = range(6)


def _traits_of_person(person: Any) -> _Traits:
    return _Traits(
        name=person.name,
        number=person.identity_number,
        phones=_phones_of(person),
        born=person.born_on or "",
        household=person.household_name,
        group=person.group,
    )


def _traits_of_row(row: RosterPerson) -> _Traits:
    return _Traits(
        name=row.name,
        number=row.identity_number,
        phones=row.phones,
        born=row.birth.text if row.birth else "",
        household=row.household_number,
        group=row.group,
    )


class _KnownPeople:
    """People already in the ledger, by what a file may know of them."""

    def __init__(self, reading: Reading) -> None:
        self._by_key: defaultdict[tuple[object, ...], list[tuple[Person, _Traits]]]
        self._by_key = defaultdict(list)
        self.memberships: defaultdict[UUID, set[str]] = defaultdict(set)
        for person in reading.list(Person):
            traits = _traits_of_person(person)
            for strength in _STRENGTHS:
                for key in traits.keys(strength):
                    self._by_key[key].append((person, traits))
        for membership in reading.list(Membership):
            self.memberships[membership.person].add(membership.kind)
        self._sizes = {household.id: household.size for household in reading.list(Household)}

    def candidates(self, traits: _Traits, strength: int) -> list[Person]:
        """Return who may be meant, in the order in which they came into the ledger."""
        return [
            person
            for key in traits.keys(strength)
            for person, known in self._by_key[key]
            if traits.may_be(known, strength)
        ]

    def lacks_size(self, household: UUID | None, row: RosterPerson) -> bool:
        """Tell whether a row says how large a household is, which nobody has said yet."""
        known = self._sizes.get(household) if household else None
        return row.household_size is not None and known is None


class _Matching:
    """Finds for each row the person it is about, each person once.

    The surest sign decides first, for all rows: nobody is taken by their bare name whom another
    row names by number. Where a name leaves more people than rows, the row is left out: whom it
    means, a person must say.
    """

    def __init__(self, known: _KnownPeople, people: Sequence[RosterPerson]) -> None:
        self._known = known
        self._rows = [_traits_of_row(row) for row in people]
        self._taken: set[UUID] = set()
        self.found: list[Person | None] = [None] * len(self._rows)
        self.problems = [""] * len(self._rows)
        for strength in _STRENGTHS:
            self._match(strength)

    def _match(self, strength: int) -> None:
        waiting = [place for place, person in enumerate(self.found) if person is None]
        peers = Counter(key for place in waiting for key in self._rows[place].keys(strength))
        for place in waiting:
            if not self.problems[place]:
                self._match_one(place, strength, peers)

    def _match_one(self, place: int, strength: int, peers: Counter[tuple[object, ...]]) -> None:
        traits = self._rows[place]
        left = [
            person
            for person in self._known.candidates(traits, strength)
            if person.id not in self._taken
        ]
        if strength >= _BY_GROUP and len(left) > sum(peers[key] for key in traits.keys(strength)):
            self.problems[place] = (
                f"账本里有{len(left)}个人都可能是“{traits.name}”，分不清是哪一位。"
                "请补上身份证号、电话、出生日期或小组。"
            )
        elif left:
            self.found[place] = left[0]
            self._taken.add(left[0].id)
            peers.subtract(traits.keys(strength))


@act("导入名册", undoable=False)
def import_people(work: Work, plan: Sequence[PlannedPerson]) -> None:
    """Carry out a plan, whole or not at all; rows with a problem stay out.

    Raises:
        NotFoundError: A person of the plan is gone meanwhile; plan again.
    """
    households = {(one.group, one.number): one for one in work.list(Household)}
    for planned in plan:
        if planned.problem:
            continue
        person = work.get(Person, planned.person) if planned.person else Person()
        for name, value in planned.values.items():
            setattr(person, name, value)
        if planned.household:
            person.household = _household(work, households, person, planned.row).id
        if planned.person is None:
            work.add(person)
        for kind in planned.memberships:
            work.add(Membership(person=person.id, kind=kind, office=planned.row.duties))


def import_roster(ledger: Ledger, people: Sequence[RosterPerson]) -> list[PlannedPerson]:
    """Plan and carry out in one act, so that two imports at once double nobody; return the plan."""
    with ledger.act(import_people.__name__) as work:
        plan = plan_import(work, people)
        import_people(work, plan)
    return plan


def _household(
    work: Work, households: dict[tuple[str, str], Household], person: Person, row: RosterPerson
) -> Household:
    """Return the household of a row, made where there is none.

    Household numbers begin anew in each group of villagers. A size once known stays.
    """
    key = (person.group, row.household_number)
    current = work.find(Household, person.household)
    if current is not None and current.number == row.household_number:
        household = current
    elif key in households:
        household = households[key]
    else:
        household = households[key] = Household(group=person.group, number=row.household_number)
        work.add(household)
    household.size = household.size or row.household_size
    return household
