"""议题征集: a notice that asks everybody what is to be consulted on, before topics are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.errors import ValidationError
from desktop.records import Notice
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.stages import require_fields

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading, Work

CALL = "call"
USUAL_DAYS = 15
"""How long people are asked, by custom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call; `is_open` while its days last."""

    id: UUID
    title: str
    begins_on: date | None
    ends_on: date | None
    places: str
    is_open: bool


@act("发布议题征集公告")
def call_for_topics(work: Work, /, **values: Any) -> UUID:
    """Enter that people are asked what is to be consulted on; `values` are fields of Notice.

    Raises:
        ValidationError: Title, words, places or days are missing, or the end precedes the start.
    """
    notice = Notice(kind=CALL)
    fill(notice, values)
    notice.kind = CALL
    _check(notice)
    work.add(notice)
    return notice.id


@act("修改议题征集公告")
def edit_call(work: Work, /, call: UUID, **values: Any) -> None:
    """Change fields of a call.

    Raises:
        ValidationError: As `call_for_topics`.
    """
    row = work.get(Notice, call)
    fill(row, values)
    _check(row)


def _check(notice: Notice) -> None:
    require_fields(
        notice,
        title="公示标题",
        content="公示内容",
        places="公示地点",
        begins_on="公示开始日期",
        ends_on="公示结束日期",
    )
    begin, end = read_due(notice.begins_on), read_due(notice.ends_on)
    if begin is not None and end is not None and end < begin:
        raise ValidationError("公示结束早于开始。", "请核对日期。", field="ends_on")


def begin_call(reading: Reading, today: date) -> dict[str, Any]:
    """Return what a new call begins with: places and whom to ask as the last time."""
    last = reading.list(Notice, kind=CALL, order_by="-id", limit=1)
    kept = {"places": last[0].places, "contact": last[0].contact} if last else {}
    return kept | {
        "title": "协商议题征集公告",
        "content": "为了把大家最关心的事拿出来商量，现征集协商议题。凡是涉及本村（社区）公共事务和"
        "群众切身利益的事，都可以提出：反映什么问题、涉及哪些人、希望怎么办。"
        "提出的议题逐件登记、筛选，是否列入、什么理由，都会告知本人。",
        "begins_on": today.isoformat(),
        "ends_on": (today + timedelta(days=USUAL_DAYS)).isoformat(),
    }


def list_calls(reading: Reading, today: date) -> tuple[Call, ...]:
    """Return the calls that belong to no consultation, the newest first."""
    rows = reading.list(Notice, kind=CALL, consultation=None, order_by="-id")
    return tuple(_call(row, today) for row in rows)


def _call(row: Notice, today: date) -> Call:
    begin, end = read_due(row.begins_on), read_due(row.ends_on)
    begun, ended = begin is not None and begin <= today, end is not None and end < today
    return Call(
        id=row.id,
        title=row.title,
        begins_on=begin,
        ends_on=end,
        places=row.places,
        is_open=begun and not ended,
    )
