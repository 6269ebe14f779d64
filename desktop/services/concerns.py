"""What villagers raise, and the topics made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ValidationError
from desktop.records import Concern, Topic
from desktop.services.acts import act
from desktop.services.forms import fill, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.ports import Work


@act("登记民情诉求")
def record_concern(work: Work, /, **values: Any) -> UUID:
    """Write down what somebody raised; `values` are fields of Concern.

    Raises:
        ValidationError: Title, content or day is missing.
    """
    concern = Concern()
    fill(concern, values)
    require(concern, "raise")
    work.add(concern)
    return concern.id


@act("修改民情诉求")
def edit_concern(work: Work, /, concern: UUID, **values: Any) -> None:
    """Change fields of a concern."""
    row = work.get(Concern, concern)
    fill(row, values)
    require(row, "raise")


@act("提出议题")
def put_forward_topic(work: Work, /, concerns: Sequence[UUID], **values: Any) -> UUID:
    """Put one concern or several forward as a topic; each keeps its own asker and answer.

    Raises:
        ValidationError: Neither a concern nor another origin is given.
    """
    topic = Topic(concerns=tuple(concerns))
    fill(topic, values)
    if not topic.concerns and not topic.origin:
        raise ValidationError(
            "议题没有来源。", "请选择至少一件诉求，或写明其他来源。", field="concerns"
        )
    work.add(topic)
    return topic.id


@act("筛选议题")
def decide_topic(work: Work, /, topic: UUID, *, decision: str, reason: str, **values: Any) -> None:
    """List, merge, refer or set aside a topic, always with a reason; its concerns follow.

    A topic that the lawfulness check did not pass cannot be listed.

    Raises:
        ValidationError: An item of the screening is missing, or the topic is not lawful.
    """
    row = work.get(Topic, topic)
    fill(row, values | {"decision": decision, "reason": reason})
    require(row, "screen")
    if row.decision == "listed" and not row.lawful:
        raise ValidationError(
            "合法性审查没有通过，不能列入协商。",
            "请补充合法性审查意见，或选择转办、不列入并写明理由。",
            field="lawful",
        )
    for concern in row.concerns:
        found = work.get(Concern, concern)
        if found.state in _UNANSWERED:
            found.state = "in_topic" if row.decision in _TAKEN_UP else "open"


_UNANSWERED = ("open", "in_topic")
_TAKEN_UP = ("listed", "merged")
