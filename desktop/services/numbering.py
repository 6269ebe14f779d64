"""Numbers of the year, as documents bear them: 示记〔2026〕14号."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.records import Organization

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading

_RUNNING = re.compile(r"(\d+)号")


def next_number(
    reading: Reading, org: UUID | None, series: str, at: datetime, issued: Iterable[str]
) -> str:
    """Return the number after the highest of those issued in the year of `at` in Beijing.

    Args:
        reading: Where the organization is.
        org: Whose short name it begins with; the first character of its name where it has none.
        series: The word of its kind: 记, 协, 接.
        at: When it is given; aware.
        issued: Numbers given before, those of other years and kinds among them.
    """
    organization = reading.find(Organization, org)
    short = organization.short_name or organization.name[:1] if organization else ""
    prefix = f"{short}{series}〔{day_of(at).year}〕"
    rests = (number.removeprefix(prefix) for number in issued if number.startswith(prefix))
    running = [int(found[1]) for rest in rests if (found := _RUNNING.fullmatch(rest))]
    return f"{prefix}{max(running, default=0) + 1}号"
