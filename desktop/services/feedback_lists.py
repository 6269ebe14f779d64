"""Whom a consultation still has to tell what came of what they raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import Concern, Consultation, Feedback, Topic
from desktop.services.askers import Head, untold_heads
from desktop.services.initials import initials_of
from desktop.services.references import Reference
from desktop.services.stage_facts import concerns_of

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading


def list_untold_concerns(reading: Reading, consultation: UUID) -> tuple[Reference, ...]:
    """Return the concerns of which somebody was not told yet, the oldest first.

    Where several came together, the second words tell how many of them are left.
    """
    rows = _concerns(reading, reading.get(Consultation, consultation))
    told = _told(reading, consultation)
    found = ((row, len(untold_heads(row, told))) for row in rows)
    return tuple(_reference(row, left) for row, left in found if left)


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
