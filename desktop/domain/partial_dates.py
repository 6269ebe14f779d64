"""Dates as well as people remember them: a day, a month, a season, a year or a decade.

Kept as text of the Extended Date/Time Format, level 1 (ISO 8601-2:2019 clause 4 and profile level
1): ``1995-12-27``, ``1951-03``, ``2019-21`` for spring, ``1951``, ``195X`` for the fifties, with
``~`` after what is about right and ``?`` after what is doubtful. Such texts of one precision also
sort by time.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.plain_text import compact
from desktop.errors import ValidationError

# ISO 8601-2:2019 sub-year groupings 21 to 24, with the months they are shown to cover here.
_SEASONS = {21: "春", 22: "夏", 23: "秋", 24: "冬"}
_SEASON_CODES = {name: code for code, name in _SEASONS.items()}
_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_EARLIEST_YEAR = 1000  # four digits, so that texts sort
_LAST_MONTH = 12
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)|(\d{3})X([~?%]?)")

_SERIAL_EPOCH = date(1899, 12, 30)  # ECMA-376 part 1, 18.17.4.1, from 1900-03-01 (61) on
FIRST_SERIAL = 61
LAST_SERIAL = 73_050  # 2099-12-31

_DIGITS = "〇一二三四五六七八九"
_CHINESE_DIGIT = {c: str(i) for i, c in enumerate(_DIGITS)} | {"零": "0", "○": "0", "０": "0"}
_NUMERAL = "〇零○一二三四五六七八九十"
_CHINESE_DATE = re.compile(rf"[{_NUMERAL}]+")
_ABOUT = re.compile(r"^(?:大约|大概|约|~)|(?:左右|前后|~)$")
_DOUBTFUL = re.compile(r"^(?:可能是?|也许)|(?:\?|\(\?\)|\(存疑\))$")
_MARKS = ((_ABOUT, "~"), (_DOUBTFUL, "?"))
_CLOCK = re.compile(r"(?<=\d)[T]?(?:0{1,2}:00(?::00(?:\.0+)?)?)$")
_DAY = re.compile(r"(\d{4})([-./年])(\d{1,2})[-./月](\d{1,2})[日号]?|(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})(?:[-./]|年)(\d{1,2})月?份?|(\d{4})(\d{2})")
_SEASON = re.compile(r"(\d{4})年?([春夏秋冬])[季天]?")
_YEAR = re.compile(r"(\d{4})年?")
_DECADE = re.compile(r"(\d{3})0(?:年代|s)|(\d{3})X")
_CENTURY_DECADE = re.compile(r"([1-9]\d)世纪(\d)0年代")
_REMEDY = "可以写“1995年12月27日”“1951年3月”“2019年春”或“1951年”。"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of some precision; ``text`` is EDTF level 1, made by ``parse_partial_date``."""

    text: str

    @property
    def earliest(self) -> date:
        """The first day that it can mean, taking ``~`` and ``?`` at their word."""
        year, month, day = _first_parts(self.text)
        return date(year, month, day)

    @property
    def latest(self) -> date:
        """The last day that it can mean; winter reaches into February."""
        bare = self.text.rstrip("~?%")
        if bare.endswith("X"):
            return date(int(bare[:3]) * 10 + 9, 12, 31)
        year, *rest = (int(part) for part in bare.split("-"))
        if not rest:
            return date(year, 12, 31)
        if len(rest) == 2:  # noqa: PLR2004 – month and day
            return date(year, rest[0], rest[1])
        if rest[0] in _SEASONS:
            return _end_of_season(year, rest[0])
        return date(year, rest[0], monthrange(year, rest[0])[1])

    @property
    def is_exact(self) -> bool:
        """Whether it names one day without doubt."""
        return len(self.text) == len("1995-12-27")

    def agrees_with(self, day: date) -> bool:
        """Tell whether it can mean a day; what is about right or doubtful contradicts nothing."""
        return self.text[-1] in "~?%" or self.earliest <= day <= self.latest


def _first_parts(text: str) -> tuple[int, int, int]:
    bare = text.rstrip("~?%").replace("X", "0")
    year, *rest = (int(part) for part in bare.split("-"))
    month = rest[0] if rest else 1
    return year, _FIRST_MONTHS.get(month, month), rest[1] if len(rest) > 1 else 1


def _end_of_season(year: int, code: int) -> date:
    last = _FIRST_MONTHS[code] + 2
    year, last = (year + 1, last - 12) if last > _LAST_MONTH else (year, last)
    if year > date.max.year:
        return date.max
    return date(year, last, monthrange(year, last)[1])


def from_edtf(text: str) -> PartialDate:
    """Return the date that stored text names.

    Raises:
        ValidationError: It is not in the part of EDTF level 1 that is used here, or impossible.
    """
    found = _EDTF.fullmatch(text)
    if found is None or not text.isascii():
        raise _unreadable(text)
    year, month, day, mark, decade, decade_mark = found.groups()
    if decade:
        return _made(f"{decade}X", decade_mark)
    if month and int(month) in _SEASONS and not day:
        return _made(f"{_checked_year(int(year)):04}-{month}", mark)
    return _dated(int(year), int(month) if month else None, int(day) if day else None, mark)


def from_day(day: date) -> PartialDate:
    """Return a whole date as a partial one."""
    return PartialDate(day.isoformat())


