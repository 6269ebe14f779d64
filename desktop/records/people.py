"""Villagers, households, what people are, and who may vote where.

No field takes a person's belief: religion is never recorded.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

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
    text,
)

SEXES = {"female": "女", "male": "男"}

MEMBERSHIPS = {
    "villager_representative": "村民代表",
    "party_member": "党员",
    "committee_member": "两委成员",
    "supervisor": "村务监督委员会成员",
    "group_leader": "村民小组长",
    "cppcc_member": "政协委员",
    "congress_deputy": "人大代表",
    "expert": "专家",
    "owner": "业主",
    "staff_representative": "职工代表",
    "union": "工会",
    "unit_representative": "承办单位代表",
    "party_delegate": "党代表",
    "grid_worker": "网格员",
    "social_worker": "社会工作者",
    "volunteer": "志愿者",
    "respected_villager": "乡贤",
}


@record(title="户", named_by="number")
class Household(Record):
    """The unit that sends one representative where a rule counts households."""

    number: str = text("户号")
    group: str = text("村民小组")
    size: int | None = integer("家庭人口", unit="人")


@record(title="人员", named_by="name")
class Person(Record):
    """A villager or anyone who takes part; never deleted once a record names them."""

    name: str = text("姓名", needed_at="raise", search=True, personal=True)
    sex: str | None = choice("性别", SEXES, personal=True)
    identity_number: str = text("身份证号", personal=True)
    phone: str = text("电话", personal=True)
    other_phone: str = text("其他电话", personal=True)
    born_on: str | None = day("出生日期", personal=True)
    household: UUID | None = ref("户", Household)
    is_householder: str = choice("是否户主", {"": "未登记", "yes": "是", "no": "否"}, default="")
    householder: str = text("户主姓名", personal=True)
    group: str = text("村民小组")
    remark: str = prose("备注", personal=True, search=True)


@record(title="身份", named_by="kind")
class Membership(Record):
    """What a person is, with a term."""

    person: UUID = part_of("人员", Person)
    kind: str = choice("身份", MEMBERSHIPS, default="villager_representative")
    office: str = text("职务")
    sector: str = text("界别")
    from_day: str | None = day("任期起")
    to_day: str | None = day("任期止")


@record(title="名册", named_by="title")
class Roster(Record):
    """A named electorate with a date: who may vote in a kind of meeting."""

    title: str = text("名册名称", search=True)
    as_of: str | None = day("截止日期")
    body: str = text("表决组织")
    source: str = text("来源")


@record(title="名册成员", named_by="person_name")
class RosterEntry(Record):
    """One who may vote by a roster, with what a rule counts of them besides their head."""

    roster: UUID = part_of("名册", Roster)
    person: UUID | None = ref("人员", Person, personal=True)
    stakeholder_class: str = text("代表类别")
    households: int | None = integer("代表户数", unit="户")
    area: Decimal | None = decimal("专有部分面积", unit="平方米")
