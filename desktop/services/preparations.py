"""What has to be ready before a meeting, ticked off one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of, days_left, read_due
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Preparation
from desktop.services.acts import act
from desktop.services.consultation_forms import get_form_book
from desktop.services.forms import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from desktop.services.ports import Reading, Work

_PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationLine:
    """One matter to be ready; `left` is days until it is due, None where no day is set."""

    id: UUID
    title: str
    responsible: str
    due: date | None
    left: int | None
    done_on: date | None

    @property
    def is_done(self) -> bool:
        """Whether it was ticked off."""
        return self.done_on is not None


def list_preparations(reading: Reading, meeting: UUID, today: date) -> tuple[PreparationLine, ...]:
    """Return what has to be ready for a meeting: open ones first, by their day."""
    lines = [_line(row, today) for row in reading.list(Preparation, meeting=meeting)]
    return tuple(
        sorted(lines, key=lambda line: (line.is_done, line.due or date.max, line.title, line.id))
    )


def _line(row: Preparation, today: date) -> PreparationLine:
    due = read_due(row.due)
    return PreparationLine(
        id=row.id,
        title=row.title,
        responsible=row.responsible,
        due=due,
        left=None if due is None else days_left(due, today),
        done_on=read_due(row.done_on),
    )


def list_open_preparations(
    reading: Reading, meetings: Iterable[Meeting]
) -> Iterator[tuple[Meeting, Preparation]]:
    """Yield what is not ready yet of meetings that are planned."""
    for meeting in meetings:
        if meeting.state == _PLANNED:
            for row in reading.list(Preparation, meeting=meeting.id, done_on=None):
                yield meeting, row


@act("增加会前准备")
def add_preparation(work: Work, /, meeting: UUID, **values: Any) -> UUID:
    """Add something to be ready.

    Raises:
        ValidationError: It has no name.
        ConflictError: The meeting has begun.
    """
    _require_planned(work, meeting)
    row = Preparation(meeting=meeting)
    _fill(row, values)
    work.add(row)
    return row.id


@act("修改会前准备")
def edit_preparation(work: Work, /, preparation: UUID, **values: Any) -> None:
    """Change what is to be ready, by whom or until when.

    Raises:
        ValidationError: It has no name.
    """
    _fill(work.get(Preparation, preparation), values)


def _fill(row: Preparation, values: dict[str, Any]) -> None:
    fill(row, values)
    if not row.title:
        raise ValidationError("没有写要准备什么。", "例如：场地。", field="title")


@act("勾销会前准备")
def tick_preparation(work: Work, /, preparation: UUID, *, done: bool = True) -> None:
    """Tick something off as ready today, or take the tick away."""
    row = work.get(Preparation, preparation)
    if done and not row.done_on:
        row.done_on = day_of(work.now).isoformat()
    elif not done:
        row.done_on = None


@act("去掉会前准备")
def remove_preparation(work: Work, /, preparation: UUID) -> None:
    """Take something from the list; it stays in the journal."""
    work.remove(work.get(Preparation, preparation))


@act("列出会前准备")
def add_preset_preparations(work: Work, /, meeting: UUID) -> int:
    """Add what the data name for a meeting's form and is not there; how many.

    Each is due so many days before the meeting, today where that day is past.

    Raises:
        ConflictError: All are there, or the meeting has begun.
    """
    row = _require_planned(work, meeting)
    there = {one.title for one in work.list(Preparation, meeting=meeting)}
    rule = get_form_book().forms.get(row.form)
    wanted = [one for one in (rule.preparations if rule else ()) if one.title not in there]
    if not wanted:
        raise ConflictError("该备的都已经列在这里。", "别的请一件一件地加。")
    for preset in wanted:
        due = _due(row, preset.days, day_of(work.now))
        work.add(Preparation(meeting=meeting, title=preset.title, due=due))
    return len(wanted)


def _due(meeting: Meeting, days: int, today: date) -> str | None:
    if not meeting.held_on:
        return None
    due = from_edtf(meeting.held_on).earliest - timedelta(days=days)
    return max(due, today).isoformat()


def _require_planned(work: Work, meeting: UUID) -> Meeting:
    row = work.get(Meeting, meeting)
    if row.state != _PLANNED:
        raise ConflictError("会议已经开始，不用再准备。", "请打开会议现场。")
    return row
