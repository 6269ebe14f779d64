"""How bulletins were passed on below: which village did, when and how, and which still has to.

Counts are of villages that have done what everybody was asked to; none is set against another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.clocks import parse_stamp
from desktop.domain.deadlines import day_of, days_left, read_due
from desktop.records import Bulletin, Passing
from desktop.records.bulletins import BULLETIN_KINDS, PASSING_WAYS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from desktop.domain.feeds import KnownOrg, Scope
    from desktop.services.ports import Reading

NEW_DAYS = 30
"""A bulletin without a day to pass it on by waits for so many days after it was issued."""
_FIELDS = ("bulletin", "org", "on_day", "way", "people", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBulletin:
    """One bulletin that went to those below.

    Attributes:
        kind: A declared word.
        issued_on: Day, None where it says none.
        due: Until when it is to be passed on, None where nothing says so.
        passed: How many of those below have passed it on.
        below: How many there are.
    """

    id: UUID
    title: str
    kind: str
    issued_on: date | None
    due: date | None
    passed: int
    below: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VillagePassing:
    """One organization below, and how it passed a bulletin on.

    Attributes:
        above: Name of the one it belongs to, "" where that is this device's own.
        synced_at: When a device of it last synced (aware), None: never.
        days: Days since, None: never; a clock set back gives 0.
        is_reached: Whether it has synced since the bulletin was published, or passed it on.
        is_passed: Whether it did; what follows is of the first time.
        on_day: Day, None where it says none.
        way: A declared word.
        people: How many heard it, None where it was not counted.
        times: How many times it was passed on there.
    """

    id: UUID
    code: str
    name: str
    above: str
    synced_at: datetime | None
    days: int | None
    is_reached: bool
    is_passed: bool
    on_day: date | None = None
    way: str = ""
    people: int | None = None
    note: str = ""
    times: int = 0


def is_waiting(bulletin: Bulletin, today: date) -> bool:
    """Whether a bulletin that was not passed on is still to be: it says until when, or is new."""
    issued, due = read_due(bulletin.issued_on), read_due(bulletin.pass_on_by)
    return due is not None or issued is None or days_left(today, issued) <= NEW_DAYS


def list_sent_bulletins(reading: Reading) -> tuple[SentBulletin, ...]:
    """Return the bulletins that went to those below, the newest first."""
    scope = reading.scope()
    if scope is None or not scope.below:
        return ()
    passed = _passed(reading, scope)
    rows = reading.list(Bulletin, order_by="-id")
    dated = sorted(rows, key=lambda row: row.issued_on or "", reverse=True)
    return tuple(
        SentBulletin(
            id=row.id,
            title=row.title,
            kind=BULLETIN_KINDS.get(row.kind, row.kind),
            issued_on=read_due(row.issued_on),
            due=read_due(row.pass_on_by),
            passed=len(passed.get(row.id, {})),
            below=len(scope.below),
        )
        for row in dated
    )


def list_passings(reading: Reading, bulletin: UUID, now: datetime) -> tuple[VillagePassing, ...]:
    """Return every organization below and whether it passed a bulletin on.

    First those to whom it may not have come, the longest silent before the others; then those that
    have still to pass it on, and those that did, in code order.

    Args:
        reading: A look at the ledger of a township or county.
        bulletin: Its id.
        now: Aware.
    """
    scope = reading.scope()
    if scope is None:
        return ()
    passed = _passed(reading, scope, bulletin=bulletin).get(bulletin, {})
    names = {each.id: each.name for each in scope.below}
    written = reading.history(bulletin)
    since = written[0].at if written else None
    lines = [
        _line(each, names.get(each.parent, ""), passed.get(UUID(each.id), []), since, day_of(now))
        for each in scope.below
    ]
    return tuple(sorted(lines, key=_order))


def _order(line: VillagePassing) -> tuple[bool, bool, float, str, str, UUID]:
    silence = 0.0 if line.is_reached else inf if line.days is None else float(line.days)
    return line.is_reached, line.is_passed, -silence, line.code, line.name, line.id


def count_unpassed(reading: Reading, today: date) -> Mapping[UUID, int]:
    """Return, by organization below, how many bulletins wait to be passed on there."""
    scope = reading.scope()
    if scope is None:
        return {}
    waiting = [row.id for row in reading.list(Bulletin) if is_waiting(row, today)]
    passed = _passed(reading, scope) if waiting else {}
    counts = Counter[UUID]()
    for bulletin in waiting:
        done = passed.get(bulletin, {})
        counts.update(org for each in scope.below if (org := UUID(each.id)) not in done)
    return counts


def _passed(
    reading: Reading, scope: Scope, **equal: Any
) -> dict[UUID, dict[UUID, list[tuple[Any, ...]]]]:
    """Return day, way, people and note of each passing by bulletin and organization below."""
    owners = {UUID(one): UUID(each.id) for each in scope.below for one in (each.id, *each.aliases)}
    found: dict[UUID, dict[UUID, list[tuple[Any, ...]]]] = {}
    for row, org, *rest in reading.pick(Passing, _FIELDS, org=frozenset(owners), **equal):
        found.setdefault(row, {}).setdefault(owners[org], []).append(tuple(rest))
    return found


def _line(
    org: KnownOrg,
    above: str,
    passed: list[tuple[Any, ...]],
    since: datetime | None,
    today: date,
) -> VillagePassing:
    synced_at, days = last_sync(org, today)
    named = partial(
        VillagePassing,
        id=UUID(org.id),
        code=org.code,
        name=org.name,
        above=above,
        synced_at=synced_at,
        days=days,
    )
    if not passed:
        is_reached = synced_at is not None and (since is None or synced_at >= since)
        return named(is_reached=is_reached, is_passed=False)
    on_day, way, people, note = min(passed, key=lambda one: one[0] or "")
    return named(
        is_reached=True,
        is_passed=True,
        on_day=read_due(on_day),
        way=PASSING_WAYS.get(way, way),
        people=people,
        note=note,
        times=len(passed),
    )


def last_sync(org: KnownOrg, today: date) -> tuple[datetime | None, int | None]:
    """Return when a device of an organization last synced (aware) and the days since, or None."""
    if not org.last_seen:
        return None, None
    synced_at = parse_stamp(org.last_seen)[0]
    return synced_at, max(0, days_left(today, day_of(synced_at)))
