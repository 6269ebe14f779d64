"""What waits for whoever keeps this ledger, in the order in which it hurts.

Facts only: the window says them in the language of the interface.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.deadlines import day_of, days_left, group_of, read_due, week_of
from desktop.records import (
    Concern,
    Consultation,
    FrozenRecord,
    Meeting,
    Participant,
    Person,
    Seal,
    Task,
)
from desktop.records.consultations import ALONGSIDE, STAGES
from desktop.records.outcomes import TASK_STATES
from desktop.services.advice_reports import list_waiting_reports
from desktop.services.answers import TO_ANSWER
from desktop.services.confidences import is_confidential
from desktop.services.consultations import unanswered
from desktop.services.preparations import list_open_preparations
from desktop.services.round_views import list_outstanding
from desktop.services.safekeeping import is_code_to_keep
from desktop.services.sent_down import ANSWER, BULLETIN, REMINDER, list_sent_down
from desktop.services.task_views import ENDED
from desktop.services.waiting_matters import (
    LATER,
    Matter,
    Matters,
    Waiting,
    dated,
    matter,
    order,
    reminded,
    reminded_group,
    told,
)
from desktop.services.written_rounds import FORM, is_visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from desktop.services.ports import Reading

STALE_BACKUP_DAYS = 3
"""A backup older than this many days waits to be made anew."""

MEETINGS_LOOKED_AT = 60
"""So many of the meetings that ended last are asked whether their record is sealed."""

_RUNNING = "open"
_PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many consultations stand at a stage of the chain, and how many of them are stuck."""

    stage: str
    count: int
    stuck: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """Everything of 今日.

    Attributes:
        today: The day in Beijing.
        waiting: What waits, by group and day; told where it is looked at.
        next_dated: The first dated matter after this week.
        week: Each day of the week and how many dated matters fall on it.
        dates: The dated matters from today to the end of the week.
        stages: The fourteen stages.
        in_hand: How many consultations have not been archived.
        running_meeting: The meeting under way, if any.
        newest_backup: When the last backup was made (aware); None: never.
    """

    today: date
    waiting: Matters
    next_dated: Waiting | None
    week: tuple[tuple[date, int], ...]
    dates: Matters
    stages: tuple[StageCount, ...]
    in_hand: int
    running_meeting: UUID | None
    newest_backup: datetime | None


def read_today(reading: Reading, now: datetime, newest_backup: datetime | None) -> TodayView:
    """Return what waits at `now` (aware); a backup's age is what the caller found beside it."""
    today = day_of(now)
    called = [row for state in (_RUNNING, _PLANNED) for row in reading.list(Meeting, state=state)]
    meetings = [row for row in called if row.form != FORM]
    consultations = _open_consultations(reading)
    tasks = _open_tasks(reading)
    found = order(
        (
            *_tasks(tasks, today),
            *_concerns(reading, today),
            *map(told, _rest(reading, meetings, consultations, today)),
            *map(told, (*_backup(newest_backup, today), *_code(reading))),
        )
    )
    ahead = [one for one in found if one.due is not None and one.due >= today]
    days = Counter(one.due for one in ahead)
    week = week_of(today)
    return TodayView(
        today=today,
        waiting=Matters([one for one in found if one.group != LATER]),
        next_dated=next((one.tell() for one in found if one.group == LATER), None),
        week=tuple((day, days[day]) for day in week),
        dates=Matters([one for one in ahead if one.day <= week[-1]]),
        stages=_stages(consultations, _stuck(tasks, meetings, today)),
        in_hand=len(consultations),
        running_meeting=next((row.id for row in meetings if row.state == _RUNNING), None),
        newest_backup=newest_backup,
    )


def _rest(
    reading: Reading,
    meetings: Sequence[Meeting],
    consultations: Sequence[_Consultation],
    today: date,
) -> Iterator[Waiting]:
    """Yield what there are dozens of."""
    yield from _reports(reading, today)
    yield from _sent_down(reading, today)
    yield from _meetings(reading, meetings, today)
    yield from _preparations(reading, meetings, today)
    yield from _rounds(reading, today)
    yield from _papers(reading)
    yield from _consultations(consultations, meetings, today)


class _Task(NamedTuple):
    """What is shown of a task that has not ended."""

    id: UUID
    title: str
    unit: str
    responsible: str
    first_due: str | None
    due: str | None
    state: str
    consultation: UUID | None


def _open_tasks(reading: Reading) -> list[_Task]:
    states = [state for state in TASK_STATES if state not in ENDED]
    return [
        _Task(*row) for state in states for row in reading.pick(Task, _Task._fields, state=state)
    ]


def _tasks(tasks: Iterable[_Task], today: date) -> Iterator[Matter]:
    for row in tasks:
        due = read_due(row.due)
        group = group_of(due, today) if due else "undated"
        yield matter(group, due, row.title, partial(_tell_task, row, today))


