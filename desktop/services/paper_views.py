"""A paper as a person sees it before it is printed, frozen or sealed: one query, one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import (
    AnnualPlan,
    Attachment,
    Concern,
    Consultation,
    FrozenRecord,
    Meeting,
    Motion,
    Participant,
    Printing,
)
from desktop.services.confidences import title_outside
from desktop.services.frozen_records import (
    find_seal,
    list_changes,
    list_versions,
    why_not_freeze,
)
from desktop.services.paper_checks import Personal, Sum, find_personal, list_sums
from desktop.services.papers import Glyphs, PaperKind, Source, find_source, list_printable
from desktop.services.premises import read_premises
from desktop.services.record_sheets import find_record
from desktop.services.snapshots import BallotPaperSnapshot, MeetingSnapshot

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from desktop.services.papers import PaperPress
    from desktop.services.ports import Reading

FIRST_PAPERS = {
    Meeting: "meeting_record",
    Consultation: "consultation_plan",
    Motion: "tally_sheet",
    Concern: "reception_form",
    AnnualPlan: "annual_plan",
}
"""What a row prints where nobody says which paper."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SealLine:
    """With whose word a version was sealed, when (aware), and the digest of its signed scan."""

    sealed_by: str
    sealed_at: datetime | None
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionLine:
    """One frozen version; `correction` says why there is another after the first."""

    record: UUID
    number: str
    version: int
    frozen_at: datetime | None
    frozen_by: str
    correction: str
    seal: SealLine | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperView:
    """One paper of one row.

    Attributes:
        kind: Which paper.
        source: What it is made of.
        subject: The meeting, plan or motion.
        subject_type: ``meeting`` or ``consultation``; "" for a form, which is never frozen.
        title: What it is about.
        version: The version it shows, None for a draft or a form.
        versions: All there are, oldest first.
        changed: What differs now from the last version, in words.
        why_not_freeze: Why the first or next version cannot be made; "" where it can.
        printed_at: When this paper of this version was last handed out (aware), None: never.
        copies: How many ballot papers are wanted; None for any other paper.
        unanswered: How many opinions have no answer yet.
        keeper: Who works here.
    """

    kind: PaperKind
    source: Source
    subject: UUID
    subject_type: str
    title: str
    version: VersionLine | None
    versions: tuple[VersionLine, ...]
    changed: tuple[str, ...]
    why_not_freeze: str
    printed_at: datetime | None
    glyphs: Glyphs
    sums: tuple[Sum, ...]
    personal: Personal
    copies: int | None
    unanswered: int
    keeper: str

    @property
    def state(self) -> str:
        """Return ``form``, ``draft``, ``frozen``, ``sealed``, or ``old``: a later one is there."""
        if not self.kind.is_record:
            return "form"
        if self.version is None:
            return "draft"
        if self.version.seal is not None:
            return "sealed"
        return "old" if self.version.version < self.versions[-1].version else "frozen"


def view_paper(
    reading: Reading, row: UUID, paper: str, press: PaperPress, today: date | None = None
) -> PaperView:
    """Return a paper of a row of whatever type; `paper` "" takes the first there is.

    `today`: on which what is late is late; None: nothing is said of it.

    Raises:
        NotFoundError: There is no such row, or it does not print this paper.
        ValidationError: A meeting has several motions and none is named.
    """
    kind = _kind_of(reading, row, paper, press)
    source = find_source(reading, row, kind, today)
    subject = source.subject
    subject_type = _subject_type(reading, subject) if kind.is_record else ""
    records = list_versions(reading, subject) if subject_type else []
    versions = tuple(_version_line(reading, record) for record in records)
    shown = source.record.id if source.record else None
    snapshot = source.snapshot
    opinions = snapshot.opinions if isinstance(snapshot, MeetingSnapshot) else ()
    return PaperView(
        kind=kind,
        source=source,
        subject=subject,
        subject_type=subject_type,
        title=_title_of(reading, subject),
        version=next((one for one in versions if one.record == shown), None),
        versions=versions,
        changed=tuple(list_changes(reading, records[-1])) if records else (),
        why_not_freeze=why_not_freeze(reading, subject) if subject_type else "",
        printed_at=_printed_at(reading, kind, source),
        glyphs=press.check(snapshot, source.stamp),
        sums=list_sums(snapshot),
        personal=find_personal(snapshot),
        copies=_copies(reading, source),
        unanswered=sum(not opinion.disposition for opinion in opinions),
        keeper=read_premises(reading).keeper,
    )


def _kind_of(reading: Reading, row: UUID, paper: str, press: PaperPress) -> PaperKind:
    kinds = press.kinds()
    record = reading.find(FrozenRecord, row)
    subject = record.subject if record else row
    fitting = (name for kind, name in FIRST_PAPERS.items() if reading.find(kind, subject))
    chosen = paper or next(fitting, "")
    if chosen in kinds:
        return kinds[chosen]
    return list_printable(reading, row, press)[0]


def _subject_type(reading: Reading, subject: UUID) -> str:
    return "meeting" if reading.find(Meeting, subject) else "consultation"


def _title_of(reading: Reading, subject: UUID) -> str:
    row = find_record(reading, subject)
    return title_outside(reading, row) if row is not None else ""  # printers are told it


def _version_line(reading: Reading, record: FrozenRecord) -> VersionLine:
    seal = find_seal(reading, record.id)
    scan = reading.find(Attachment, seal.scan) if seal else None
    return VersionLine(
        record=record.id,
        number=record.number,
        version=record.version,
        frozen_at=record.frozen_at,
        frozen_by=record.frozen_by,
        correction=record.correction,
        seal=None
        if seal is None
        else SealLine(
            sealed_by=seal.sealed_by,
            sealed_at=seal.sealed_at,
            digest=scan.file_digest if scan else "",
        ),
    )


def _printed_at(reading: Reading, kind: PaperKind, source: Source) -> datetime | None:
    record = source.record.id if source.record else None
    found = reading.list(
        Printing, paper=kind.id, subject=source.subject, frozen_record=record, order_by="-id"
    )
    return found[0].printed_at if found else None


def _copies(reading: Reading, source: Source) -> int | None:
    if not isinstance(source.snapshot, BallotPaperSnapshot):
        return None
    motion = reading.get(Motion, source.subject)
    entitled = reading.count(Participant, meeting=motion.meeting, capacity="entitled")
    return source.snapshot.issued or entitled or 1
