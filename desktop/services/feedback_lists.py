"""Whom a consultation still has to tell what came of what they raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.errors import ConflictError
from desktop.records import Concern, Consultation, Feedback, Topic
from desktop.services.acts import act
from desktop.services.askers import Head, heads_of, untold_heads
from desktop.services.confidences import told
from desktop.services.follow_ups import record_feedback
from desktop.services.initials import initials_of
from desktop.services.references import Reference
from desktop.services.stage_facts import concerns_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading, Work


def list_untold_concerns(reading: Reading, consultation: UUID) -> tuple[Reference, ...]:
    """Return the concerns of which somebody was not told yet, the oldest first.

    Where several came together, the second words tell how many of them are left.
    """
    rows = _concerns(reading, reading.get(Consultation, consultation))
    told = _told(reading, consultation)
    found = ((row, len(untold_heads(row, told))) for row in rows)
    return tuple(_reference(row, left) for row, left in found if left)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskerLine:
    """One who raised what was consulted on, and how they were told; `told_on` None: not yet.

    Attributes:
        concern: What was raised.
        who: "" where the name is withheld or was never known.
        feedback: The row that tells of it.
        way: A key of FEEDBACK_WAYS, "" where nobody told them.
    """

    concern: UUID
    title: str
    raised_on: date | None
    who: str
    person: UUID | None
    feedback: UUID | None = None
    way: str = ""
    told_on: date | None = None
    told_by: str = ""
    satisfaction: str = ""


def list_askers(reading: Reading, consultation: UUID) -> tuple[AskerLine, ...]:
    """Return everybody who raised what was consulted on: who still waits first."""
    given = _told(reading, consultation)
    found: list[AskerLine] = []
    for row in _concerns(reading, reading.get(Consultation, consultation)):
        left = [one for one in given if one.concern == row.id]
        found += [_asker(row, head, _take(left, head.person)) for head in heads_of(row)]
    return tuple(sorted(found, key=lambda one: one.told_on is not None))


def _take(left: list[Feedback], person: UUID | None) -> Feedback | None:
    """Return the row of somebody and take it out, so that two of no name have one each."""
    found = next((row for row in left if row.asker == person), None)
    if found is not None:
        left.remove(found)
    return found


def _asker(row: Concern, head: Head, given: Feedback | None) -> AskerLine:
    known: dict[str, Any] = {
        "concern": row.id,
        "title": told(row, row.title),
        "raised_on": read_due(row.raised_on),
        "who": head.name,
        "person": head.person,
    }
    if given is None:
        return AskerLine(**known)
    return AskerLine(
        **known,
        feedback=given.id,
        way=given.way,
        told_on=read_due(given.told_on),
        told_by=given.told_by,
        satisfaction=given.satisfaction,
    )


@act("一起告知反映人")
def tell_all(work: Work, /, consultation: UUID, **values: Any) -> int:
    """Enter that everybody who was not told yet was told the same; return how many.

    Raises:
        ValidationError: The day or what was told is missing.
        ConflictError: Everybody was told before, or the consultation was archived.
    """
    waiting = [one for one in list_askers(work, consultation) if one.told_on is None]
    if not waiting:
        raise ConflictError("反映人都已经告知过了。", "要再告知的，从“记一条”里单独记。")
    for concern in dict.fromkeys(one.concern for one in waiting):
        record_feedback(work, consultation, concern, **values)
    return len(waiting)


def list_untold_heads(reading: Reading, consultation: UUID, concern: UUID) -> list[Head]:
    """Return who of those that came with a concern was not told yet."""
    return untold_heads(reading.get(Concern, concern), _told(reading, consultation))


def _concerns(reading: Reading, row: Consultation) -> list[Concern]:
    ids = concerns_of(reading, reading.find(Topic, row.topic))
    return [one for one in (reading.find(Concern, one) for one in ids) if one is not None]


def _told(reading: Reading, consultation: UUID) -> list[Feedback]:
    return [row for row in reading.list(Feedback, consultation=consultation) if row.told_on]


def _reference(row: Concern, left: int) -> Reference:
    told = (row.raised_on or "", f"还有{left}人" if left > 1 else "")
    return Reference(
        id=row.id,
        title=row.title,
        second=" ".join(filter(None, told)),
        initials=initials_of(row.title),
    )
