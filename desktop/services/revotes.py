"""A vote begun anew: held in another way on the same roll, or repeated because it was void."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError
from desktop.records import Ballot, Meeting, Motion
from desktop.records.votes import METHODS
from desktop.services.acts import act
from desktop.services.named_counts import standing_votes
from desktop.services.votes import close_ballot, open_ballot, put_motion, withdraw_ballot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.ports import Work


@act("改变表决方式", undoable=False)
def change_ballot(
    work: Work,
    ballot: UUID,
    /,
    *,
    method: str,
    recused: Sequence[UUID] = (),
    recusal_reason: str = "",
) -> UUID:
    """Take an open vote back and open it in another way, on the roll of the same moment.

    Raises:
        ConflictError: It is closed or taken back already, votes with names were entered, or the
            corrected roll of that moment no longer makes a quorum.
        ValidationError: There is no such method.
    """
    row = work.get(Ballot, ballot)
    if standing_votes(work, ballot):
        raise ConflictError(
            "已经逐人登记了记名票，不能改方式或者回避的人。",
            "请先把登记的票一张张撤回，或者撤回这次表决，写明理由，再重新开始。",
        )
    meeting = work.get(Meeting, work.get(Motion, row.motion).meeting)
    told = f"表决方式由{METHODS[row.method]}改为{METHODS.get(method, method)}"
    withdraw_ballot(work, ballot, reason=told if method != row.method else "更正回避的人")
    return open_ballot(
        work,
        row.motion,
        method=method,
        alternative=row.alternative,
        at=row.opened_at,
        held_on_paper=meeting.state != "open",  # entered after the end it was held so
        recused=recused,
        recusal_reason=recusal_reason,
    )


@act("表决无效，重新表决", undoable=False)
def repeat_void_ballot(
    work: Work, ballot: UUID, /, *, issued: int, returned: int, **sealed: Any
) -> UUID:
    """Close a void vote as what it is and put the same text to the vote again.

    The void vote stays in the record; the new one is a motion of its own, held on a new roll.

    Args:
        work: The act.
        ballot: The open ballot.
        issued: Papers given out.
        returned: Papers that came back, more than were given out.
        sealed: What `desktop.services.votes.close_ballot` takes of papers put under seal.

    Returns:
        The new motion.

    Raises:
        ConflictError: The vote is not void: as many papers were given out as came back, or more.
    """
    if returned <= issued:
        raise ConflictError(
            f"发出{issued}张，收回{returned}张，收回没有多于发出，表决不因此无效。",
            "请照常录入票数。",
        )
    close_ballot(work, ballot, count={"for": 0}, issued=issued, returned=returned, **sealed)
    old = work.get(Motion, work.get(Ballot, ballot).motion)
    return put_motion(
        work,
        old.meeting,
        title=f"{old.title.removesuffix(_AGAIN)}{_AGAIN}",
        wording=old.wording,
        matter=old.matter,
        agenda_item=old.agenda_item,
    )


_AGAIN = "（重新表决）"
