"""What was published, and what people said against it."""

from __future__ import annotations

from uuid import UUID

from desktop.records.consultations import Consultation
from desktop.records.declarations import (
    Record,
    choice,
    day,
    part_of,
    prose,
    record,
    ref,
    refs,
    text,
)
from desktop.records.people import Person

NOTICE_KINDS = {
    "call": "议题征集",
    "topic": "协商议题",
    "result": "协商结果",
    "decision": "决议",
    "implementation": "实施结果",
    "process": "协商过程",
}


@record(title="公示", since=2)
class Notice(Record):
    """A publication, with its days and places and photos of the board."""

    title: str = text("公示标题", search=True)
    consultation: UUID | None = ref("协商", Consultation)
    kind: str = choice("公示类型", NOTICE_KINDS, default="result")
    content: str = prose("公示内容", search=True)
    places: str = text("公示地点")
    begins_on: str | None = day("公示开始")
    ends_on: str | None = day("公示结束")
    contact: str = text("异议反映方式")
    photos: tuple[UUID, ...] = refs("公示照片", "Attachment")


@record(title="异议", named_by="objector_name", since=2)
class Objection(Record):
    """What somebody said against what was published, and the answer."""

    notice: UUID = part_of("公示", Notice)
    objector: UUID | None = ref("异议人", Person, personal=True)
    signed: str = text("署名", personal=True)
    content: str = prose("异议内容", search=True)
    raised_on: str | None = day("提出日期")
    answer: str = prose("异议答复", search=True)
    answered_on: str | None = day("答复日期")
    answered_by: str = text("答复人", somebody=True)
