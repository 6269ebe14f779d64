"""What a township or county does for those below: answers, reminds, publishes downward.

Each writes a row; answers and reminders are rows of the village (`from_above` types), so that they
lie there in the file of the matter, and go up again to whoever reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.deadlines import days_left, read_due
from desktop.errors import PermissionDeniedError, ValidationError
from desktop.records import (
    Adoption,
    Bulletin,
    Organization,
    Passing,
    Submission,
    Supervision,
    Task,
)
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.numbering import next_number
from desktop.services.outcomes import ENDED_STATES
from desktop.services.stages import require_fields

if TYPE_CHECKING:
    from desktop.domain.feeds import Scope
    from desktop.services.ports import Reading, Work


@act("答复报送")
def answer_submission(work: Work, /, submission: UUID, **values: Any) -> UUID:
    """Answer what a village submitted: adopted, in part or not, always with the reason.

    Raises:
        PermissionDeniedError: The village is not below this organization.
        ValidationError: The day or the reason is missing.
    """
    row = work.get(Submission, submission)
    adoption = Adoption(
        org=_village_of(work, row.org), consultation=row.consultation, submission=row.id
    )
    fill(adoption, {"body": own_name(work)} | values)
    require_fields(adoption, body="答复单位", decided_on="答复日期", reason="理由")
    work.add(adoption)
    return adoption.id


@act("向下督办")
def remind_village(work: Work, /, task: UUID, **values: Any) -> UUID:
    """Remind a village formally of a task, at the level of this organization, with its number.

    Raises:
        PermissionDeniedError: The village is not below this organization.
        ValidationError: The task has ended, or the day, the deadline or the words are missing.
    """
    row, scope = work.get(Task, task), _scope(work)
    if row.state in ENDED_STATES:
        raise ValidationError(f"“{row.title}”已经办结，不用督办。", "请只督办还在办的事项。")
    supervision = Supervision(org=_village_of(work, row.org), task=row.id)
    fill(supervision, {"issued_by": own_name(work)} | values | {"level": scope.role})
    require_fields(
        supervision, issued_on="督办日期", issued_by="督办人", content="督办内容", due="答复期限"
    )
    below = frozenset(UUID(each.id) for each in scope.below)
    issued = (one.number for one in work.list(Supervision, org=below, with_removed=True))
    supervision.number = next_number(work, work.org, "督", work.now, issued)
    work.add(supervision)
    return supervision.id


@act("向下发布")
def publish_bulletin(work: Work, /, **values: Any) -> UUID:
    """Publish a message to every organization below.

    Raises:
        PermissionDeniedError: There is none below.
        ValidationError: Title, content or day is missing, or the day to pass it on by is before.
    """
    _scope(work)
    bulletin = Bulletin()
    fill(bulletin, {"issued_by": own_name(work)} | values)
    require_fields(bulletin, title="标题", content="内容", issued_on="发布日期")
    begins, ends = read_due(bulletin.issued_on), read_due(bulletin.pass_on_by)
    if begins and ends and days_left(ends, begins) < 0:
        raise ValidationError("传达期限在发布日期以前。", "请核对这两个日期。", field="pass_on_by")
    work.add(bulletin)
    return bulletin.id


@act("登记传达")
def pass_on(work: Work, /, bulletin: UUID, **values: Any) -> UUID:
    """Enter that a bulletin was passed on here: when, how, to how many.

    Raises:
        ValidationError: The day is missing, or the number of people is none.
    """
    passing = Passing(bulletin=work.get(Bulletin, bulletin).id)
    fill(passing, values)
    require_fields(passing, on_day="传达日期")
    if passing.people is not None and passing.people < 0:
        raise ValidationError("人数不能小于零。", "请核对人数。", field="people")
    work.add(passing)
    return passing.id


def own_name(reading: Reading) -> str:
    """Return the full name of the organization whose ledger this is."""
    own = reading.setting("org")
    row = reading.find(Organization, UUID(own)) if own else None
    return (row.full_name or row.name) if row else ""


def _scope(work: Work) -> Scope:
    scope = work.scope()
    if scope is None or not scope.below:
        raise PermissionDeniedError("这台电脑没有下级可管。", "请在乡镇或县里的电脑上做。")
    return scope


def _village_of(work: Work, org: UUID | None) -> UUID:
    """Return the present id of an organization below that a row belongs to."""
    for each in _scope(work).below:
        if str(org) in (each.id, *each.aliases):
            return UUID(each.id)
    raise PermissionDeniedError(
        "这个村或单位不在本单位的范围里。", "隶属关系变了的，同步以后会改过来。"
    )
