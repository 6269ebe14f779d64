"""What participants said, and what became of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from desktop.records.declarations import (
    Record,
    choice,
    day,
    moment,
    part_of,
    prose,
    record,
    ref,
    text,
    yes_no,
)
from desktop.records.meetings import AgendaItem, Meeting, Participant, WrittenSheet

STANCES = {"support": "支持", "oppose": "反对", "conditional": "有条件", "suggestion": "建议"}

OPINION_SOURCES = {
    "meeting": "会上",
    "written": "书面",
    "visit": "入户",
    "phone": "电话",
    "remote": "远程",
}

DISPOSITIONS = {
    "adopted": "采纳",
    "adopted_in_part": "部分采纳",
    "not_adopted": "未采纳",
    "explained": "解释说明",
}


@record(title="意见", named_by="speaker_name")
class Opinion(Record):
    """Something a participant said or wrote, with stance and whether it is a minority view."""

    meeting: UUID = part_of("会议", Meeting)
    agenda_item: UUID | None = ref("议程", AgendaItem)
    speaker: UUID | None = ref("发言人", Participant)
    signed: str = text("署名", personal=True, since=3)
    sheet: UUID | None = ref("书面征求意见表", WrittenSheet, since=3)
    stakeholder_class: str = text("代表类别")
    stance: str = choice("态度", STANCES, default="suggestion")
    content: str = prose("意见", search=True)
    minority: bool = yes_no("作为不同意见单列")
    source: str = choice("来源", OPINION_SOURCES, default="meeting")
    said_at: datetime | None = moment("时间")


@record(title="意见采纳情况", named_by="disposition")
class Response(Record):
    """The answer to an opinion, always with a reason."""

    opinion: UUID = part_of("意见", Opinion)
    disposition: str = choice("采纳情况", DISPOSITIONS, default="explained", judged=True)
    reason: str = prose("理由", search=True)
    responded_on: str | None = day("答复日期")
    responder: str = text("答复人", somebody=True)
