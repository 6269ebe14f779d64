"""The devices that have joined, for whoever runs the server: listed, and shut out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, update

from desktop.errors import NotFoundError
from server.tables import device, organization

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.stores import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledDevice:
    """One device; times are stamps, "" for never.

    Attributes:
        number: What people call it: SLC-02.
        org: Division code of its organization, `org_name` its name.
        name: What its people call it.
    """

    id: str
    number: str
    org: str
    org_name: str
    role: str
    name: str
    app: str
    enrolled_at: str
    last_seen: str
    revoked_at: str


_enrolled = select(
    *device.c["id", "number", "role", "name", "app", "enrolled_at"],
    organization.c.code.label("org"),
    organization.c.name.label("org_name"),
    func.coalesce(device.c.last_seen, "").label("last_seen"),
    func.coalesce(device.c.revoked_at, "").label("revoked_at"),
).join(organization, organization.c.id == device.c.org)
"""The attributes of `EnrolledDevice`, by their names."""


def list_devices(store: Store) -> Sequence[EnrolledDevice]:
    """Return every device, by organization and number."""
    with store.reading() as connection:
        rows = connection.execute(_enrolled.order_by(organization.c.code, device.c.number))
        return [EnrolledDevice(**row) for row in rows.mappings()]


def revoke_device(store: Store, which: str) -> EnrolledDevice:
    """Shut a device out, by its id or number; what it sent stays.

    Raises:
        NotFoundError: There is none.
    """
    which = which.strip()
    named = or_(device.c.id == which.lower(), device.c.number == which.upper())
    with store.writing() as connection:
        connection.execute(
            update(device)
            .where(named, device.c.revoked_at.is_(None))
            .values(revoked_at=store.stamp())
        )
        row = connection.execute(_enrolled.where(named)).mappings().first()
    if row is None:
        raise NotFoundError(
            f"没有编号是“{which}”的电脑。", "用 yishibu-server device list 查看全部。"
        )
    return EnrolledDevice(**row)