def _tell_task(row: _Task, today: date) -> Waiting:
    facts = {
        "unit": row.unit,
        "responsible": row.responsible,
        "first_due": read_due(row.first_due),
        "due": read_due(row.due),
        "blocked": row.state == "blocked",
    }
    return Waiting(
        key=f"task:{row.id}",
        kind="task",
        title=row.title,
        action="progress",
        row=row.id,
        page="tasks",
        facts=facts,
        **dated(read_due(row.due), today),
    )


class _Concern(NamedTuple):
    """What is shown of a concern that waits for its answer."""

    id: UUID
    title: str
    answer_by: str | None
    raised_on: str | None
    asker: UUID | None
    asker_name: str
    anonymous: bool
    withheld_name: str


def _concerns(reading: Reading, today: date) -> Iterator[Matter]:
    found = [row for state in TO_ANSWER for row in _open_concerns(reading, state)]
    names = _names_now(reading, found[:_LOOKED_UP])
    for row in found:
        due = read_due(row.answer_by)
        name = "" if is_confidential(row) else names.get(row.asker, row.asker_name)
        group = reminded_group(due, today)
        yield matter(group, due, row.title, partial(_tell_concern, row, name, today))


def _open_concerns(reading: Reading, state: str) -> list[_Concern]:
    """Return those in a state by the day of their answer, those without one first."""
    rows = [_Concern(*row) for row in reading.pick(Concern, _Concern._fields, state=state)]
    return sorted(rows, key=lambda row: row.answer_by or "")


def _names_now(reading: Reading, rows: Iterable[_Concern]) -> dict[UUID | None, str]:
    """Return what the askers are called now, removed ones too."""
    asked = frozenset(row.asker for row in rows if row.asker and not is_confidential(row))
    people = reading.list(Person, with_removed=True, id=asked) if asked else ()
    return {person.id: person.name for person in people}


_LOOKED_UP = 100
"""Names looked up as they are now; further down, where nobody reads, as they were written."""


def _tell_concern(row: _Concern, name: str, today: date) -> Waiting:
    due = read_due(row.answer_by)
    return Waiting(
        key=f"concern:{row.id}",
        kind="concern",
        title=row.title,
        action="answer",
        row=row.id,
        page="concerns",
        facts={"asker": name, "raised_on": read_due(row.raised_on), "due": due},
        **reminded(due, today),
    )


def _reports(reading: Reading, today: date) -> Iterator[Waiting]:
    """Yield the reports on rules whose reply is late: it is time to ask."""
    for one in list_waiting_reports(reading, today):
        if one.left is not None and one.left < 0:
            yield Waiting(
                key=f"report:{one.id}",
                kind="report",
                title=one.title,
                action="record_reply",
                row=one.concern,
                page="concerns",
                facts={"addressed_to": one.addressed_to, "submitted_on": one.submitted_on},
                **dated(one.due, today),
            )


_ACTIONS = {
    BULLETIN: ("pass_on", "registers"),
    ANSWER: ("see_answer", "consultation"),
    REMINDER: ("answer_reminder", "tasks"),
}


def _sent_down(reading: Reading, today: date) -> Iterator[Waiting]:
    """Yield what came from those above, with who sent it."""
    for one in list_sent_down(reading, today):
        action, page = _ACTIONS[one.kind]
        yield Waiting(
            key=f"{one.kind}:{one.id}",
            kind=one.kind,
            title=one.title,
            action=action,
            row=one.about,
            page=page,
            facts={"sender": one.sender, "word": one.word, "content": one.content},
            **reminded(one.due, today),
        )


def _meetings(reading: Reading, meetings: Iterable[Meeting], today: date) -> Iterator[Waiting]:
    for row in meetings:
        due = today if row.state == _RUNNING else read_due(row.held_on)
        entitled = reading.count(Participant, meeting=row.id, capacity="entitled")
        near = due is not None and due <= today
        yield Waiting(
            key=f"meeting:{row.id}",
            kind="meeting",
            title=row.title,
            action="enter" if near else "prepare",
            row=row.id,
            page="meeting" if near else "preparing",
            facts={
                "place": row.place,
                "entitled": entitled,
                "running": row.state == _RUNNING,
                "votes": bool(row.body),
            },
            **dated(due, today),
        )


def _preparations(reading: Reading, meetings: Iterable[Meeting], today: date) -> Iterator[Waiting]:
    """Yield what is not ready yet; it is due by its own day, or else by that of the meeting."""
    for meeting, row in list_open_preparations(reading, meetings):
        due = read_due(row.due) or read_due(meeting.held_on)
        yield Waiting(
            key=f"preparation:{row.id}",
            kind="preparation",
            title=row.title,
            action="make_ready",
            row=meeting.id,
            page="preparing",
            facts={"meeting": meeting.title, "responsible": row.responsible},
            **dated(due, today),
        )


