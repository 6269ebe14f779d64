"""What was agreed, what is to be done, and how it goes."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from desktop.records.consultations import Consultation
from desktop.records.declarations import (
    Record,
    choice,
    day,
    decimal,
    part_of,
    prose,
    record,
    ref,
    refs,
    text,
)
from desktop.records.meetings import Meeting

CONSENSUS = {"": "未定", "reached": "达成共识", "mostly": "基本共识", "not_reached": "未达成共识"}

TASK_STATES = {
    "not_begun": "未开始",
    "running": "进行中",
    "blocked": "受阻",
    "done": "完成",
    "cancelled": "取消",
}


@record(title="协商成果")
class Outcome(Record):
    """What was agreed, and what was not."""

    title: str = text("成果名称", search=True)
    consultation: UUID | None = ref("协商", Consultation)
    meeting: UUID | None = ref("会议", Meeting)
    consensus: str = choice("共识情况", CONSENSUS, default="")
    agreed: str = prose("共识点", search=True)
    disagreed: str = prose("分歧点", search=True)
    left_open: str = prose("待定事项", search=True)
    suggestions: str = prose("意见建议", search=True)
    cost: Decimal | None = decimal("所需资金", unit="元")
    addressed_to: str = text("报送单位")


@record(title="落实事项")
class Task(Record):
    """Something to do after an outcome; its first deadline is kept beside the present one."""

    title: str = text("落实事项", search=True, needed_at="implement")
    outcome: UUID | None = ref("协商成果", Outcome)
    consultation: UUID | None = ref("协商", Consultation)
    unit: str = text("责任单位", needed_at="implement")
    responsible: str = text("责任人", needed_at="implement")
    first_due: str | None = day("首次期限", fixed=True)
    due: str | None = day("现期限", needed_at="implement")
    state: str = choice("状态", TASK_STATES, default="not_begun")


@record(title="办理进展", named_by="state", insert_only=True)
class Progress(Record):
    """An entry on a task: what was done, what blocks it, or a longer deadline and why."""

    task: UUID = part_of("落实事项", Task)
    on_day: str | None = day("日期")
    state: str = choice("状态", TASK_STATES, default="running")
    content: str = prose("进展", search=True)
    reason: str = prose("受阻或延期理由", search=True)
    extended_to: str | None = day("延期至")
    agreed_by: str = text("同意延期的人")
    evidence: tuple[UUID, ...] = refs("佐证", "Attachment")
