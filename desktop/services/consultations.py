"""The course around one topic: its plan with the seven answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.records import Consultation, Topic
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.procedures import DEFAULT, get_newest_procedure
from desktop.services.stages import begin_steps, date_origin, require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@act("拟定协商方案")
def plan_consultation(
    work: Work,
    /,
    topic: UUID | None = None,
    *,
    procedure: str = DEFAULT,
    begun_on: str | None = None,
    **values: Any,
) -> UUID:
    """Begin a consultation on a topic, bound to the newest version of a procedure.

    Args:
        work: The act.
        topic: On what; its title is the consultation's unless another is given.
        procedure: Id of a procedure.
        begun_on: The day on which it began (ISO 8601-2); None: today.
        values: Fields of the plan.

    Raises:
        NotFoundError: There is no such procedure.
    """
    bound = get_newest_procedure(work, procedure)
    consultation = Consultation(topic=topic, procedure=bound.key, stage=bound.start.key)
    found = work.find(Topic, topic)
    fill(consultation, {"title": found.title if found else ""} | values)
    work.add(consultation)
    begin_steps(work, consultation, begun_on)
    return consultation.id


@act("修改协商方案")
def edit_consultation(work: Work, /, consultation: UUID, **values: Any) -> None:
    """Change fields of a consultation's plan.

    Raises:
        ConflictError: It was archived.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    fill(row, values)
    if "topic" in values:
        date_origin(work, row)


def list_unanswered(reading: Reading, consultation: UUID) -> list[str]:
    """Return the headings of the seven questions that the plan does not answer yet."""
    return unanswered(reading.get(Consultation, consultation))


def unanswered(row: Any) -> list[str]:
    """Return the same of a consultation, or of what was picked of it: the seven fields."""
    return [heading for name, heading in SEVEN_ANSWERS.items() if not getattr(row, name)]
