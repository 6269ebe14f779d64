"""How times, days, figures and digests are worded on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.deadlines import BEIJING

if TYPE_CHECKING:
    from datetime import datetime


_SEASONS = {"21": "春", "22": "夏", "23": "秋", "24": "冬"}
_DAY = re.compile(r"(\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


def day_of(at: datetime) -> str:
    """Return 2026年11月23日."""
    local = at.astimezone(BEIJING)
    return f"{local.year}年{local.month}月{local.day}日"


def clock(at: datetime | None) -> str:
    """Return 9时05分, or nothing for no time."""
    if at is None:
        return ""
    local = at.astimezone(BEIJING)
    return f"{local.hour}时{local.minute:02}分"


def minute_text(at: datetime) -> str:
    """Return 2026年11月23日 11时42分."""
    return f"{day_of(at)} {clock(at)}"


def span_text(start: datetime | None, end: datetime | None) -> str:
    """Return 2026年11月23日9时30分至11时20分, the day again where it ends on another."""
    if start is None:
        return "" if end is None else f"{day_of(end)}{clock(end)}止"
    begin = day_of(start) + clock(start)
    if end is None:
        return begin
    return f"{begin}至{'' if day_of(start) == day_of(end) else day_of(end)}{clock(end)}"


def day_text(iso: str) -> str:
    """Return an ISO 8601-2 day as people write it: 2026年5月10日, 2019年春, 1951年, 约195X年."""
    found = _DAY.fullmatch(iso)
    if not found:
        return iso
    year, month, day, mark = found.groups()
    text = f"{year[:3]}0年代" if year.endswith("X") else f"{year}年"
    if month in _SEASONS:
        text += _SEASONS[month]
    elif month:
        text += f"{int(month)}月"
    if day:
        text += f"{int(day)}日"
    return {"~": "约", "?": "可能", "%": "可能约"}.get(mark, "") + text


def short_digest(digest: str, groups: int) -> str:
    """Return the start of a digest in groups of four: 9f3c 1ab2 …."""
    parts = [digest[at : at + 4] for at in range(0, min(len(digest), 4 * groups), 4)]
    return " ".join(parts) + (" …" if len(digest) > 4 * groups else "")


def in_parentheses(*parts: str) -> str:
    """Return （甲，乙） of what is not empty, or nothing."""
    filled = [part for part in parts if part]
    return f"（{'，'.join(filled)}）" if filled else ""
