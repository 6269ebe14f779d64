"""Everything with a date, for a month: what was promised, meets, hangs, is due, or comes again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.deadlines import read_due
from desktop.domain.working_days import WorkCalendar, read_calendar
from desktop.records import (
    Adoption,
    AnnualPlan,
    Concern,
    Consultation,
    Kind,
    Meeting,
    Notice,
    PlanItem,
    StageStep,
    Submission,
    Supervision,
    Task,
)
from desktop.records.outcomes import TASK_STATES
from desktop.resources import resource
from desktop.services.answers import TO_ANSWER
from desktop.services.confidences import is_confidential, told
from desktop.services.deliberation_days import list_days
from desktop.services.laws import parse_rules
from desktop.services.ledger_columns import Column
from desktop.services.ledger_tables import LedgerTable
from desktop.services.premises import read_premises
from desktop.services.procedures import DEFAULT, list_procedures
from desktop.services.task_views import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading

KINDS = {
    "reply": "答复反映人",
    "meeting": "开会",
    "return": "书面意见收回",
    "notice": "公示期满",
    "task": "落实事项到期",
    "supervision": "督办答复到期",
    "submission": "报送等答复",
    "stage": "环节办理期限",
    "deliberation": "议事日",
}
"""What falls on a day, in the order in which a day lists it."""

_WEEKDAYS = "一二三四五六日"
_ORDER = {kind: at for at, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One matter with its day.

    Attributes:
        kind: Key of KINDS.
        title: Its name; what somebody confided is not in it.
        note: Unit, body or place; of a stage, its short title.
        page: Where it is looked at, with its row.
        presses: Whether it is late once its day is past; a meeting or a day that comes again is
            over then.
    """

    day: date
    kind: str
    title: str
    row: UUID
    page: str
    note: str = ""
    presses: bool = True

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is late."""
        return self.presses and self.day < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A topic that a year's plan wants in a month, without a day."""

    title: str
    row: UUID


@cache
def get_work_calendar() -> WorkCalendar:
    """Return the working days of the years whose holidays are shipped, read and checked once."""
    documents = {
        file.name: parse_rules(file.read_text(encoding="utf-8"), file.name)
        for file in resource("holidays").iterdir()
        if file.name.endswith(".toml")
    }
    return read_calendar(documents)


def list_dated(reading: Reading, first: date, last: date) -> tuple[Dated, ...]:
    """Return all that is open and falls on a day from `first` to `last`, both included."""
    found = [one for one in list_open(reading) if first <= one.day <= last]
    found += [
        Dated(
            day=one.day,
            kind="deliberation",
            title=one.title,
            row=one.row,
            page="registers",
            note=" ".join(filter(None, (one.clock_time, one.place))),
            presses=False,
        )
        for one in list_days(reading, first, last)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, _ORDER[one.kind], one.title)))


def list_open(reading: Reading) -> Iterator[Dated]:
    """Yield all that is open and has a day, but for the days that come again."""
    for source in (_replies, _meetings, _notices, _tasks, _supervisions, _stages):
        yield from source(reading)


def list_planned(reading: Reading, year: int, month: int) -> tuple[Planned, ...]:
    """Return what the plans of a year want to be consulted on in a month."""
    return tuple(
        Planned(title=item.title, row=item.id)
        for plan in reading.list(AnnualPlan, year=year)
        for item in reading.list(PlanItem, plan=plan.id, month=month, order_by="position")
        if not item.cancelled
    )


def tabulate_dated(
    reading: Reading, dated: Sequence[Dated], title: str, today: date
) -> LedgerTable:
    """Return a list of dates as a table to hand in."""
    return LedgerTable(
        title=title,
        organization=read_premises(reading).organization,
        made_on=today,
        columns=(
            Column("日期", Kind.DAY, 12),
            Column("星期", Kind.TEXT, 6),
            Column("种类", Kind.TEXT, 16),
            Column("事项", Kind.PROSE, 44),
            Column("单位或地点", Kind.TEXT, 24),
            Column("是否超期", Kind.TEXT, 10),
        ),
        rows=tuple(
            (
                one.day,
                _WEEKDAYS[one.day.weekday()],
                KINDS[one.kind],
                one.title,
                one.note or None,
                f"超期{(today - one.day).days}天" if one.is_overdue(today) else None,
            )
            for one in dated
        ),
    )


