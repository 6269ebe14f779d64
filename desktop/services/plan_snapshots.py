"""Makes the value that the paper of a plan is made of, with what became of the plan on its way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.records import Consultation
from desktop.services.change_views import list_plan_changes, made_known_on
from desktop.services.meeting_snapshots import named, organization_name
from desktop.services.passed_gaps import list_passed_entries
from desktop.services.snapshots import PlanChange, PlanSnapshot

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading


def snapshot_plan(reading: Reading, consultation: UUID) -> PlanSnapshot:
    """Return the plan of a consultation as its paper shows it."""
    row = reading.get(Consultation, consultation)
    return PlanSnapshot(
        organization=organization_name(reading, row),
        title=row.title,
        kind=row.kind,
        forms=row.forms,
        in_plan=row.in_plan,
        timing=row.timing,
        lead=named(row, "lead"),
        why=row.why,
        what=row.what,
        with_whom=row.with_whom,
        when=row.when,
        how=row.how,
        carry_out=row.carry_out,
        give_back=row.give_back,
        passed=list_passed_entries(reading, consultation),
        changes=_changes(reading, row),
    )


def _changes(reading: Reading, row: Consultation) -> tuple[PlanChange, ...]:
    """Return the changes since the plan was made known, the first one first."""
    known_on = made_known_on(reading, row, date.max)
    return tuple(
        PlanChange(
            at=change.at,
            by=change.by,
            field=change.field,
            before=change.before,
            after=change.after,
        )
        for change in list_plan_changes(reading, row.id, known_on)
    )
