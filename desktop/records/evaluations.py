"""What those who raised a concern were told, and how it worked out."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from desktop.records.concerns import Concern
from desktop.records.consultations import Consultation
from desktop.records.declarations import (
    Record,
    choice,
    day,
    decimal,
    integer,
    prose,
    record,
    ref,
    refs,
    text,
)
from desktop.records.people import Person

FEEDBACK_WAYS = {
    "visit": "上门告知",
    "phone": "电话告知",
    "letter": "书面告知",
    "message": "微信短信",
    "meeting": "会上告知",
}

SATISFACTIONS = {
    "": "未问",
    "satisfied": "满意",
    "fairly_satisfied": "基本满意",
    "dissatisfied": "不满意",
}


@record(title="反馈", named_by="concern_name", since=2)
class Feedback(Record):
    """That somebody who raised a concern was told what came of it; one row an asker."""

    consultation: UUID | None = ref("协商", Consultation)
    concern: UUID | None = ref("民情诉求", Concern)
    asker: UUID | None = ref("反映人", Person, personal=True)
    way: str = choice("告知方式", FEEDBACK_WAYS, default="visit")
    told_on: str | None = day("告知日期")
    told_by: str = text("告知人", somebody=True)
    content: str = prose("告知内容", search=True)
    satisfaction: str = choice("满意程度", SATISFACTIONS, default="")


@record(title="效果评价", since=2)
class Evaluation(Record):
    """How it worked out: how many were asked and how satisfied they are, before and after."""

    title: str = text("评价名称", search=True)
    consultation: UUID | None = ref("协商", Consultation)
    evaluated_on: str | None = day("评价日期")
    evaluated_by: str = text("评价人", somebody=True)
    asked: int | None = integer("询问人数", unit="人")
    satisfied: int | None = integer("满意", unit="人")
    fairly_satisfied: int | None = integer("基本满意", unit="人")
    dissatisfied: int | None = integer("不满意", unit="人")
    before: str = prose("协商之前", search=True)
    after: str = prose("落实之后", search=True)
    funds: Decimal | None = decimal("投入资金", unit="元", since=3)
    conclusion: str = prose("评价结论", search=True)
    enclosures: tuple[UUID, ...] = refs("附件", "Attachment")


@record(title="指标", since=3)
class Indicator(Record):
    """A figure before the consultation and after its result was carried out."""

    title: str = text("指标", search=True)
    consultation: UUID | None = ref("协商", Consultation)
    concern: UUID | None = ref("民情诉求", Concern)
    unit: str = text("单位")
    before: Decimal | None = decimal("之前")
    before_on: str | None = day("之前的日期")
    after: Decimal | None = decimal("之后")
    after_on: str | None = day("之后的日期")
    source: str = text("数据来源")
