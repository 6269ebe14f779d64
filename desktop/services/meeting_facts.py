"""Counts of meetings for the gates: who was told, how early, and what was voted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.domain.gates import NOTHING, Tally
from desktop.domain.partial_dates import from_edtf
from desktop.domain.rules import Kind
from desktop.errors import ValidationError
from desktop.records import Delivery, Motion, Participant
from desktop.services.laws import get_rulebook
from desktop.services.presences import find_version
from desktop.services.votes import find_ballot
from desktop.services.written_rounds import FORM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from uuid import UUID

    from desktop.domain.rules import BodyVersion
    from desktop.records import Meeting
    from desktop.services.ports import Reading

_CARRIED = ("carried",)
_DECIDED = ("carried", "not_carried")


def takes_votes(meeting: Meeting) -> bool:
    """Tell whether a meeting is one of a body that decides by votes."""
    body = get_rulebook().bodies.get(meeting.body)
    return body is not None and body.kind is not Kind.CONSULTATION


def standing_deliveries(reading: Reading, meeting: UUID) -> list[Delivery]:
    """Return the deliveries of a meeting's notice that nobody took back."""
    rows = reading.list(Delivery, meeting=meeting)
    taken_back = {row.takes_back for row in rows if row.takes_back is not None}
    return [row for row in rows if row.takes_back is None and row.id not in taken_back]


def count_called(_: Reading, meetings: Sequence[Meeting]) -> Tally:
    """Count meetings, with the last of their days."""
    return Tally(done=len(meetings), day=max((one.held_on or "" for one in meetings), default=""))


def count_ended(_: Reading, meetings: Iterable[Meeting]) -> Tally:
    """Count the meetings that were held, with the last of their days."""
    days = [meeting.held_on or "" for meeting in meetings if meeting.state == "ended"]
    return Tally(done=len(days), day=max(days, default=""))


def count_deliveries(reading: Reading, meetings: Iterable[Meeting]) -> Tally:
    """Count who was told, of all who are entitled; whoever has a sheet of a round was told."""
    invited = told = 0
    for meeting in meetings:
        if meeting.form == FORM:
            continue
        rows = reading.list(Participant, meeting=meeting.id, capacity="entitled")
        entitled = {row.id for row in rows}
        reached = {row.participant for row in standing_deliveries(reading, meeting.id)}
        invited += len(entitled)
        told += len(entitled & reached)
    return Tally(done=told, of=invited)


def count_notice_by_law(reading: Reading, meetings: Iterable[Meeting]) -> Tally:
    """Count by how many days meetings were announced, where law says how many."""
    return _shortest(reading, meetings, _by_law)


def count_notice_by_custom(reading: Reading, meetings: Iterable[Meeting]) -> Tally:
    """Count by how many days meetings were announced, where custom says how many."""
    return _shortest(reading, meetings, _by_custom)


def _by_law(version: BodyVersion) -> int | None:
    return None if version.custom else version.notice_days


def _by_custom(version: BodyVersion) -> int | None:
    return version.notice_days if version.custom else version.notice_local_days


def _shortest(
    reading: Reading, meetings: Iterable[Meeting], needed: Callable[[BodyVersion], int | None]
) -> Tally:
    found = [
        tally for meeting in meetings if (tally := _lead(reading, meeting, needed)) is not None
    ]
    return min(found, key=lambda tally: tally.done - tally.of, default=NOTHING)


def _lead(
    reading: Reading, meeting: Meeting, needed: Callable[[BodyVersion], int | None]
) -> Tally | None:
    version = _version(meeting)
    days_needed = needed(version) if version is not None else None
    if version is None or meeting.held_on is None or not days_needed:
        return None
    invited = reading.list(Participant, meeting=meeting.id, capacity="entitled")
    entitled = {row.id for row in invited}  # whoever only sits in may be asked at the door
    days = [
        day_of(row.delivered_at)
        for row in standing_deliveries(reading, meeting.id)
        if row.delivered_at is not None and row.participant in entitled
    ]
    lead = (from_edtf(meeting.held_on).earliest - max(days)).days if days else 0
    return Tally(
        done=max(0, lead), of=days_needed, basis=_cited(version), review=_is_unread(version)
    )


def count_votes(reading: Reading, meetings: Iterable[Meeting]) -> Tally:
    """Count the votes that were counted, one a motion, whichever way they went."""
    return Tally(done=len(_results(reading, meetings)))


def count_decisions(reading: Reading, meetings: Sequence[Meeting]) -> Tally:
    """Count the votes that stand: enough were there, and no more papers came back than went out."""
    return _judged(reading, meetings, _DECIDED)


def count_carried(reading: Reading, meetings: Sequence[Meeting]) -> Tally:
    """Count the votes that were carried."""
    return _judged(reading, meetings, _CARRIED)


def _judged(reading: Reading, meetings: Sequence[Meeting], results: Sequence[str]) -> Tally:
    versions = [version for one in meetings if (version := _version(one)) is not None]
    return Tally(
        done=sum(result in results for result in _results(reading, meetings)),
        basis="；".join(dict.fromkeys(_cited(version) for version in versions)),
        review=any(_is_unread(version) for version in versions),
    )


def _results(reading: Reading, meetings: Iterable[Meeting]) -> list[str]:
    motions = [
        motion for meeting in meetings for motion in reading.list(Motion, meeting=meeting.id)
    ]
    ballots = (find_ballot(reading, motion.id) for motion in motions)
    return [ballot.result for ballot in ballots if ballot is not None and ballot.closed_at]


def _version(meeting: Meeting) -> BodyVersion | None:
    try:
        return find_version(meeting)
    except ValidationError:  # no text known of that day: nothing is judged
        return None


def _cited(version: BodyVersion) -> str:
    law = version.citation.source.title.removeprefix("中华人民共和国")
    if version.custom:
        return f"{law}（惯例，非法律规定）"
    return f"《{law}》{version.citation.articles}"


def _is_unread(version: BodyVersion) -> bool:
    return version.review or version.citation.source.review


OF_MEETINGS: Mapping[str, Callable[[Reading, Sequence[Meeting]], Tally]] = {
    "meetings": count_called,
    "ended": count_ended,
    "deliveries": count_deliveries,
    "notice_law": count_notice_by_law,
    "notice_local": count_notice_by_custom,
    "votes": count_votes,
    "decisions": count_decisions,
    "carried": count_carried,
}
"""What is counted of the meetings of a group of bodies (domain.procedure_facts.OF_GROUPS)."""
