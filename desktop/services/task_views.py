"""The ledger of tasks as it is looked at: what was promised, by whom, and how late it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.deadlines import SOON_DAYS, days_left, read_due
from desktop.records import Consultation, Progress, Task
from desktop.services.attachments import list_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from desktop.services.attachments import KeptFile
    from desktop.services.ports import Reading

OVERDUE, SOON, NORMAL, BLOCKED, DONE, CANCELLED = (
    "overdue",
    "soon",
    "normal",
    "blocked",
    "done",
    "cancelled",
)
IN_HAND = "in_hand"
FILTERS = (IN_HAND, OVERDUE, SOON, NORMAL, BLOCKED, DONE)
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
        standing: One of OVERDUE, SOON, NORMAL, BLOCKED, DONE, CANCELLED.
        left: Days until the deadline, negative when late; None where there is none or it ended.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSheet:
    """What the drawer shows; entries newest first."""

    line: TaskLine
    deadlines: tuple[DeadlineStep, ...]
    entries: tuple[ProgressLine, ...]
    photos: tuple[KeptFile, ...]


def list_tasks(reading: Reading, today: date) -> tuple[TaskLine, ...]:
    """Return every task, the latest first."""
    progress: dict[UUID, list[Progress]] = defaultdict(list)
    for entry in reading.list(Progress):
        progress[entry.task].append(entry)
    origins = {row.id: row.number or row.title for row in reading.list(Consultation)}
    lines = [
        _line(
            row,
            progress[row.id],
            origins.get(row.consultation, "") if row.consultation else "",
            today,
        )
        for row in reading.list(Task)
    ]
    return order_tasks(lines, BY_LATENESS)


def _line(row: Task, entries: Sequence[Progress], origin: str, today: date) -> TaskLine:
    due = read_due(row.due)
    left = None if due is None or row.state in ENDED else days_left(due, today)
    days = [day for entry in entries if (day := read_due(entry.on_day))]
    words = [entry.content for entry in entries if entry.content]
    return TaskLine(
        id=row.id,
        title=row.title,
        origin=origin,
        unit=row.unit,
        responsible=row.responsible,
        first_due=read_due(row.first_due),
        due=due,
        extensions=sum(1 for entry in entries if entry.extended_to),
        standing=_standing(row.state, left),
        left=left,
        entries=len(entries),
        last_day=max(days, default=None),
        last_words=words[-1] if words else "",
    )


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
    line = _line(row, entries, (origin.number or origin.title) if origin else "", today)
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
    )


def _entry(row: Progress) -> ProgressLine:
    return ProgressLine(
        id=row.id,
        on_day=read_due(row.on_day),
        state=row.state,
        content=row.content,
        reason=row.reason,
    )
