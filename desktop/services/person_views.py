"""People as the roster page shows them: a line each, one person whole, the rosters made of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.masking import mask_identity_number, mask_phone
from desktop.domain.rules import Kind
from desktop.records import Household, Membership, Person, Roster, RosterEntry
from desktop.records.declarations import declaration_of
from desktop.records.people import MEMBERSHIPS, SEXES
from desktop.services.initials import begin_with, initials_of
from desktop.services.laws import get_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from desktop.services.initials import Initials
    from desktop.services.ports import Reading

_NUMERALS = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
_LAST_GROUP = 1_000_000
MASKS = {
    "identity_number": mask_identity_number,
    "phone": mask_phone,
    "other_phone": mask_phone,
}
"""By the name of a field, how its numbers are shown until somebody asks."""
_SHOWN = ("sex", "born_on", "identity_number", "phone", "other_phone", "group", "remark")


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonLine:
    """One person of the list; `memberships` are codes in the order of records.people.

    Attributes:
        initials: What may be typed for the name (services.initials).
        phone: Masked: the last four digits are readable and can be searched.
    """

    id: UUID
    name: str
    initials: Initials
    group: str
    household: str
    is_householder: bool
    memberships: tuple[str, ...]
    phone: str

    def fits(self, word: str) -> bool:
        """Tell whether a word is meant for this person: of name, initials, group or phone."""
        if word.isascii() and word.isdigit():
            return word in self.phone or word == self.household
        return word in self.name or word in self.group or begin_with(self.initials, word)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing known of a person; `masked` is what is shown until somebody asks for `value`."""

    label: str
    value: str
    masked: str

    @property
    def is_hidden(self) -> bool:
        """Whether there is more to it than is shown."""
        return self.masked != self.value


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonSheet:
    """One person whole.

    Attributes:
        facts: What is known, labels as declared; nothing that is not told.
        memberships: Label, office and term of each, the latter two "" where not told.
        household: The others of the same household.
        rosters: Titles of the rosters that name the person.
    """

    id: UUID
    name: str
    facts: tuple[Fact, ...]
    memberships: tuple[tuple[str, str, str], ...]
    household: tuple[str, ...]
    rosters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterLine:
    """A roster made for a decision body; `body` is its name, "" for any."""

    id: UUID
    title: str
    as_of: str
    body: str
    people: int


def list_people(reading: Reading) -> tuple[PersonLine, ...]:
    """Return everybody, by group and in it by household, householders first."""
    kinds: defaultdict[UUID, list[str]] = defaultdict(list)
    for membership in reading.list(Membership):
        kinds[membership.person].append(membership.kind)
    numbers = {household.id: household.number for household in reading.list(Household)}
    lines = [
        _line(
            person, kinds[person.id], numbers.get(person.household, "") if person.household else ""
        )
        for person in reading.list(Person)
    ]
    return tuple(sorted(lines, key=_order))


def _line(person: Person, kinds: Iterable[str], household: str) -> PersonLine:
    held = set(kinds)
    return PersonLine(
        id=person.id,
        name=person.name,
        initials=initials_of(person.name),
        group=person.group,
        household=household,
        is_householder=person.is_householder == "yes",
        memberships=tuple(kind for kind in MEMBERSHIPS if kind in held),
        phone=mask_phone(person.phone),
    )


def _order(line: PersonLine) -> tuple[object, ...]:
    number = int(line.household) if line.household.isdecimal() else _LAST_GROUP
    return (*group_order(line.group), number, line.household, not line.is_householder, line.name)


def group_order(group: str) -> tuple[int, str]:
    """Return what groups are sorted by: 二组, 十组, 11组, and those without a number last."""
    found = _NUMBER.search(group)
    return (_number(found[0]) if found else _LAST_GROUP, group)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS[ones[0]]
    return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)


def filter_people(
    lines: Sequence[PersonLine], *, typed: str = "", membership: str = ""
) -> list[PersonLine]:
    """Return those who fit every word typed, and who have a membership where one is given."""
    words = typed.split()
    return [
        line
        for line in lines
        if (not membership or membership in line.memberships)
        and all(line.fits(word) for word in words)
    ]


def count_memberships(lines: Iterable[PersonLine]) -> dict[str, int]:
    """Return how many people have each membership that anybody has, in the declared order."""
    counts = Counter(kind for line in lines for kind in line.memberships)
    return {kind: counts[kind] for kind in MEMBERSHIPS if counts[kind]}


def read_person(reading: Reading, person: UUID) -> PersonSheet:
    """Return one person whole; NotFoundError where the ledger has none."""
    row = reading.get(Person, person)
    others = reading.list(Person, household=row.household) if row.household else []
    entries = reading.list(RosterEntry, person=person)
    rosters = [reading.find(Roster, entry.roster) for entry in entries]
    return PersonSheet(
        id=row.id,
        name=row.name,
        facts=tuple(_facts(reading, row)),
        memberships=tuple(
            (MEMBERSHIPS.get(one.kind, one.kind), one.office, _term(one))
            for one in reading.list(Membership, person=person)
        ),
        household=tuple(other.name for other in others if other.id != row.id),
        rosters=tuple(roster.title for roster in rosters if roster and not roster.removed_at),
    )


def _facts(reading: Reading, row: Person) -> Iterable[Fact]:
    labels = {field.name: field.label for field in declaration_of(Person).fields}
    values = {name: getattr(row, name) or "" for name in _SHOWN}
    values["sex"] = SEXES.get(values["sex"], "")
    values["household"] = _household(reading, row)
    for name, value in values.items():
        if value:
            masked = MASKS[name](value) if name in MASKS else value
            yield Fact(label=labels[name], value=value, masked=masked)


def _household(reading: Reading, row: Person) -> str:
    household = reading.find(Household, row.household)
    own = "户主" if row.is_householder == "yes" else ""
    of = f"户主{row.householder}" if row.householder and not own else own
    number = f"{household.number}号" if household and household.number else ""
    size = f"{household.size}人" if household and household.size else ""
    return " ".join(filter(None, (number, size, of)))


def _term(membership: Membership) -> str:
    if not (membership.from_day or membership.to_day):
        return ""
    return f"{membership.from_day or '…'} — {membership.to_day or '…'}"


def list_rosters(reading: Reading) -> tuple[RosterLine, ...]:
    """Return the rosters, the newest first."""
    bodies = get_rulebook().bodies
    return tuple(
        RosterLine(
            id=roster.id,
            title=roster.title,
            as_of=roster.as_of or "",
            body=bodies[roster.body].name_zh if roster.body in bodies else "",
            people=reading.count(RosterEntry, roster=roster.id),
        )
        for roster in reading.list(Roster, order_by="-id")
    )


def list_bodies() -> dict[str, str]:
    """Return the decision bodies that the rules know: id to Chinese name, in the rules' order."""
    return {
        key: body.name_zh
        for key, body in get_rulebook().bodies.items()
        if body.kind in {Kind.DECISION, Kind.STEP}
    }
