"""What is put to the vote, and the count as it was judged.

A ballot stores totals only; a row joins a voter to a choice in open ballots (记名) alone, and the
services refuse one of any other.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from desktop.records.declarations import (
    Record,
    choice,
    decimal,
    document,
    integer,
    moment,
    part_of,
    prose,
    record,
    ref,
    refs,
    text,
)
from desktop.records.meetings import AgendaItem, Meeting, Participant

RESULTS = {
    "": "未判定",
    "carried": "通过",
    "not_carried": "未通过",
    "failed": "不够数，不成立",
    "void": "无效",
}

METHODS = {"hands": "举手表决", "secret": "无记名投票", "open": "记名投票", "written": "书面表决"}

SHORT_METHODS = {"hands": "举手", "secret": "无记名", "open": "记名", "written": "书面"}
"""What is said of a method where there is little room."""

CHOICES = {"for": "赞成", "against": "反对", "abstain": "弃权"}

VOTE_WAYS = {
    "in_room": "会上",
    "written": "书面",
    "phone": "电话",
    "proxy": "委托",
}
"""How a named vote was given; those outside the room exist in open ballots only."""

PAPER_METHODS = ("secret", "open", "written")


@record(title="表决事项")
class Motion(Record):
    """The text put to the vote, and the majority that the law asks for it."""

    meeting: UUID = part_of("会议", Meeting)
    agenda_item: UUID | None = ref("议程", AgendaItem)
    title: str = text("表决事项", search=True)
    wording: str = prose("表决内容", search=True)
    matter: str = text("表决类别")
    position: int = integer("次序", default=1)


@record(title="表决", named_by="method", frozen_when="closed_at")
class Ballot(Record):
    """One vote held on a motion: the roll as it was then, the count, the verdict of that day.

    Opening it freezes the roll; closing it freezes the row. A recount is a new row that names the
    one it replaces, with a reason.
    """

    motion: UUID = part_of("表决事项", Motion)
    method: str = choice("表决方式", METHODS, default="hands")
    body: str = text("表决组织", fixed=True)
    matter: str = text("表决类别", fixed=True)
    alternative: str = text("计算口径", fixed=True)
    opened_at: datetime | None = moment("开始时间", fixed=True)
    closed_at: datetime | None = moment("确认时间", fixed=True)
    roll: tuple[UUID, ...] = refs("表决时到会", Participant, named=False, fixed=True)
    recused: tuple[UUID, ...] = refs("回避", Participant)
    recusal_reason: str = text("回避事由")
    eligible_heads: int | None = integer("应到人数", unit="人", fixed=True)
    eligible_households: int | None = integer("应到户数", unit="户", fixed=True)
    eligible_area: Decimal | None = decimal("总面积", unit="平方米", fixed=True)
    present_heads: int | None = integer("实到人数", unit="人", fixed=True)
    present_households: int | None = integer("实到户数", unit="户", fixed=True)
    present_area: Decimal | None = decimal("到会面积", unit="平方米", fixed=True)
    count: str = document("票数")
    issued: int | None = integer("发出票数", unit="张", fixed=True)
    returned: int | None = integer("收回票数", unit="张", fixed=True)
    verdict: str = document("判定")
    result: str = choice("结果", RESULTS, default="", fixed=True)
    sealed_papers: int | None = integer("封存票数", unit="张")
    sealed_at_place: str = text("封存地点")
    sealed_by: str = text("封存人", somebody=True)
    replaces: UUID | None = ref("重新计票，替代", "Ballot", named=False, fixed=True)
    recount_reason: str = prose("重新计票理由", fixed=True)


@record(title="记名票", named_by="voted", insert_only=True, since=3)
class NamedVote(Record):
    """What one participant voted in an open ballot; a secret one never has such a row."""

    ballot: UUID = part_of("表决", Ballot)
    participant: UUID = part_of("参加人", Participant)
    voted: str = choice("表决意见", CHOICES, default="for")
    way: str = choice("投票方式", VOTE_WAYS, default="in_room")
    note: str = text("备注")
    takes_back: UUID | None = ref("更正", "NamedVote", named=False)
