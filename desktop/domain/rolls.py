"""The roll as a timeline: who is present at a moment, who stands in for whom.

Entries are never changed; a wrong one is taken back by a later entry that names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

ARRIVED = "arrived"
DEPARTED = "departed"
EXCUSED = "excused"
PROXY = "proxy"
WITHDRAWN = "withdrawn"  # says only that the entry it takes back was wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class RollEvent:
    """One entry of the timeline; `stands_in` is who votes for a participant who gave a proxy."""

    id: UUID
    participant: UUID
    kind: str
    at: datetime
    reason: str = ""
    stands_in: UUID | None = None
    takes_back: UUID | None = None


@dataclass(slots=True)
class Standing:
    """What the timeline says of one participant up to a moment.

    `arrived_at` is the first arrival, `left_at` the last departure if they are away since.
    """

    present: bool = False
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    excused: str | None = None
    proxy: UUID | None = None
    proxy_reason: str = ""
    events: list[RollEvent] = field(default_factory=list)

    def take(self, event: RollEvent) -> None:
        """Let one more entry count."""
        self.events.append(event)
        if event.kind == ARRIVED:
            self.present = True
            self.arrived_at = self.arrived_at or event.at
            self.left_at = None
            self.excused = None
        elif event.kind == DEPARTED and self.present:
            self.present = False
            self.left_at = event.at
        elif event.kind == EXCUSED:
            self.excused = event.reason
        elif event.kind == PROXY:
            self.proxy, self.proxy_reason = event.stands_in, event.reason


def standings(
    events: Iterable[RollEvent], *, until: datetime | None = None
) -> dict[UUID, Standing]:
    """Return what the timeline says of each participant it names.

    Args:
        events: Entries in any order; those of the same moment count in the order of their ids.
        until: The moment asked for, itself included; None means the end.
    """
    events = list(events)
    taken_back = {event.takes_back for event in events if event.takes_back is not None}
    counted = [event for event in events if event.id not in taken_back]
    found: dict[UUID, Standing] = {}
    for event in sorted(counted, key=lambda each: (each.at, each.id)):
        if until is None or event.at <= until:
            found.setdefault(event.participant, Standing()).take(event)
    return found


def present_at(events: Iterable[RollEvent], moment: datetime | None = None) -> set[UUID]:
    """Return who is in the room at a moment (None: at the end)."""
    found = standings(events, until=moment)
    return {participant for participant, standing in found.items() if standing.present}


def represented_at(events: Iterable[RollEvent], moment: datetime | None = None) -> dict[UUID, UUID]:
    """Return absent participants who are represented, each with who stands in and is present."""
    found = standings(events, until=moment)
    present = {participant for participant, standing in found.items() if standing.present}
    return {
        participant: standing.proxy
        for participant, standing in found.items()
        if not standing.present and standing.proxy in present and standing.proxy is not None
    }
