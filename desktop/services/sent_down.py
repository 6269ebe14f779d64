"""What came from those above and waits here: bulletins to pass on, answers, reminders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.records import (
    Adoption,
    Bulletin,
    Consultation,
    Passing,
    Supervision,
    Task,
    declaration_of,
)
from desktop.records.consultations import STAGES
from desktop.services.outcomes import ENDED_STATES
from desktop.services.passings import is_waiting
from desktop.services.premises import own_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Reading

BULLETIN, ANSWER, REMINDER = "bulletin", "adoption", "supervision"
_LEVELS = frozenset({"township", "county"})
_STAGES = tuple(STAGES)
_BEFORE_ANSWER = frozenset(_STAGES[: _STAGES.index("adopt")])


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDown:
    """One thing from above that waits.

    Attributes:
        kind: BULLETIN, ANSWER or REMINDER.
        id: Its own row.
        about: The bulletin, the consultation or the task.
        sender: Who sent it.
        word: A declared word: its kind, what was decided, at which level.
        due: Until when something is to be done, None where nothing says so.
    """

    kind: str
    id: UUID
    about: UUID
    title: str
    sender: str
    word: str
    content: str = ""
    due: date | None = None


def list_sent_down(reading: Reading, today: date) -> tuple[SentDown, ...]:
    """Return what waits: not passed on, not taken up in its stage, not answered."""
    return (*_bulletins(reading, today), *_answers(reading), *_reminders(reading))


def _bulletins(reading: Reading, today: date) -> Iterator[SentDown]:
    ours = own_ids(reading)
    passed = {row for (row,) in reading.pick(Passing, ["bulletin"])}
    for row in reading.list(Bulletin):
        if row.org in ours or row.id in passed or not is_waiting(row, today):
            continue
        yield SentDown(
            kind=BULLETIN,
            id=row.id,
            about=row.id,
            title=row.title,
            sender=row.issued_by,
            word=_label(Bulletin, "kind", row.kind),
            content=row.content,
            due=read_due(row.pass_on_by),
        )


def _answers(reading: Reading) -> Iterator[SentDown]:
    """Yield answers to what was submitted, until the consultation has entered its next stage."""
    picked = reading.pick(Consultation, ["id", "title", "stage"], ended_at=None)
    waiting = {row: title for row, title, stage in picked if stage in _BEFORE_ANSWER}
    for row in reading.list(Adoption, consultation=frozenset(waiting)) if waiting else ():
        if row.submission is not None and row.consultation is not None:
            yield SentDown(
                kind=ANSWER,
                id=row.id,
                about=row.consultation,
                title=waiting[row.consultation],
                sender=row.body,
                word=_label(Adoption, "decision", row.decision),
                content=row.reason,
            )


def _reminders(reading: Reading) -> Iterator[SentDown]:
    for row in reading.list(Supervision, level=_LEVELS, answered_on=None):
        task = reading.find(Task, row.task)
        if task is not None and task.state not in ENDED_STATES:
            yield SentDown(
                kind=REMINDER,
                id=row.id,
                about=task.id,
                title=task.title,
                sender=row.issued_by,
                word=_label(Supervision, "level", row.level),
                content=row.content,
                due=read_due(row.due),
            )


def _label(kind: type[Record], name: str, key: str) -> str:
    return declaration_of(kind).field(name).choices.get(key, key)
