"""Which of the place's own rules apply to a matter on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf
from desktop.records import Consultation, Meeting, Regulation
from desktop.services.procedures import procedure_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading

IN_FORCE, ENDED, TO_COME = "in_force", "ended", "to_come"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationLine:
    """One rule that applies; `effective_from` is ISO 8601-2, "" where nobody wrote it down."""

    id: UUID
    title: str
    kind: str
    document_number: str
    effective_from: str


def standing_of(row: Regulation, day: date) -> str:
    """Return whether a rule is in force on a day; half-remembered dates reach widest."""
    if row.effective_from and from_edtf(row.effective_from).earliest > day:
        return TO_COME
    if row.effective_to and from_edtf(row.effective_to).latest < day:
        return ENDED
    return IN_FORCE


def list_applicable(
    reading: Reading, consultation: UUID, today: date
) -> tuple[RegulationLine, ...]:
    """Return the rules that apply to a consultation, those of its own kind first.

    The day of its last meeting decides which are in force; today where none was called.
    """
    row = reading.get(Consultation, consultation)
    procedure = procedure_of(reading, row)
    names = ("", procedure.id, procedure.name_zh)
    day = _day_of(reading, row, today)
    found = [
        rule
        for rule in reading.list(Regulation)
        if rule.consultation_kind in (None, row.kind)
        and rule.procedure in names
        and standing_of(rule, day) == IN_FORCE
    ]
    found.sort(key=lambda rule: (rule.consultation_kind is None, not rule.procedure, rule.title))
    return tuple(
        RegulationLine(
            id=rule.id,
            title=rule.title,
            kind=rule.kind,
            document_number=rule.document_number,
            effective_from=rule.effective_from or "",
        )
        for rule in found
    )


def _day_of(reading: Reading, row: Consultation, today: date) -> date:
    held = [
        from_edtf(one.held_on).earliest
        for one in reading.list(Meeting, consultation=row.id)
        if one.held_on
    ]
    return max(held, default=today)
