"""Investigations: of a consultation or of a topic before there is one, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import ValidationError
from desktop.records import Attachment, Consultation, Investigation, Opinion, Topic
from desktop.records.stages import INVESTIGATION_WAYS
from desktop.services.acts import act
from desktop.services.attachments import KeptFile, list_files
from desktop.services.concerns import record_concern
from desktop.services.forms import fill
from desktop.services.hearings import list_heard
from desktop.services.meeting_snapshots import named
from desktop.services.opinion_words import who_said
from desktop.services.references import Reference
from desktop.services.stages import require_fields, require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@act("登记议题调研")
def investigate_topic(work: Work, /, topic: UUID, **values: Any) -> UUID:
    """Write down what was found out on a topic before anything is consulted on.

    Raises:
        ValidationError: Title, day or findings are missing, or the end lies before the beginning.
    """
    row = work.get(Topic, topic)
    found = Investigation(topic=topic)
    fill(found, {"title": row.title} | values)
    _check(found)
    work.add(found)
    return found.id


@act("修改专题调研")
def edit_investigation(work: Work, /, investigation: UUID, **values: Any) -> None:
    """Change an investigation; photos and files are kept with it apart.

    Raises:
        ValidationError: Title, day or findings are missing, or the end lies before the beginning.
    """
    row = work.get(Investigation, investigation)
    consultation = work.find(Consultation, row.consultation)
    if consultation is not None:
        require_in_hand(consultation)
    fill(row, values)
    _check(row)


def _check(row: Investigation) -> None:
    require_fields(row, title="调研题目", begun_on="开始日期", findings="调研结论")
    begun, ended = read_due(row.begun_on), read_due(row.ended_on)
    if begun is not None and ended is not None and ended < begun:
        raise ValidationError("调研结束早于开始。", "请核对日期。", field="ended_on")


@act("附上调研材料")
def enclose_files(work: Work, /, investigation: UUID) -> int:
    """Name the files kept with an investigation as its enclosures, so that its record lists them.

    Returns:
        How many there are.
    """
    row = work.get(Investigation, investigation)
    kept = tuple(one.id for one in work.list(Attachment, subject=investigation))
    if kept != row.enclosures:
        row.enclosures = kept
    return len(kept)


@act("登记走访听到的诉求")
def record_found_concern(work: Work, /, investigation: UUID, **values: Any) -> UUID:
    """Write down a concern that was heard on the way; its channel is the visit.

    Raises:
        ValidationError: Title, content or day is missing.
    """
    row = work.get(Investigation, investigation)
    preset = {"raised_on": row.begun_on}
    return record_concern(work, **preset | values | {"channel": "visit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardOpinion:
    """One opinion heard on an investigation; `stance` is a key of STANCES."""

    id: UUID
    who: str
    stance: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationView:
    """One investigation: its figures apart, since they are what it is read for.

    Attributes:
        way: A key of INVESTIGATION_WAYS.
        days: 2026年4月25日至26日, "" where nobody wrote one down.
        figures: Label, figure and unit of each that was counted.
        prose: Label and words of burden, rules and findings, those that say something.
        can_hear: Whether opinions can be entered: there is a consultation, and it is in hand.
    """

    id: UUID
    title: str
    way: str
    days: str
    place: str
    investigators: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    prose: tuple[tuple[str, str], ...]
    files: tuple[KeptFile, ...]
    opinions: tuple[HeardOpinion, ...]
    can_hear: bool
    begun_on: str


def view_investigation(reading: Reading, investigation: UUID) -> InvestigationView:
    """Return everything of an investigation.

    Raises:
        NotFoundError: There is no such investigation.
    """
    row = reading.get(Investigation, investigation)
    consultation = reading.find(Consultation, row.consultation)
    return InvestigationView(
        id=row.id,
        title=row.title,
        way=row.way,
        days=say_days(row),
        place=row.place,
        investigators=tuple(named(row, "investigators")),
        figures=figures_of(row),
        prose=_prose(row),
        files=tuple(list_files(reading, row.id)),
        opinions=tuple(map(_heard, list_heard(reading, row))),
        can_hear=consultation is not None and consultation.ended_at is None,
        begun_on=row.begun_on or "",
    )


def _heard(row: Opinion) -> HeardOpinion:
    return HeardOpinion(id=row.id, who=who_said(row), stance=row.stance, content=row.content)


def say_days(row: Investigation) -> str:
    """Return the days of an investigation as people write them."""
    days = [show_partial_date(from_edtf(one)) for one in (row.begun_on, row.ended_on) if one]
    return "至".join(dict.fromkeys(days))


def figures_of(row: Investigation) -> tuple[tuple[str, str, str], ...]:
    """Return label, figure and unit of what was counted."""
    told: tuple[tuple[str, object, str], ...] = (
        ("走访人数", row.asked, "人"),
        ("涉及人数", row.affected, "人"),
        ("多久一次", row.frequency or None, ""),
        ("每次花费", row.cost, "元"),
    )
    return tuple((label, _said(figure), unit) for label, figure, unit in told if figure is not None)


def _said(figure: object) -> str:
    return f"{figure:,f}" if isinstance(figure, Decimal) else str(figure)


def _prose(row: Investigation) -> tuple[tuple[str, str], ...]:
    told = (("负担", row.burden), ("政策法律怎么说", row.rules), ("调研结论", row.findings))
    return tuple((label, text) for label, text in told if text)


def way_title(way: str) -> str:
    """Return the word of a way."""
    return INVESTIGATION_WAYS.get(way, way)


def list_of_topic(reading: Reading, *, topic: UUID) -> tuple[Reference, ...]:
    """Return the investigations of a topic, the oldest first."""
    return tuple(
        Reference(id=row.id, title=way_title(row.way), second=say_days(row), initials=())
        for row in reading.list(Investigation, topic=topic, order_by="begun_on")
    )


def investigations_of(reading: Reading, consultation: UUID) -> tuple[Investigation, ...]:
    """Return the investigations of a consultation, those of its topic from before among them."""
    row = reading.get(Consultation, consultation)
    found = {one.id: one for one in reading.list(Investigation, consultation=consultation)}
    if row.topic is not None:
        found |= {
            one.id: one
            for one in reading.list(Investigation, topic=row.topic)
            if one.consultation is None
        }
    return tuple(found.values())
