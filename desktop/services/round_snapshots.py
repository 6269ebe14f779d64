"""Takes the values from which the sheets of a written round and its record are printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.records import (
    AgendaItem,
    Consultation,
    Meeting,
    Opinion,
    Organization,
    Participant,
    WrittenSheet,
    title_of,
)
from desktop.records.opinions import STANCES
from desktop.services.round_values import (
    AnsweredQuestion,
    OpinionSheet,
    OpinionSheetsSnapshot,
    ReturnsEntry,
)
from desktop.services.written_rounds import FORM

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading


def snapshot_sheets(reading: Reading, row: UUID) -> OpinionSheetsSnapshot:
    """Return the sheets of a round, or one of them: `row` is that of either.

    Raises:
        NotFoundError: There is no such round or sheet.
    """
    sheet = reading.find(WrittenSheet, row)
    meeting = reading.get(Meeting, sheet.meeting if sheet else row)
    sheets = [sheet] if sheet else _sheets(reading, meeting.id)
    organization = reading.find(Organization, meeting.org)
    consultation = reading.find(Consultation, meeting.consultation)
    items = reading.list(AgendaItem, meeting=meeting.id, order_by="position")
    return OpinionSheetsSnapshot(
        organization=organization.full_name if organization else "",
        title=meeting.title,
        consultation=title_of(consultation) if consultation else "",
        return_by=meeting.return_by or "",
        questions=tuple(item.title for item in items),
        stances=tuple(STANCES.values()),
        sheets=tuple(_sheet(reading, one) for one in sheets),
    )


def _sheets(reading: Reading, meeting: UUID) -> list[WrittenSheet]:
    rows = reading.list(WrittenSheet, meeting=meeting)
    return sorted(rows, key=lambda row: int(row.number))


def _sheet(reading: Reading, row: WrittenSheet) -> OpinionSheet:
    person = reading.find(Participant, row.participant)
    return OpinionSheet(
        number=row.number,
        name=title_of(person) if person else "",
        group=person.group if person else "",
    )


def read_returns(reading: Reading, meeting: Meeting) -> ReturnsEntry | None:
    """Return what came of a written round; None of any other meeting."""
    if meeting.form != FORM:
        return None
    issued = [one for one in _sheets(reading, meeting.id) if one.handed_on]
    out = [one for one in issued if not one.returned_on]
    opinions = reading.list(Opinion, meeting=meeting.id)
    answered = {one.sheet for one in opinions}
    return ReturnsEntry(
        handed_on=min((one.handed_on or "" for one in issued), default=meeting.held_on or ""),
        return_by=meeting.return_by or "",
        issued=len(issued),
        returned=len(issued) - len(out),
        blank=sum(bool(one.returned_on) and one.id not in answered for one in issued),
        unnamed=sum(one.participant is None for one in out),
        reminded=sum(bool(one.reminded_on) for one in issued),
        missing=tuple(_sheet(reading, one) for one in out if one.participant),
        questions=tuple(
            _question(item, [one for one in opinions if one.agenda_item == item.id])
            for item in reading.list(AgendaItem, meeting=meeting.id, order_by="position")
        ),
    )


def _question(item: AgendaItem, opinions: list[Opinion]) -> AnsweredQuestion:
    counts = Counter(one.stance for one in opinions)
    told = (f"{word}{counts[key]}份" for key, word in STANCES.items() if counts[key])
    return AnsweredQuestion(title=item.title, stances=tuple(told))
