"""What participants say, and the answer each opinion gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ValidationError
from desktop.records import Opinion, Participant, Response
from desktop.services.acts import act
from desktop.services.forms import fill

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@act("记录意见")
def record_opinion(
    work: Work, /, meeting: UUID, *, speaker: UUID | None = None, **values: Any
) -> UUID:
    """Write down what a participant said; the class they speak for is theirs unless given.

    Raises:
        ValidationError: Nothing was said, or the speaker takes part in another meeting.
    """
    opinion = Opinion(meeting=meeting)
    found = work.find(Participant, speaker)
    preset: dict[str, Any] = {"speaker": speaker, "said_at": work.now}
    if found is not None:
        if found.meeting != meeting:
            raise ValidationError(
                "发言人不是本次会议的参加人。", "请在参加人里选择。", field="speaker"
            )
        preset["stakeholder_class"] = found.stakeholder_class
    fill(opinion, preset | values)
    if not opinion.content:
        raise ValidationError("意见是空的。", "请写下说了什么。", field="content")
    work.add(opinion)
    return opinion.id


@act("答复意见")
def respond_to_opinion(work: Work, /, opinion: UUID, *, reason: str, **values: Any) -> UUID:
    """Answer an opinion; a later answer stands beside the earlier one.

    Raises:
        ValidationError: No reason is given.
    """
    response = Response(opinion=work.get(Opinion, opinion).id)
    fill(response, {"reason": reason} | values)
    if not response.reason:
        raise ValidationError("答复没有理由。", "请写明采纳或不采纳的理由。", field="reason")
    work.add(response)
    return response.id


def find_response(reading: Reading, opinion: UUID) -> Response | None:
    """Return the last answer to an opinion."""
    found = reading.list(Response, opinion=opinion, order_by="-id", limit=1)
    return found[0] if found else None
