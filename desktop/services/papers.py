"""Prints papers: finds the value of a paper, and keeps the digest of what left the house."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from desktop.errors import NotFoundError, ValidationError
from desktop.records import (
    AnnualPlan,
    Concern,
    Consultation,
    FrozenRecord,
    Meeting,
    Motion,
    Printing,
    Record,
    WrittenSheet,
)
from desktop.services.acts import act
from desktop.services.annual_plan_snapshots import snapshot_annual_plan, snapshot_problem_list
from desktop.services.form_snapshots import snapshot_draw, snapshot_notice, snapshot_statement
from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot, StatementSnapshot
from desktop.services.frozen_records import (
    find_last_version,
    read_frozen,
    stamp_of,
)
from desktop.services.levy_snapshots import snapshot_levy_sheet
from desktop.services.meeting_snapshots import (
    snapshot_ballot_paper,
    snapshot_meeting,
    snapshot_sign_in,
)
from desktop.services.plan_snapshots import snapshot_plan
from desktop.services.plan_values import PlanSnapshot
from desktop.services.procedures import procedure_of
from desktop.services.reception_snapshots import snapshot_reception
from desktop.services.record_sheets import find_record, snapshot_sheet
from desktop.services.register_snapshots import snapshot_register
from desktop.services.register_values import LevySheetSnapshot, RegisterSnapshot
from desktop.services.round_snapshots import snapshot_sheets
from desktop.services.round_values import OpinionSheetsSnapshot
from desktop.services.sheet_kinds import PLAIN, is_offered, kinds_of
from desktop.services.sheet_values import ReceptionSnapshot, SheetSnapshot
from desktop.services.snapshots import BallotPaperSnapshot, MeetingSnapshot, SignInSnapshot, Stamp
from desktop.services.table_values import AnnualPlanSnapshot, ProblemListSnapshot
from desktop.services.written_rounds import FORM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ledger_tables import LedgerTable
    from desktop.services.ports import Ledger, Reading, Work
    from desktop.services.snapshots import Snapshot
    from desktop.services.statistics import StatisticsReport


_BY_PROCEDURE: Mapping[str, type[Snapshot]] = {
    "four_two_register": RegisterSnapshot,
    "levy_household_sheet": LevySheetSnapshot,
}
"""Papers of a consultation that only some procedures have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperKind:
    """A paper that can be printed, and the snapshot it is made of."""

    id: str
    title: str
    needs: type[Snapshot]
    options: Sequence[str]
    is_record: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Unprintable:
    """A character that no face has, and where it stands first: 意见第3条 内容."""

    character: str
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyphs:
    """What can be said of the characters of a paper before it is printed.

    Attributes:
        missing: Those that no face has: the paper cannot be made.
        rare: Ideographs that few computers have, and our faces do.
    """

    missing: tuple[Unprintable, ...] = ()
    rare: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePicture:
    """A page, or a band of one, as pixels: four bytes each, blue green red and one unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PaperPress(Protocol):
    """What makes papers: filled by documents."""

    def kinds(self) -> Mapping[str, PaperKind]:
        """Return every paper by its id."""

    def render(self, paper: str, snapshot: Snapshot, stamp: Stamp, **options: Any) -> bytes:
        """Return a paper as PDF; any thread may call.

        Raises:
            DocumentError: A character has no glyph, or the value does not fit the paper.
        """

    def check(self, snapshot: Snapshot, stamp: Stamp) -> Glyphs:
        """Return which characters of a paper cannot be printed, and which are rare."""

    def page_count(self, pdf: bytes) -> int:
        """Return how many pages a PDF has."""

    def page_sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Return width and height of every page, in points.

        Raises:
            DocumentError: It is no PDF, is damaged, or wants a password.
        """

    def draw_page(
        self, pdf: bytes, page: int, *, width: int, band: tuple[int, int] | None = None
    ) -> PagePicture:
        """Return page `page` (from 0) drawn `width` pixels wide; any thread, never the UI's.

        Args:
            pdf: The file.
            page: Its number, from 0.
            width: Pixels.
            band: First row and number of rows, in pixels from the top; None for the whole page.

        Raises:
            DocumentError: The page cannot be drawn.
        """

    def bind(self, files: Sequence[tuple[str, bytes]]) -> bytes:
        """Return files, each a media type with its bytes, as one PDF; one PDF stays as it is.

        Raises:
            DocumentError: A file is neither picture nor PDF, or cannot be read.
        """

    def text_of(self, pdf: bytes) -> str:
        """Return the text of a PDF, "" where it is none."""

    def tabulate(self, tables: Sequence[LedgerTable]) -> bytes:
        """Return ledgers as one .xlsx file, a sheet each; any thread may call."""

    def report(self, report: StatisticsReport) -> bytes:
        """Return statistics as PDF; any thread may call.

        Raises:
            DocumentError: A character has no glyph.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What a paper is printed from: the row it is about, and its value and stamp."""

    subject: UUID
    snapshot: Snapshot
    stamp: Stamp
    record: FrozenRecord | None = None


