"""How far a deadline is from today, and which week a day lies in; the clock is the caller's."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from desktop.domain.partial_dates import from_edtf

BEIJING = timezone(timedelta(hours=8))
"""The one official time of the country, whatever the machine's own zone is set to."""

SOON_DAYS = 7
"""A deadline this many days off, or fewer, is near."""

_DAYS_OF_WEEK = 7


def day_of(at: datetime) -> date:
    """Return the day in Beijing at an aware moment."""
    return at.astimezone(BEIJING).date()


@lru_cache(maxsize=4096)  # thousands of rows have their days among a few hundred
def read_due(text: str | None) -> date | None:
    """Return the last day on which a deadline kept as EDTF is met; None where there is none."""
    return from_edtf(text).latest if text else None


def days_left(due: date, today: date) -> int:
    """Return days from today until a deadline: 0 on the day itself, negative once it is past."""
    return (due - today).days


def week_of(day: date) -> tuple[date, ...]:
    """Return the seven days of a day's week, Monday first (ISO 8601-1:2019, 4.3.5)."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=number) for number in range(_DAYS_OF_WEEK))


@lru_cache(maxsize=4096)  # as above
def group_of(due: date, today: date) -> str:
    """Return where a dated matter stands: ``overdue``, ``today``, ``week`` or ``later``."""
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    return "week" if due <= week_of(today)[-1] else "later"
