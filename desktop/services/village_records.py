"""What a village has recorded, as the township or county reads it: lists, and the facts of one.

Every look is one of `Ledger.of(village)`. Names and numbers of people are masked: those above need
the matter, not the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.domain.masking import mask_text
from desktop.records import (
    Adoption,
    Ballot,
    Concern,
    Consultation,
    Meeting,
    Motion,
    Progress,
    Submission,
    Supervision,
    Task,
    declaration_of,
    fields_of,
    record_type,
    title_of,
)
from desktop.records.concerns import CONCERN_STATES
from desktop.records.consultations import KINDS, STAGES
from desktop.records.meetings import MEETING_STATES
from desktop.records.outcomes import TASK_STATES
from desktop.records.votes import RESULTS
from desktop.services.answers import TO_ANSWER
from desktop.services.confidences import is_confidential, names_of
from desktop.services.notice_texts import counted_words
from desktop.services.procedures import list_procedures
from desktop.services.record_facts import list_row_facts
from desktop.services.task_views import BLOCKED, ENDED, OVERDUE, list_tasks
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Reading

CONCERNS, CONSULTATIONS, MEETINGS, VOTES, TASKS = (
    "concerns",
    "consultations",
    "meetings",
    "votes",
    "tasks",
)
LISTS = (CONCERNS, CONSULTATIONS, MEETINGS, VOTES, TASKS)
BAD, GOOD, PLAIN = "bad", "good", "neutral"
"""How a state is to be taken; the word says it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One record of a list.

    Attributes:
        type: Its record type.
        title: Masked.
        state: A declared word: 待办, 筹备, 通过.
        tone: One of BAD, GOOD, PLAIN.
        second: What is told below the title, declared words among it; masked.
        due: Until when something of it is due, None where nothing is.
    """

    type: str
    id: UUID
    title: str
    state: str
    tone: str = PLAIN
    second: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FactGroup:
    """A further record that belongs to one: its kind, and label and words of what it says."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """What the drawer shows of one record.

    Attributes:
        facts: Label and words of its own fields, masked.
        groups: What belongs to it: submissions and answers, progress and reminders.
        submissions: Id and addressee of what was submitted and may be answered, the newest last.
        may_remind: Whether it is a task still in hand.
    """

    type: str
    id: UUID
    title: str
    facts: tuple[tuple[str, str], ...]
    groups: tuple[FactGroup, ...] = ()
    submissions: tuple[tuple[UUID, str], ...] = ()
    may_remind: bool = False


def list_records(reading: Reading, which: str, today: date) -> tuple[RecordLine, ...]:
    """Return one of LISTS of the organization that a reading shows."""
    return tuple(_LISTED[which](reading, today))


def _concerns(reading: Reading, today: date) -> list[RecordLine]:
    rows = reading.list(Concern, order_by="-id")
    return [_concern(row, today) for row in rows]


def _concern(row: Concern, today: date) -> RecordLine:
    due = read_due(row.answer_by) if row.state in TO_ANSWER else None
    late = due is not None and due < today
    return RecordLine(
        type="Concern",
        id=row.id,
        title=_outside(row, row.title),
        state=CONCERN_STATES[row.state],
        tone=BAD if late else PLAIN if row.state in TO_ANSWER else GOOD,
        second=_filled(row.number, row.raised_on),
        due=due,
    )


def _consultations(reading: Reading, _: date) -> list[RecordLine]:
    return [
        RecordLine(
            type="Consultation",
            id=row.id,
            title=mask_text(row.title),
            state=STAGES[row.stage],
            tone=GOOD if row.ended_at else PLAIN,
            second=_filled(row.number, KINDS[row.kind]),
        )
        for row in reading.list(Consultation, order_by="-id")
    ]


def _meetings(reading: Reading, _: date) -> list[RecordLine]:
    rows = [row for row in reading.list(Meeting, order_by="-held_on") if not is_visit(row)]
    return [
        RecordLine(
            type="Meeting",
            id=row.id,
            title=mask_text(row.title),
            state=MEETING_STATES[row.state],
            tone=GOOD if row.state == "ended" else PLAIN,
            second=_filled(row.held_on, row.place),
            due=read_due(row.held_on) if row.state == "planned" else None,
        )
        for row in rows
    ]


def _votes(reading: Reading, _: date) -> list[RecordLine]:
    days = {row.id: row for row in reading.list(Meeting)}
    last = {one.motion: one for one in reading.list(Ballot) if one.closed_at}
    return [
        RecordLine(
            type="Motion",
            id=row.id,
            title=mask_text(row.title),
            state=RESULTS[last[row.id].result if row.id in last else ""],
            tone=_TONES.get(last[row.id].result if row.id in last else "", PLAIN),
            second=_filled(days[row.meeting].held_on, days[row.meeting].title),
        )
        for row in reading.list(Motion, order_by="-id")
        if row.meeting in days
    ]


_TONES = {"carried": GOOD, "failed": BAD, "void": BAD}


def _tasks(reading: Reading, today: date) -> list[RecordLine]:
    states = {row.id: row.state for row in reading.list(Task)}
    return [
        RecordLine(
            type="Task",
            id=line.id,
            title=mask_text(line.title),
            state=TASK_STATES[states[line.id]],
            tone=BAD if line.standing in _PRESSING else PLAIN if line.is_in_hand else GOOD,
            second=_filled(line.unit, line.origin),
            due=line.due if line.left is not None else None,
        )
        for line in list_tasks(reading, today)
    ]


_PRESSING = (OVERDUE, BLOCKED)

_LISTED: Mapping[str, Callable[[Reading, date], Sequence[RecordLine]]] = {
    CONCERNS: _concerns,
    CONSULTATIONS: _consultations,
    MEETINGS: _meetings,
    VOTES: _votes,
    TASKS: _tasks,
}


def _filled(*words: str | None) -> tuple[str, ...]:
    return tuple(mask_text(word) for word in words if word)


def read_record(reading: Reading, type_name: str, row: UUID) -> RecordFacts:
    """Return what the drawer shows of a record.

    Raises:
        NotFoundError: There is no such row.
    """
    found = reading.get(record_type(type_name), row)
    submissions: tuple[tuple[UUID, str], ...] = ()
    if isinstance(found, Consultation):
        handed_in = reading.list(Submission, consultation=row)
        submissions = tuple((one.id, one.addressed_to) for one in handed_in)
    return RecordFacts(
        type=type_name,
        id=row,
        title=_outside(found, title_of(found)),
        facts=tuple(_facts(reading, found)),
        groups=tuple(_group(reading, one) for one in _belonging(reading, found)),
        submissions=submissions,
        may_remind=isinstance(found, Task) and found.state not in ENDED,
    )


def _facts(reading: Reading, row: Record) -> Iterator[tuple[str, str]]:
    """Yield what its fields say; of who did not want to be named, nothing personal at all."""
    kind = type(row)
    hidden = (
        {field.label for field in fields_of(kind) if field.personal}
        if isinstance(row, Concern) and is_confidential(row)
        else set()
    )
    for name, words in list_row_facts(reading, kind.__name__, row.id, masked=True):
        if name not in hidden:
            yield name, _outside(row, _named_procedure(reading, row, words))


def _named_procedure(reading: Reading, row: Record, words: str) -> str:
    """Return the name of a procedure where the words are its key, as chain@1."""
    if not isinstance(row, Consultation) or words != row.procedure:
        return words
    procedure = list_procedures(reading).get(words)
    return procedure.name_zh if procedure else words


def _outside(row: Record, words: str) -> str:
    """Return words of a row as those above read them: without the names of who came."""
    return mask_text(words, names_of(row) if isinstance(row, Concern) else ())


def _belonging(reading: Reading, row: Record) -> Sequence[Record]:
    """Return the further records that tell how one went, in their order."""
    if isinstance(row, Consultation):
        return [
            *reading.list(Submission, consultation=row.id),
            *reading.list(Adoption, consultation=row.id),
        ]
    if isinstance(row, Task):
        return [*reading.list(Progress, task=row.id), *reading.list(Supervision, task=row.id)]
    if isinstance(row, Motion):
        return [one for one in reading.list(Ballot, motion=row.id) if one.closed_at]
    return []


def _group(reading: Reading, row: Record) -> FactGroup:
    facts = tuple(_facts(reading, row))
    if isinstance(row, Ballot):
        facts = (*facts, ("票数", "，".join(counted_words(row.count))))
    return FactGroup(declaration_of(type(row)).title, facts)
