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
    integer,
    part_of,
    prose,
    record,
    ref,
    refs,
    text,
    yes_no,
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

SUBMISSION_WAYS = {"letter": "书面报送", "network": "网上报送", "in_person": "当面报送"}

ADOPTIONS = {"adopted": "采纳", "adopted_in_part": "部分采纳", "not_adopted": "未采纳"}

SUPERVISION_LEVELS = {
    "room": "联络室提醒",
    "supervisors": "村务监督委员会督办",
    "township": "乡镇督办",
    "county": "县级督办",
}


@record(title="协商成果")
class Outcome(Record):
    """What was agreed, and what was not."""

    title: str = text("成果名称", search=True)
    consultation: UUID | None = ref("协商", Consultation)
    meeting: UUID | None = ref("会议", Meeting)
    consensus: str = choice("共识情况", CONSENSUS, default="")
    policy_asks: str = prose("政策要求", search=True, since=3)
    government_asks: str = prose("党政关切", search=True, since=3)
    people_ask: str = prose("民生诉求", search=True, since=3)
    agreed: str = prose("共识点", search=True)
    disagreed: str = prose("分歧点", search=True)
    left_open: str = prose("待定事项", search=True)
    suggestions: str = prose("意见建议", search=True)
    evidence: str = prose("依据和理由", search=True, since=3)
    advice_only: bool = yes_no("仅作为意见，不设期限", since=3)
    cost: Decimal | None = decimal("所需资金", unit="元")
    addressed_to: str = text("报送单位")
    policy: str = text("对应的政策或决定", search=True, since=3)
    later_changes: str = prose("后来的变化", search=True, since=3)


@record(title="落实事项")
class Task(Record):
    """Something to do after an outcome; its first deadline is kept beside the present one."""

    title: str = text("落实事项", search=True, needed_at="implement")
    outcome: UUID | None = ref("协商成果", Outcome)
    consultation: UUID | None = ref("协商", Consultation)
    unit: str = text("责任单位", needed_at="implement")
    responsible: str = text("责任人", somebody=True, needed_at="implement")
    milestones: str = prose("阶段目标", since=3)
    budget: Decimal | None = decimal("所需资金", unit="元", since=3)
    first_due: str | None = day("首次期限", fixed=True)
    due: str | None = day("现期限", needed_at="implement")
    state: str = choice("状态", TASK_STATES, default="not_begun")


@record(title="办理进展", named_by="state", insert_only=True)
class Progress(Record):
    """An entry on a task: what was done, what blocks it, or a longer deadline and why."""

    task: UUID = part_of("落实事项", Task)
    on_day: str | None = day("日期")
    state: str = choice("状态", TASK_STATES, default="running")
    percent: int | None = integer("完成比例", unit="%", since=3)
    content: str = prose("进展", search=True)
    reason: str = prose("受阻或延期理由", search=True)
    extended_to: str | None = day("延期至")
    agreed_by: str = text("同意延期的人", somebody=True)
    evidence: tuple[UUID, ...] = refs("佐证", "Attachment")


@record(title="成果报送", named_by="addressed_to", since=2)
class Submission(Record):
    """That a result was handed to the body that answers it."""

    consultation: UUID | None = ref("协商", Consultation)
    outcome: UUID | None = ref("协商成果", Outcome)
    concern: UUID | None = ref("民情诉求", "Concern", since=3)
    addressed_to: str = text("报送单位")
    way: str = choice("报送方式", SUBMISSION_WAYS, default="letter")
    document_number: str = text("文号")
    submitted_on: str | None = day("报送日期")
    received_by: str = text("签收人", somebody=True)
    received_on: str | None = day("签收日期")
    enclosures: tuple[UUID, ...] = refs("附件", "Attachment")


@record(title="采纳情况", named_by="body", from_above=True, since=2)
class Adoption(Record):
    """What the body to which a result was submitted answered, with its reason."""

    consultation: UUID | None = ref("协商", Consultation)
    submission: UUID | None = ref("成果报送", Submission)
    body: str = text("答复单位")
    decision: str = choice("答复", ADOPTIONS, default="adopted", judged=True)
    reason: str = prose("理由", search=True)
    decided_on: str | None = day("答复日期")
    document_number: str = text("文号")
    enclosures: tuple[UUID, ...] = refs("附件", "Attachment")


@record(title="督办", named_by="number", from_above=True, since=2)
class Supervision(Record):
    """A formal reminder on a task: who reminds, until when, and what was answered."""

    task: UUID = part_of("落实事项", Task)
    number: str = text("编号", fixed=True)
    level: str = choice("督办层级", SUPERVISION_LEVELS, default="supervisors")
    issued_on: str | None = day("督办日期")
    issued_by: str = text("督办人", somebody=True)
    finding: str = prose("检查发现", search=True, since=3)
    content: str = prose("督办内容", search=True)
    due: str | None = day("答复期限")
    answer: str = prose("督办答复", search=True)
    answered_on: str | None = day("答复日期")
    evidence: tuple[UUID, ...] = refs("佐证", "Attachment")


@record(title="监督意见", named_by="given_by", since=3)
class OversightOpinion(Record):
    """What the supervisory committee says on overdue and unadopted matters."""

    consultation: UUID | None = ref("协商", Consultation)
    given_on: str | None = day("日期")
    given_by: str = text("监督委员会")
    matters: str = prose("监督事项", search=True)
    opinion: str = prose("监督意见", search=True)
    answer: str = prose("办理情况", search=True)
    answered_on: str | None = day("办理日期")
