"""Which papers a consultation can print now, and why not the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import Meeting, Motion
from desktop.records.votes import PAPER_METHODS
from desktop.services.consultation_views import PaperView
from desktop.services.consultations import list_unanswered
from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot, StatementSnapshot
from desktop.services.plan_values import PlanSnapshot
from desktop.services.procedures import procedure_of
from desktop.services.register_values import LevySheetSnapshot, RegisterSnapshot
from desktop.services.snapshots import BallotPaperSnapshot, SignInSnapshot
from desktop.services.votes import find_ballot
from desktop.services.written_rounds import ROOM_PAGE, is_visit, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.records import Consultation
    from desktop.services.papers import PaperKind, PaperPress
    from desktop.services.ports import Reading

_OF_VOTES = "vote_result"
_OF_THE_WHOLE = (
    PlanSnapshot,
    DrawSnapshot,
    StatementSnapshot,
    RegisterSnapshot,
    LevySheetSnapshot,
)
"""Papers of the consultation itself, not of a meeting."""
_NOTICES = ("meeting_notice", "delivery_sheet")
_STATEMENT, _DRAW = "consultation_statement", "draw_result"


def list_consultation_papers(
    reading: Reading, row: Consultation, press: PaperPress
) -> tuple[PaperView, ...]:
    """Return the papers that a consultation's procedure names, those that can be printed first.

    A paper that would come out with holes is locked, with the reason.
    """
    kinds = press.kinds()
    named = [paper for stage in procedure_of(reading, row).stages for paper in stage.papers]
    called = reading.list(Meeting, consultation=row.id, order_by="-held_on")
    meetings = [one for one in called if page_of(one) == ROOM_PAGE and not is_visit(one)]
    found = [
        view
        for paper in dict.fromkeys([*named, *_besides(row, meetings)])
        if paper in kinds
        for view in _views(reading, row, kinds[paper], meetings)
    ]
    return tuple(sorted(found, key=lambda view: bool(view.locked)))


def _besides(row: Consultation, meetings: Sequence[Meeting]) -> list[str]:
    """Return what is printed whatever the procedure names, as soon as there is something to say."""
    found = list(_NOTICES) if meetings else []
    if any(meeting.state == "ended" for meeting in meetings):
        found.append(_STATEMENT)
    return [*found, _DRAW] if row.drawn_with else found


def _views(
    reading: Reading, row: Consultation, kind: PaperKind, meetings: Sequence[Meeting]
) -> list[PaperView]:
    if kind.needs in _OF_THE_WHOLE:
        is_plan = kind.needs is PlanSnapshot
        locked = "answers_missing" if is_plan and list_unanswered(reading, row.id) else ""
        return [_view(kind, row.id, locked)]
    if not meetings:
        return [_view(kind, None, "no_meeting")]
    if kind.needs is BallotPaperSnapshot:
        return _of_motions(reading, kind, meetings)
    if kind.needs in (SignInSnapshot, MeetingNoticeSnapshot):
        waiting = [one for one in meetings if one.state != "ended"] or meetings[:1]
        return [_view(kind, one.id, "", _subject(one, waiting)) for one in waiting]
    ended = [one for one in meetings if one.state == "ended"]
    if kind.id == _OF_VOTES:
        ended = [one for one in ended if _has_result(reading, one)]
        return _of_meetings(kind, ended, "no_vote")
    return _of_meetings(kind, ended, "meeting_not_ended")


def _of_meetings(kind: PaperKind, meetings: Sequence[Meeting], otherwise: str) -> list[PaperView]:
    if not meetings:
        return [_view(kind, None, otherwise)]
    return [_view(kind, one.id, "", _subject(one, meetings)) for one in meetings]


def _of_motions(reading: Reading, kind: PaperKind, meetings: Sequence[Meeting]) -> list[PaperView]:
    motions = [
        motion
        for meeting in meetings
        for motion in reading.list(Motion, meeting=meeting.id, order_by="position")
        if _may_use_papers(reading, motion)
    ]
    if not motions:
        return [_view(kind, None, "no_motion")]
    return [_view(kind, one.id, "", one.title if len(motions) > 1 else "") for one in motions]


def _may_use_papers(reading: Reading, motion: Motion) -> bool:
    """Tell whether a motion is, or may yet be, voted on by ballot papers."""
    ballot = find_ballot(reading, motion.id)
    return ballot is None or ballot.method in PAPER_METHODS


def _has_result(reading: Reading, meeting: Meeting) -> bool:
    ballots = (find_ballot(reading, one.id) for one in reading.list(Motion, meeting=meeting.id))
    return any(ballot is not None and ballot.closed_at is not None for ballot in ballots)


def _subject(meeting: Meeting, among: Sequence[Meeting]) -> str:
    return f"{meeting.title} {meeting.held_on or ''}".strip() if len(among) > 1 else ""


def _view(kind: PaperKind, row: UUID | None, locked: str, subject: str = "") -> PaperView:
    return PaperView(
        paper=kind.id,
        title=kind.title,
        row=None if locked else row,
        locked=locked,
        subject=subject,
    )
