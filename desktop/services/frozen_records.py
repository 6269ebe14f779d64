"""定稿 and 封存: freezes a meeting or plan as a formal record, seals it with its signed scan."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Attachment,
    Consultation,
    FrozenRecord,
    Meeting,
    Record,
    Seal,
    title_of,
)
from desktop.services.acts import act
from desktop.services.consultations import list_unanswered
from desktop.services.meeting_snapshots import snapshot_meeting
from desktop.services.numbering import next_number
from desktop.services.plan_snapshots import snapshot_plan
from desktop.services.plan_values import PlanSnapshot
from desktop.services.snapshot_json import digest_of, from_json, to_json
from desktop.services.snapshot_labels import FIGURES, LABELS
from desktop.services.snapshots import MeetingSnapshot, Stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work
    from desktop.services.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class _Subject:
    """What can be frozen: its record type, its value, and the word in its document number."""

    kind: type[Record]
    snapshot_type: type[MeetingSnapshot | PlanSnapshot]
    take: Callable[[Reading, UUID], MeetingSnapshot | PlanSnapshot]
    series: str


SUBJECTS = {
    "meeting": _Subject(Meeting, MeetingSnapshot, snapshot_meeting, "记"),
    "consultation": _Subject(Consultation, PlanSnapshot, snapshot_plan, "协"),
}


@act("会议记录定稿", undoable=False)
def freeze_meeting(
    work: Work,
    meeting: UUID,
    *,
    frozen_by: str,
    correction: str = "",
    at: datetime | None = None,
) -> UUID:
    """Freeze a meeting that has ended as its formal record; again, as the next version.

    Args:
        work: The act.
        meeting: The meeting.
        frozen_by: Who settled it.
        correction: Why there is another version; needed for every version but the first.
        at: When, where a person said so and not the clock.

    Returns:
        Id of the frozen record.

    Raises:
        ConflictError: The meeting has not ended.
        ValidationError: Nothing changed since the version before, or a reason or name is missing.
    """
    if work.get(Meeting, meeting).state != "ended":
        raise ConflictError("会议还没有结束，不能定稿。", "请先结束会议。")
    return _freeze(work, "meeting", meeting, _Settled(frozen_by, correction, at or work.now))


@act("协商方案定稿", undoable=False)
def freeze_plan(
    work: Work,
    consultation: UUID,
    *,
    frozen_by: str,
    correction: str = "",
    at: datetime | None = None,
) -> UUID:
    """Freeze the plan of a consultation; all seven questions must have their answers.

    Raises:
        ValidationError: An answer is missing, nothing changed, or a reason or name is missing.
    """
    missing = list_unanswered(work, consultation)
    if missing:
        raise ValidationError(
            f"七问还缺：{'、'.join(missing)}。", "请先填写，再定稿。", missing=tuple(missing)
        )
    settled = _Settled(frozen_by, correction, at or work.now)
    return _freeze(work, "consultation", consultation, settled)


@dataclass(frozen=True, slots=True)
class _Settled:
    """By whom, why again, and when."""

    frozen_by: str
    correction: str
    at: datetime


def _freeze(work: Work, subject: str, row_id: UUID, settled: _Settled) -> UUID:
    frozen_by, correction = settled.frozen_by, settled.correction
    if not frozen_by.strip():
        raise ValidationError("定稿没有写明由谁定稿。", "请填写定稿人。", field="frozen_by")
    row = work.get(SUBJECTS[subject].kind, row_id)
    snapshot = to_json(SUBJECTS[subject].take(work, row_id))
    last = find_last_version(work, row_id)
    if last is not None and last.snapshot == snapshot:
        raise ValidationError(
            f"内容与第{last.version}版相同，不需要新的版本。", "请先改正内容，再定稿。"
        )
    if last is not None and not correction.strip():
        raise ValidationError(
            "更正没有写明理由。", "请写明为什么要出新的版本。", field="correction"
        )
    record = FrozenRecord(
        subject_type=subject,
        subject=row_id,
        title=title_of(row),
        number=last.number if last else _next_number(work, subject, settled.at),
        version=last.version + 1 if last else 1,
        snapshot=snapshot,
        digest=digest_of(snapshot),
        journal_head=work.head,
        frozen_at=settled.at,
        frozen_by=frozen_by.strip(),
        correction=correction.strip(),
    )
    work.because(correction.strip())
    work.add(record)
    return record.id


def find_last_version(reading: Reading, subject: UUID) -> FrozenRecord | None:
    """Return the latest frozen version of a meeting or plan."""
    found = reading.list(FrozenRecord, subject=subject, order_by="-version", limit=1)
    return found[0] if found else None


def find_seal(reading: Reading, record: UUID) -> Seal | None:
    """Return the seal of a frozen record, None while it waits for its signed scan."""
    return next(iter(reading.list(Seal, frozen_record=record, limit=1)), None)


def list_versions(reading: Reading, subject: UUID) -> list[FrozenRecord]:
    """Return the frozen versions of a meeting or plan, oldest first."""
    return reading.list(FrozenRecord, subject=subject, order_by="version")


def why_not_freeze(reading: Reading, subject: UUID) -> str:
    """Return why a meeting or plan cannot be frozen yet, in a sentence; "" where it can."""
    meeting = reading.find(Meeting, subject)
    if meeting is not None:
        return "" if meeting.state == "ended" else "会议还没有结束，散会以后才能定稿。"
    missing = list_unanswered(reading, subject)
    return f"七问还缺：{'、'.join(missing)}。" if missing else ""


def list_changes(reading: Reading, record: FrozenRecord) -> list[str]:
    """Return what differs now from a frozen version, by the names of the fields of its snapshot."""
    subject = SUBJECTS[record.subject_type]
    if record.subject is None or reading.find(subject.kind, record.subject) is None:
        return []
    names = LABELS | FIGURES
    then, now = read_frozen(record), subject.take(reading, record.subject)
    return [
        names[field.name]
        for field in fields(now)
        if field.name in names and getattr(then, field.name) != getattr(now, field.name)
    ]


def _next_number(work: Work, subject: str, at: datetime) -> str:
    """Return the next document number of the year, such as 示记〔2026〕14号."""
    issued = work.list(FrozenRecord, subject_type=subject, version=1, with_removed=True)
    series = SUBJECTS[subject].series
    return next_number(work, work.org, series, at, (record.number for record in issued))


def read_frozen(record: FrozenRecord) -> Snapshot:
    """Return the value that a frozen record holds.

    Raises:
        ValidationError: It is not of a form that this version knows.
    """
    return from_json(SUBJECTS[record.subject_type].snapshot_type, record.snapshot)


def stamp_of(record: FrozenRecord, *, sample: bool) -> Stamp:
    """Return what the papers of a frozen record say of themselves."""
    return Stamp(
        state="frozen",
        sample=sample,
        record_id=record.id,
        number=record.number,
        version=record.version,
        digest=record.digest,
        frozen_at=record.frozen_at,
        journal_head=record.journal_head,
    )


@act("封存", undoable=False)
def seal_record(
    work: Work, record: UUID, scan: UUID, *, agrees_with_paper: bool, sealed_by: str
) -> UUID:
    """Seal a frozen record with its signed scan.

    Raises:
        ValidationError: Nobody says that scan and record agree, or the scan belongs to another
            record.
        ConflictError: It is sealed, or another version took its place.
    """
    row = work.get(FrozenRecord, record)
    if find_seal(work, record) is not None:
        raise ConflictError("这一版已经封存，不能再改。", "发现有错，请出新的一版。")
    last = find_last_version(work, row.subject) if row.subject else None
    if last is not None and last.version > row.version:
        raise ConflictError(
            f"已经有第{last.version}版，第{row.version}版不再封存。",
            f"请打印第{last.version}版，签字后封存。",
        )
    if not agrees_with_paper or not sealed_by.strip():
        raise ValidationError("还没有确认与纸质件一致。", "请核对后勾选“与纸质件一致”并写明姓名。")
    if work.get(Attachment, scan).subject != row.id:
        raise ValidationError(
            "这个附件不是这份正式记录的签字件。", "请把扫描件添加到这份正式记录。", field="scan"
        )
    seal = Seal(
        frozen_record=record,
        scan=scan,
        agrees_with_paper=True,
        sealed_by=sealed_by.strip(),
        sealed_at=work.now,
    )
    work.add(seal)
    return seal.id
