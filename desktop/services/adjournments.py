"""The breaks of a meeting, from 休会 to 复会: rows of their own, not words in an item's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import Adjournment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work


def list_adjournments(reading: Reading, meeting: UUID) -> list[Adjournment]:
    """Return the breaks of a meeting in their order."""
    return reading.list(Adjournment, meeting=meeting, order_by="begun_at")


def list_breaks(reading: Reading, meeting: UUID) -> tuple[tuple[datetime, datetime], ...]:
    """Return when the breaks of a meeting that are over began and ended."""
    return tuple(
        (one.begun_at, one.ended_at)
        for one in list_adjournments(reading, meeting)
        if one.begun_at is not None and one.ended_at is not None
    )


def seconds_taken(
    begin: datetime, end: datetime, breaks: Iterable[tuple[datetime, datetime]]
) -> int:
    """Return how long something took without breaks, never less than nothing."""
    idle = (seconds_between(max(begun, begin), min(ended, end)) for begun, ended in breaks)
    return max(0, seconds_between(begin, end) - sum(idle))


def seconds_between(begin: datetime, end: datetime) -> int:
    """Return the whole seconds from one moment to another, never less than none."""
    return max(0, int((end - begin).total_seconds()))


def find_adjournment(reading: Reading, meeting: UUID) -> Adjournment | None:
    """Return the break that a meeting is in; None while it sits, or before it was ever broken."""
    found = reading.list(Adjournment, meeting=meeting, ended_at=None, order_by="-id", limit=1)
    return found[0] if found else None


def is_adjourned_at(reading: Reading, meeting: UUID, at: datetime) -> bool:
    """Tell whether a meeting is in a break that had begun at a moment.

    The last entry before a break has its moment: what follows it at once belongs to the break.
    """
    row = find_adjournment(reading, meeting)
    return row is not None and row.begun_at is not None and at >= row.begun_at


def end_adjournment(work: Work, meeting: UUID, at: datetime) -> Adjournment | None:
    """End the break that a meeting is in, within the act under way, and return it."""
    row = find_adjournment(work, meeting)
    if row is not None:
        row.ended_at = max(at, row.begun_at or at)
    return row
