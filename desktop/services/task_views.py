"""The ledger of tasks as it is looked at: what was promised, by whom, and how late it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import SOON_DAYS, days_left, read_due
from desktop.records import Consultation, Progress, Task
from desktop.services.attachments import list_files
from desktop.services.outcomes import WHOLE
from desktop.services.overtaken import hold_or_nothing, read_held
from desktop.services.supervisions import list_supervisions, suggest_supervision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
    from uuid import UUID

    from desktop.services.attachments import KeptFile
    from desktop.services.overtaken import Held
    from desktop.services.ports import Reading
    from desktop.services.supervisions import NextSupervision, SupervisionLine

OVERDUE, SOON, NORMAL, BLOCKED, REVIEW, DONE, CANCELLED = (
    "overdue",
    "soon",
    "normal",
    "blocked",
    "review",
    "done",
    "cancelled",
)
IN_HAND = "in_hand"
FILTERS = (IN_HAND, OVERDUE, SOON, NORMAL, BLOCKED, REVIEW, DONE)
"""What the ledger can be narrowed to, in the order of its keys."""
ENDED = ("done", "cancelled")

BY_LATENESS, BY_FIRST_DUE, BY_UNIT = "lateness", "first_due", "unit"
ORDERS = (BY_LATENESS, BY_FIRST_DUE, BY_UNIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One row of the ledger.

    Attributes:
        id: The task.
        title: What is to be done.
        origin: Number of the consultation that it comes from, else its title, else "".
        unit: Who has to do it.
        responsible: Who answers for it.
        first_due: The first deadline, which never changes.
        due: The deadline now.
        extensions: How often it was put off.
        standing: One of OVERDUE, SOON, NORMAL, BLOCKED, REVIEW, DONE, CANCELLED.
        left: Days until the deadline, negative when late; None where there is none or it is done.
        percent: How much is done by the last entry that says so; None where none does.
        late_by: Days by which it was done after its deadline, 0 in time; None where it is not done.
        blocked_by: Why it cannot go on, "" where it can.
        supervised: How often it was reminded of formally.
        awaited: Days until the answer to the last reminder is due, negative when late; None where
            nothing is waited for.
        entries: How many entries of progress there are.
        last_day: Day of the newest entry.
        last_words: What the newest entry with words says.
    """

    id: UUID
    title: str
    origin: str
    unit: str
    responsible: str
    first_due: date | None
    due: date | None
    extensions: int
    standing: str
    left: int | None
    entries: int
    last_day: date | None
    last_words: str
    percent: int | None = None
    late_by: int | None = None
    blocked_by: str = ""
    supervised: int = 0
    awaited: int | None = None

    def fits(self, word: str) -> bool:
        """Tell whether every part of a search stands in title, origin, unit or person."""
        text = f"{self.title} {self.origin} {self.unit} {self.responsible}".casefold()
        return all(part in text for part in word.casefold().split())

    @property
    def is_in_hand(self) -> bool:
        """Whether it is still to be done."""
        return self.standing not in ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineStep:
    """One deadline of a task; reason and who agreed are "" for the first."""

    day: date | None
    reason: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressLine:
    """One entry of progress."""

    id: UUID
    on_day: date | None
    state: str
    content: str
    reason: str
    percent: int | None = None
    evidence: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSheet:
    """What the drawer shows; entries and reminders newest first."""

    line: TaskLine
    deadlines: tuple[DeadlineStep, ...]
    entries: tuple[ProgressLine, ...]
    photos: tuple[KeptFile, ...]
    supervisions: tuple[SupervisionLine, ...] = ()
    next_supervision: NextSupervision | None = None
    milestones: str = ""
    budget: Decimal | None = None

    def day_of_photo(self, photo: UUID) -> date | None:
        """Return the day of the entry whose evidence a photo is."""
        return next((entry.on_day for entry in self.entries if photo in entry.evidence), None)


def list_tasks(reading: Reading, today: date) -> tuple[TaskLine, ...]:
    """Return every task, the latest first."""
    return list_tasks_of(reading, today)


def list_tasks_of(
    reading: Reading, today: date, consultation: UUID | None = None
) -> tuple[TaskLine, ...]:
    """Return the tasks of a consultation, or all of them, the latest first."""
    own: dict[str, Any] = {} if consultation is None else {"consultation": consultation}
    rows = reading.list(Task, **own)
    progress: dict[UUID, list[Progress]] = defaultdict(list)
    for entry in _entries_of(reading, rows, all_of_them=consultation is None):
        progress[entry.task].append(entry)
    reminders = list_supervisions(reading, today)
    origins = {row.id: row.number or row.title for row in reading.list(Consultation)}
    lines = [
        _line(
            row,
            progress[row.id],
            origins.get(row.consultation, "") if row.consultation else "",
            today,
            reminders.get(row.id, ()),
        )
        for row in rows
    ]
    return order_tasks(lines, BY_LATENESS)


def _entries_of(
    reading: Reading, tasks: Sequence[Task], *, all_of_them: bool
) -> Iterable[Progress]:
    if all_of_them:
        return reading.list(Progress)
    return [one for task in tasks for one in reading.list(Progress, task=task.id)]


