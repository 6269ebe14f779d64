"""归档: where the papers of a consultation lie, under which number, and who put them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import Consultation
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.numbering import next_number
from desktop.services.premises import read_premises
from desktop.services.stages import enter_next_stage, require_fields

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work

ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveProposal:
    """What the sheet of the archive begins with: the next number, the place of the last time."""

    number: str
    place: str
    by: str


def propose_archive(reading: Reading, consultation: UUID, now: datetime) -> ArchiveProposal:
    """Return what an archive begins with.

    Raises:
        NotFoundError: There is no such consultation.
    """
    row = reading.get(Consultation, consultation)
    others = reading.list(Consultation, order_by="-ended_at")
    numbers = [one.archive_number for one in others]
    places = [one.archive_place for one in others if one.archive_place]
    return ArchiveProposal(
        number=row.archive_number or next_number(reading, row.org, "档", now, numbers),
        place=row.archive_place or (places[0] if places else ""),
        by=row.archived_by or read_premises(reading).keeper,
    )


@act("归档")
def archive_consultation(
    work: Work,
    /,
    consultation: UUID,
    *,
    archive_number: str,
    archive_place: str,
    archived_by: str,
    on: str | None = None,
) -> None:
    """Take a consultation to its last stage, and enter where its papers lie.

    Raises:
        ValidationError: Number, place or who archives it is missing.
        ConflictError: As `enter_next_stage`.
    """
    row = work.get(Consultation, consultation)
    values = {
        "archive_number": archive_number,
        "archive_place": archive_place,
        "archived_by": archived_by,
    }
    fill(row, values)
    require_fields(row, archive_number="档案号", archive_place="存放地点", archived_by="归档人")
    enter_next_stage(work, consultation, on=on, stage=ARCHIVE)
