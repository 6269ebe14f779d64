"""What was agreed, what is to be done, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.errors import ValidationError
from desktop.records import Outcome, Progress, Task
from desktop.services.acts import act
from desktop.services.forms import fill, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.ports import Work

ENDED_STATES = ("done", "cancelled")
WHOLE = 100
"""Percent at which a task waits to be accepted."""


@act("形成协商成果")
def record_outcome(work: Work, /, **values: Any) -> UUID:
    """Write down what was agreed, what was not, and what stays open.

    Raises:
        ValidationError: It says nothing at all.
    """
    outcome = Outcome()
    fill(outcome, values)
    if not (outcome.agreed or outcome.disagreed or outcome.left_open or outcome.suggestions):
        raise ValidationError(
            "协商成果是空的。", "请至少写明共识点、分歧点、待定事项或意见建议之一。", field="agreed"
        )
    work.add(outcome)
    return outcome.id


@act("分派落实事项")
def assign_task(work: Work, /, **values: Any) -> UUID:
    """Make somebody answerable for a task by a day; that day stays its first deadline.

    Raises:
        ValidationError: Title, unit, person or deadline is missing.
    """
    task = Task()
    fill(task, values)
    require(task, "implement")
    task.first_due = task.due
    work.add(task)
    return task.id


@act("登记办理进展")
def record_progress(work: Work, /, task: UUID, **values: Any) -> UUID:
    """Enter how a task goes; its state and deadline follow, the first deadline stays.

    Raises:
        ValidationError: An extension or a block has no reason, an end neither evidence nor words,
            a share is none, or an extension is no longer than the deadline now.
    """
    row = work.get(Task, task)
    progress = Progress(task=task)
    fill(progress, values)
    if progress.state == "done" and progress.percent is None:
        progress.percent = WHOLE
    _check_progress(progress)
    if progress.extended_to:
        _check_extension(row, progress.extended_to)
    work.add(progress)
    row.state = progress.state
    row.due = progress.extended_to or row.due
    return progress.id


def _check_progress(progress: Progress) -> None:
    if (progress.extended_to or progress.state == "blocked") and not progress.reason:
        raise ValidationError("受阻或延期没有理由。", "请写明理由。", field="reason")
    if progress.extended_to and not progress.agreed_by:
        raise ValidationError("延期没有写明谁同意的。", "请填写同意延期的人。", field="agreed_by")
    if progress.percent is not None and not 0 <= progress.percent <= WHOLE:
        raise ValidationError("完成比例只能是0到100。", "请核对完成比例。", field="percent")
    shown = progress.evidence or progress.content
    if progress.state == "done" and not shown:
        raise ValidationError("完成没有佐证。", "请附照片或文件，或写明情况。", field="evidence")
    if progress.percent == WHOLE and not shown:
        raise ValidationError(
            "完成100%没有佐证。", "请附照片或文件，或写明办到什么样。", field="evidence"
        )


def _check_extension(row: Task, until: str) -> None:
    before, after = read_due(row.due), read_due(until)
    if before is not None and after is not None and after <= before:
        raise ValidationError(
            f"“{row.title}”现在的期限是{before.isoformat()}，延期要延到这天以后。",
            "请核对新的期限。",
            field="extended_to",
        )


@act("一起延期")
def extend_tasks(
    work: Work,
    /,
    tasks: Sequence[UUID],
    *,
    extended_to: str,
    reason: str,
    agreed_by: str,
    on_day: str | None = None,
) -> None:
    """Put off several tasks to one day, for one reason; all of them or none.

    Raises:
        ValidationError: As `record_progress`, or a task has ended.
    """
    for task in tasks:
        row = work.get(Task, task)
        if row.state in ENDED_STATES:
            raise ValidationError(f"“{row.title}”已经办结，不用延期。", "请只选还在办的事项。")
        record_progress(
            work,
            task,
            on_day=on_day,
            state=row.state,
            extended_to=extended_to,
            reason=reason,
            agreed_by=agreed_by,
        )


@act("打电话记录")
def record_call(work: Work, /, task: UUID, *, who: str, said: str, on_day: str | None) -> UUID:
    """Enter that whoever does a task was rung up; its state stays.

    Raises:
        ValidationError: Who was called, what was said or the day is missing.
    """
    row = work.get(Task, task)
    for name, value, label in (("who", who, "打给谁"), ("said", said, "说了什么")):
        if not value.strip():
            raise ValidationError(f"没有填写{label}。", f"请填写{label}。", field=name)
    if not on_day:
        raise ValidationError("没有填写日期。", "请填写日期。", field="on_day")
    content = f"电话联系{' '.join(who.split())}：{said.strip()}"
    progress = Progress(task=task, on_day=on_day, state=row.state, content=content)
    work.add(progress)
    return progress.id
