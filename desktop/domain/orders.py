"""Order clocks: by which writes of many devices are ranked, whatever their own clocks say.

A stamp is signed and never altered; it may be years off. The server gives each Change an order
clock when it first accepts it; everybody, the author too, merges by that from then on (design, 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.clocks import format_stamp, parse_stamp, stamp_after

if TYPE_CHECKING:
    from datetime import timedelta


def order_clock(stamp: str, offset: timedelta, arrival: str, last: str) -> str:
    """Return the order clock of a Change at its first acceptance.

    The lesser of the corrected stamp and the arrival, so that no clock that runs ahead outranks
    what others write later; and above the device's last one, so that its own order stays.

    Args:
        stamp: The Change's own.
        offset: What the server measured of the device at this contact: server's clock less its.
        arrival: When the server has it, a stamp whose counter is 0.
        last: The order clock of the device's Change before it, "" for the first.

    Raises:
        ValueError: `stamp` or `last` is none.
    """
    at, counter = parse_stamp(stamp)
    try:
        corrected = format_stamp(at + offset, counter)
    except OverflowError:  # beyond the calendar: such a clock says nothing
        corrected = arrival
    clamped = min(corrected, arrival)
    return clamped if clamped > last else stamp_after(last)
