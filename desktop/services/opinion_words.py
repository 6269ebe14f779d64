"""Who gave an opinion and how, in words (未到会，电话), wherever opinions are listed or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import rolls
from desktop.records import Meeting, Opinion, title_of
from desktop.records.opinions import OPINION_SOURCES
from desktop.services.meetings import list_roll_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.services.ports import Reading

UNSIGNED = "（不具名）"
"""Stands for the name where nobody gave one."""

ABSENT_WAYS: Mapping[str, str] = {
    source: f"未到会，{word}" for source, word in OPINION_SOURCES.items() if source != "meeting"
}
"""How somebody who did not come gave an opinion, by its source."""

_WITHOUT_ROOM = frozenset({"written", "visit"})
"""Forms to which nobody comes, so that nobody is absent either."""


def say_way(source: str, *, form: str = "meeting", came: bool = False) -> str:
    """Return how an opinion was given, "" for what was said in the room.

    Args:
        source: A key of OPINION_SOURCES.
        form: Of the meeting, a key of FORMS.
        came: Whether whoever gave it was there at any time.
    """
    if source in ("meeting", ""):
        return ""
    is_its_way = source == form or form in _WITHOUT_ROOM
    if came or is_its_way or source not in ABSENT_WAYS:
        return OPINION_SOURCES.get(source, source)
    return ABSENT_WAYS[source]


def who_said(opinion: Opinion) -> str:
    """Return the name under which an opinion was given: the participant's, else as it was signed.

    "" where nobody signed.
    """
    return str(title_of(opinion) or opinion.signed)


def ways_of(reading: Reading, meeting: UUID, opinions: Iterable[Opinion]) -> dict[UUID, str]:
    """Return how each opinion of a meeting was given, by its id."""
    row = reading.get(Meeting, meeting)
    came = people_who_came(reading, meeting)
    return {
        one.id: say_way(one.source, form=row.form, came=one.speaker in came) for one in opinions
    }


def people_who_came(reading: Reading, meeting: UUID) -> frozenset[UUID]:
    """Return the participants who were there at any time."""
    standings = rolls.standings(list_roll_events(reading, meeting))
    return frozenset(one for one, standing in standings.items() if standing.arrived_at is not None)
