"""The villages below a township or county: how long since each synced, and what stands open there.

Counts say where help may be needed. They are in the order of the codes, never of merit, and none
is set against another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.deadlines import day_of, read_due
from desktop.records import Concern, Consultation, Meeting, Progress, Task
from desktop.services.answers import TO_ANSWER
from desktop.services.outcomes import WHOLE
from desktop.services.passings import count_unpassed, last_sync
from desktop.services.task_views import ENDED
from desktop.services.written_rounds import VISIT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desktop.domain.feeds import KnownOrg, Scope
    from desktop.services.ports import Reading

SILENT_DAYS = 30
"""A room that has not synced for longer than this many days should be rung up."""
_MEETING_STATES = ("planned", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageLine:
    """One organization below.

    Attributes:
        above: Name of the one it belongs to, "" where that is this device's own.
        synced_at: When a device of it last synced (aware), None: never.
        days: Days since, None: never; a clock set back gives 0.
        concerns: Concerns whose askers wait for an answer.
        consultations: Consultations that are not archived.
        meetings: Meetings under way, or to come from today on.
        overdue: Tasks past their deadline.
        unpassed: Bulletins that wait to be passed on there.
    """

    id: UUID
    code: str
    name: str
    level: str
    above: str = ""
    synced_at: datetime | None = None
    days: int | None = None
    concerns: int = 0
    consultations: int = 0
    meetings: int = 0
    overdue: int = 0
    unpassed: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether it synced once, but not for long."""
        return self.days is not None and self.days > SILENT_DAYS


def list_villages(reading: Reading, now: datetime) -> tuple[VillageLine, ...]:
    """Return every organization below that keeps a ledger or may, in the order of their codes.

    Args:
        reading: A look at the ledger of a township or county; another has none below.
        now: Aware.
    """
    scope = reading.scope()
    if scope is None:
        return ()
    owners = _owners(scope)
    today = day_of(now)
    counts = {
        name: Counter(owners[org] for org in orgs if org in owners)
        for name, orgs in _open_matters(reading, frozenset(owners), today).items()
    }
    counts["unpassed"] = Counter(count_unpassed(reading, today))
    names = {each.id: each.name for each in scope.below}
    lines = [
        _line(each, today, names, {name: found[UUID(each.id)] for name, found in counts.items()})
        for each in scope.below
    ]
    return tuple(sorted(lines, key=lambda line: (line.code, line.name, line.id)))


def _owners(scope: Scope) -> dict[UUID, UUID]:
    """Return the organization behind every id under which one below has written."""
    return {UUID(one): UUID(each.id) for each in scope.below for one in (each.id, *each.aliases)}


def _open_matters(
    reading: Reading, orgs: frozenset[UUID], today: date
) -> dict[str, Iterable[UUID]]:
    """Return, by what is counted, the organization of each that stands open."""
    of = {"org": orgs}
    concerns = reading.pick(Concern, ["org"], state=frozenset(TO_ANSWER), **of)
    running = reading.pick(Consultation, ["org"], ended_at=None, **of)
    called = reading.pick(
        Meeting, ["org", "held_on", "form", "state"], state=frozenset(_MEETING_STATES), **of
    )
    return {
        "concerns": [org for (org,) in concerns],
        "consultations": [org for (org,) in running],
        "meetings": [
            org
            for org, held_on, form, state in called
            if form != VISIT and (state == "open" or not _is_before(held_on, today))
        ],
        "overdue": _late_tasks(reading, orgs, today),
    }


def _late_tasks(reading: Reading, orgs: frozenset[UUID], today: date) -> list[UUID]:
    """Return whose tasks are late; what is done whole and waits to be looked at is not."""
    rows = reading.pick(Task, ["org", "id", "due", "state"], org=orgs)
    late = {
        row: org for org, row, due, state in rows if state not in ENDED and _is_before(due, today)
    }
    shares = reading.pick(Progress, ["task", "percent"], task=frozenset(late), org=orgs)
    last = {task: percent for task, percent in shares if percent is not None}
    states = {row: state for _, row, _, state in rows}
    in_review = {row for row, done in last.items() if done == WHOLE and states[row] != "blocked"}
    return [org for row, org in late.items() if row not in in_review]


def _is_before(day: str | None, today: date) -> bool:
    due = read_due(day)
    return due is not None and due < today


def _line(org: KnownOrg, today: date, names: dict[str, str], counts: dict[str, int]) -> VillageLine:
    synced_at, days = last_sync(org, today)
    return VillageLine(
        id=UUID(org.id),
        code=org.code,
        name=org.name,
        level=org.level,
        above=names.get(org.parent, ""),
        synced_at=synced_at,
        days=days,
        **counts,
    )
