"""Formal reminders of tasks: how they stand, which comes next, and many of them at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import days_left, read_due
from desktop.errors import ConflictError, ValidationError
from desktop.records import Supervision, Task
from desktop.records.outcomes import SUPERVISION_LEVELS
from desktop.services.acts import act
from desktop.services.follow_ups import supervise_task
from desktop.services.outcomes import ENDED_STATES
from desktop.services.terms import get_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading, Work

_LEVELS = tuple(SUPERVISION_LEVELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionLine:
    """One reminder; `left` are the days until its answer is due, None once it is answered."""

    id: UUID
    number: str
    level: str
    issued_on: date | None
    issued_by: str
    finding: str
    content: str
    due: date | None
    answer: str
    answered_on: date | None
    left: int | None

    @property
    def is_overdue(self) -> bool:
        """Whether the answer is late."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSupervision:
    """What the next reminder of a task begins with; `raised`: the last was not answered in time."""

    level: str
    due: date
    content: str
    raised: bool


def list_supervisions(
    reading: Reading, today: date, task: UUID | None = None
) -> Mapping[UUID, tuple[SupervisionLine, ...]]:
    """Return the reminders by task, of one task or of all, the oldest first."""
    rows = reading.list(Supervision) if task is None else reading.list(Supervision, task=task)
    found: dict[UUID, list[SupervisionLine]] = defaultdict(list)
    for row in rows:
        found[row.task].append(_line(row, today))
    return {one: tuple(lines) for one, lines in found.items()}


def _line(row: Supervision, today: date) -> SupervisionLine:
    due = read_due(row.due)
    waits = due is not None and not row.answered_on
    return SupervisionLine(
        id=row.id,
        number=row.number,
        level=row.level,
        issued_on=read_due(row.issued_on),
        issued_by=row.issued_by,
        finding=row.finding,
        content=row.content,
        due=due,
        answer=row.answer,
        answered_on=read_due(row.answered_on),
        left=days_left(due, today) if waits and due is not None else None,
    )


def suggest_supervision(
    task: str, task_due: date | None, known: Sequence[SupervisionLine], today: date
) -> NextSupervision:
    """Return what the next reminder begins with.

    The first comes from the room; one level up where the last was not answered in time.
    """
    last = known[-1] if known else None
    raised = last is not None and last.is_overdue
    at = _LEVELS.index(last.level) if last is not None else 0
    level = _LEVELS[min(at + int(raised), len(_LEVELS) - 1)]
    return NextSupervision(
        level=level,
        due=today + timedelta(days=get_terms().supervision_reply_days),
        content=_content(task, task_due, today),
        raised=raised,
    )


def _content(task: str, due: date | None, today: date) -> str:
    if due is not None and due < today:
        late = (today - due).days
        return (
            f"“{task}”的期限是{_said(due)}，已超期{late}天。请抓紧办理，并书面答复进展和办结时间。"
        )
    until = f"的期限是{_said(due)}。" if due is not None else "正在办理。"
    return f"“{task}”{until}请按期办结，并书面答复进展。"


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@act("一起督办")
def supervise_tasks(work: Work, /, tasks: Sequence[UUID], **values: Any) -> list[UUID]:
    """Remind formally of several tasks, a number each; all of them or none.

    Words that are left out are made for each task.

    Raises:
        ValidationError: As `supervise_task`, or a task has ended.
    """
    made = []
    for task in tasks:
        row = work.get(Task, task)
        if row.state in ENDED_STATES:
            raise ValidationError(f"“{row.title}”已经办结，不用督办。", "请只选还在办的事项。")
        issued = read_due(values.get("issued_on"))
        words = values.get("content") or (
            _content(row.title, read_due(row.due), issued) if issued else ""
        )
        made.append(supervise_task(work, task, **values | {"content": words}))
    return made


@act("撤回督办")
def withdraw_supervision(work: Work, /, supervision: UUID) -> None:
    """Take back a reminder that was issued by mistake; its number is not used again.

    Raises:
        ConflictError: It was answered: it stays with its answer.
    """
    row = work.get(Supervision, supervision)
    if row.answered_on:
        raise ConflictError("这份督办已经答复，不能撤回。", "办错了的，在下一份督办里写明。")
    row.removed_at = work.now


def unanswered(lines: Iterable[SupervisionLine]) -> tuple[SupervisionLine, ...]:
    """Return the reminders that wait for an answer."""
    return tuple(line for line in lines if line.answered_on is None)
