"""When, where and how a planned meeting is to be held, as its notice tells it.

Before a meeting is opened, `opened_at` is the time for which it is called; opening sets it anew.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import BEIJING
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting
from desktop.services.acts import act
from desktop.services.forms import fill, read_values, require

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.domain.partial_dates import PartialDate
    from desktop.services.ports import Reading, Work

_CLOCK = re.compile(r"(\d{1,2})\s*[:：时点.]\s*(\d{1,2}|半)?\s*分?")
_HALF = "半"


def read_arrangement(reading: Reading, meeting: UUID) -> dict[str, Any]:
    """Return the fields of a meeting for a form, with `starts`: 09:30, "" where none is set."""
    values = read_values(reading, Meeting, meeting)
    return values | {"starts": show_clock(values["opened_at"])}


def show_clock(at: datetime | None) -> str:
    """Return a time of day in Beijing: 09:30, "" for none."""
    return f"{at.astimezone(BEIJING):%H:%M}" if at else ""


def parse_clock(text: str) -> time | None:
    """Return a time of day as people type it (9:30, 9点半, 14时); None for nothing.

    Raises:
        ValidationError: It is no time of day.
    """
    typed = text.strip()
    if not typed:
        return None
    found = _CLOCK.fullmatch(typed)
    if found is None or (found[2] is None and typed[-1] not in "时点"):
        raise _no_clock(text)
    minutes = 30 if found[2] == _HALF else int(found[2] or 0)
    try:
        return time(int(found[1]), minutes)
    except ValueError as error:
        raise _no_clock(text) from error


def _no_clock(text: str) -> ValidationError:
    return ValidationError(
        f"“{text.strip()}”不是一个时间。", "请写成 9:30 或者 9点半。", field="starts"
    )


def at_moment(day: PartialDate, clock: str) -> datetime:
    """Return the moment of a day and a time of day as people type it.

    Raises:
        ValidationError: The day is not whole, or the time is none.
    """
    read = parse_clock(clock)
    if not day.is_exact or read is None:
        raise ValidationError(
            "时间不完整。", "请写明哪天、几点，例如 2026-05-10 和 9:30。", field="at"
        )
    return datetime.combine(day.earliest, read, BEIJING)


@act("修改会议安排")
def arrange_meeting(
    work: Work, /, meeting: UUID, *, starts: str | None = None, **values: Any
) -> None:
    """Change when, where and how a planned meeting is to be held.

    Args:
        work: The act.
        meeting: Which.
        starts: The time of day as people type it, "" for none; None: as it is.
        values: Fields of the meeting.

    Raises:
        ConflictError: It has begun.
        ValidationError: A field is missing, or the time is none or has no whole day to stand on.
    """
    row = work.get(Meeting, meeting)
    if row.state != "planned":
        raise ConflictError("会议已经开始，不能再改安排。", "如有错误，请在更正里写明。")
    clock = show_clock(row.opened_at) if starts is None else starts
    fill(row, values)
    require(row, "consult")
    row.opened_at = _moment(row, parse_clock(clock))


def _moment(row: Meeting, clock: time | None) -> datetime | None:
    if clock is None:
        return None
    day = from_edtf(row.held_on) if row.held_on else None
    if day is None or not day.is_exact:
        raise ValidationError(
            "只知道大概哪天，定不了几点。", "请先把会议日期写到哪一天。", field="held_on"
        )
    return datetime.combine(day.earliest, clock, BEIJING)
