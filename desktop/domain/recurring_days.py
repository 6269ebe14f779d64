"""Days that come again: on a weekday each week, or on a day of each month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKLY, MONTHLY = "weekly", "monthly"
MOST = {WEEKLY: 7, MONTHLY: 31}
"""The highest number of a day in each rhythm: Sunday, and the last of a month."""
_DECEMBER = 12


def recurring_days(rhythm: str, number: int, first: date, last: date) -> Iterator[date]:
    """Yield the days from `first` to `last`, both included, that a rhythm names.

    Args:
        rhythm: ``weekly`` or ``monthly``.
        number: 1 Monday to 7, or the day of the month. A month that is too short has its last
            day instead: whoever says 31 means the end of the month.
        first: The earliest day.
        last: The latest day.

    Raises:
        ValueError: The rhythm is unknown, or has no day of that number.
    """
    if not 1 <= number <= MOST.get(rhythm, 0):
        msg = f"no day {number} in rhythm {rhythm!r}"
        raise ValueError(msg)
    if rhythm == WEEKLY:
        yield from _weekly(number, first, last)
    else:
        yield from _monthly(number, first, last)


def _weekly(number: int, first: date, last: date) -> Iterator[date]:
    ahead = (number - first.isoweekday()) % 7
    for ordinal in range(first.toordinal() + ahead, last.toordinal() + 1, 7):
        yield date.fromordinal(ordinal)


def _monthly(number: int, first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        day = date(year, month, min(number, monthrange(year, month)[1]))
        if first <= day <= last:
            yield day
        year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)


def next_day(rhythm: str, number: int, first: date, last: date) -> date | None:
    """Return the first day from `first` on; None where it lies behind `last`.

    Raises:
        ValueError: As `recurring_days`.
    """
    soon = min(last, first + timedelta(days=62)) if first < last else last
    return next(recurring_days(rhythm, number, first, soon), None)
