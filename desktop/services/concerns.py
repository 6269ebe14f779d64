"""What villagers raise, and that it is put forward as a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import Concern, Topic
from desktop.services.acts import act
from desktop.services.answers import owe_newcomers
from desktop.services.askers import heads_of, withhold_names
from desktop.services.confidences import is_confidential
from desktop.services.forms import fill, require
from desktop.services.meeting_snapshots import named
from desktop.services.numbering import next_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work

SERIES = "接"
"""The word in the registration number of a concern: 柳接〔2026〕87号."""
_LATEST = 200


@act("登记民情诉求")
def record_concern(work: Work, /, **values: Any) -> UUID:
    """Write down what somebody raised; `values` are fields of Concern.

    Raises:
        ValidationError: Title, content or day is missing.
    """
    concern = Concern(number=next_registration(work, work.org, work.now))
    fill(concern, values)
    require(concern, "raise")
    work.add(concern)
    return concern.id


def next_registration(reading: Reading, org: UUID | None, at: datetime) -> str:
    """Return the registration number that a concern entered at `at` (aware) would get.

    Numbers rise with time, and so do ids: among the latest stands the highest of the year. Those
    of concerns that were taken back are not given again.
    """
    latest = reading.list(Concern, order_by="-id", limit=_LATEST, with_removed=True)
    return next_number(reading, org, SERIES, at, (row.number for row in latest))


@act("修改民情诉求")
def edit_concern(work: Work, /, concern: UUID, **values: Any) -> None:
    """Change fields of a concern, who came with it included.

    Names that are withheld from now on are kept as words that stay in the room. Whoever joins
    after the others were answered is to be told the same.

    Raises:
        ValidationError: Title, content or day is missing, or a withheld name stands in the open.
    """
    row = work.get(Concern, concern)
    before = heads_of(row)
    fill(row, values)
    require(row, "raise")
    if values.get("anonymous") is False:  # the wish was taken back: the name may stand in the open
        row.withheld_name = ""
    if is_confidential(row):
        row.anonymous = True
        withhold_names(work, row)
    owe_newcomers(work, row, before)


@act("并案")
def merge_concern(work: Work, /, concern: UUID, *, into: UUID) -> None:
    """Let a concern be one with another; it keeps its own asker and its own answer.

    Raises:
        ConflictError: They are the same, one was merged before, or others were merged into it.
        NotFoundError: The other was taken back.
    """
    row, other = work.get(Concern, concern), work.get(Concern, into)
    if other.removed_at is not None:
        raise NotFoundError("要并入的那件已经撤回。", "请选另一件。", field="merged_into")
    if row.id == other.id:
        raise ConflictError("不能并到自己。", "请选另一件。", field="merged_into")
    if row.merged_into is not None:
        there = named(row, "merged_into")
        raise ConflictError(f"这件已经并到“{there}”。", "要改并，请先分开。", field="merged_into")
    if other.merged_into is not None:
        there = named(other, "merged_into")
        raise ConflictError(
            f"那件自己已经并到“{there}”。", f"请直接并到“{there}”。", field="merged_into"
        )
    count = work.count(Concern, merged_into=row.id)
    if count:
        raise ConflictError(
            f"已经有{count}件并到这件，它不能再并到别的。",
            "请把那件并到这件。",
            field="merged_into",
        )
    row.merged_into = other.id


@act("分开并案")
def separate_concern(work: Work, /, concern: UUID) -> None:
    """Let a concern that was merged stand for itself again."""
    work.get(Concern, concern).merged_into = None


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