class _Reply(NamedTuple):
    """What is picked of a concern: thousands may wait, and few of them were confided."""

    id: UUID
    title: str
    answer_by: str | None
    anonymous: bool
    withheld_name: str


def _replies(reading: Reading) -> Iterator[Dated]:
    for state in TO_ANSWER:
        for row in map(_Reply._make, reading.pick(Concern, _Reply._fields, state=state)):
            if (day := read_due(row.answer_by)) is not None:
                title = _told_title(reading, row) if is_confidential(row) else row.title
                yield Dated(day=day, kind="reply", title=title, row=row.id, page="concerns")


def _told_title(reading: Reading, row: _Reply) -> str:
    return told(reading.get(Concern, row.id), row.title)


def _meetings(reading: Reading) -> Iterator[Dated]:
    for row in reading.list(Meeting, state="planned"):
        if (day := read_due(row.held_on)) is not None:
            yield Dated(
                day=day, kind="meeting", title=row.title, row=row.id, page="meeting",
                note=row.place,
            )  # fmt: skip
        if (back := read_due(row.return_by)) is not None:
            yield Dated(day=back, kind="return", title=row.title, row=row.id, page="written_round")


def _notices(reading: Reading) -> Iterator[Dated]:
    fields = ("consultation", "title", "ends_on", "places")
    for consultation, title, ends_on, places in reading.pick(Notice, fields):
        if (day := read_due(ends_on)) is not None and consultation is not None:
            yield Dated(
                day=day, kind="notice", title=title, row=consultation,
                page="consultation", note=places, presses=False,
            )  # fmt: skip


def _tasks(reading: Reading) -> Iterator[Dated]:
    open_states = frozenset(TASK_STATES) - frozenset(ENDED)
    rows = reading.pick(Task, ("id", "title", "due", "unit"), state=open_states)
    for row, title, due, unit in rows:
        if (day := read_due(due)) is not None:
            yield Dated(day=day, kind="task", title=title, row=row, page="tasks", note=unit)


def _supervisions(reading: Reading) -> Iterator[Dated]:
    for row in reading.list(Supervision, answered_on=None):
        task = reading.find(Task, row.task)
        if (day := read_due(row.due)) is not None and task is not None:
            yield Dated(
                day=day, kind="supervision", title=task.title, row=task.id, page="tasks",
                note=task.unit,
            )  # fmt: skip


def _stages(reading: Reading) -> Iterator[Dated]:
    """Yield the last days that procedures give the stages at which consultations stand."""
    fields = ("id", "stage", "title", "procedure")
    names = {
        (row, stage): (title, procedure or f"{DEFAULT}@1")
        for row, stage, title, procedure in reading.pick(Consultation, fields, ended_at=None)
    }
    shorts = {
        (key, stage.key): stage.short
        for key, procedure in list_procedures(reading).items()
        for stage in procedure.stages
    }
    steps = reading.pick(StageStep, ("consultation", "stage", "due"), ended_on=None)
    waiting = _unanswered(reading)
    for row, stage, due in steps:
        day = read_due(due)
        if day is not None and (row, stage) in names:
            is_sent = stage == "adopt" and row in waiting
            title, procedure = names[row, stage]
            yield Dated(
                day=day, kind="submission" if is_sent else "stage", title=title,
                row=row, page="consultation",
                note=waiting[row] if is_sent else shorts.get((procedure, stage), ""),
            )  # fmt: skip


def _unanswered(reading: Reading) -> dict[UUID, str]:
    """Return to whom consultations were submitted that nobody has answered."""
    sent = reading.pick(Submission, ("consultation", "addressed_to"))
    answered = {row for (row,) in reading.pick(Adoption, ("consultation",))}
    return {row: body for row, body in sent if row is not None and row not in answered}
