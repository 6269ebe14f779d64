"""How a consultation went through its procedure: stages, conditions, signatures, gaps passed."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from desktop.records.concerns import Topic
from desktop.records.consultations import STAGES, Consultation
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
from desktop.records.people import Person

SIGNING_BODIES = {"party": "村党组织", "committee": "村民委员会", "supervisors": "村务监督委员会"}

CONDITION_KINDS = {"party_study": "村党组织研究意见", "assembly_authorisation": "村民会议授权"}

CONDITION_RESULTS = {
    "agreed": "同意",
    "agreed_with_changes": "修改后同意",
    "not_agreed": "不同意",
}

INVESTIGATION_WAYS = {
    "visit": "入户走访",
    "forum": "座谈",
    "survey": "问卷",
    "site": "实地查看",
    "papers": "查阅资料",
}


@record(title="环节进程", named_by="stage", since=2)
class StageStep(Record):
    """That a consultation stood at a stage of its procedure: since when, until when it should."""

    consultation: UUID = part_of("协商", Consultation)
    stage: str = choice("环节", STAGES, default="plan", fixed=True)
    begun_on: str | None = day("开始日期", fixed=True)
    due: str | None = day("期限")
    ended_on: str | None = day("结束日期", fixed=True)
    responsible: str = text("责任人", somebody=True)


@record(title="跳过的条件", insert_only=True, since=2)
class PassedGap(Record):
    """What was lacking when a stage was entered all the same, why, and who agreed.

    `stage` is the stage entered; `title` and `basis` are those that were shown.
    """

    consultation: UUID = part_of("协商", Consultation)
    stage: str = choice("进入的环节", STAGES, default="plan")
    code: str = text("条件代码")
    title: str = text("缺少的条件")
    basis: str = text("依据")
    lawful: bool = yes_no("法定条件")
    reason: str = prose("理由", search=True)
    agreed_by: str = text("同意人", somebody=True)
    passed_on: str | None = day("日期")


@record(title="方案签署", named_by="name", since=2)
class SignOff(Record):
    """That one of the bodies that must agree to a plan signed it."""

    consultation: UUID = part_of("协商", Consultation)
    body: str = choice("签署单位", SIGNING_BODIES, default="party")
    name: str = text("签署人", somebody=True)
    signed_on: str | None = day("签署日期")
    opinion: str = prose("签署意见")


@record(title="法定条件", named_by="kind", since=2)
class LawfulCondition(Record):
    """What the law wants before a body decides; without a consultation it holds for the village."""

    kind: str = choice("条件", CONDITION_KINDS, default="party_study")
    consultation: UUID | None = ref("协商", Consultation)
    body: str = text("作出的组织")
    held_on: str | None = day("会议日期")
    result: str = choice("结论", CONDITION_RESULTS, default="agreed", judged=True)
    conclusion: str = prose("意见或授权事项", search=True)
    document_number: str = text("文号")
    valid_until: str | None = day("有效期至")
    evidence: tuple[UUID, ...] = refs("佐证", "Attachment")


@record(title="专题调研", since=2)
class Investigation(Record):
    """Facts gathered on a topic: how many people, how often, what it costs, what the law says."""

    title: str = text("调研题目", search=True)
    consultation: UUID | None = ref("协商", Consultation)
    topic: UUID | None = ref("议题", Topic)
    way: str = choice("调研方式", INVESTIGATION_WAYS, default="visit")
    begun_on: str | None = day("开始日期")
    ended_on: str | None = day("结束日期")
    place: str = text("地点")
    investigators: tuple[UUID, ...] = refs("调研人", Person)
    asked: int | None = integer("走访人数", unit="人")
    affected: int | None = integer("涉及人数", unit="人")
    frequency: str = text("多久一次")
    cost: Decimal | None = decimal("每次花费", unit="元")
    burden: str = prose("负担", search=True)
    rules: str = prose("政策法律怎么说", search=True)
    findings: str = prose("调研结论", search=True)
    enclosures: tuple[UUID, ...] = refs("附件", "Attachment")
