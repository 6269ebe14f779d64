"""Working days of the public calendar: weekends, holidays, and the weekends worked in exchange.

Which days are free is announced year by year and is data. Of a year without data only the weekends
are known; whoever shows a count says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.domain.strict_tables import StrictTable

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = 1
_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOff:
    """What was announced for one year: free days by name, and days worked in exchange.

    Attributes:
        source: The notice that says so.
        issued_on: Its day.
    """

    year: int
    source: str
    issued_on: date
    free: Mapping[date, str] = field(default_factory=dict, hash=False)
    worked: Mapping[date, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The years that are known."""

    years: Mapping[int, YearOff] = field(default_factory=dict, hash=False)

    def knows(self, year: int) -> bool:
        """Tell whether the holidays of a year are known; else weekends alone count."""
        return year in self.years

    def holiday(self, day: date) -> str:
        """Return the name of the holiday to which a free day belongs; "" for any other day."""
        known = self.years.get(day.year)
        return known.free.get(day, "") if known else ""

    def worked_for(self, day: date) -> str:
        """Return the holiday in exchange for which a weekend is worked; "" for any other day."""
        known = self.years.get(day.year)
        return known.worked.get(day, "") if known else ""

    def is_working(self, day: date) -> bool:
        """Tell whether people work on a day."""
        if self.worked_for(day):
            return True
        return day.weekday() < _SATURDAY and not self.holiday(day)

    def after(self, day: date, count: int) -> date:
        """Return the last of so many working days; the day itself does not count.

        (民法典第二百零一条: 按日计算期间的，开始的当日不计入。)

        Raises:
            ValueError: The count is negative.
        """
        if count < 0:
            msg = "a term has no negative length"
            raise ValueError(msg)
        while count:
            day += _DAY
            count -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many working days lie after a day until another, that one included.

        Negative where the last day lies before the first.
        """
        if last < first:
            return -self.between(last, first)
        days = (first + _DAY * number for number in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))


def read_calendar(documents: Mapping[str, object]) -> WorkCalendar:
    """Make a calendar of parsed TOML documents, a year each, by file name.

    Raises:
        ValidationError: Anything unknown, missing, doubled or outside the year, with its place.
    """
    years: dict[int, YearOff] = {}
    for name, raw in sorted(documents.items()):
        table = StrictTable(raw, name)
        found = _read_year(table)
        if found.year in years:
            table.fail(f"{found.year} 年写了两次。")
        years[found.year] = found
    return WorkCalendar(years)


def _read_year(table: StrictTable) -> YearOff:
    if (schema := table.positive("schema")) != SCHEMA:
        table.fail(f"schema 为{schema}，本版本只认{SCHEMA}，请升级软件。")
    year = table.positive("year")
    free: dict[date, str] = {}
    worked: dict[date, str] = {}
    source, issued_on = table.text("source"), table.take("issued_on", date)
    for holiday in table.children("holidays"):
        name = holiday.text("name")
        begins, ends = holiday.take("begins", date), holiday.take("ends", date)
        if not begins <= ends:
            holiday.fail("ends 早于 begins。")
        days = [begins + _DAY * number for number in range((ends - begins).days + 1)]
        exchanged = [_day(holiday, each) for each in holiday.find("works", list) or []]
        for day, kept in [*((one, free) for one in days), *((one, worked) for one in exchanged)]:
            if day.year != year or day in free or day in worked:
                holiday.fail(f"{day} 不在 {year} 年里，或者写了两次。")
            kept[day] = name
        wrong = [day for day in exchanged if day.weekday() < _SATURDAY]
        if wrong:
            holiday.fail(f"{wrong[0]} 不是周末，不用调休。")
        holiday.close()
    table.close()
    return YearOff(year=year, source=source, issued_on=issued_on, free=free, worked=worked)


def _day(table: StrictTable, value: object) -> date:
    if not isinstance(value, date):
        table.fail("works 里只能写日期。")
    return value
