"""Mends what was written at a meeting after it has ended: before 定稿, or for the next version.

The roll and the votes are not mended here: a vote is counted anew with a reason
(`votes.recount_ballot`), and who came when is evidence of the quorum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError, ValidationError
from desktop.records import Meeting, Opinion, Response
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.meeting_snapshots import named
from desktop.services.opinions import find_response, respond_to_opinion
from desktop.services.overtaken import Held, hold, hold_or_nothing
from desktop.services.sittings import find_named

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class OpinionFacts:
    """One opinion as it can be mended, with its last answer; `disposition` is "" without one."""

    id: UUID
    speaker: str
    stance: str
    content: str
    minority: bool
    disposition: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingFacts:
    """What of an ended meeting can be mended."""

    title: str
    place: str
    chair: str
    recorder: str
    opinions: tuple[OpinionFacts, ...]


def read_facts(reading: Reading, meeting: UUID) -> MeetingFacts:
    """Return what of a meeting can be mended, opinions in the order in which they were said."""
    row = reading.get(Meeting, meeting)
    return MeetingFacts(
        title=row.title,
        place=row.place,
        chair=named(row, "chair"),
        recorder=named(row, "recorder"),
        opinions=tuple(_facts_of(reading, one) for one in reading.list(Opinion, meeting=meeting)),
    )


def hold_facts(reading: Reading, *, meeting: UUID) -> dict[str, Held]:
    """Return what of a meeting can be mended, people by their names."""
    row = reading.get(Meeting, meeting)
    held = hold(reading, row, ("title", "place", "chair", "recorder"))
    people = {field: named(row, field) for field in ("chair", "recorder")}
    return held | {
        field: replace(held[field], words=name, plain=name) for field, name in people.items()
    }


def hold_opinion(reading: Reading, *, opinion: UUID) -> dict[str, Held]:
    """Return what of an opinion can be mended, and its last answer."""
    row, response = reading.get(Opinion, opinion), find_response(reading, opinion)
    said = hold(reading, row, ("stance", "content", "minority"))
    return said | hold_or_nothing(reading, Response, response, ("disposition", "reason"))


def _facts_of(reading: Reading, opinion: Opinion) -> OpinionFacts:
    response = find_response(reading, opinion.id)
    return OpinionFacts(
        id=opinion.id,
        speaker=named(opinion, "speaker"),
        stance=opinion.stance,
        content=opinion.content,
        minority=opinion.minority,
        disposition=response.disposition if response else "",
        reason=response.reason if response else "",
    )


@act("改正会议内容")
def correct_meeting(
    work: Work,
    /,
    meeting: UUID,
    *,
    title: str | None = None,
    place: str | None = None,
    chair: str | None = None,
    recorder: str | None = None,
) -> None:
    """Mend name, place, chair and recorder of a meeting that has ended; people by their names.

    None leaves a field as it is.

    Raises:
        ConflictError: The meeting has not ended: its room is where it is written.
        ValidationError: The name is blank, or a name is not that of one person.
    """
    row = _ended(work, meeting)
    if title is not None and not title.strip():
        raise ValidationError("会议名称是空的。", "请写明会议名称。", field="title")
    fill(row, _given(title=title, place=place))
    for field, name in _given(chair=chair, recorder=recorder).items():
        if name.strip() != named(row, field):
            setattr(row, field, find_named(work, name, field) if name.strip() else None)


@act("改正意见")
def correct_opinion(
    work: Work,
    /,
    opinion: UUID,
    *,
    stance: str | None = None,
    content: str | None = None,
    minority: bool | None = None,
) -> None:
    """Mend the words of an opinion of a meeting that has ended; None leaves a field as it is.

    Raises:
        ConflictError: The meeting has not ended.
        ValidationError: Nothing is left of it.
    """
    row = work.get(Opinion, opinion)
    _ended(work, row.meeting)
    if content is not None and not content.strip():
        raise ValidationError("意见是空的。", "请写下说了什么。", field="content")
    fill(row, _given(stance=stance, content=content, minority=minority))


@act("改正意见和答复")
def settle_opinion(
    work: Work, /, opinion: UUID, *, disposition: str = "", reason: str = "", **said: Any
) -> None:
    """Mend an opinion, and answer it where the answer is another than before.

    Args:
        work: The act.
        opinion: Which.
        disposition: What becomes of it, a key of DISPOSITIONS; "": its answer stays as it is.
        reason: Of the answer.
        said: As `correct_opinion`.

    Raises:
        ValidationError: Nothing is left of it, or an answer has no reason.
    """
    correct_opinion(work, opinion, **said)
    last = find_response(work, opinion)
    before = (last.disposition, last.reason) if last else ("", "")
    if (disposition, reason.strip()) != before and disposition:
        respond_to_opinion(work, opinion, reason=reason, disposition=disposition)


def _ended(work: Work, meeting: UUID) -> Meeting:
    row = work.get(Meeting, meeting)
    if row.state != "ended":
        raise ConflictError("会议还没有结束。", "请在会场里改。")
    return row


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
