"""What was passed over on the way of a consultation, as papers print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import PassedGap
from desktop.records.consultations import STAGES
from desktop.services.snapshots import PassedEntry

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading


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
