"""How much is due today, and how much is late: numbers only, for whoever looks over a shoulder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.services.calendars import list_open

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.ports import Reading

_ADVISED = ("stage", "submission")
"""What only a procedure advises, or others are to do: the calendar shows it, nobody is reminded."""


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many matters are due today, how many are late, and how many meetings there are today."""

    today: int = 0
    overdue: int = 0
    meetings: int = 0

    @property
    def is_none(self) -> bool:
        """Whether there is nothing to remind of."""
        return not (self.today or self.overdue or self.meetings)


def count_due(reading: Reading, today: date) -> DueCounts:
    """Count what presses on a day."""
    found = [one for one in list_open(reading) if one.kind not in _ADVISED]
    meetings = sum(one.kind == "meeting" and one.day == today for one in found)
    others = [one for one in found if one.kind != "meeting"]
    return DueCounts(
        today=sum(one.day == today for one in others),
        overdue=sum(one.is_overdue(today) for one in others),
        meetings=meetings,
    )
