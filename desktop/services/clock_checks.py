"""Whether this machine's clock may set the date of a paper, or a person is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.domain.clock_doubts import OFF, clock_doubts

if TYPE_CHECKING:
    from desktop.services.ports import Reading

CLOCK_SHIFT = "clock_shift_ms"
"""The setting in which sync keeps by how much it corrects the clock, milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockState:
    """What is known of the clock.

    Attributes:
        now: The present that it shows, corrected where a server told.
        last: When this device last wrote, by its stamp; None before the first Change.
        doubts: Of desktop.domain.clock_doubts, the worst first.
        offset: By how much the machine's own clock is behind the server's.
    """

    now: datetime
    last: datetime | None
    doubts: tuple[str, ...] = ()
    offset: timedelta = timedelta()

    @property
    def is_doubtful(self) -> bool:
        """Whether a person is to confirm a paper's date: what a server corrected is right."""
        return any(doubt != OFF for doubt in self.doubts)


def check_clock(reading: Reading, now: datetime, acted: datetime | None = None) -> ClockState:
    """Return what speaks against the clock; for papers, the status bar and the sync centre.

    Args:
        reading: A look.
        now: The present as the window shows it (aware).
        acted: When this run of the app last saved something.
    """
    last = reading.last_stamp()
    offset = timedelta(milliseconds=int(reading.setting(CLOCK_SHIFT) or 0))
    doubts = clock_doubts(now, last=last, acted=acted, offset=offset)
    return ClockState(now=now, last=last, doubts=doubts, offset=offset)