def _line(
    row: Task,
    entries: Sequence[Progress],
    origin: str,
    today: date,
    reminders: Sequence[SupervisionLine] = (),
) -> TaskLine:
    due, percent = read_due(row.due), _last_percent(entries)
    in_review = percent == WHOLE and row.state not in (*ENDED, BLOCKED)
    waits = due is not None and not in_review and row.state not in ENDED
    left = days_left(due, today) if waits and due is not None else None
    days = [day for entry in entries if (day := read_due(entry.on_day))]
    words = [entry.content for entry in entries if entry.content]
    awaited = [one.left for one in reminders if one.left is not None]
    return TaskLine(
        id=row.id,
        title=row.title,
        origin=origin,
        unit=row.unit,
        responsible=row.responsible,
        first_due=read_due(row.first_due),
        due=due,
        extensions=sum(1 for entry in entries if entry.extended_to),
        standing=REVIEW if in_review else _standing(row.state, left),
        left=left,
        entries=len(entries),
        last_day=max(days, default=None),
        last_words=words[-1] if words else "",
        percent=percent,
        late_by=_late_by(entries, due) if in_review or row.state == DONE else None,
        blocked_by=_reason(entries) if row.state == BLOCKED else "",
        supervised=len(reminders),
        awaited=awaited[-1] if awaited else None,
    )


def hold_standing(reading: Reading, *, task: UUID) -> dict[str, Held]:
    """Return what an entry of progress replaces: state and deadline of a task, and its share."""
    shares = [one for one in reading.list(Progress, task=task) if one.percent is not None]
    last = shares[-1] if shares else None
    held = read_held(reading, kind=Task, row=task, names=("state", "due"))
    return held | hold_or_nothing(reading, Progress, last, ("percent",))


def _last_percent(entries: Sequence[Progress]) -> int | None:
    shares = [entry.percent for entry in entries if entry.percent is not None]
    return shares[-1] if shares else None


def _late_by(entries: Sequence[Progress], due: date | None) -> int | None:
    """Return by how many days all was done after the deadline."""
    whole = [read_due(one.on_day) for one in entries if one.percent == WHOLE or one.state == DONE]
    first = whole[0] if whole else None
    return None if first is None or due is None else max(0, (first - due).days)


def _reason(entries: Sequence[Progress]) -> str:
    reasons = [entry.reason for entry in entries if entry.state == BLOCKED and entry.reason]
    return reasons[-1] if reasons else ""


def _standing(state: str, left: int | None) -> str:
    """Return the word of the state column: a late task is late even where it is blocked."""
    if state in ENDED:
        return state
    if left is not None and left < 0:
        return OVERDUE
    if state == BLOCKED:
        return BLOCKED
    return SOON if left is not None and left <= SOON_DAYS else NORMAL


def order_tasks(lines: Iterable[TaskLine], order: str) -> tuple[TaskLine, ...]:
    """Return tasks in one of ORDERS; what is in hand stands before what has ended."""

    def rank(line: TaskLine) -> tuple[object, ...]:
        late = line.left if line.left is not None else date.max.toordinal()
        first = line.first_due or date.max
        if order == BY_UNIT:
            return (not line.is_in_hand, line.unit, late, first, line.title)
        if order == BY_FIRST_DUE:
            return (not line.is_in_hand, first, late, line.title)
        return (not line.is_in_hand, late, first, line.title)

    return tuple(sorted(lines, key=rank))


def filter_tasks(
    lines: Iterable[TaskLine], *, standing: str = IN_HAND, unit: str = "", word: str = ""
) -> tuple[TaskLine, ...]:
    """Return the tasks of one of FILTERS, of one unit ("" for all), in which the words stand."""
    return tuple(
        line
        for line in lines
        if (line.is_in_hand if standing == IN_HAND else line.standing == standing)
        and (not unit or line.unit == unit)
        and line.fits(word)
    )


def count_tasks(lines: Iterable[TaskLine]) -> dict[str, int]:
    """Return how many tasks each of FILTERS shows."""
    known = tuple(lines)
    counts = Counter(line.standing for line in known)
    return {IN_HAND: sum(line.is_in_hand for line in known)} | {
        name: counts[name] for name in FILTERS[1:]
    }


def list_units(lines: Iterable[TaskLine]) -> tuple[str, ...]:
    """Return the units that have tasks, in the order of their names."""
    return tuple(sorted({line.unit for line in lines if line.unit}))


def read_task(reading: Reading, task: UUID, today: date) -> TaskSheet:
    """Return what the drawer shows of a task.

    Raises:
        NotFoundError: There is no such task.
    """
    row = reading.get(Task, task)
    entries = reading.list(Progress, task=task)
    origin = reading.find(Consultation, row.consultation)
    reminders = list_supervisions(reading, today, task).get(task, ())
    named = (origin.number or origin.title) if origin else ""
    line = _line(row, entries, named, today, reminders)
    extended = (
        DeadlineStep(
            day=read_due(entry.extended_to),
            reason=entry.reason,
            agreed_by=entry.agreed_by,
            agreed_on=read_due(entry.on_day),
        )
        for entry in entries
        if entry.extended_to
    )
    return TaskSheet(
        line=line,
        deadlines=(DeadlineStep(day=line.first_due), *extended),
        entries=tuple(_entry(entry) for entry in reversed(entries)),
        photos=tuple(list_files(reading, task)),
        supervisions=tuple(reversed(reminders)),
        next_supervision=suggest_supervision(row.title, line.due, reminders, today),
        milestones=row.milestones,
        budget=row.budget,
    )


def _entry(row: Progress) -> ProgressLine:
    return ProgressLine(
        id=row.id,
        on_day=read_due(row.on_day),
        state=row.state,
        content=row.content,
        reason=row.reason,
        percent=row.percent,
        evidence=tuple(row.evidence),
    )
