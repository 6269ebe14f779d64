"""Who may vote in a body on a day: rosters made from what people are, and what each counts for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf
from desktop.domain.rules import Unit
from desktop.errors import ConflictError, ValidationError
from desktop.records import Membership, Person, Roster, RosterEntry
from desktop.records.people import MEMBERSHIPS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.laws import get_rulebook
from desktop.services.meeting_snapshots import named
from desktop.services.person_views import group_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberLine:
    """One of a roster: for how many households, or for what area, they stand."""

    person: UUID
    name: str
    group: str
    households: int | None
    area: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterMembers:
    """A roster with its members, and what its body counts besides heads; `body` "" is any."""

    id: UUID
    title: str
    body: str
    units: tuple[Unit, ...]
    members: tuple[MemberLine, ...]


def read_roster_members(reading: Reading, roster: UUID) -> RosterMembers:
    """Return a roster's members by group and name; NotFoundError where there is none."""
    row = reading.get(Roster, roster)
    groups = {person.id: person.group for person in reading.list(Person)}
    lines = [
        MemberLine(
            person=entry.person,
            name=named(entry, "person"),
            group=groups.get(entry.person, ""),
            households=entry.households,
            area=entry.area,
        )
        for entry in reading.list(RosterEntry, roster=roster)
        if entry.person is not None
    ]
    return RosterMembers(
        id=row.id,
        title=row.title,
        body=row.body,
        units=_units(row.body),
        members=tuple(sorted(lines, key=lambda one: (group_order(one.group), one.name))),
    )


def _units(body: str) -> tuple[Unit, ...]:
    """Return what any text of a body's law counts besides heads; households where none is named."""
    bodies = get_rulebook().bodies
    if body not in bodies:
        return (Unit.HOUSEHOLDS,)
    counted = {quorum.unit for version in bodies[body].versions for quorum in version.quorums}
    return tuple(unit for unit in (Unit.HOUSEHOLDS, Unit.AREA) if unit in counted)


@act("编制名册")
def make_roster(
    work: Work,
    /,
    *,
    title: str,
    as_of: str,
    memberships: Sequence[str] = (),
    householders: bool = False,
    body: str = "",
    source: str = "",
) -> UUID:
    """Make an electorate of everybody who on a day is one of these, each once.

    Args:
        work: The act.
        title: What the roster is called.
        as_of: The day (ISO 8601-2).
        memberships: What its members are (records.people.MEMBERSHIPS): a village's committee
            members belong to its assembly of representatives besides the representatives
            (村民委员会组织法).
        householders: Take in every householder too; each stands for one household.
        body: The decision body that it is for; "" for any.
        source: Where it was taken from.

    Raises:
        ValidationError: Nobody is, no membership was named, or `as_of` is no date.
    """
    if not memberships and not householders:
        raise ValidationError("没有选哪些人在里面。", "请至少选一种身份。", field="memberships")
    day = from_edtf(as_of).latest
    people: dict[UUID, int | None] = {
        row.person: None
        for kind in memberships
        for row in work.list(Membership, kind=kind)
        if _is_in_term(row, day) and work.get(Person, row.person).removed_at is None
    }
    if householders:
        people |= dict.fromkeys((row.id for row in work.list(Person, is_householder="yes")), 1)
    if not people:
        wanted = [MEMBERSHIPS.get(kind, kind) for kind in memberships]
        wanted += ["户主"] * householders
        raise ValidationError(
            f"没有人是{'、'.join(wanted)}，名册是空的。", "请先导入名册，或在人员里登记身份。"
        )
    roster = Roster()
    fill(roster, {"title": title, "as_of": as_of, "body": body, "source": source})
    work.add(roster)
    for person, households in people.items():
        work.add(RosterEntry(roster=roster.id, person=person, households=households))
    return roster.id


def _is_in_term(membership: Membership, day: date) -> bool:
    """Tell whether a membership may hold on a day; an end or beginning half known excludes none."""
    begins = from_edtf(membership.from_day).earliest if membership.from_day else day
    ends = from_edtf(membership.to_day).latest if membership.to_day else day
    return begins <= day <= ends


@act("填写代表户数")
def count_for(
    work: Work,
    /,
    roster: UUID,
    *,
    households: Mapping[UUID, int | None] | None = None,
    areas: Mapping[UUID, Decimal | None] | None = None,
) -> None:
    """Enter for how many households, or for what area, members of a roster stand.

    Meetings called before keep what they were called with.

    Args:
        work: The act.
        roster: Which.
        households: By person; None takes the figure back.
        areas: The same in square metres.

    Raises:
        ConflictError: Somebody is not on the roster.
        ValidationError: A figure is not above zero.
    """
    entries = {one.person: one for one in work.list(RosterEntry, roster=roster)}
    for field, figures in (("households", households or {}), ("area", areas or {})):
        for person, figure in figures.items():
            entry = entries.get(person)
            if entry is None:
                raise ConflictError("名册上没有这个人。", "请先核对名册。")
            if figure is not None and figure <= 0:
                raise ValidationError(
                    f"{named(entry, 'person')}名下的数字须大于零，现为{figure}。",
                    "请核对。",
                    field=field,
                )
            setattr(entry, field, figure)
