"""Reads the page of a consultation whole, and the lines of the board."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of, days_left, read_due
from desktop.domain.partial_dates import from_edtf
from desktop.errors import NotFoundError
from desktop.records import (
    Attachment,
    Ballot,
    Consultation,
    FrozenRecord,
    Meeting,
    Motion,
    Opinion,
    Participant,
    SignOff,
    StageStep,
    Task,
    Topic,
)
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.records.stages import SIGNING_BODIES
from desktop.services.batches import BatchReading
from desktop.services.boards import STUCK_DAYS
from desktop.services.change_views import NOT_WRITTEN, last_writes, list_changes, made_known_on
from desktop.services.consultation_forms import view_forms
from desktop.services.consultation_papers import list_consultation_papers
from desktop.services.consultation_views import (
    AnswerView,
    ConsultationLine,
    ConsultationView,
    GateView,
    PlanParts,
    SignOffView,
    TabCounts,
)
from desktop.services.frozen_records import find_last_version
from desktop.services.meeting_snapshots import named
from desktop.services.parties import view_parties
from desktop.services.procedures import procedure_of
from desktop.services.stage_facts import concerns_of
from desktop.services.stage_views import view_gate, view_passed, view_stages
from desktop.services.stages import procedure_title
from desktop.services.task_views import ENDED
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from desktop.domain.procedures import Procedure
    from desktop.services.papers import PaperPress
    from desktop.services.ports import Reading

RECENT = 20
"""How many changes the page is given; all of them are asked for apart."""


def view_consultation(
    reading: Reading, consultation: UUID, *, now: datetime, press: PaperPress
) -> ConsultationView:
    """Return everything that the page of a consultation shows.

    Args:
        reading: A look at the ledger.
        consultation: Which.
        now: Aware; tells how long notices have hung.
        press: Knows the papers that there are.

    Raises:
        NotFoundError: There is no such consultation, or its procedure is of a newer version.
    """
    row = reading.get(Consultation, consultation)
    today = day_of(now)
    known_on = made_known_on(reading, row, today)
    return ConsultationView(
        id=row.id,
        title=row.title,
        number=_number(reading, row),
        kind=row.kind,
        in_plan=row.in_plan,
        timing=row.timing,
        lead=named(row, "lead"),
        topic=row.topic,
        stage=row.stage,
        procedure=procedure_title(procedure_of(reading, row)),
        stages=view_stages(reading, row, today),
        answers=_answers(reading, row, known_on),
        gate=view_gate(reading, row, today),
        sign_offs=_sign_offs(reading, row),
        passed=view_passed(reading, row),
        changes=list_changes(reading, consultation, limit=RECENT),
        papers=list_consultation_papers(reading, row, press),
        counts=_counts(reading, row),
        parts=_parts(reading, row),
        is_notified=known_on is not None,
        is_archived=row.ended_at is not None,
    )


def _parts(reading: Reading, row: Consultation) -> PlanParts:
    parties = view_parties(reading, row.id)
    return PlanParts(
        forms=row.forms,
        is_unfit=view_forms(reading, row.id).is_warned,
        parties=len(parties.lines),
        is_unequal=parties.is_unequal,
        selection=row.selection or "",
    )


def _number(reading: Reading, row: Consultation) -> str:
    """Return the number of a consultation: its own, else that of its frozen plan."""
    frozen = None if row.number else find_last_version(reading, row.id)
    return frozen.number if frozen else row.number


def _answers(reading: Reading, row: Consultation, known_on: date | None) -> tuple[AnswerView, ...]:
    marks = last_writes(reading, row.id, SEVEN_ANSWERS)
    found = []
    for name, heading in SEVEN_ANSWERS.items():
        mark = marks.get(name, NOT_WRITTEN)
        edited_on = day_of(mark.at) if mark.at is not None and mark.is_edit else None
        found.append(
            AnswerView(
                field=name,
                heading=heading,
                text=getattr(row, name),
                changed_by=mark.by,
                changed_at=mark.at,
                changed_after_notice=None not in (known_on, edited_on) and edited_on > known_on,  # type: ignore[operator]
            )
        )
    return tuple(found)


def _sign_offs(reading: Reading, row: Consultation) -> tuple[SignOffView, ...]:
    signed = {one.body: one for one in reading.list(SignOff, consultation=row.id)}
    found = []
    for body in SIGNING_BODIES:
        one = signed.get(body)
        if one is None:
            found.append(SignOffView(body=body))
        else:
            found.append(
                SignOffView(
                    body=body,
                    id=one.id,
                    name=one.name,
                    signed_on=read_due(one.signed_on),
                    opinion=one.opinion,
                )
            )
    return tuple(found)


def _counts(reading: Reading, row: Consultation) -> TabCounts:
    called = reading.list(Meeting, consultation=row.id)
    meetings = [one.id for one in called]
    motions = [one.id for each in meetings for one in reading.list(Motion, meeting=each)]
    tasks = [one.id for one in reading.list(Task, consultation=row.id)]
    people = {
        one.person or one.id for each in meetings for one in reading.list(Participant, meeting=each)
    }
    return TabCounts(
        participants=len(people),
        meetings=sum(not is_visit(one) for one in called),
        opinions=sum(reading.count(Opinion, meeting=each) for each in meetings),
        ballots=sum(reading.count(Ballot, motion=each) > 0 for each in motions),
        tasks=len(tasks),
        attachments=sum(
            reading.count(Attachment, subject=each) for each in (row.id, *meetings, *tasks)
        ),
    )


# The board


def list_consultations(reading: Reading, today: date) -> tuple[ConsultationLine, ...]:
    """Return every consultation: in hand first, what presses most before the rest."""
    board = _Board(reading, today)
    rows = reading.list(Consultation)
    lines: list[ConsultationLine] = []
    for at in range(0, len(rows), TOGETHER):
        batch = BatchReading(reading)
        batch.gather(rows[at : at + TOGETHER])
        lines += [board.line(batch, row) for row in rows[at : at + TOGETHER]]
    return tuple(sorted(lines, key=_rank))


TOGETHER = 200
"""Consultations of which is asked together."""


class _Board:
    """What the lines share, each type read once: a board may hold the work of ten years."""

    def __init__(self, reading: Reading, today: date) -> None:
        self._today = today
        self._topics = {row.id: row for row in reading.list(Topic)}
        self._steps: dict[tuple[UUID, str], StageStep] = {
            (step.consultation, step.stage): step for step in reading.list(StageStep)
        }
        self._numbers = {
            subject: number
            for _, subject, number in sorted(
                reading.pick(
                    FrozenRecord, ("version", "subject", "number"), subject_type="consultation"
                ),
                key=itemgetter(0),
            )
        }
        self._meetings = _days_by_owner(
            (row.consultation, row.held_on) for row in reading.list(Meeting, state="planned")
        )
        self._tasks = _days_by_owner(
            (row.consultation, row.due) for row in reading.list(Task) if row.state not in ENDED
        )

    def line(self, reading: Reading, row: Consultation) -> ConsultationLine:
        """Return the line of one consultation."""
        procedure, gate = _procedure_and_gate(reading, row, self._today)
        keys = [stage.key for stage in procedure.stages] if procedure else []
        stage = procedure.stage(row.stage) if procedure and row.stage in keys else None
        step = self._steps.get((row.id, row.stage))
        days = self._days_at(step)
        gaps = gate.gaps if gate else ()
        due = self._first_due(row, step)
        limited = stage is not None and stage.days is not None
        return ConsultationLine(
            id=row.id,
            title=row.title,
            number=row.number or self._numbers.get(row.id, ""),
            kind=row.kind,
            in_plan=row.in_plan,
            stage=row.stage,
            stage_title=stage.short if stage else "",
            macro=stage.macro.value if stage else "",
            place=keys.index(row.stage) + 1 if stage else 0,
            places=len(keys),
            days=days,
            missing=len(gaps),
            next_gap=gaps[0] if gaps else None,
            due=due,
            left=None if due is None else days_left(due, self._today),
            is_stuck=limited and bool(gaps) and days is not None and days > STUCK_DAYS,
            is_archived=row.ended_at is not None,
            concerns=self._count_concerns(reading, row),
            meeting_on=min(self._meetings.get(row.id, ()), default=None),
        )

    def _days_at(self, step: StageStep | None) -> int | None:
        begun = step.begun_on if step else None
        return (self._today - from_edtf(begun).earliest).days if begun else None

    def _first_due(self, row: Consultation, step: StageStep | None) -> date | None:
        """Return the first day that presses; nothing presses on what is archived."""
        if row.ended_at is not None:
            return None
        pressing = [*self._meetings.get(row.id, ()), *self._tasks.get(row.id, ())]
        end = read_due(step.due) if step else None
        return min([*pressing, end] if end else pressing, default=None)

    def _count_concerns(self, reading: Reading, row: Consultation) -> int:
        """Count the concerns that a consultation comes from; merged ones while it is in hand."""
        topic = self._topics.get(row.topic) if row.topic else None
        if topic is None or row.ended_at is not None:
            return len(topic.concerns) if topic else 0
        return len(concerns_of(reading, topic))


def _days_by_owner(dated: Iterable[tuple[UUID | None, str | None]]) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = defaultdict(list)
    for owner, text in dated:
        day = read_due(text)
        if owner is not None and day is not None:
            found[owner].append(day)
    return found


def _rank(line: ConsultationLine) -> tuple[object, ...]:
    return (
        line.is_archived,
        line.left if line.left is not None else 10**6,
        -(line.days or 0),
        line.title,
    )


def _procedure_and_gate(
    reading: Reading, row: Consultation, today: date
) -> tuple[Procedure | None, GateView | None]:
    """Return what a consultation follows; None where only a newer version of the app knows it."""
    try:
        return procedure_of(reading, row), view_gate(reading, row, today)
    except NotFoundError:
        return None, None
