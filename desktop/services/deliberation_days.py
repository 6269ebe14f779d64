"""The days on which people meet for deliberation again and again, as dates of a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf
from desktop.domain.recurring_days import MOST, next_day, recurring_days
from desktop.errors import ValidationError
from desktop.records import DeliberationDay

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading

_EARLIEST, _LATEST = date(1949, 10, 1), date(9998, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDeliberation:
    """One date of a deliberation day; `row` is the deliberation day itself."""

    day: date
    row: UUID
    title: str
    clock_time: str
    place: str


def list_days(reading: Reading, first: date, last: date) -> tuple[DatedDeliberation, ...]:
    """Return the dates of all deliberation days from `first` to `last`, both included, by date."""
    found = [
        DatedDeliberation(
            day=day, row=row.id, title=row.title, clock_time=row.clock_time, place=row.place
        )
        for row in reading.list(DeliberationDay)
        for day in days_of(row, first, last)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.clock_time, one.title)))


def days_of(row: DeliberationDay, first: date, last: date) -> tuple[date, ...]:
    """Return the dates of one deliberation day; none where it does not say which day."""
    if not _is_whole(row):
        return ()
    begin, end = _bounds(row)
    return tuple(recurring_days(row.rhythm, row.day_number or 0, max(first, begin), min(last, end)))


def next_date(row: DeliberationDay, today: date) -> date | None:
    """Return the next date from today on; None where it has ended, or says no day."""
    if not _is_whole(row):
        return None
    begin, end = _bounds(row)
    return next_day(row.rhythm, row.day_number or 0, max(today, begin), end)


def check_deliberation_day(row: DeliberationDay) -> None:
    """Refuse a deliberation day that names no day.

    Raises:
        ValidationError: The number of the day is missing or not in the rhythm, or it ends before
            it begins.
    """
    if not _is_whole(row):
        most = MOST[row.rhythm]
        told = (
            "每周的填 1（星期一）到 7（星期日）" if most == MOST["weekly"] else "每月的填 1 到 31"
        )
        raise ValidationError("没有写是第几天。", f"{told}。", field="day_number")
    begin, end = _bounds(row)
    if end < begin:
        raise ValidationError("结束早于开始。", "请核对开始日期和结束日期。", field="ends_on")


def _is_whole(row: DeliberationDay) -> bool:
    return row.day_number is not None and 1 <= row.day_number <= MOST[row.rhythm]


def _bounds(row: DeliberationDay) -> tuple[date, date]:
    """Return the days between which it comes: half-remembered ones are taken at their widest."""
    begin = from_edtf(row.begins_on).earliest if row.begins_on else _EARLIEST
    end = from_edtf(row.ends_on).latest if row.ends_on else _LATEST
    return begin, end
