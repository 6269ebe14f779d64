"""Which papers a meeting, plan or record can print now, and why another would have holes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import (
    Consultation,
    FrozenRecord,
    Meeting,
    Motion,
    Opinion,
    Participant,
    title_of,
)
from desktop.records.votes import PAPER_METHODS
from desktop.services.consensus import find_outcome
from desktop.services.consultations import list_unanswered
from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot
from desktop.services.frozen_records import find_last_version, find_seal
from desktop.services.papers import list_printable
from desktop.services.selections import view_draw
from desktop.services.snapshots import SignInSnapshot
from desktop.services.votes import find_ballot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from desktop.services.papers import PaperKind, PaperPress
    from desktop.services.ports import Reading

_BALLOTS = ("ballot_paper", "tally_sheet")
_AFTER = ("meeting_record", "attendance_sheet", "vote_result", "speech_digest", "agreement")


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperOffer:
    """One paper of one row.

    Attributes:
        row: What it is printed from.
        paper: Id of the paper.
        title: What the paper is called.
        about: The motion it is for; "" where there is one of it only.
        state: ``form``, ``draft``, ``frozen`` or ``sealed``.
        locked: Why it would have holes; "" where it can be printed.
    """

    row: UUID
    paper: str
    title: str
    about: str
    state: str
    locked: str


def list_offers(reading: Reading, row: UUID, press: PaperPress) -> tuple[PaperOffer, ...]:
    """Return the papers of a row of whatever type, those of votes one by one.

    Raises:
        NotFoundError: There is no such row.
    """
    record = reading.find(FrozenRecord, row)
    subject = record.subject if record and record.subject else row
    kinds = list_printable(reading, row, press)
    meeting, plan = reading.find(Meeting, subject), reading.find(Consultation, subject)
    if meeting is not None:
        return tuple(_of_meeting(reading, meeting, kinds))
    if plan is not None:
        missing = list_unanswered(reading, subject)
        locked = f"七问还缺：{'、'.join(missing)}。" if missing else ""
        return tuple(
            _record(reading, subject, kind, locked)
            if kind.is_record
            else _form(subject, kind, locked=_why_not_drawn(reading, subject, kind))
            for kind in kinds
        )
    motion = reading.find(Motion, subject)
    about = motion.title if motion is not None else ""
    return tuple(_form(subject, kind, about) for kind in kinds)


def _why_not_drawn(reading: Reading, consultation: UUID, kind: PaperKind) -> str:
    """Return why a draw cannot be printed any more; "" for every other paper."""
    view = view_draw(reading, consultation) if kind.needs is DrawSnapshot else None
    return "" if view is None or view.draw else "抽取以后名单改动过，请用当天印的那一份。"


def _of_meeting(reading: Reading, meeting: Meeting, kinds: list[PaperKind]) -> Iterator[PaperOffer]:
    motions = [
        motion
        for motion in reading.list(Motion, meeting=meeting.id, order_by="position")
        if _may_be_on_paper(reading, motion)
    ]
    for kind in kinds:
        if kind.id == "agreement" and not _has_agreed(reading, meeting):
            continue
        if kind.id in _BALLOTS:
            yield from (_form(motion.id, kind, title_of(motion)) for motion in motions)
        elif kind.id in _AFTER:
            yield _record(reading, meeting.id, kind, _why_locked(reading, meeting, kind))
        elif kind.needs in (SignInSnapshot, MeetingNoticeSnapshot):
            has_roll = reading.count(Participant, meeting=meeting.id) > 0
            yield _form(meeting.id, kind, locked="" if has_roll else "名单上还没有人。")
        else:
            yield _form(meeting.id, kind)


def _may_be_on_paper(reading: Reading, motion: Motion) -> bool:
    ballot = find_ballot(reading, motion.id)
    return ballot is None or ballot.method in PAPER_METHODS


def _why_locked(reading: Reading, meeting: Meeting, kind: PaperKind) -> str:
    if meeting.state != "ended":
        return "会还没有开完，散会以后再印。"
    if kind.id == "vote_result" and not reading.count(Motion, meeting=meeting.id):
        return "这次会议没有表决。"
    if kind.id == "speech_digest" and not reading.count(Opinion, meeting=meeting.id):
        return "会上没有记录意见。"
    return ""


def _has_agreed(reading: Reading, meeting: Meeting) -> bool:
    """Tell whether there is anything that sides could sign; an agreement is offered only then."""
    outcome = find_outcome(reading, meeting.id)
    return outcome is not None and bool(outcome.agreed)


def _record(reading: Reading, subject: UUID, kind: PaperKind, locked: str) -> PaperOffer:
    last = find_last_version(reading, subject)
    state = "draft"
    if last is not None:
        state = "frozen" if find_seal(reading, last.id) is None else "sealed"
        locked = ""  # what is frozen stays printable, whatever became of its rows
    return PaperOffer(
        row=subject, paper=kind.id, title=kind.title, about="", state=state, locked=locked
    )


def _form(row: UUID, kind: PaperKind, about: str = "", locked: str = "") -> PaperOffer:
    return PaperOffer(
        row=row, paper=kind.id, title=kind.title, about=about, state="form", locked=locked
    )
