"""The administrative tree and the rooms in which people are heard."""

from __future__ import annotations

from uuid import UUID

from desktop.records.declarations import Record, choice, day, prose, record, ref, text

LEVELS = {
    "province": "省级",
    "prefecture": "市级",
    "county": "县级",
    "township": "乡级",
    "village": "村",
    "community": "社区",
    "group": "组",
    "enterprise": "企事业单位",
}

ROOM_KINDS = {
    "liaison_room": "联络室",
    "contact_point": "基层联系点",
    "member_studio": "委员工作室",
    "deliberation_room": "协商议事室",
}


@record(title="组织", scope="down", named_by="name")
class Organization(Record):
    """A body in the administrative tree; its id never changes, its code may."""

    name: str = text("名称", search=True)
    full_name: str = text("全称")
    code: str = text("区划代码")
    level: str = choice("层级", LEVELS, default="village")
    parent: UUID | None = ref("上级", "Organization")
    parent_from: str | None = day("隶属起")
    parent_to: str | None = day("隶属止")
    short_name: str = text("文号简称")


@record(title="联络室", named_by="name")
class Room(Record):
    """A room of an organization where members receive people and meetings are held."""

    name: str = text("名称", search=True)
    kind: str = choice("类型", ROOM_KINDS, default="liaison_room")
    address: str = text("地址")
    hours: str = text("开放时间")
    phone: str = text("电话")
    rules: str = prose("工作制度")
