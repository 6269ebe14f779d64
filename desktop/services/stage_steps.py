"""Who answers for the stage at which a consultation stands, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation, StageStep
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.stages import require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work

EDITABLE = ("responsible", "due")
"""What a person may change of a step; its days are those of the gates."""


def find_current_step(reading: Reading, row: Consultation) -> StageStep | None:
    """Return the step at which a consultation stands; None where it has none (or is archived)."""
    if row.ended_at is not None:
        return None
    steps = reading.list(StageStep, consultation=row.id, stage=row.stage)
    return steps[-1] if steps else None


@act("修改环节的责任人和期限")
def edit_stage_step(work: Work, /, consultation: UUID, *, stage: str, **values: Any) -> None:
    """Change who answers for the current stage, or until when it should be done.

    Args:
        work: The act.
        consultation: Which.
        stage: Key of the stage that is meant; only the current one can be changed.
        values: ``responsible`` and ``due`` (ISO 8601-2, None for no limit).

    Raises:
        ConflictError: It was archived, or stands at another stage.
        ValidationError: The limit lies before the day on which the stage was entered, or a field
            is none of these two.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    step = find_current_step(work, row)
    if step is None or row.stage != stage:
        raise ConflictError(
            "这件协商已经不在这个环节。", "只能改正在办的环节，请刷新后再看。", stage=stage
        )
    for name in values:
        if name not in EDITABLE:
            raise ValidationError(f"环节里没有可改的“{name}”。", "只能改责任人和期限。", field=name)
    fill(step, values)
    begun, due = read_due(step.begun_on), read_due(step.due)
    if begun is not None and due is not None and due < begun:
        raise ValidationError(
            f"期限{due.isoformat()}早于进入环节的{begun.isoformat()}。", "请核对期限。", field="due"
        )
