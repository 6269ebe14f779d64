"""Votes with names (记名): entered one by one, put right by rows that take back, counted from rows.

An open ballot alone has them. Who was not in the room may have voted in writing, by telephone or
by a proxy; that is told apart, and counted only where the rule says so (`named_counts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.errors import ConflictError, ValidationError
from desktop.records import Ballot, Motion, NamedVote, Participant, title_of
from desktop.records.votes import CHOICES, METHODS, VOTE_WAYS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.meetings import list_roll_events
from desktop.services.named_counts import Cast, count_standing, count_votes, standing_votes
from desktop.services.votes import close_ballot, put_recount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@act("登记记名票", undoable=False)
def cast_named_vote(
    work: Work,
    ballot: UUID,
    participant: UUID,
    *,
    voted: str,
    way: str = "",
    note: str = "",
) -> UUID:
    """Enter what a participant voted; entered again, the earlier row is taken back.

    Args:
        work: The act.
        ballot: An open ballot that is not closed.
        participant: Who.
        voted: One of CHOICES.
        way: One of VOTE_WAYS; "" for what the roll says: in the room, or by proxy.
        note: What is kept beside it.

    Raises:
        ConflictError: It is no vote with names, or is closed or withdrawn; or this one is recused.
        ValidationError: They have no vote here, or the way does not fit where they were.
    """
    row = _open_named(work, ballot)
    cast = Cast(participant=participant, voted=voted, way=way or _way_of(work, row, participant))
    _check(work, row, cast)
    before = standing_votes(work, ballot).get(participant)
    if before is not None:
        if (before.voted, before.way, before.note) == (cast.voted, cast.way, note.strip()):
            return before.id
        _take_back(work, before, note="更正")
    return _add(work, ballot, cast, note)


def _add(work: Work, ballot: UUID, cast: Cast, note: str = "") -> UUID:
    vote = NamedVote(ballot=ballot, participant=cast.participant, voted=cast.voted, way=cast.way)
    fill(vote, {"note": note})
    work.add(vote)
    return vote.id


def _take_back(work: Work, vote: NamedVote, *, note: str) -> UUID:
    row = NamedVote(
        ballot=vote.ballot,
        participant=vote.participant,
        voted=vote.voted,
        way=vote.way,
        takes_back=vote.id,
    )
    fill(row, {"note": note})
    work.add(row)
    return row.id


@act("撤回记名票", undoable=False)
def withdraw_named_vote(work: Work, ballot: UUID, participant: UUID, *, reason: str = "") -> UUID:
    """Take back what was entered for a participant, as if they had not voted; both rows stay.

    Raises:
        ConflictError: It is closed, or nothing was entered for them.
    """
    _open_named(work, ballot)
    before = standing_votes(work, ballot).get(participant)
    if before is None:
        raise ConflictError("还没有登记这个人的票。", "没有要撤回的。")
    return _take_back(work, before, note=reason or "撤回")


@act("确认记名投票", undoable=False)
def close_named_ballot(work: Work, /, ballot: UUID, **sealed: Any) -> None:
    """Count the rows of an open ballot and judge it; whoever has none did not vote.

    Args:
        work: The act.
        ballot: An open ballot.
        sealed: What `desktop.services.votes.close_ballot` takes of papers put under seal.

    Raises:
        ConflictError: Nobody's vote was entered; or as `cast_named_vote` says.
    """
    row = _open_named(work, ballot)
    counted = count_standing(work, row)
    if counted is None:
        raise ConflictError("一票都还没有登记。", "请逐人登记赞成、反对、弃权。")
    close_ballot(
        work,
        ballot,
        count=counted.count,
        issued=counted.issued,
        returned=counted.returned,
        **sealed,
    )


@act("重新计记名票", undoable=False)
def recount_named_ballot(work: Work, ballot: UUID, *, casts: Sequence[Cast], reason: str) -> UUID:
    """Count a closed open ballot again, with what each voted as it is found now.

    The new ballot has rows of its own, those of the old one stay as they were.

    Raises:
        ConflictError: It is no vote with names, is not closed, or was counted again already.
        ValidationError: No reason is given, somebody votes twice, or as `cast_named_vote` says.
    """
    old = work.get(Ballot, ballot)
    _refuse_nameless(old)
    if len({one.participant for one in casts}) != len(casts):
        raise ValidationError("同一个人登记了两次。", "请核对后重新提交。", field="casts")
    for cast in casts:
        _check(work, old, cast)
    counted = count_votes(work, old, casts)
    row = put_recount(
        work,
        old,
        count=counted.count,
        reason=reason,
        issued=counted.issued,
        returned=counted.returned,
    )
    for cast in casts:
        _add(work, row, cast)
    return row


def _open_named(work: Work, ballot: UUID) -> Ballot:
    row = work.get(Ballot, ballot)
    _refuse_nameless(row)
    if row.closed_at is not None:
        raise ConflictError("这次表决已经确认，不能再改。", "如有错，请用“重新计票”并写明理由。")
    if row.removed_at is not None:
        raise ConflictError("这次表决已经撤回。", "请重新开始表决。")
    return row


def _refuse_nameless(ballot: Ballot) -> None:
    if ballot.method != "open":
        raise ConflictError(
            f"{METHODS[ballot.method]}不记谁投了什么。", "只有记名投票才逐人登记，请录入总票数。"
        )


def _check(reading: Reading, ballot: Ballot, cast: Cast) -> None:
    row = reading.get(Participant, cast.participant)
    name = title_of(row)
    if row.meeting != reading.get(Motion, ballot.motion).meeting:
        raise ValidationError(f"{name}不是本次会议的参加人。", "请核对。", field="participant")
    if row.capacity != "entitled":
        raise ValidationError(f"{name}是列席，没有表决权。", "请核对名单。", field="participant")
    if cast.participant in ballot.recused:
        raise ConflictError(f"{name}回避，不参加这次表决。", "回避登记错了的，先改回避。")
    if cast.voted not in CHOICES:
        raise ValidationError("只有赞成、反对、弃权。", "请选一样。", field="voted")
    expected = _way_of(reading, ballot, cast.participant)
    if expected and cast.way != expected:
        raise ValidationError(
            f"{name}按“{VOTE_WAYS[expected]}”登记。", "表决时在会场的当场表决。", field="way"
        )
    if cast.way not in VOTE_WAYS or (not expected and cast.way == "in_room"):
        raise ValidationError(
            f"{name}表决时不在会场，不能算会上投的票。",
            "请选怎么投的：书面、电话或者委托。",
            field="way",
        )


def _way_of(reading: Reading, ballot: Ballot, participant: UUID) -> str:
    """Return how somebody on the roll of a ballot voted; "" for one who was not there."""
    if participant not in ballot.roll:
        return ""
    meeting = reading.get(Motion, ballot.motion).meeting
    events = list_roll_events(reading, meeting, participant=participant)
    # Whoever is on the roll without being in the room is there by a proxy that the rule allows.
    there = participant in rolls.present_at(events, ballot.opened_at)
    standing = rolls.standings(events).get(participant)
    return "proxy" if not there and standing is not None and standing.proxy else "in_room"
