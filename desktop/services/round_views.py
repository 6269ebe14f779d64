"""What the page of a written round shows: its sheets, what is back, and what is late."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import days_left, read_due
from desktop.records import (
    AgendaItem,
    Consultation,
    Meeting,
    Opinion,
    Participant,
    WrittenSheet,
    title_of,
)
from desktop.services.written_rounds import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading

SHEET_STATES = {"waiting": "未发出", "out": "未收回", "late": "过期未收回", "returned": "已收回"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One sheet; `name` is "" on one for nobody in particular, `state` one of SHEET_STATES."""

    id: UUID
    number: str
    name: str
    second: str
    state: str
    handed_on: date | None
    reminded_on: date | None
    returned_on: date | None
    answers: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question and how many of the sheets that are back take each stance."""

    id: UUID
    title: str
    stances: Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One written round; `left` counts the days to its last day, negative once it is past."""

    meeting: UUID
    title: str
    consultation: UUID | None
    consultation_title: str
    state: str
    begun_on: date | None
    return_by: date | None
    left: int | None
    questions: tuple[Question, ...]
    sheets: tuple[SheetLine, ...]

    @property
    def issued(self) -> int:
        """Sheets that went out, those that are back among them."""
        return sum(sheet.handed_on is not None for sheet in self.sheets)

    @property
    def returned(self) -> int:
        """Sheets that are back."""
        return self.count("returned")

    @property
    def out(self) -> int:
        """Sheets that went out and are not back."""
        return self.count("out") + self.count("late")

    @property
    def is_late(self) -> bool:
        """Whether sheets are out past their day."""
        return self.count("late") > 0

    def count(self, state: str) -> int:
        """Return how many sheets are in a state."""
        return sum(sheet.state == state for sheet in self.sheets)


def view_round(reading: Reading, meeting: UUID, today: date) -> RoundView:
    """Return a written round: what is not back first, late or not, then the rest by number.

    Raises:
        NotFoundError: There is no such meeting.
    """
    row = reading.get(Meeting, meeting)
    due, consultation = read_due(row.return_by), reading.find(Consultation, row.consultation)
    opinions = reading.list(Opinion, meeting=meeting)
    answers = Counter(one.sheet for one in opinions)
    people = {one.id: one for one in reading.list(Participant, meeting=meeting)}
    sheets = [
        _line(one, people.get(one.participant) if one.participant else None, answers, due, today)
        for one in reading.list(WrittenSheet, meeting=meeting)
    ]
    return RoundView(
        meeting=meeting,
        title=row.title,
        consultation=row.consultation,
        consultation_title=title_of(consultation) if consultation else "",
        state=row.state,
        begun_on=read_due(row.held_on),
        return_by=due,
        left=None if due is None else days_left(due, today),
        questions=_questions(reading, meeting, opinions),
        sheets=tuple(sorted(sheets, key=lambda one: (one.state == "returned", int(one.number)))),
    )


def _line(
    sheet: WrittenSheet,
    person: Participant | None,
    answers: Counter[UUID | None],
    due: date | None,
    today: date,
) -> SheetLine:
    parts = (person.group, person.stakeholder_class) if person else ()
    return SheetLine(
        id=sheet.id,
        number=sheet.number,
        name=title_of(person) if person else "",
        second=" · ".join(filter(None, parts)),
        state=state_of(sheet, due, today),
        handed_on=read_due(sheet.handed_on),
        reminded_on=read_due(sheet.reminded_on),
        returned_on=read_due(sheet.returned_on),
        answers=answers[sheet.id],
    )


def state_of(sheet: WrittenSheet, due: date | None, today: date) -> str:
    """Return the state of a sheet, a key of SHEET_STATES."""
    if sheet.returned_on:
        return "returned"
    if not sheet.handed_on:
        return "waiting"
    return "late" if due is not None and due < today else "out"


def _questions(
    reading: Reading, meeting: UUID, opinions: Iterable[Opinion]
) -> tuple[Question, ...]:
    opinions = list(opinions)
    return tuple(
        Question(
            item.id,
            item.title,
            Counter(one.stance for one in opinions if one.agenda_item == item.id),
        )
        for item in reading.list(AgendaItem, meeting=meeting, order_by="position")
    )


@dataclass(frozen=True, slots=True)
class OutstandingRound:
    """A round under way: how many sheets are out, and until when."""

    id: UUID
    title: str
    due: date | None
    issued: int
    out: int


def list_outstanding(reading: Reading) -> tuple[OutstandingRound, ...]:
    """Return the rounds under way that have sheets out."""
    found = []
    for row in reading.list(Meeting, state="open", form=FORM):
        sheets = reading.list(WrittenSheet, meeting=row.id)
        issued = [one for one in sheets if one.handed_on]
        out = sum(not one.returned_on for one in issued)
        if out:
            found.append(
                OutstandingRound(row.id, row.title, read_due(row.return_by), len(issued), out)
            )
    return tuple(found)
