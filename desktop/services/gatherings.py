"""Those invited to a meeting and the entries of its roll, read once for all that asks of them.

A roll of thousands takes a good part of a second to read. One look at the room asks of it many
times, so it is handed on; and entries of a roll never change, so a room remembers those it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import Attendance, Participant
from desktop.services.meetings import list_roll_events, roll_event_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.domain.rolls import RollEvent
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Participants and entries of one meeting, as they were when they were read."""

    participants: Sequence[Participant]
    events: Sequence[RollEvent]

    @property
    def entitled(self) -> list[Participant]:
        """Those who have a vote."""
        return [one for one in self.participants if one.capacity == "entitled"]


class RollMemory:
    """The entries of one meeting's roll, read once; used on the ledger's thread only."""

    def __init__(self) -> None:
        self._meeting: UUID | None = None
        self._events: dict[UUID, RollEvent | None] = {}

    def list_events(self, reading: Reading, meeting: UUID) -> list[RollEvent]:
        """Return the entries, of which only those made since the last time are read."""
        if meeting != self._meeting:
            self._meeting, self._events = meeting, {}
        missing = reading.count(Attendance, meeting=meeting) - len(self._events)
        fresh = self._read(reading, meeting, missing) if missing > 0 else {}
        if missing < 0 or len(fresh) != missing or fresh.keys() & self._events.keys():
            self._events = self._read(reading, meeting, None)  # some came from elsewhere
        else:
            self._events |= fresh
        return [event for event in self._events.values() if event is not None]

    @staticmethod
    def _read(reading: Reading, meeting: UUID, newest: int | None) -> dict[UUID, RollEvent | None]:
        rows = reading.list(Attendance, meeting=meeting, order_by="-id", limit=newest)
        return {row.id: roll_event_of(row) for row in reversed(rows)}


def gather(reading: Reading, meeting: UUID, memory: RollMemory | None = None) -> Gathering:
    """Return participants and entries of a meeting, the entries by what is remembered of them."""
    if memory is None:
        events = list_roll_events(reading, meeting)
    else:
        events = memory.list_events(reading, meeting)
    return Gathering(participants=reading.list(Participant, meeting=meeting), events=events)
