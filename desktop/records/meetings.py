"""One sitting of a consultation: its items, who was invited, who came and went."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from desktop.records.consultations import FORMS, Consultation
from desktop.records.declarations import (
    Record,
    choice,
    day,
    decimal,
    integer,
    moment,
    part_of,
    prose,
    record,
    ref,
    refs,
    text,
    yes_no,
)
from desktop.records.people import Person, Roster

MEETING_STATES = {"planned": "筹备", "open": "进行中", "ended": "已结束"}

COMING = {"": "未登记", "applied": "主动报名", "invited": "受邀", "delegate": "推选的代表"}
"""How somebody came to take part."""

CAPACITIES = {"entitled": "应到", "observer": "列席"}

ATTENDANCES = {
    "arrived": "到会",
    "departed": "离会",
    "excused": "请假",
    "proxy": "委托",
    "withdrawn": "撤回",
}

DELIVERY_WAYS = {
    "in_person": "当面送达",
    "household": "家人代收",
    "phone": "电话通知",
    "message": "微信短信",
}


@record(title="会议")
class Meeting(Record):
    """One sitting, talk, visit or written round of a consultation.

    `body` is the decision body whose rule judges its votes ("" for a talk without a vote).
    """

    title: str = text("会议名称", search=True, needed_at="consult")
    consultation: UUID | None = ref("协商", Consultation)
    body: str = text("会议组织")
    form: str = choice("协商形式", FORMS, default="meeting")
    number: str = text("编号", fixed=True)
    held_on: str | None = day("会议日期", needed_at="consult")
    place: str = text("地点", needed_at="consult")
    opened_at: datetime | None = moment("开始时间")
    ended_at: datetime | None = moment("结束时间")
    chair: UUID | None = ref("主持人", Person)
    recorder: UUID | None = ref("记录人", Person)
    tellers: tuple[UUID, ...] = refs("监票人、计票人", Person)
    supervisor: UUID | None = ref("监督委员会", Person)
    photographer: UUID | None = ref("摄影", Person, since=3)
    rules_read: bool = yes_no("已宣读议事规则", since=3)
    return_by: str | None = day("收回期限", since=3)
    platform: str = text("远程平台", since=3)
    link: str = text("会议链接", since=3)
    roster: UUID | None = ref("名册", Roster)
    state: str = choice("状态", MEETING_STATES, default="planned", fixed=True)


@record(title="议程")
class AgendaItem(Record):
    """One item of a meeting's agenda, in its order from 1."""

    meeting: UUID = part_of("会议", Meeting)
    position: int = integer("次序", default=1)
    title: str = text("议程", search=True)
    minutes_planned: int | None = integer("计划时长", unit="分钟")
    begun_at: datetime | None = moment("开始时间", fixed=True)
    ended_at: datetime | None = moment("结束时间", fixed=True)
    note: str = prose("记录", search=True)


@record(title="参加人", named_by="person_name")
class Participant(Record):
    """Who was invited, in what capacity, and what a rule counts of them."""

    meeting: UUID = part_of("会议", Meeting)
    person: UUID | None = ref("人员", Person)
    capacity: str = choice("参加身份", CAPACITIES, default="entitled")
    stakeholder_class: str = text("代表类别")
    group: str = text("村民小组")
    coming: str = choice("参加方式", COMING, default="", since=3)
    households: int | None = integer("代表户数", unit="户")
    area: Decimal | None = decimal("专有部分面积", unit="平方米")


@record(title="到会", named_by="kind", insert_only=True)
class Attendance(Record):
    """One entry of the roll's timeline; a wrong one is taken back by one that names it.

    `proxy` says that `stands_in` votes for this participant from then on.
    """

    meeting: UUID = part_of("会议", Meeting)
    participant: UUID = part_of("参加人", Participant)
    kind: str = choice("情况", ATTENDANCES, default="arrived")
    at: datetime | None = moment("时间")
    reason: str = text("事由")
    stands_in: UUID | None = ref("受托人", Participant, named=False)
    takes_back: UUID | None = ref("更正", "Attendance", named=False)


@record(title="休会", named_by="agenda_item_name", frozen_when="ended_at", since=2)
class Adjournment(Record):
    """A break of a meeting, from 休会 to 复会; `ended_at` is None while it lasts.

    It stays None where the meeting was never resumed. `agenda_item` is the item that was under way.
    """

    meeting: UUID = part_of("会议", Meeting)
    agenda_item: UUID | None = ref("议程", AgendaItem)
    begun_at: datetime | None = moment("休会时间", fixed=True)
    ended_at: datetime | None = moment("复会时间", fixed=True)
    reason: str = text("事由")


@record(title="通知送达", named_by="way", insert_only=True, since=2)
class Delivery(Record):
    """That a participant was told of a meeting; a wrong one is taken back by one that names it."""

    meeting: UUID = part_of("会议", Meeting)
    participant: UUID = part_of("参加人", Participant)
    way: str = choice("送达方式", DELIVERY_WAYS, default="in_person")
    delivered_at: datetime | None = moment("送达时间")
    received_by: str = text("签收人", personal=True)
    takes_back: UUID | None = ref("更正", "Delivery", named=False)


@record(title="会前准备", since=3)
class Preparation(Record):
    """Something to be ready before a meeting: the room, the papers, the notices, the recorder."""

    meeting: UUID = part_of("会议", Meeting)
    title: str = text("准备事项", search=True)
    responsible: str = text("责任人", somebody=True)
    due: str | None = day("期限")
    done_on: str | None = day("完成日期")


@record(title="书面征求意见表", named_by="number", since=3)
class WrittenSheet(Record):
    """A numbered sheet of a written round: handed to whom, and when it came back."""

    meeting: UUID = part_of("会议", Meeting)
    number: str = text("编号", fixed=True)
    participant: UUID | None = ref("被征求意见人", Participant)
    handed_on: str | None = day("发出日期")
    reminded_on: str | None = day("催收日期")
    returned_on: str | None = day("收回日期")
    scan: tuple[UUID, ...] = refs("原件", "Attachment")
