"""一事一档: every paper and attachment of one consultation, in the order of the chain, as one file.

A dossier is bound from what there is: papers of frozen versions as they were frozen, drafts marked
as drafts, pictures and PDF files page by page. What cannot be bound (a workbook, a recording) is
named in the list with its digest, so that nothing is left out silently.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from desktop.domain.deadlines import day_of
from desktop.domain.partial_dates import from_day, from_edtf, show_partial_date
from desktop.errors import AppError, NotFoundError
from desktop.records import (
    Adoption,
    Attachment,
    Ballot,
    Concern,
    Consultation,
    Evaluation,
    Feedback,
    FrozenRecord,
    Investigation,
    Kind,
    LawfulCondition,
    Meeting,
    Motion,
    Notice,
    Objection,
    Opinion,
    Organization,
    Outcome,
    OversightOpinion,
    Record,
    Seal,
    Submission,
    Supervision,
    Task,
    Topic,
    declaration_of,
    fields_of,
    title_of,
)
from desktop.services.confidences import (
    concerns_behind,
    is_confidential,
    secrets_of,
    told,
    without,
)
from desktop.services.frozen_records import find_last_version
from desktop.services.meeting_facts import standing_deliveries
from desktop.services.papers import PaperPress, Source, find_source, list_printable, note_printing
from desktop.services.plan_snapshots import snapshot_plan
from desktop.services.record_sheets import is_ready
from desktop.services.round_values import OpinionSheetsSnapshot
from desktop.services.selections import view_draw
from desktop.services.sheet_kinds import PLAIN, get_sheet_kinds
from desktop.services.sheet_values import SheetSnapshot
from desktop.services.snapshots import BallotPaperSnapshot, SignInSnapshot, Stamp
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from desktop.services.attachments import FileStore
    from desktop.services.papers import PaperKind
    from desktop.services.ports import Ledger, Reading

PAPER_ID = "dossier"
"""Under this name a dossier that left the house is kept among what was printed."""

PDF = "application/pdf"
KEPT_IN_ROOM = "反映人不愿公开姓名，留在联络室"
"""Why a file has no pages: a letter shows who wrote it."""
_FORMS = (SignInSnapshot, BallotPaperSnapshot, OpinionSheetsSnapshot)
"""Blank forms are for filling in; what was filled in comes back as a scan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list of contents, and where its pages come from.

    Attributes:
        day: Its date in words, "" where nobody wrote one down.
        note: Number and version, or why it has no pages.
        paper: The paper to print from `row`; "" for an attachment.
        digest: SHA-256 of an attachment; "" of one that is not bound.
        media_type: What an attachment is.
    """

    title: str
    day: str = ""
    note: str = ""
    paper: str = ""
    row: UUID | None = None
    digest: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the cover says, and the entries in the order of the chain."""

    consultation: UUID
    organization: str
    title: str
    number: str
    made_on: date
    sample: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An entry with its pages: the bytes of a PDF or a picture; None where it has no pages."""

    entry: Entry
    data: bytes | None = None

    @property
    def is_picture(self) -> bool:
        """Whether its bytes are a picture, which is put on a page of its own."""
        return self.entry.media_type.startswith("image/")


class BindingPress(PaperPress, Protocol):
    """A press that binds, too: filled by documents."""

    def bind_dossier(self, dossier: Dossier, parts: Sequence[Part]) -> bytes:
        """Return one PDF with cover list, outline and page numbers; any thread may call.

        A part that cannot be opened is bound without pages, and the list says so.
        """


def plan_dossier(reading: Reading, consultation: UUID, press: PaperPress, today: date) -> Dossier:
    """Return what a consultation's dossier holds.

    Raises:
        NotFoundError: There is no such consultation.
    """
    row = reading.get(Consultation, consultation)
    organization = reading.find(Organization, row.org)
    topic = reading.find(Topic, row.topic)
    secrets = secrets_of(concerns_behind(reading, topic)) if topic is not None else ()
    return Dossier(
        consultation=consultation,
        organization=organization.full_name if organization else "",
        title=row.title,
        number=row.number,
        made_on=today,
        sample=bool(reading.setting("sample")),
        entries=tuple(
            replace(entry, title=without(entry.title, secrets))
            for entry in _entries(reading, row, press)
        ),
    )


def make_dossier(
    ledger: Ledger,
    files: FileStore,
    press: BindingPress,
    consultation: UUID,
    *,
    today: date,
    on_progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """Return the dossier of a consultation as one PDF, and keep that it was made.

    May take seconds; call it off the UI thread.

    Args:
        ledger: Where the consultation is.
        files: Where its attachments are.
        press: What prints its papers and binds them.
        consultation: Whose dossier.
        today: The day that the cover bears.
        on_progress: Told the part done, 0 to 1.

    Raises:
        NotFoundError: There is no such consultation.
        DocumentError: A paper cannot be printed, as where a character has no glyph.
    """
    with ledger.read() as reading:
        dossier = plan_dossier(reading, consultation, press, today)
        source = Source(
            subject=consultation,
            snapshot=snapshot_plan(reading, consultation),
            stamp=Stamp(sample=dossier.sample),
        )
        parts = []
        for done, entry in enumerate(dossier.entries):
            on_progress(done / len(dossier.entries))
            parts.append(_part(reading, files, press, entry))
    pdf = press.bind_dossier(dossier, parts)
    pages = press.page_count(pdf)
    note_printing(ledger, source=source, paper=PAPER_ID, pdf=pdf, pages=pages)
    on_progress(1.0)
    return pdf


def _part(reading: Reading, files: FileStore, press: PaperPress, entry: Entry) -> Part:
    if entry.paper and entry.row:
        found = find_source(reading, entry.row, press.kinds()[entry.paper])
        return Part(entry, press.render(entry.paper, found.snapshot, found.stamp))
    if not entry.digest:
        return Part(entry)
    if entry.media_type != PDF and not entry.media_type.startswith("image/"):
        return Part(replace(entry, note=f"电子文件，另存（摘要{entry.digest[:8]}）"))
    try:
        return Part(entry, files.read(entry.digest))
    except AppError as error:
        return Part(replace(entry, note=f"没有并入：{error.message}"))


# What belongs to a consultation


_BEFORE = (LawfulCondition, Investigation)
_AFTER = (
    Outcome,
    Notice,
    Submission,
    Adoption,
    Task,
    OversightOpinion,
    Feedback,
    Evaluation,
)
"""What belongs to a consultation before and after its meetings, in the order of the chain."""

_PARTS: Mapping[type[Record], tuple[type[Record], str]] = {
    Notice: (Objection, "notice"),
    Task: (Supervision, "task"),
}
"""What is part of such a record, and the field that says so."""


def _entries(reading: Reading, row: Consultation, press: PaperPress) -> Iterator[Entry]:
    topic = reading.find(Topic, row.topic)
    for concern in concerns_behind(reading, topic) if topic is not None else ():
        yield from _of_concern(reading, concern, press)
    if topic is not None:
        yield from _of(reading, topic, press)
    own = list(_of(reading, row, press))
    at_end = [entry for entry in own if entry.paper in get_sheet_kinds()]
    yield from (entry for entry in own if entry not in at_end)
    yield from _of_kinds(reading, row, press, _BEFORE)
    for meeting in reading.list(Meeting, consultation=row.id, order_by="held_on"):
        if is_visit(meeting):  # its paper is that of the investigation
            continue
        yield from _of(reading, meeting, press)
    yield from _of_kinds(reading, row, press, _AFTER)
    yield from at_end


def _of_concern(reading: Reading, concern: Concern, press: PaperPress) -> Iterator[Entry]:
    """Yield what belongs to a concern; of a confided one the files stay in the room."""
    for entry in _of(reading, concern, press):
        shown = replace(entry, title=told(concern, entry.title))
        is_file = bool(entry.digest) and is_confidential(concern)
        yield replace(shown, digest="", note=KEPT_IN_ROOM) if is_file else shown


def _of_kinds(
    reading: Reading, row: Consultation, press: PaperPress, kinds: Sequence[type[Record]]
) -> Iterator[Entry]:
    for kind in kinds:
        for found in reading.list(kind, consultation=row.id):
            yield from _of(reading, found, press)
            part, field = _PARTS.get(kind, (None, ""))
            owner: dict[str, Any] = {field: found.id}
            for one in reading.list(part, **owner) if part else ():
                yield from _of(reading, one, press)


def _of(reading: Reading, row: Record, press: PaperPress) -> Iterator[Entry]:
    """Yield the papers of a row, its signed scans, and what else is attached to it."""
    last, day = find_last_version(reading, row.id), _day_of(row)
    for kind in _papers(reading, row, press):
        yield Entry(
            title=f"{_called(kind, row)}：{title_of(row)}",
            day=day or (_moment_day(last.frozen_at) if last else ""),
            note=_version(last) if kind.is_record else "",
            paper=kind.id,
            row=row.id,
        )
    if last is not None:
        for seal in reading.list(Seal, frozen_record=last.id):
            scan = reading.find(Attachment, seal.scan)
            if scan is not None:
                yield _attached(scan, f"签字件：{last.number}第{last.version}版")
    for attachment in reading.list(Attachment, subject=row.id):
        yield _attached(attachment, attachment.caption or attachment.title)


def _papers(reading: Reading, row: Record, press: PaperPress) -> Iterator[PaperKind]:
    found: list[PaperKind] = []
    with contextlib.suppress(NotFoundError):  # nothing is printed from such a row
        found = list_printable(reading, row.id, press)
    for kind in found:
        has_content = _CONTENT.get(kind.id)
        if kind.needs in _FORMS or (has_content is not None and not has_content(reading, row)):
            continue
        if kind.needs is not SheetSnapshot or is_ready(reading, get_sheet_kinds()[kind.id], row):
            yield kind


def _called(kind: PaperKind, row: Record) -> str:
    return declaration_of(type(row)).title + kind.title if kind.id == PLAIN else kind.title


def _day_of(row: Record) -> str:
    """Return the first day that a record bears, in words."""
    for field in fields_of(type(row)):
        if field.kind is Kind.DAY and getattr(row, field.name):
            return show_partial_date(from_edtf(getattr(row, field.name)))
    return ""


def _has_votes(reading: Reading, meeting: Record) -> bool:
    motions = reading.list(Motion, meeting=meeting.id)
    return any(
        one.closed_at for motion in motions for one in reading.list(Ballot, motion=motion.id)
    )


def _was_told(reading: Reading, meeting: Record) -> bool:
    return bool(standing_deliveries(reading, meeting.id))


def _was_held(reading: Reading, consultation: Record) -> bool:
    return reading.count(Meeting, consultation=consultation.id, state="ended") > 0


def _was_spoken(reading: Reading, meeting: Record) -> bool:
    return reading.count(Opinion, meeting=meeting.id) > 0


def _is_dispute(reading: Reading, meeting: Record) -> bool:
    """Tell whether a meeting's outcome settles a dispute: others need no agreement to sign."""
    consultation = reading.find(Consultation, getattr(meeting, "consultation", None))
    topic = reading.find(Topic, consultation.topic) if consultation else None
    is_settled = reading.count(Outcome, meeting=meeting.id) > 0
    return (
        is_settled
        and topic is not None
        and any(concern.nature == "dispute" for concern in concerns_behind(reading, topic))
    )


def _can_be_drawn_again(reading: Reading, consultation: Record) -> bool:
    view = view_draw(reading, consultation.id)
    return view is not None and view.draw is not None


_CONTENT: Mapping[str, Callable[[Reading, Record], bool]] = {
    "vote_result": _has_votes,
    "meeting_notice": _was_told,
    "personal_notices": lambda _reading, _meeting: False,  # the same words once a person
    "delivery_sheet": _was_told,
    "consultation_statement": _was_held,
    "draw_result": _can_be_drawn_again,
    "speech_digest": _was_spoken,
    "agreement": _is_dispute,
}
"""What must be there before a paper of this id tells anything."""


def _version(record: FrozenRecord | None) -> str:
    return f"{record.number}第{record.version}版" if record else "草稿"


def _attached(row: Attachment, title: str) -> Entry:
    return Entry(
        title=title,
        day=_moment_day(row.taken_at),
        digest=row.file_digest,
        media_type=row.media_type,
    )


def _moment_day(at: datetime | None) -> str:
    return show_partial_date(from_day(day_of(at))) if at else ""
