"""The lines of a roll as the room lists them: name, initials, and what the timeline says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop.domain import rolls
from desktop.records import Participant, title_of
from desktop.services.initials import begin_with, initials_of
from desktop.services.person_views import group_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.initials import Initials

ROLL_STATES = {"absent": "未到", "present": "已到", "excused": "请假", "left": "离场"}

RECENT = 4
"""Participants shown as just entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """One participant with what the roll says of them at its end.

    Attributes:
        initials: What may be typed for the name (services.initials).
        letters: The initials as they are shown: mxl.
        status: One of ROLL_STATES.
        since: When the status was entered; None for `absent`.
        reason: Of the leave.
        agent: Who stands in for them; "" where nobody does.
    """

    id: UUID
    name: str
    initials: Initials
    letters: str
    group: str
    stakeholder_class: str
    capacity: str
    status: str = "absent"
    since: datetime | None = None
    reason: str = ""
    agent: str = ""

    @property
    def is_observer(self) -> bool:
        """Whether they may speak but are not counted."""
        return self.capacity == "observer"

    @property
    def second(self) -> str:
        """Group and class: 三组 · 占地户."""
        return " · ".join(filter(None, (self.group, self.stakeholder_class)))

    def fits(self, typed: str) -> bool:
        """Tell whether the name begins with what was typed, as letters, characters or both."""
        return begin_with(self.initials, "".join(typed.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class RollEntryView:
    """One entry of the roll that can be taken back."""

    id: UUID
    participant: UUID
    name: str
    kind: str
    at: datetime


def list_roll(
    participants: Iterable[Participant], standings: Mapping[UUID, rolls.Standing]
) -> tuple[RollLine, ...]:
    """Return everybody, those entitled first; within them by group and name."""
    participants = list(participants)
    names = {one.id: title_of(one) for one in participants}
    lines = [_line(one, standings.get(one.id) or rolls.Standing(), names) for one in participants]
    return tuple(
        sorted(lines, key=lambda line: (line.is_observer, group_order(line.group), line.name))
    )


def _line(row: Participant, standing: rolls.Standing, names: Mapping[UUID, str]) -> RollLine:
    name = names[row.id]
    status, since = _status(standing)
    return RollLine(
        id=row.id,
        name=name,
        initials=_initials(name),
        letters=letters_of(name),
        group=row.group,
        stakeholder_class=row.stakeholder_class,
        capacity=row.capacity,
        status=status,
        since=since,
        reason=_reason(standing, status),
        agent="" if standing.proxy is None else names.get(standing.proxy, ""),
    )


def _status(standing: rolls.Standing) -> tuple[str, datetime | None]:
    if standing.present:
        return "present", _last_of(standing, rolls.ARRIVED)
    if standing.left_at is not None:
        return "left", standing.left_at
    if standing.excused is not None:
        return "excused", _last_of(standing, rolls.EXCUSED)
    return "absent", None


def _last_of(standing: rolls.Standing, kind: str) -> datetime | None:
    return next((event.at for event in reversed(standing.events) if event.kind == kind), None)


def _reason(standing: rolls.Standing, status: str) -> str:
    if status == "excused":
        return standing.excused or ""
    kind = rolls.DEPARTED if status == "left" else ""
    return next((event.reason for event in reversed(standing.events) if event.kind == kind), "")


@cache
def _initials(name: str) -> Initials:
    return initials_of(name)


@cache
def letters_of(name: str) -> str:
    """Return the initials of a name as they are shown: mxl."""
    import pypinyin  # noqa: PLC0415 – 100 ms that only the first room should cost

    return "".join(pypinyin.lazy_pinyin(name, style=pypinyin.Style.FIRST_LETTER)).casefold()


def _standing_entries(events: Sequence[rolls.RollEvent]) -> list[rolls.RollEvent]:
    """Return the entries that still count, the one made last first, whatever time they name."""
    taken_back = {event.takes_back for event in events}
    left = [one for one in events if one.kind != rolls.WITHDRAWN and one.id not in taken_back]
    return sorted(left, key=lambda one: one.id, reverse=True)


def recent_participants(events: Sequence[rolls.RollEvent]) -> tuple[UUID, ...]:
    """Return the participants entered last, the last first."""
    found = dict.fromkeys(event.participant for event in _standing_entries(events))
    return tuple(found)[:RECENT]


def find_last_entry(
    events: Sequence[rolls.RollEvent], roll: Iterable[RollLine]
) -> RollEntryView | None:
    """Return the entry that was made last and still counts."""
    entries = _standing_entries(events)
    if not entries:
        return None
    last = entries[0]
    names = {line.id: line.name for line in roll}
    return RollEntryView(
        id=last.id,
        participant=last.participant,
        name=names.get(last.participant, ""),
        kind=last.kind,
        at=last.at,
    )


def find_lines(roll: Iterable[RollLine], typed: str) -> list[RollLine]:
    """Return those whose names begin with what was typed; everybody for nothing."""
    return [line for line in roll if line.fits(typed)]
