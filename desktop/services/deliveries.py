"""That those who are due at a meeting were told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import ConflictError, ValidationError
from desktop.records import Delivery, Participant, title_of
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.meeting_facts import standing_deliveries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Work


@act("登记送达", undoable=False)
def record_deliveries(
    work: Work,
    /,
    participants: Sequence[UUID],
    *,
    way: str = "in_person",
    at: datetime | None = None,
    received_by: str = "",
) -> list[UUID]:
    """Enter that participants of one meeting were told of it, now or at the time they were.

    Who was told before is left out, so that a whole list can be ticked again.

    Returns:
        The new entries.

    Raises:
        ValidationError: Nobody is named, participants are of several meetings, or the time is still
            to come.
    """
    rows = [work.get(Participant, one) for one in participants]
    if len({row.meeting for row in rows}) != 1:
        raise ValidationError("请选择同一次会议的参加人。", "至少选一个人。", field="participants")
    moment = at or work.now
    if moment > work.now:
        raise ValidationError("送达时间还没有到。", "请核对日期和时间。", field="at")
    told = {each.participant for each in standing_deliveries(work, rows[0].meeting)}
    made = []
    for row in rows:
        if row.id not in told:
            delivery = Delivery(meeting=row.meeting, participant=row.id)
            values = {"way": way, "delivered_at": moment, "received_by": received_by}
            fill(delivery, values)
            work.add(delivery)
            made.append(delivery.id)
    return made


@act("撤回送达", undoable=False)
def withdraw_delivery(work: Work, /, participant: UUID) -> UUID:
    """Take back that a participant was told; both entries stay.

    Raises:
        ConflictError: No delivery of theirs stands.
    """
    row = work.get(Participant, participant)
    standing = [
        each for each in standing_deliveries(work, row.meeting) if each.participant == participant
    ]
    if not standing:
        raise ConflictError(f"没有登记过{title_of(row)}的送达。", "请核对姓名。")
    wrong = standing[-1]
    entry = Delivery(
        meeting=row.meeting,
        participant=participant,
        way=wrong.way,
        delivered_at=work.now,
        takes_back=wrong.id,
    )
    work.add(entry)
    return entry.id
