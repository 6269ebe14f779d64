"""What was agreed, what is to be done, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ValidationError
from desktop.records import Outcome, Progress, Task
from desktop.services.acts import act
from desktop.services.forms import fill, require

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Work


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
        ValidationError: An extension or a block has no reason, or an end no evidence and no words.
    """
    row = work.get(Task, task)
    progress = Progress(task=task)
    fill(progress, values)
    if (progress.extended_to or progress.state == "blocked") and not progress.reason:
        raise ValidationError("受阻或延期没有理由。", "请写明理由。", field="reason")
    if progress.extended_to and not progress.agreed_by:
        raise ValidationError("延期没有写明谁同意的。", "请填写同意延期的人。", field="agreed_by")
    if progress.state == "done" and not (progress.evidence or progress.content):
        raise ValidationError("完成没有佐证。", "请附照片或文件，或写明情况。", field="evidence")
    work.add(progress)
    row.state = progress.state
    row.due = progress.extended_to or row.due
    return progress.id
