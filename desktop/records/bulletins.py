"""What party and government pass on to those below, and that it was passed on."""

from __future__ import annotations

from uuid import UUID

from desktop.records.declarations import (
    Record,
    choice,
    day,
    integer,
    prose,
    record,
    ref,
    refs,
    text,
)

BULLETIN_KINDS = {"policy": "政策声音", "notice": "通知", "training": "培训资料"}

PASSING_WAYS = {
    "meeting": "会上宣讲",
    "loudspeaker": "大喇叭",
    "posted": "张贴",
    "visit": "入户",
    "group": "村民群",
}


@record(title="政策声音", scope="down", since=4)
class Bulletin(Record):
    """A message to every organization below, published by the one whose row it is."""

    title: str = text("标题", search=True)
    kind: str = choice("类型", BULLETIN_KINDS, default="policy")
    content: str = prose("内容", search=True)
    document_number: str = text("文号")
    issued_by: str = text("发布单位")
    issued_on: str | None = day("发布日期")
    pass_on_by: str | None = day("传达期限")
    enclosures: tuple[UUID, ...] = refs("附件", "Attachment")


@record(title="传达情况", named_by="way", insert_only=True, since=4)
class Passing(Record):
    """That a room passed a bulletin on: when, how, and to how many people."""

    bulletin: UUID | None = ref("政策声音", Bulletin)
    on_day: str | None = day("传达日期")
    way: str = choice("传达方式", PASSING_WAYS, default="meeting")
    people: int | None = integer("人数", unit="人")
    note: str = prose("情况", search=True)