def _rounds(reading: Reading, today: date) -> Iterator[Waiting]:
    """Yield the written rounds with sheets out: near the day of return, or past it."""
    for row in list_outstanding(reading):
        yield Waiting(
            key=f"round:{row.id}",
            kind="round",
            title=row.title,
            action="remind",
            row=row.id,
            page="written_round",
            facts={"issued": row.issued, "out": row.out},
            **reminded(row.due, today),
        )


def _papers(reading: Reading) -> Iterator[Waiting]:
    """Yield the meetings that ended and whose record is not frozen, or not sealed.

    Only the newest are looked at: years of records, each with all it says, lie behind them.
    """
    ended = reading.list(Meeting, state="ended", order_by="-id", limit=MEETINGS_LOOKED_AT)
    newest = _newest_records(reading, frozenset(row.id for row in ended))
    records = frozenset(frozen for frozen, _ in newest.values())
    sealed = {row for (row,) in reading.pick(Seal, ["frozen_record"], frozen_record=records)}
    for row in reversed(ended):
        frozen, number = newest.get(row.id, (None, ""))
        if is_visit(row) or frozen in sealed:
            continue
        yield Waiting(
            key=f"paper:{row.id}",
            kind="paper",
            title=row.title,
            action="seal" if frozen else "freeze",
            row=frozen or row.id,
            page="paper",
            facts={
                "number": number,
                "ended_on": day_of(row.ended_at) if row.ended_at else None,
            },
        )


def _newest_records(reading: Reading, subjects: frozenset[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """Return the last version of each meeting's record, its id and number."""
    names = ["subject", "version", "id", "number"]
    rows = reading.pick(FrozenRecord, names, subject=subjects)
    last: dict[UUID, tuple[int, UUID, str]] = {}
    for subject, version, record, number in rows:
        if subject not in last or version > last[subject][0]:
            last[subject] = (version, record, number)
    return {subject: (record, number) for subject, (_, record, number) in last.items()}


class _Consultation(NamedTuple):
    """What is shown of a consultation in hand, and the seven answers."""

    id: UUID
    title: str
    kind: str
    stage: str
    why: str
    what: str
    with_whom: str
    when: str
    how: str
    carry_out: str
    give_back: str


def _open_consultations(reading: Reading) -> list[_Consultation]:
    rows = reading.pick(Consultation, _Consultation._fields, ended_at=None)
    return [_Consultation(*row) for row in rows]


def _consultations(
    consultations: Iterable[_Consultation],
    meetings: Iterable[Meeting],
    today: date,
) -> Iterator[Waiting]:
    """Yield the plans with questions unanswered, due when their next meeting is."""
    days: dict[UUID, date] = {}
    for row in meetings:
        day = read_due(row.held_on)
        if row.consultation and day and row.state == _PLANNED:
            days[row.consultation] = min(day, days.get(row.consultation, day))
    for one in consultations:
        missing = unanswered(one)
        if missing:
            yield Waiting(
                key=f"consultation:{one.id}",
                kind="consultation",
                title=one.title,
                action="fill",
                row=one.id,
                page="consultation",
                facts={"kind": one.kind, "missing": tuple(missing)},
                **dated(days.get(one.id), today),
            )


def _backup(newest: datetime | None, today: date) -> Iterator[Waiting]:
    age = None if newest is None else days_left(today, day_of(newest))
    if age is None or age > STALE_BACKUP_DAYS:
        yield Waiting(key="backup", kind="backup", title="", action="back_up", facts={"days": age})


def _code(reading: Reading) -> Iterator[Waiting]:
    if is_code_to_keep(reading):
        yield Waiting(key="code", kind="code", title="", action="keep_code", page="settings")


def _stuck(tasks: Iterable[_Task], meetings: Iterable[Meeting], today: date) -> set[UUID]:
    """Return the consultations of which something is overdue."""
    dues = [(row.consultation, read_due(row.due)) for row in tasks]
    dues += [(row.consultation, read_due(row.held_on)) for row in meetings if row.state == _PLANNED]
    return {owner for owner, due in dues if owner and due and due < today}


def _stages(consultations: Iterable[_Consultation], stuck: set[UUID]) -> tuple[StageCount, ...]:
    counts: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    for row in consultations:
        stage = ALONGSIDE.get(row.stage, row.stage)
        counts[stage] += 1
        stopped[stage] += row.id in stuck
    fourteen = [stage for stage in STAGES if stage not in ALONGSIDE]
    return tuple(StageCount(stage, counts[stage], stopped[stage]) for stage in fourteen)
