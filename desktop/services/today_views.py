"""What waits for whoever keeps this ledger, in the order in which it hurts.

Facts only: the window says them in the language of the interface.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

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
from desktop.services.consultations import list_unanswered
from desktop.services.meeting_snapshots import named
from desktop.services.preparations import list_open_preparations
from desktop.services.round_views import list_outstanding
from desktop.services.safekeeping import is_code_to_keep
from desktop.services.sent_down import ANSWER, BULLETIN, REMINDER, list_sent_down
from desktop.services.task_views import ENDED
from desktop.services.written_rounds import FORM, is_visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.services.ports import Reading

GROUPS = ("overdue", "today", "week", "undated")
STALE_BACKUP_DAYS = 3
"""A backup older than this many days waits to be made anew."""

REMIND_DAYS = 3
"""An answer is reminded of this many days before its last day, as its entry promises."""

MEETINGS_LOOKED_AT = 60
"""So many of the meetings that ended last are asked whether their record is sealed."""

_RUNNING = "open"
_PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One matter that waits.

    Attributes:
        key: Names it among all, the same on the next look.
        kind: ``concern``, ``report``, ``meeting``, ``preparation``, ``round``, ``task``,
            ``consultation``, ``paper``, ``backup`` or ``code``; from above ``bulletin``,
            ``adoption`` or ``supervision``.
        title: Its name; "" where the kind says it all.
        action: What its button does: ``answer``, ``enter``, ``prepare``, ``make_ready``,
            ``remind``, ``progress``, ``fill``, ``freeze``, ``seal``, ``back_up``, ``keep_code``,
            ``pass_on``, ``see_answer`` or ``answer_reminder``.
        row: The row that it is about.
        page: Where the button leads, "" where it is done on the spot.
        due: Its day, None where nothing names one.
        left: Days until then.
        group: One of GROUPS, or ``later``.
        facts: Why it waits, by name.
    """

    key: str
    kind: str
    title: str
    action: str
    row: UUID | None = None
    page: str = ""
    due: date | None = None
    left: int | None = None
    group: str = "undated"
    facts: Mapping[str, Any] = field(default_factory=dict)


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
        waiting: What waits, by group and day.
        next_dated: The first dated matter after this week.
        week: Each day of the week and how many dated matters fall on it.
        dates: The dated matters from today to the end of the week.
        stages: The fourteen stages.
        in_hand: How many consultations have not been archived.
        running_meeting: The meeting under way, if any.
        newest_backup: When the last backup was made (aware); None: never.
    """

    today: date
    waiting: tuple[Waiting, ...]
    next_dated: Waiting | None
    week: tuple[tuple[date, int], ...]
    dates: tuple[Waiting, ...]
    stages: tuple[StageCount, ...]
    in_hand: int
    running_meeting: UUID | None
    newest_backup: datetime | None


def read_today(reading: Reading, now: datetime, newest_backup: datetime | None) -> TodayView:
    """Return what waits at `now` (aware); a backup's age is what the caller found beside it."""
    today = day_of(now)
    called = [row for state in (_RUNNING, _PLANNED) for row in reading.list(Meeting, state=state)]
    meetings = [row for row in called if row.form != FORM]
    consultations = reading.list(Consultation, ended_at=None)
    tasks = [
        row
        for state in TASK_STATES
        if state not in ENDED
        for row in reading.list(Task, state=state)
    ]
    found = [
        *_tasks(tasks, today),
        *_concerns(reading, today),
        *_reports(reading, today),
        *_sent_down(reading, today),
        *_meetings(reading, meetings, today),
        *_preparations(reading, meetings, today),
        *_rounds(reading, today),
        *_papers(reading),
        *_consultations(reading, consultations, meetings, today),
        *_backup(newest_backup, today),
        *_code(reading),
    ]
    found.sort(key=_rank)
    dated = [one for one in found if one.due is not None and one.due >= today]
    days = Counter(one.due for one in dated)
    week = week_of(today)
    return TodayView(
        today=today,
        waiting=tuple(one for one in found if one.group in GROUPS),
        next_dated=next((one for one in found if one.group == "later"), None),
        week=tuple((day, days[day]) for day in week),
        dates=tuple(one for one in dated if one.due is not None and one.due <= week[-1]),
        stages=_stages(consultations, _stuck(tasks, meetings, today)),
        in_hand=len(consultations),
        running_meeting=next((row.id for row in meetings if row.state == _RUNNING), None),
        newest_backup=newest_backup,
    )


def _rank(one: Waiting) -> tuple[object, ...]:
    order = (*GROUPS, "later")
    return (order.index(one.group), one.due or date.max, one.action != "enter", one.title)


def _dated(due: date | None, today: date) -> dict[str, Any]:
    if due is None:
        return {}
    return {"due": due, "left": days_left(due, today), "group": group_of(due, today)}


