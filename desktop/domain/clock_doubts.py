"""What speaks against a clock: pure, from the present that it shows and what is known besides.

A doubt decides nothing but whether a person is asked before the clock sets a paper's date.
"""

from __future__ import annotations

from datetime import datetime, timedelta

WENT_BACK, JUMPED, OFF, YEARS_OFF = "went_back", "jumped", "off", "years_off"

TOLERANCE = timedelta(minutes=2)
"""Less than this nobody notices on a paper."""
LONGEST_PAUSE = timedelta(days=1)
"""A run in which nothing is done for longer has slept, or its clock was set."""
FIRST_YEAR = 2026
"""The app did not exist before."""
LONGEST_GAP = timedelta(days=3 * 365)
"""Nobody leaves a ledger alone for longer and then goes on without asking the date."""


def clock_doubts(
    now: datetime, *, last: datetime | None, acted: datetime | None, offset: timedelta
) -> tuple[str, ...]:
    """Return what speaks against a clock, the worst first; nothing where nothing does.

    Args:
        now: What it shows (aware).
        last: The last Change of this device by its stamp, None before the first.
        acted: When this run of the app last saved something, None where it did not yet.
        offset: By how much the server said that the machine's own clock is wrong; 0 where it is
            right, or no server was asked.
    """
    found = []
    if now.year < FIRST_YEAR or (last is not None and now - last > LONGEST_GAP):
        found.append(YEARS_OFF)
    if last is not None and last - now > TOLERANCE:
        found.append(WENT_BACK)
    if acted is not None and now - acted > LONGEST_PAUSE:
        found.append(JUMPED)
    if abs(offset) > TOLERANCE:
        found.append(OFF)
    return tuple(found)