def list_printable(reading: Reading, row: UUID, press: PaperPress) -> list[PaperKind]:
    """Return the papers that a record, meeting, plan or motion can print.

    Raises:
        NotFoundError: There is no such row.
    """
    needed, sheets = _snapshot_types(reading, row), _sheets(reading, row)
    kinds = press.kinds().values()
    drawn = [kind for kind in kinds if kind.needs in needed]
    if OpinionSheetsSnapshot in needed:
        drawn = [_of_round(kind) for kind in drawn if kind.id not in _OF_A_ROOM]
    named = [kind for kind in kinds if kind.id in sheets]
    if not drawn and not named:
        raise NotFoundError(
            "没有找到可以打印的记录。", "请给出正式记录、会议、协商或其他记录的编号。", id=str(row)
        )
    return drawn + [kind for kind in named if kind.id != PLAIN or not drawn]


_OF_A_ROOM = ("attendance_sheet", "vote_result")
"""Papers of a meeting that people come to; a written round has none of them."""


def _of_round(kind: PaperKind) -> PaperKind:
    """Return a paper under the title that it has for a written round."""
    return replace(kind, title="书面征求意见情况") if kind.id == "meeting_record" else kind


def _sheets(reading: Reading, row: UUID) -> set[str]:
    """Return the ids of the papers as data that a row prints."""
    if reading.find(FrozenRecord, row) is not None:
        return set()
    found = find_record(reading, row)
    if found is None:
        return set()
    return {kind.id for kind in kinds_of(type(found)) if is_offered(kind, found)}


def _snapshot_types(reading: Reading, row: UUID) -> set[type[Snapshot]]:
    record = reading.find(FrozenRecord, row)
    subject = record.subject if record else row
    meeting = reading.find(Meeting, subject)
    if meeting is not None and meeting.form == FORM:
        return {MeetingSnapshot, OpinionSheetsSnapshot}
    if meeting is not None:
        found: set[type[Snapshot]] = {MeetingSnapshot, SignInSnapshot, MeetingNoticeSnapshot}
        motions = reading.count(Motion, meeting=subject)
        return found | ({BallotPaperSnapshot} if motions else set())
    plan = reading.find(Consultation, subject)
    if plan is not None:
        drawn: set[type[Snapshot]] = {DrawSnapshot} if plan.drawn_with else set()
        return {PlanSnapshot, StatementSnapshot} | drawn | _of_procedure(reading, plan)
    if reading.find(AnnualPlan, subject) is not None:
        return {AnnualPlanSnapshot, ProblemListSnapshot}
    others = (of for kind, of in _PRINTED_FROM.items() if reading.find(kind, subject) is not None)
    return set(others)


_PRINTED_FROM: Mapping[type[Record], type[Snapshot]] = {
    Motion: BallotPaperSnapshot,
    Concern: ReceptionSnapshot,
    WrittenSheet: OpinionSheetsSnapshot,
}


def _of_procedure(reading: Reading, plan: Consultation) -> set[type[Snapshot]]:
    """Return the papers of a consultation that its procedure names, beside those of all."""
    try:
        stages = procedure_of(reading, plan).stages
    except NotFoundError:  # only a newer version of the app knows it
        return set()
    named = {paper for stage in stages for paper in stage.papers}
    return {needs for paper, needs in _BY_PROCEDURE.items() if paper in named}


