"""Who consults with whom: the sides of a consultation, their rights and duties."""

from __future__ import annotations

from uuid import UUID

from desktop.records.consultations import Consultation
from desktop.records.declarations import (
    Record,
    choice,
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

UNIT_KINDS = {
    "party": "党组织",
    "committee": "村（居）民委员会",
    "owners": "业主委员会",
    "property": "物业服务企业",
    "social": "社会组织",
    "mass": "群团组织",
    "stationed": "驻区单位",
    "enterprise": "企业",
    "department": "部门单位",
    "charity": "公益慈善资源",
    "other": "其他",
}

PARTY_ROLES = {
    "leading": "领导",
    "responsible": "负责",
    "taking_part": "参与",
    "concerned": "利益相关方",
    "handling": "承办单位",
    "proposer": "提案人",
    "expert": "专家",
}


@record(title="共建单位", named_by="name", since=3)
class PartnerUnit(Record):
    """A body that takes part in consultations here: what it is, whom to call, what it can bring."""

    name: str = text("名称", search=True)
    kind: str = choice("类型", UNIT_KINDS, default="social")
    contact: str = text("联系人", personal=True)
    phone: str = text("电话", personal=True)
    in_union: bool = yes_no("联合党委成员单位")
    brings: str = prose("可提供的资源", search=True)
    purchased: str = prose("政府购买服务情况")


@record(title="协商方", since=3)
class ConsultingParty(Record):
    """One side of a consultation: its chief, its members, its rights and its duties."""

    consultation: UUID = part_of("协商", Consultation)
    position: int = integer("次序", default=1)
    title: str = text("协商方", search=True)
    role: str = choice("角色", PARTY_ROLES, default="concerned")
    unit: UUID | None = ref("单位", PartnerUnit)
    chief: UUID | None = ref("首席代表", Person)
    members: tuple[UUID, ...] = refs("成员", Person)
    rights: str = prose("权利", search=True)
    duties: str = prose("责任", search=True)
    brings: str = prose("提供的资源", search=True)
