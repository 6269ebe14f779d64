"""What lies in the file of one consultation, as the tabs of its page list it: frozen values.

The list of all records is made from the declarations: whatever points to the consultation, or is a
part of it, is in its file, a record type of a later day included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.domain.deadlines import day_of
from desktop.records import (
    Attachment,
    Ballot,
    Consultation,
    FrozenRecord,
    Investigation,
    Kind,
    Meeting,
    Motion,
    Notice,
    Objection,
    Opinion,
    Participant,
    Response,
    Task,
    Topic,
    all_records,
    declaration_of,
    title_of,
)
from desktop.services.initials import initials_of
from desktop.services.investigations import figures_of, investigations_of, way_title
from desktop.services.meetings import list_roll_events
from desktop.services.opinion_words import ways_of, who_said
from desktop.services.references import Reference
from desktop.services.roll_lines import list_roll
from desktop.services.written_rounds import ROOM_PAGE, is_visit, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Reading
    from desktop.services.roll_lines import RollLine

_DAYS = ("begins_on", "held_on", "signed_on", "passed_on", "raised_on", "submitted_on")
_MORE_DAYS = ("decided_on", "told_on", "evaluated_on", "begun_on", "on_day", "first_due")
_TIMES = ("frozen_at", "taken_at", "delivered_at", "printed_at")
_NOT_ENTRIES = {"StageStep", "Meeting", "Attachment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One row of a tab.

    Attributes:
        type: Name of its record type.
        title: What it is called, or says.
        second: What is told of it besides, "" for nothing.
        state: A key of the choices of the type's own state: of a meeting, an opinion, a vote.
        day: ISO 8601-2, "" where nobody wrote one down.
        parent: The meeting it belongs to; None where it belongs to none.
        page: The page that shows that meeting.
        group: Under what it is listed: a meeting, a kind of record.
        answered: Whether an opinion or objection has its answer.
        way: How an opinion was given by somebody not in the room: 未到会，电话.
    """

    type: str
    id: UUID
    title: str
    second: str = ""
    state: str = ""
    day: str = ""
    parent: UUID | None = None
    group: str = ""
    answered: bool = False
    way: str = ""
    page: str = ROOM_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantLine:
    """One who was invited; `initials` is what may be typed for the name, `status` of the roll."""

    id: UUID
    meeting: UUID
    name: str
    second: str
    status: str
    capacity: str
    group: str
    initials: str
    page: str = ROOM_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file or photo kept with the consultation, its meetings or its tasks.

    Attributes:
        origin: Name of the record it is kept with, "" for the consultation itself.
        digest: SHA-256 under which its bytes are kept.
    """

    id: UUID
    title: str
    caption: str
    media_type: str
    size_bytes: int
    digest: str
    origin: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.media_type.startswith("image/")


def _meetings(reading: Reading, consultation: UUID) -> list[Meeting]:
    return reading.list(Meeting, consultation=consultation, order_by="held_on")


def list_participants(reading: Reading, consultation: UUID) -> tuple[ParticipantLine, ...]:
    """Return who was invited, meeting by meeting, with what the roll says of them."""
    return tuple(
        ParticipantLine(
            id=one.id,
            meeting=meeting.id,
            name=one.name,
            second=one.second,
            status=one.status,
            capacity=one.capacity,
            group=meeting.title,
            initials=one.letters,
            page=page_of(meeting),
        )
        for meeting in _meetings(reading, consultation)
        for one in _roll(reading, meeting.id)
    )


def _roll(reading: Reading, meeting: UUID) -> tuple[RollLine, ...]:
    standings = rolls.standings(list_roll_events(reading, meeting))
    return list_roll(reading.list(Participant, meeting=meeting), standings)


def list_meetings_of(reading: Reading, consultation: UUID) -> tuple[EntryLine, ...]:
    """Return the meetings, the first one first."""
    return tuple(
        EntryLine(
            type="Meeting",
            id=row.id,
            title=row.title,
            second=row.place,
            state=row.state,
            day=row.held_on or "",
            parent=row.id,
            page=page_of(row),
        )
        for row in _meetings(reading, consultation)
        if not is_visit(row)
    )


def list_opinions_of(reading: Reading, consultation: UUID) -> tuple[EntryLine, ...]:
    """Return what was said, meeting by meeting, with whether it was answered."""
    lines = []
    for meeting in _meetings(reading, consultation):
        opinions = reading.list(Opinion, meeting=meeting.id)
        ways = ways_of(reading, meeting.id, opinions)
        lines += [
            EntryLine(
                type="Opinion",
                id=row.id,
                title=row.content,
                second=who_said(row),
                way=ways[row.id],
                state=row.stance,
                parent=meeting.id,
                page=page_of(meeting),
                group=meeting.title,
                answered=bool(reading.count(Response, opinion=row.id)),
            )
            for row in opinions
        ]
    return tuple(lines)


def list_votes_of(reading: Reading, consultation: UUID) -> tuple[EntryLine, ...]:
    """Return what was put to the vote with what came of it; `state` is a key of RESULTS."""
    lines = []
    for meeting in _meetings(reading, consultation):
        for motion in reading.list(Motion, meeting=meeting.id, order_by="position"):
            ballots = [one for one in reading.list(Ballot, motion=motion.id) if one.closed_at]
            last = ballots[-1] if ballots else None
            lines.append(
                EntryLine(
                    type="Motion",
                    id=motion.id,
                    title=motion.title,
                    state=last.result if last else "",
                    day=day_of(last.closed_at).isoformat() if last and last.closed_at else "",
                    parent=meeting.id,
                    group=meeting.title,
                )
            )
    return tuple(lines)


def list_tasks_of(reading: Reading, consultation: UUID) -> tuple[EntryLine, ...]:
    """Return what is to be done; `state` is a key of TASK_STATES, `day` the first deadline."""
    return tuple(
        EntryLine(
            type="Task",
            id=row.id,
            title=row.title,
            second=" ".join(filter(None, (row.unit, row.responsible))),
            state=row.state,
            day=row.first_due or "",
        )
        for row in reading.list(Task, consultation=consultation, order_by="first_due")
    )


def list_files_of(reading: Reading, consultation: UUID) -> tuple[FileLine, ...]:
    """Return files and photos, those of the consultation itself first."""
    subjects = [(consultation, "")]
    for kind in (Meeting, Task, Notice):
        rows = reading.list(kind, consultation=consultation)
        subjects += [(row.id, title_of(row)) for row in rows]
    return tuple(
        FileLine(
            id=row.id,
            title=row.title,
            caption=row.caption,
            media_type=row.media_type,
            size_bytes=row.size_bytes,
            digest=row.file_digest,
            origin=origin,
        )
        for subject, origin in subjects
        for row in reading.list(Attachment, subject=subject)
    )


def list_records_of(reading: Reading, consultation: UUID) -> tuple[EntryLine, ...]:
    """Return every record of the file, by kind, the newest of each first."""
    found: list[EntryLine] = []
    for kind in all_records():
        if kind.__name__ in _NOT_ENTRIES:
            continue
        rows = [*_rows_of(reading, kind, consultation)]
        found += [_entry(row) for row in sorted(rows, key=lambda row: row.id, reverse=True)]
    return tuple(found)


def _rows_of(reading: Reading, kind: type[Record], consultation: UUID) -> Iterator[Record]:
    if kind is FrozenRecord:
        subjects = [consultation, *(one.id for one in _meetings(reading, consultation))]
        for subject in subjects:
            yield from reading.list(kind, subject=subject)
    elif kind is Investigation:
        yield from investigations_of(reading, consultation)
    elif kind is Objection:
        for notice in reading.list(Notice, consultation=consultation):
            yield from reading.list(kind, notice=notice.id)
    else:
        for field in declaration_of(kind).fields:
            if field.target == Consultation.__name__ and field.kind in (Kind.REF, Kind.PART_OF):
                equal: dict[str, Any] = {field.name: consultation}
                yield from reading.list(kind, **equal)


def _entry(row: Record) -> EntryLine:
    declaration = declaration_of(type(row))
    return EntryLine(
        type=declaration.name,
        id=row.id,
        title=title_of(row) or _words_of(row),
        second=_second(row),
        day=_day_of(row),
        group=declaration.title,
        answered=bool(getattr(row, "answered_on", None)),
    )


def _second(row: Record) -> str:
    """Return what is told of a row besides: an investigation is read for its figures."""
    if isinstance(row, Investigation):
        figures = (f"{name}{figure}{unit}" for name, figure, unit in figures_of(row))
        return " · ".join((way_title(row.way), *figures))
    return _words_of(row)


def _words_of(row: Record) -> str:
    """Return the first longer text of a row, on one line."""
    for field in declaration_of(type(row)).fields:
        if field.kind is Kind.PROSE and getattr(row, field.name):
            return " ".join(str(getattr(row, field.name)).split())
    return ""


def _day_of(row: Record) -> str:
    for name in (*_DAYS, *_MORE_DAYS):
        if getattr(row, name, None):
            return str(getattr(row, name))
    times = (getattr(row, name, None) for name in _TIMES)
    at = next(filter(None, times), None)
    return day_of(at).isoformat() if at else ""


def list_free_topics(reading: Reading) -> tuple[Reference, ...]:
    """Return the listed topics on which no consultation was begun yet, the newest first."""
    taken = {row.topic for row in reading.list(Consultation)}
    return tuple(
        Reference(
            id=row.id,
            title=row.title,
            second=row.decided_on or "",
            initials=initials_of(row.title),
        )
        for row in reading.list(Topic, decision="listed", order_by="-id")
        if row.id not in taken
    )