def from_serial(serial: int) -> PartialDate:
    """Return the day of a spreadsheet's serial number in the 1900 date system.

    Raises:
        ValidationError: It lies outside ``FIRST_SERIAL`` to ``LAST_SERIAL``.
    """
    if not FIRST_SERIAL <= serial <= LAST_SERIAL:
        raise _unreadable(str(serial))
    return from_day(_SERIAL_EPOCH + timedelta(days=serial))


def parse_partial_date(text: str) -> PartialDate:
    """Read a date as people write it in rosters and forms.

    Raises:
        ValidationError: It cannot be read, or names a day, month or year that does not exist.
    """
    typed, mark = _take_mark(compact(text))
    typed = _CLOCK.sub("", _with_digits(typed))
    if found := _DECADE.fullmatch(typed):
        return _made(f"{found.group(1) or found.group(2)}X", mark)
    if found := _CENTURY_DECADE.fullmatch(typed):
        return _made(f"{int(found.group(1)) - 1:02}{found.group(2)}X", mark)
    if found := _SEASON.fullmatch(typed):
        year = _checked_year(int(found.group(1)))
        return _made(f"{year:04}-{_SEASON_CODES[found.group(2)]}", mark)
    for pattern in (_DAY, _YEAR, _MONTH):
        if found := pattern.fullmatch(typed):
            parts = [int(part) for part in found.groups() if part and part.isdecimal()]
            return _from_parts(parts, mark)
    raise _unreadable(text, _why_unreadable(typed))


def _from_parts(parts: list[int], mark: str) -> PartialDate:
    year, month, day = (*parts, None, None)[:3]
    if year is not None and month in _SEASONS and day is None:
        return _made(f"{_checked_year(year):04}-{month}", mark)
    return _dated(year or 0, month, day, mark)


def _take_mark(typed: str) -> tuple[str, str]:
    """Split off the words for about (~) and doubtful (?); both together are EDTF's %."""
    marks: set[str] = set()
    for pattern, mark in (*_MARKS, *_MARKS):  # twice, as they stand in either order
        if pattern.search(typed):
            typed, marks = pattern.sub("", typed), marks | {mark}
    if typed.endswith("%") or len(marks) > 1:
        return typed.removesuffix("%"), "%"
    return typed, "".join(marks)


def _with_digits(typed: str) -> str:
    """Write Chinese numerals as digits: 二〇一九年十二月三日, 三十一日, but no 廿 or 卅."""
    return _CHINESE_DATE.sub(lambda found: _as_digits(found.group()), typed)


def _as_digits(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(_CHINESE_DIGIT[character] for character in numeral)
    tens, _, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return numeral
    return _CHINESE_DIGIT.get(tens, "1") + _CHINESE_DIGIT.get(ones, "0")


def _dated(year: int, month: int | None, day: int | None, mark: str) -> PartialDate:
    _checked_year(year)
    if month is None:
        return _made(f"{year:04}", mark)
    if not 1 <= month <= _LAST_MONTH:
        raise _impossible(f"{year}年没有 {month} 月。")
    if day is None:
        return _made(f"{year:04}-{month:02}", mark)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise _impossible(f"{year}年{month}月没有 {day} 日。")
    return _made(f"{year:04}-{month:02}-{day:02}", mark)


def _checked_year(year: int) -> int:
    if year < _EARLIEST_YEAR:
        raise _impossible(f"没有“{year:04}年”这样的年份。")
    return year


def _made(bare: str, mark: str) -> PartialDate:
    if int(bare[:3]) * 10 < _EARLIEST_YEAR:
        raise _impossible(f"没有“{bare}”这样的年份。")
    return PartialDate(bare + mark)


def _impossible(message: str) -> ValidationError:
    return ValidationError(message, f"请核对日期。{_REMEDY}", field="date")


def _unreadable(text: str, why: str = "") -> ValidationError:
    shown = text.strip() if len(text) <= 30 else text[:30] + "…"  # noqa: PLR2004 – fits one line
    return ValidationError(f"看不懂日期“{shown}”。{why}", _REMEDY, field="date")


def _why_unreadable(typed: str) -> str:
    if re.search(r"农历|阴历|旧历|腊月|正月|初[一二三四五六七八九十\d]|\(农\)", typed):
        return "农历日期请换成公历。"
    if re.fullmatch(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}", typed):
        return "请把年份写在最前面。"
    if re.fullmatch(r"\d{2}(?:[-./年].*)?", typed):
        return "年份请写全四位。"
    return ""


def show_partial_date(value: PartialDate) -> str:
    """Return the date as it reads in Chinese: 2019年春, 1951年3月, 约1951年, 1950年代."""
    bare = value.text.rstrip("~?%")
    shown = _show_bare(bare)
    mark = value.text[len(bare) :]
    about = "约" if mark in {"~", "%"} else ""
    return about + shown + ("（存疑）" if mark in {"?", "%"} else "")


def _show_bare(bare: str) -> str:
    if bare.endswith("X"):
        return f"{bare[:3]}0年代"
    year, *rest = bare.split("-")
    if not rest:
        return f"{year}年"
    if int(rest[0]) in _SEASONS:
        return f"{year}年{_SEASONS[int(rest[0])]}"
    day = f"{int(rest[1])}日" if len(rest) > 1 else ""
    return f"{year}年{int(rest[0])}月{day}"
