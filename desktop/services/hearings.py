"""Opinions given outside a room: on a visit, by phone or in writing, by who did not come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation, Investigation, Meeting, Opinion, Participant
from desktop.records.opinions import OPINION_SOURCES
from desktop.services.acts import act
from desktop.services.meetings import call_meeting
from desktop.services.opinions import record_opinion
from desktop.services.references import Reference, list_references
from desktop.services.stages import require_in_hand
from desktop.services.written_rounds import VISIT, is_visit

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work

ABSENT_SOURCES = {key: word for key, word in OPINION_SOURCES.items() if key != "meeting"}
"""How somebody who is not in the room gives an opinion."""


@act("登记未到会的意见")
def record_absent_opinion(work: Work, /, meeting: UUID, **values: Any) -> UUID:
    """Write down what somebody who did not come to a meeting said or wrote of it.

    Raises:
        ValidationError: Nothing was said, nobody is named, or it was said in the room.
    """
    source = values.get("source", "phone")
    if source not in ABSENT_SOURCES:
        raise ValidationError(
            "会上说的意见，请在会议现场记。", "这里记电话、入户、书面的。", field="source"
        )
    if not values.get("speaker") and not str(values.get("signed", "")).strip():
        raise ValidationError(
            "没有写是谁的意见。", "请选人或写署名；不愿留名的写“一名村民”。", field="signed"
        )
    return record_opinion(work, meeting, **values | {"source": source})


@act("登记走访听到的意见")
def record_heard_opinion(work: Work, /, investigation: UUID, **values: Any) -> UUID:
    """Write down what was heard on an investigation, among the opinions of its consultation.

    Opinions belong to a meeting: an investigation has one of its own, to which nobody is called.

    Raises:
        ConflictError: The investigation is of a topic on which nothing is consulted yet.
        ValidationError: Nothing was said, or nobody is named.
    """
    row = work.get(Investigation, investigation)
    if row.consultation is None:
        raise ConflictError(
            "这次调研还没有对应的协商。", "立项协商以后再登记意见；现在可以登记成民情诉求。"
        )
    require_in_hand(work.get(Consultation, row.consultation))
    meeting = _visit_of(work, row)
    return record_absent_opinion(work, meeting, **values | {"source": VISIT})


def _visit_of(work: Work, row: Investigation) -> UUID:
    """Return the meeting that stands for an investigation; made with its first opinion."""
    found = find_visit(work, row)
    if found is not None:
        return found.id
    made = call_meeting(
        work,
        title=row.title,
        consultation=row.consultation,
        form=VISIT,
        held_on=row.begun_on,
        place=row.place or "走访",
    )
    meeting = work.get(Meeting, made)
    meeting.state = "ended"
    return made


def find_visit(reading: Reading, row: Investigation) -> Meeting | None:
    """Return the meeting that stands for an investigation, None before its first opinion."""
    found = reading.list(
        Meeting, consultation=row.consultation, form=VISIT, held_on=row.begun_on, title=row.title
    )
    return found[0] if found else None


def list_heard(reading: Reading, row: Investigation) -> list[Opinion]:
    """Return what was heard on an investigation."""
    visit = find_visit(reading, row) if row.consultation else None
    return reading.list(Opinion, meeting=visit.id) if visit else []


def list_meetings_to_hear(reading: Reading, consultation: UUID) -> tuple[Reference, ...]:
    """Return the meetings and rounds to which an opinion may belong, the newest first."""
    rows = reading.list(Meeting, consultation=consultation)
    wanted = {row.id for row in rows if not is_visit(row)}
    return tuple(one for one in list_references(reading, "Meeting") if one.id in wanted)


def list_speakers(reading: Reading, *, meeting: UUID) -> tuple[Reference, ...]:
    """Return who was invited to a meeting or asked in a round."""
    invited = {row.id for row in reading.list(Participant, meeting=meeting)}
    return tuple(one for one in list_references(reading, "Participant") if one.id in invited)
