"""Whom a consultation still has to tell what came of what they raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import Concern, Consultation, Feedback, Topic
from desktop.services.initials import initials_of
from desktop.services.references import Reference
from desktop.services.stage_facts import concerns_of

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading


def list_untold_concerns(reading: Reading, consultation: UUID) -> tuple[Reference, ...]:
    """Return the concerns whose askers were not told yet, the oldest first."""
    row = reading.get(Consultation, consultation)
    told = {one.concern for one in reading.list(Feedback, consultation=consultation)}
    ids = concerns_of(reading, reading.find(Topic, row.topic))
    found = (reading.find(Concern, one) for one in ids if one not in told)
    return tuple(
        Reference(
            id=one.id,
            title=one.title,
            second=one.raised_on or "",
            initials=initials_of(one.title),
        )
        for one in found
        if one is not None
    )
