"""The page of publications: how each stands, how long it has to hang, what was said against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.records import Consultation, Notice, Objection
from desktop.records.notices import NOTICE_KINDS
from desktop.services.attachments import list_files
from desktop.services.initials import initials_of
from desktop.services.notice_texts import mask_content
from desktop.services.notices import is_posted
from desktop.services.procedures import place_of
from desktop.services.references import Reference
from desktop.services.stage_facts import days_hung
from desktop.services.terms import get_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.attachments import KeptFile
    from desktop.services.ports import Reading

OBJECTED, HANGING, UNPOSTED, EXPIRED = "objected", "hanging", "unposted", "expired"
ALL = "all"
FILTERS = (ALL, OBJECTED, HANGING, UNPOSTED, EXPIRED)
"""What the page can be narrowed to, in the order of its keys."""

_RANK = {OBJECTED: 0, UNPOSTED: 1, HANGING: 2, EXPIRED: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """One publication.

    Attributes:
        origin: Number and title of the consultation, "" where it belongs to none.
        state: OBJECTED (an objection waits), HANGING, UNPOSTED or EXPIRED.
        hung: Whole days for which it has hung.
        needed: Days for which it has to hang; where the law does not say so of its kind, those
            that are proposed.
        binding: Whether the law says so.
        basis: The article.
        objections: How many there are; `waiting` of them have no answer.
        is_locked: Whether its consultation was archived.
    """

    id: UUID
    title: str
    kind: str
    origin: str
    state: str
    begins_on: date | None
    ends_on: date | None
    hung: int
    needed: int
    binding: bool
    basis: str
    places: str
    objections: int
    waiting: int
    is_locked: bool

    @property
    def is_short(self) -> bool:
        """Whether it was taken down before the days of the law were over."""
        return self.binding and self.state == EXPIRED and self.hung < self.needed

    def fits(self, word: str) -> bool:
        """Tell whether every part of a search stands in title, origin or places."""
        text = f"{self.title} {self.origin} {self.places}".casefold()
        return all(part in text for part in word.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionLine:
    """What one said against a notice; `who` is "" where it was not signed."""

    id: UUID
    who: str
    content: str
    raised_on: date | None
    answer: str
    answered_on: date | None
    answered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSheet:
    """What the drawer shows; `preview` is the text as it is posted, masked."""

    line: NoticeLine
    consultation: UUID | None
    content: str
    preview: str
    contact: str
    photos: tuple[KeptFile, ...]
    objections: tuple[ObjectionLine, ...]


def list_notices(reading: Reading, today: date) -> tuple[NoticeLine, ...]:
    """Return every publication: what waits for an answer first, the newest of each state first."""
    objections: dict[UUID, list[Objection]] = defaultdict(list)
    for one in reading.list(Objection):
        objections[one.notice].append(one)
    consultations = {row.id: row for row in reading.list(Consultation)}
    lines = [
        _line(
            reading,
            row,
            consultations.get(row.consultation) if row.consultation else None,
            objections[row.id],
            today,
        )
        for row in reading.list(Notice, order_by="-id")
    ]
    return tuple(sorted(lines, key=lambda line: (_RANK[line.state], -_ordinal(line.begins_on))))


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _line(
    reading: Reading,
    row: Notice,
    origin: Consultation | None,
    objections: Sequence[Objection],
    today: date,
) -> NoticeLine:
    place = place_of(reading, origin) if origin else "village"
    term = get_terms().notices[row.kind, place]
    waiting = sum(not one.answered_on for one in objections)
    hung, end = days_hung(row, today), read_due(row.ends_on)
    return NoticeLine(
        id=row.id,
        title=row.title,
        kind=row.kind,
        origin=" ".join(filter(None, (origin.number, origin.title))) if origin else "",
        state=_state(row, waiting, hung, today, term.days),
        begins_on=read_due(row.begins_on),
        ends_on=end,
        hung=hung,
        needed=term.days,
        binding=term.binding,
        basis=term.basis,
        places=row.places,
        objections=len(objections),
        waiting=waiting,
        is_locked=origin is not None and origin.ended_at is not None,
    )


def _state(row: Notice, waiting: int, hung: int, today: date, needed: int) -> str:
    if waiting:
        return OBJECTED
    if not is_posted(row, today):
        return UNPOSTED
    end = read_due(row.ends_on)
    is_over = hung > needed if end is None else end < today
    return EXPIRED if is_over else HANGING


def filter_notices(
    lines: Iterable[NoticeLine], *, state: str = ALL, kind: str = "", word: str = ""
) -> tuple[NoticeLine, ...]:
    """Return the notices of one of FILTERS, of one kind ("" for all), in which the words stand."""
    return tuple(
        line
        for line in lines
        if state in (ALL, line.state) and kind in ("", line.kind) and line.fits(word)
    )


def count_notices(lines: Iterable[NoticeLine]) -> dict[str, int]:
    """Return how many notices each of FILTERS shows."""
    counts = Counter(line.state for line in lines)
    return {ALL: counts.total()} | {name: counts[name] for name in FILTERS[1:]}


def list_kinds(lines: Iterable[NoticeLine]) -> tuple[str, ...]:
    """Return the kinds that there are, in their order."""
    known = {line.kind for line in lines}
    return tuple(kind for kind in NOTICE_KINDS if kind in known)


def read_notice(reading: Reading, notice: UUID, today: date) -> NoticeSheet:
    """Return what the drawer shows of a notice.

    Raises:
        NotFoundError: There is no such notice.
    """
    row = reading.get(Notice, notice)
    objections = reading.list(Objection, notice=notice)
    origin = reading.find(Consultation, row.consultation)
    return NoticeSheet(
        line=_line(reading, row, origin, objections, today),
        consultation=row.consultation,
        content=row.content,
        preview=mask_content(reading, origin, row.content) if origin else row.content,
        contact=row.contact,
        photos=tuple(list_files(reading, notice)),
        objections=tuple(_objection(one) for one in objections),
    )


def _objection(row: Objection) -> ObjectionLine:
    return ObjectionLine(
        id=row.id,
        who=row.signed or str(getattr(row, "objector_name", "") or ""),
        content=row.content,
        raised_on=read_due(row.raised_on),
        answer=row.answer,
        answered_on=read_due(row.answered_on),
        answered_by=row.answered_by,
    )


def list_noticeable(reading: Reading) -> tuple[Reference, ...]:
    """Return the consultations of which something can be published, the newest first."""
    rows = reading.list(Consultation, ended_at=None, order_by="-id")
    return tuple(
        Reference(id=row.id, title=row.title, second=row.number, initials=initials_of(row.title))
        for row in rows
    )
