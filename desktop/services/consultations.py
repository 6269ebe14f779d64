"""The course around one topic: its plan with the seven answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.records import Consultation, Topic
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services.acts import act
from desktop.services.forms import fill, gaps

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@act("拟定协商方案")
def plan_consultation(work: Work, /, topic: UUID | None = None, **values: Any) -> UUID:
    """Begin a consultation on a topic; its title is the topic's unless another is given."""
    consultation = Consultation(topic=topic)
    found = work.find(Topic, topic)
    fill(consultation, {"title": found.title if found else ""} | values)
    work.add(consultation)
    return consultation.id


@act("修改协商方案")
def edit_consultation(work: Work, /, consultation: UUID, **values: Any) -> None:
    """Change fields of a consultation's plan."""
    fill(work.get(Consultation, consultation), values)


def list_unanswered(reading: Reading, consultation: UUID) -> list[str]:
    """Return the headings of the seven questions that the plan does not answer yet."""
    missing = {field.name for field in gaps(reading.get(Consultation, consultation), "plan")}
    return [heading for name, heading in SEVEN_ANSWERS.items() if name in missing]
