"""What was last written into the file of a consultation: who, when, which field, from what to what.

The answer comes from the journal, so nothing that was changed is missing from it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.deadlines import BEIJING, day_of
from desktop.domain.partial_dates import from_edtf
from desktop.records import (
    Account,
    Adoption,
    Consultation,
    ConsultingParty,
    Delivery,
    Evaluation,
    Feedback,
    Investigation,
    Kind,
    LawfulCondition,
    Meeting,
    Notice,
    Objection,
    Outcome,
    PassedGap,
    SignOff,
    StageStep,
    Submission,
    Task,
    declaration_of,
    title_of,
)
from desktop.records.declarations import name_field
from desktop.records.values import parse_moment
from desktop.services.acts import ACTS
from desktop.services.consultation_views import ChangeView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from desktop.records import Declaration, Field, Record
    from desktop.services.ports import Reading, Written

_ALSO_PLANNED = frozenset(
    {
        "level",
        "decision",
        "problem",
        "background",
        "outside_reason",
        "form_reason",
        "selection",
        "drawn_with",
    }
)
"""Fields that a plan may leave empty, but does not change without trace once it is made known."""

_FILE = (
    ConsultingParty,
    LawfulCondition,
    Meeting,
    Notice,
    Investigation,
    Outcome,
    Submission,
    Adoption,
    Task,
    Feedback,
    Evaluation,
    SignOff,
    PassedGap,
)
"""Types whose rows name their consultation."""

_MOST_ACTS = 50
"""Newest acts of deliveries that are told; a list ticked one by one is not told whole."""

_SILENT = ("removed_at", "org", "procedure")


def list_changes(
    reading: Reading, consultation: UUID, *, limit: int | None = None
) -> tuple[ChangeView, ...]:
    """Return what was written into the file of a consultation, the newest first.

    Args:
        reading: A look at the ledger.
        consultation: Which.
        limit: At most so many; None: all.
    """
    names = {row.id: row.name for row in reading.list(Account, with_removed=True)}
    found = [
        change
        for row in _rows(reading, consultation)
        for change in _changes_of(reading, row, names)
    ]
    found += _deliveries(reading, consultation, names)
    found.sort(key=lambda change: (change.at, change.act_id), reverse=True)
    return tuple(found[:limit])


def list_plan_changes(
    reading: Reading, consultation: UUID, after: date | None
) -> tuple[ChangeView, ...]:
    """Return the changes of a plan and its sides after the day on which it was made known.

    Args:
        reading: A look at the ledger.
        consultation: Which.
        after: That day; None where it was not made known: then there are none.
    """
    if after is None:
        return ()
    names = {row.id: row.name for row in reading.list(Account, with_removed=True)}
    row = reading.get(Consultation, consultation)
    fields = declaration_of(Consultation).fields
    planned = {
        field.label for field in fields if field.needed_at == "plan" or field.name in _ALSO_PLANNED
    }
    changes = [one for one in _changes_of(reading, row, names) if one.field in planned]
    for party in reading.list(ConsultingParty, consultation=consultation, with_removed=True):
        changes += _changes_of(reading, party, names)
    later = (change for change in changes if day_of(change.at) > after)
    return tuple(sorted(later, key=lambda change: change.at))


def _rows(reading: Reading, consultation: UUID) -> Iterator[Record]:
    yield reading.get(Consultation, consultation)
    for kind in _FILE:
        rows: list[Any] = reading.list(kind, consultation=consultation, with_removed=True)
        yield from rows
        if kind is Notice:
            for notice in rows:
                yield from reading.list(Objection, notice=notice.id, with_removed=True)


def _changes_of(reading: Reading, row: Record, names: Mapping[UUID, str]) -> list[ChangeView]:
    declaration = declaration_of(type(row))
    subject = "" if isinstance(row, Consultation) else title_of(row)
    known: dict[str, Any] = {}
    found = []
    for written in reading.history(row.id):
        told: dict[str, Any] = {
            "at": written.at,
            "by": _author(written, names),
            "act": _title(written),
            "act_id": written.act_id,
            "type": written.type,
            "row": written.row,
            "subject": subject,
        }
        if written.created:
            found.append(ChangeView(**told, after=subject))
        else:
            found += _edits(declaration, written, known, told)
        known |= written.fields
    return found


def _edits(
    declaration: Declaration, written: Written, known: Mapping[str, Any], told: dict[str, Any]
) -> list[ChangeView]:
    fields = [
        field
        for field in declaration.fields
        if field.name in written.fields
        and field.kind is not Kind.NAME
        and field.name not in _SILENT
    ]
    edits = [
        ChangeView(
            **told,
            field=field.label,
            before=shown_value(field, known),
            after=shown_value(field, written.fields),
        )
        for field in fields
    ]
    return edits or [ChangeView(**told)]


def shown_value(field: Field, fields: Mapping[str, Any]) -> str:
    """Return a plain value of a field as people read it, in Chinese; "" where it is empty."""
    value = fields.get(field.name)
    if field.kind in (Kind.REF, Kind.REFS):
        name = name_field(field.name, many=field.kind is Kind.REFS)
        value = fields.get(name) if fields.get(field.name) else None
    if value in (None, "", []):
        return ""
    if field.kind is Kind.YES_NO:
        return "是" if value else "否"
    if field.kind is Kind.MOMENT:
        return f"{parse_moment(str(value)).astimezone(BEIJING):%Y-%m-%d %H:%M}"
    parts = value if isinstance(value, list) else [value]
    return "、".join(field.choices.get(str(part), str(part)) for part in parts)


def _author(written: Written, names: Mapping[UUID, str]) -> str:
    return names.get(UUID(written.actor), "") if written.actor else ""


def _title(written: Written) -> str:
    kind = ACTS.get(written.act)
    return kind.title if kind else ""


def _deliveries(
    reading: Reading, consultation: UUID, names: Mapping[UUID, str]
) -> Iterator[ChangeView]:
    """Yield one change for each act that entered deliveries: how many they were.

    Those of one act share time and way, so that the journal is asked once for each, not for every
    one of 3,000 invited.
    """
    for meeting in reading.list(Meeting, consultation=consultation):
        acts: dict[tuple[object, ...], list[Delivery]] = defaultdict(list)
        for row in reading.list(Delivery, meeting=meeting.id):
            acts[row.delivered_at, row.way, row.takes_back].append(row)
        for entered in list(acts.values())[-_MOST_ACTS:]:
            written = reading.history(entered[0].id)[0]
            yield ChangeView(
                at=written.at,
                by=_author(written, names),
                act=_title(written),
                act_id=written.act_id,
                type=written.type,
                row=meeting.id,
                subject=meeting.title,
                after=str(len(entered)),
            )


@dataclass(frozen=True, slots=True)
class Mark:
    """Who wrote a field last and when (aware); `is_edit` where it was not the first writing."""

    by: str = ""
    at: datetime | None = None
    is_edit: bool = False


NOT_WRITTEN = Mark()


def last_writes(reading: Reading, row: UUID, fields: Iterable[str]) -> dict[str, Mark]:
    """Return who wrote fields of a row last; those never written are left out."""
    names = {one.id: one.name for one in reading.list(Account, with_removed=True)}
    wanted = set(fields)
    found: dict[str, Mark] = {}
    for written in reading.history(row):
        for name in wanted & written.fields.keys():
            if not written.created or written.fields[name]:
                found[name] = Mark(
                    by=_author(written, names), at=written.at, is_edit=not written.created
                )
    return found


def made_known_on(reading: Reading, row: Consultation, today: date) -> date | None:
    """Return the day on which the plan was made known; None where it was not yet.

    Its topic was published, or the stage of 通报 was left.
    """
    days = [
        begin
        for notice in reading.list(Notice, consultation=row.id, kind="topic")
        if notice.begins_on and (begin := from_edtf(notice.begins_on).earliest) <= today
    ]
    days += [
        from_edtf(step.ended_on).earliest
        for step in reading.list(StageStep, consultation=row.id, stage="notify")
        if step.ended_on
    ]
    return min(days, default=None)
