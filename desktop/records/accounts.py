"""Who works here, on which machine, and why an act was done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from desktop.records.declarations import (
    Record,
    choices,
    moment,
    prose,
    record,
    ref,
    text,
    yes_no,
)

ROLES = {
    "recorder": "记录人",
    "leader": "负责人",
    "supervisor": "监督委员会",
    "viewer": "查看",
}


@record(title="账号", named_by="name")
class Account(Record):
    """A person who works with the app; `person` where the roster has them."""

    name: str = text("姓名", personal=True)
    person: UUID | None = ref("人员", "Person", personal=True)
    roles: tuple[str, ...] = choices("角色", ROLES)


@record(title="设备", named_by="name")
class Device(Record):
    """A machine that writes into a journal; its public key vouches for its batches."""

    name: str = text("设备名称")
    public_key: str = text("公钥", fixed=True)
    enrolled_at: datetime | None = moment("登记时间", fixed=True)
    revoked_at: datetime | None = moment("停用时间", fixed=True)
    sample: bool = yes_no("示例账本", fixed=True)


@record(title="操作理由", named_by="name", insert_only=True)
class Act(Record):
    """Why an act was done, where a reason was given: its id is the act id of the Changes.

    The header of a Change holds ids and digests only, so words about an act live in a row.
    """

    name: str = text("操作", fixed=True)
    reason: str = prose("理由", search=True)
