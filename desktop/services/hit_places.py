"""Where what a search found is shown: a row without a page of its own, by the row it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import Act, Attachment, Consultation, Meeting, Motion, Topic
from desktop.records.declarations import record_type
from desktop.services.record_sheets import find_record
from desktop.services.registers import is_register
from desktop.services.written_rounds import FORM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Hit, Reading

ROUND = "WrittenRound"
"""Stands for the type of a meeting that is a written round: it has a page of its own."""

SHOWN = frozenset(
    {"Concern", "Consultation", "Meeting", "Task", "Person", "Roster", "FrozenRecord", "AnnualPlan"}
)
"""Types that have a page, or a row in a list."""
# The field by which the others are reached, and the type of what it names.
_OWNERS = {
    "Opinion": (("meeting", "Meeting"),),
    "AgendaItem": (("meeting", "Meeting"),),
    "Motion": (("meeting", "Meeting"),),
    "WrittenSheet": (("meeting", "Meeting"),),
    "Adjournment": (("meeting", "Meeting"),),
    "Attendance": (("meeting", "Meeting"),),
    "Delivery": (("meeting", "Meeting"),),
    "Participant": (("meeting", "Meeting"),),
    "Ballot": (("motion", "Motion"),),
    "NamedVote": (("ballot", "Ballot"),),
    "Seal": (("frozen_record", "FrozenRecord"),),
    "Printing": (("frozen_record", "FrozenRecord"),),
    "Response": (("opinion", "Opinion"),),
    "Progress": (("task", "Task"),),
    "Supervision": (("task", "Task"),),
    "Outcome": (("consultation", "Consultation"), ("meeting", "Meeting")),
    "Feedback": (("consultation", "Consultation"), ("concern", "Concern")),
    "Objection": (("notice", "Notice"),),
    "PlanItem": (("plan", "AnnualPlan"),),
    **dict.fromkeys(
        (
            "Adoption",
            "ConsultingParty",
            "Evaluation",
            "Investigation",
            "LawfulCondition",
            "Notice",
            "PassedGap",
            "SignOff",
            "StageStep",
            "Submission",
        ),
        (("consultation", "Consultation"),),
    ),
}
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A hit, and the row by which it is shown; type and row are None where nothing shows it."""

    hit: Hit
    type: str | None
    row: UUID | None


def search_places(reading: Reading, words: str, *, limit: int = 50) -> Sequence[FoundPlace]:
    """Return rows in which every word stands, newest by arrival first, with where each is shown."""
    return [_place(reading, hit) for hit in reading.search(words, limit=limit)]


def _place(reading: Reading, hit: Hit) -> FoundPlace:
    found = find_place(reading, hit.type, hit.id)
    return FoundPlace(hit, *found) if found else FoundPlace(hit, None, None)


def find_place(reading: Reading, kind: str, row: UUID) -> tuple[str, UUID] | None:
    """Return type and id of the row by which a row is shown; None where nothing shows it."""
    for _ in range(_MOST_STEPS):
        if kind in SHOWN or is_register(kind):
            return _shown_as(reading, kind, row), row
        owner = _owner(reading, reading.find(record_type(kind), row))
        if owner is None:
            break
        kind, row = owner
    return None


def find_motion(reading: Reading, kind: str, row: UUID) -> UUID | None:
    """Return the motion to which a ballot or a vote with a name belongs; None where none is."""
    for _ in range(_MOST_STEPS):
        if kind == Motion.__name__:
            return row
        owner = _owner(reading, reading.find(record_type(kind), row))
        if owner is None:
            return None
        kind, row = owner
    return None


def _shown_as(reading: Reading, kind: str, row: UUID) -> str:
    meeting = reading.find(Meeting, row) if kind == Meeting.__name__ else None
    return ROUND if meeting is not None and meeting.form == FORM else kind


def _owner(reading: Reading, found: Record | None) -> tuple[str, UUID] | None:
    """Return type and id of the row by which a row is shown."""
    if isinstance(found, Topic):
        made = reading.list(Consultation, topic=found.id, order_by="-id", limit=1)
        if made:
            return "Consultation", made[0].id
        return ("Concern", found.concerns[0]) if found.concerns else None
    if isinstance(found, Act):  # the words of an answer, or why something was done
        beside = (one for one in reading.written_with(found.id) if one.type != "Act")
        return next(((one.type, one.row) for one in beside), None)
    if isinstance(found, Attachment):
        subject = find_record(reading, found.subject) if found.subject else None
        return (type(subject).__name__, subject.id) if subject is not None else None
    owners = _OWNERS.get(type(found).__name__, ())
    named = ((kind, getattr(found, name, None)) for name, kind in owners)
    return next(((kind, row) for kind, row in named if row), None)