def find_source(reading: Reading, row: UUID, kind: PaperKind, today: date | None = None) -> Source:
    """Return what a paper is printed from: the version named, else the last, else a draft.

    `today`: on which what is late is late; None: nothing is said of it.

    Raises:
        NotFoundError: There is no such row, or it does not print this paper.
        ValidationError: A meeting has several motions and none is named.
    """
    if kind.needs is SheetSnapshot and kind.id in _sheets(reading, row):
        sheet = snapshot_sheet(reading, row, kind.id, today)
        return Source(
            subject=row, snapshot=sheet, stamp=Stamp(sample=bool(reading.setting("sample")))
        )
    if kind.needs not in _snapshot_types(reading, row):
        raise NotFoundError(
            f"这条记录不能打印“{kind.title}”。", "用 yishibu paper list 编号 查看能打印的文书。"
        )
    sample = bool(reading.setting("sample"))
    record = reading.find(FrozenRecord, row)
    subject = record.subject if record and record.subject else row
    if kind.needs in _FORMS:
        form = _FORMS[kind.needs](reading, subject)
        return Source(subject=subject, snapshot=form, stamp=Stamp(sample=sample))
    if kind.needs is BallotPaperSnapshot:
        return _ballot_source(reading, subject, Stamp(sample=sample))
    record = record or find_last_version(reading, subject)
    if record is not None:
        stamp = stamp_of(record, sample=sample)
        return Source(subject=subject, snapshot=read_frozen(record), stamp=stamp, record=record)
    take = snapshot_meeting if kind.needs is MeetingSnapshot else snapshot_plan
    return Source(subject=subject, snapshot=take(reading, subject), stamp=Stamp(sample=sample))


_FORMS: Mapping[type[Snapshot], Callable[[Reading, UUID], Snapshot]] = {
    SignInSnapshot: snapshot_sign_in,
    ReceptionSnapshot: snapshot_reception,
    MeetingNoticeSnapshot: snapshot_notice,
    DrawSnapshot: snapshot_draw,
    StatementSnapshot: snapshot_statement,
    AnnualPlanSnapshot: snapshot_annual_plan,
    ProblemListSnapshot: snapshot_problem_list,
    OpinionSheetsSnapshot: snapshot_sheets,
    RegisterSnapshot: snapshot_register,
    LevySheetSnapshot: snapshot_levy_sheet,
}
"""What is taken anew whenever it is printed: forms are never frozen."""


def _ballot_source(reading: Reading, subject: UUID, stamp: Stamp) -> Source:
    motion = subject
    if reading.find(Motion, subject) is None:
        motions = reading.list(Motion, meeting=subject, order_by="position")
        if len(motions) != 1:
            named = "、".join(f"{one.title}（{one.id}）" for one in motions)
            raise ValidationError(
                f"这次会议有{len(motions)}项表决。", f"请给出表决事项的编号：{named}。"
            )
        motion = motions[0].id
    return Source(subject=motion, snapshot=snapshot_ballot_paper(reading, motion), stamp=stamp)


def print_paper(ledger: Ledger, press: PaperPress, row: UUID, paper: str, **options: Any) -> bytes:
    """Return a paper as PDF, and keep in the ledger that it was printed.

    Raises:
        NotFoundError: There is no such row or paper.
        DocumentError: It cannot be printed as it is; says why and where.
    """
    kinds = press.kinds()
    if paper not in kinds:
        raise NotFoundError(f"没有“{paper}”这种文书。", f"可打印：{'、'.join(kinds)}。")
    with ledger.read() as reading:
        source = find_source(reading, row, kinds[paper])
    pdf = press.render(paper, source.snapshot, source.stamp, **options)
    note_printing(ledger, source=source, paper=paper, pdf=pdf, pages=press.page_count(pdf))
    return pdf


@act("打印", undoable=False)
def note_printing(work: Work, *, source: Source, paper: str, pdf: bytes, pages: int) -> None:
    """Keep the digest of a paper that left the house; the same bytes are kept once."""
    digest = hashlib.sha256(pdf).hexdigest()
    if work.count(Printing, file_digest=digest):
        return
    work.add(
        Printing(
            paper=paper,
            subject=source.subject,
            frozen_record=source.record.id if source.record else None,
            version=source.record.version if source.record else None,
            file_digest=digest,
            pages=pages,
            printed_at=work.now,
        )
    )
