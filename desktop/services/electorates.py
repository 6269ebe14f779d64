"""Who may vote in a body on a day: rosters made from what people are, and what each counts for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf
from desktop.errors import ConflictError, ValidationError
from desktop.records import Membership, Person, Roster, RosterEntry
from desktop.records.people import MEMBERSHIPS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.meeting_snapshots import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from desktop.services.ports import Work


@act("编制名册")
def make_roster(
    work: Work,
    /,
    *,
    title: str,
    as_of: str,
    memberships: Sequence[str],
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
        body: The decision body that it is for; "" for any.
        source: Where it was taken from.

    Raises:
        ValidationError: Nobody is, no membership was named, or `as_of` is no date.
    """
    if not memberships:
        raise ValidationError("没有选哪些人在里面。", "请至少选一种身份。", field="memberships")
    day = from_edtf(as_of).latest
    people = {
        row.person: None
        for kind in memberships
        for row in work.list(Membership, kind=kind)
        if _is_in_term(row, day) and work.get(Person, row.person).removed_at is None
    }
    if not people:
        named = "、".join(MEMBERSHIPS.get(kind, kind) for kind in memberships)
        raise ValidationError(
            f"没有人是{named}，名册是空的。", "请先导入名册，或在人员里登记身份。"
        )
    roster = Roster()
    fill(roster, {"title": title, "as_of": as_of, "body": body, "source": source})
    work.add(roster)
    for person in people:
        work.add(RosterEntry(roster=roster.id, person=person))
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
