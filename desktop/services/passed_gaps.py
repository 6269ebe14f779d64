"""What the law wanted before a vote, and what was passed over, as papers print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import Consultation, PassedGap
from desktop.records.consultations import STAGES
from desktop.records.stages import CONDITION_KINDS
from desktop.services.plan_values import PassedEntry
from desktop.services.snapshots import ConditionEntry
from desktop.services.stage_facts import list_conditions

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading


def list_condition_entries(
    reading: Reading, consultation: UUID | None, day: date
) -> tuple[ConditionEntry, ...]:
    """Return what of the law's conditions held for a consultation on a day, the first one first."""
    row = reading.find(Consultation, consultation)
    if row is None:
        return ()
    found = [one for kind in CONDITION_KINDS for one in list_conditions(reading, row, kind, day)]
    return tuple(
        ConditionEntry(
            title=CONDITION_KINDS[one.kind],
            body=one.body,
            settled_on=one.held_on or "",
            conclusion=one.conclusion,
        )
        for one in sorted(found, key=lambda one: one.held_on or "")
    )


def list_passed_entries(reading: Reading, consultation: UUID | None) -> tuple[PassedEntry, ...]:
    """Return what was passed over, in its order; nothing for a meeting of no consultation."""
    if consultation is None:
        return ()
    return tuple(
        PassedEntry(
            stage=STAGES[row.stage],
            title=row.title,
            basis=row.basis,
            lawful=row.lawful,
            reason=row.reason,
            agreed_by=row.agreed_by,
            passed_on=row.passed_on or "",
        )
        for row in reading.list(PassedGap, consultation=consultation)
    )
