"""Hybrid logical stamps: the wall clock where it moves on, a counter where it does not.

After Kulkarni et al., "Logical Physical Clocks" (2014). A stamp orders the writes of devices that
know of each other; it never decides whether data are accepted.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMP = re.compile(r"[0-9]{8}T[0-9]{6}\.[0-9]{3}Z[0-9a-f]{4}")
_MAX_COUNTER = 0xFFFF


def format_stamp(at: datetime, counter: int) -> str:
    """Return a stamp such as ``20261123T212446.123Z0000``: 24 characters that sort as time does.

    Args:
        at: Aware time; fractions of a millisecond are cut.
        counter: 0 to 65,535.
    """
    # strftime takes three times as long, and there is a stamp for every Change.
    text = at.astimezone(UTC).isoformat(timespec="milliseconds")
    day, time = text[:10].replace("-", ""), text[11:23].replace(":", "")
    return f"{day}T{time}Z{counter:04x}"


@lru_cache(maxsize=4096)  # each is looked at several times on its way
def parse_stamp(stamp: str) -> tuple[datetime, int]:
    """Return time and counter of a stamp; ValueError for anything else."""
    if not _STAMP.fullmatch(stamp):
        msg = f"not a stamp: {stamp}"
        raise ValueError(msg)
    return datetime.fromisoformat(stamp[:20]), int(stamp[20:], 16)


def next_stamp(last: str, now: datetime) -> str:
    """Return the stamp after `last` ("" at the beginning) at wall time `now` (aware).

    A clock that stands still or goes back counts on from the last stamp.
    """
    if not last:
        return format_stamp(now, 0)
    at, _ = parse_stamp(last)
    wall = _EPOCH + timedelta(milliseconds=(now - _EPOCH) // timedelta(milliseconds=1))
    if wall > at:
        return format_stamp(wall, 0)
    return stamp_after(last)


def stamp_after(last: str) -> str:
    """Return the least stamp above another; ValueError where that is none."""
    at, counter = parse_stamp(last)
    if counter < _MAX_COUNTER:
        return f"{last[:20]}{counter + 1:04x}"
    return format_stamp(at + timedelta(milliseconds=1), 0)