def _reminded(due: date | None, today: date) -> dict[str, Any]:
    """Return the day of an answer: near its end it is among what waits, whatever the weekday."""
    dated = _dated(due, today)
    near = due is not None and 0 <= days_left(due, today) <= REMIND_DAYS
    return dated | {"group": "week"} if near and dated["group"] == "later" else dated


def _tasks(tasks: Iterable[Task], today: date) -> Iterator[Waiting]:
    for row in tasks:
        facts = {
            "unit": row.unit,
            "responsible": row.responsible,
            "first_due": read_due(row.first_due),
            "due": read_due(row.due),
            "blocked": row.state == "blocked",
        }
        yield Waiting(
            key=f"task:{row.id}",
            kind="task",
            title=row.title,
            action="progress",
            row=row.id,
            page="tasks",
            facts=facts,
            **_dated(read_due(row.due), today),
        )


def _concerns(reading: Reading, today: date) -> Iterator[Waiting]:
    found = [
        row
        for state in TO_ANSWER
        for row in reading.list(Concern, state=state, order_by="answer_by")
    ]
    for at, row in enumerate(found):
        due = read_due(row.answer_by)
        facts = {"asker": _asker(reading, row, at), "raised_on": read_due(row.raised_on)}
        yield Waiting(
            key=f"concern:{row.id}",
            kind="concern",
            title=row.title,
            action="answer",
            row=row.id,
            page="concerns",
            facts=facts | {"due": due},
            **_reminded(due, today),
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
                **_dated(one.due, today),
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
            **_reminded(one.due, today),
        )


def _asker(reading: Reading, row: Concern, at: int) -> str:
    """Return the asker's name as it is now; in a long list, as it was when the words came."""
    if is_confidential(row):
        return ""
    person = reading.find(Person, row.asker) if at < _LOOKED_UP else None
    return person.name if person else str(named(row, "asker"))


_LOOKED_UP = 100
"""Names looked up one by one; nobody reads further down, and each takes its time."""


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
            **_dated(due, today),
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
            **_dated(due, today),
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
            **_reminded(row.due, today),
        )


def _papers(reading: Reading) -> Iterator[Waiting]:
    """Yield the meetings that ended and whose record is not frozen, or not sealed.

    Only the newest are looked at: years of records, each with all it says, lie behind them.
    """
    ended = reading.list(Meeting, state="ended", order_by="-id", limit=MEETINGS_LOOKED_AT)
    for row in reversed(ended):
        if is_visit(row):
            continue
        versions = reading.list(FrozenRecord, subject=row.id, order_by="-version", limit=1)
        frozen = versions[0] if versions else None
        if frozen is not None and reading.count(Seal, frozen_record=frozen.id):
            continue
        yield Waiting(
            key=f"paper:{row.id}",
            kind="paper",
            title=row.title,
            action="seal" if frozen is not None else "freeze",
            row=frozen.id if frozen is not None else row.id,
            page="paper",
            facts={
                "number": frozen.number if frozen is not None else "",
                "ended_on": day_of(row.ended_at) if row.ended_at else None,
            },
        )


def _consultations(
    reading: Reading,
    consultations: Iterable[Consultation],
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
        missing = list_unanswered(reading, one.id)
        if missing:
            yield Waiting(
                key=f"consultation:{one.id}",
                kind="consultation",
                title=one.title,
                action="fill",
                row=one.id,
                page="consultation",
                facts={"kind": one.kind, "missing": tuple(missing)},
                **_dated(days.get(one.id), today),
            )


def _backup(newest: datetime | None, today: date) -> Iterator[Waiting]:
    age = None if newest is None else days_left(today, day_of(newest))
    if age is None or age > STALE_BACKUP_DAYS:
        yield Waiting(key="backup", kind="backup", title="", action="back_up", facts={"days": age})


def _code(reading: Reading) -> Iterator[Waiting]:
    if is_code_to_keep(reading):
        yield Waiting(key="code", kind="code", title="", action="keep_code", page="settings")


def _stuck(tasks: Iterable[Task], meetings: Iterable[Meeting], today: date) -> set[UUID]:
    """Return the consultations of which something is overdue."""
    dues = [(row.consultation, read_due(row.due)) for row in tasks]
    dues += [(row.consultation, read_due(row.held_on)) for row in meetings if row.state == _PLANNED]
    return {owner for owner, due in dues if owner and due and due < today}


def _stages(consultations: Iterable[Consultation], stuck: set[UUID]) -> tuple[StageCount, ...]:
    counts: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    for row in consultations:
        stage = ALONGSIDE.get(row.stage, row.stage)
        counts[stage] += 1
        stopped[stage] += row.id in stuck
    fourteen = [stage for stage in STAGES if stage not in ALONGSIDE]
    return tuple(StageCount(stage, counts[stage], stopped[stage]) for stage in fourteen)
