"""Votes held in a meeting: a roll frozen from the timeline, a count, the verdict of that day.

A ballot keeps totals only; who voted what lies beside an open one alone (`named_votes`). The
figures of a secret ballot are entered once, whole; a correction is a recount with a reason.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.alternatives import choose_matter
from desktop.domain.changes import canonical
from desktop.domain.rules import Unit
from desktop.domain.verdicts import judge
from desktop.domain.votes import parse_vote
from desktop.errors import ConflictError, ValidationError
from desktop.records import Ballot, Meeting, Motion
from desktop.records.votes import METHODS, PAPER_METHODS
from desktop.services.acts import act
from desktop.services.adjournments import find_adjournment
from desktop.services.forms import fill
from desktop.services.laws import answer_of, get_rulebook
from desktop.services.named_counts import count_standing, standing_votes
from desktop.services.presences import (
    describe_presence,
    find_version,
    refuse_empty,
    take_presence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.domain.thresholds import Amount
    from desktop.domain.verdicts import Verdict
    from desktop.domain.votes import Vote
    from desktop.services.ports import Reading, Work


@act("提出表决事项")
def put_motion(work: Work, /, meeting: UUID, **values: Any) -> UUID:
    """Put a text to the vote in a meeting.

    Raises:
        ValidationError: The title is empty, or the meeting's rule knows no such matter.
    """
    motion = Motion(meeting=meeting, position=work.count(Motion, meeting=meeting) + 1)
    fill(motion, values)
    if not motion.title:
        raise ValidationError("表决事项没有标题。", "请写明表决什么。", field="title")
    choose_matter(find_version(work.get(Meeting, meeting)), motion.matter or None)
    work.add(motion)
    return motion.id


@act("开始表决", undoable=False)
def open_ballot(
    work: Work,
    motion: UUID,
    *,
    method: str,
    alternative: str = "",
    at: datetime | None = None,
    held_on_paper: bool = False,
    recused: Sequence[UUID] = (),
    recusal_reason: str = "",
) -> UUID:
    """Open a vote on a motion: its roll is frozen from the timeline as it stands then.

    Args:
        work: The act.
        motion: What is put to the vote.
        method: One of METHODS.
        alternative: Which way of counting, where the rule leaves several.
        at: When it was opened; None means now.
        held_on_paper: The vote was held without the app and is entered afterwards; then it may
            lack its quorum, and is judged 不成立.
        recused: Participants who take no part; printed, and without effect on the count.
        recusal_reason: Why.

    Raises:
        ConflictError: The meeting is broken off, or the quorum is not there; the figures are
            named. It is never passed over. In elections and owners' votes those who take part make
            it, so the count will tell.
        ValidationError: Nobody is entitled to vote, or the rule leaves several ways of counting.
    """
    row = work.get(Motion, motion)
    meeting = work.get(Meeting, row.meeting)
    if meeting.state != "open" and not held_on_paper:
        raise ConflictError("会议不在进行中，不能开始表决。", "请先宣布开会。")
    if not held_on_paper and find_adjournment(work, meeting.id) is not None:
        raise ConflictError("会议休会中，不能开始表决。", "复会以后再表决。")
    if find_ballot(work, motion) is not None:
        raise ConflictError("这一项已经表决过或正在表决。", "如计票有误，请用“重新计票”。")
    moment = at or work.now
    presence = take_presence(work, meeting.id, at=moment, alternative=alternative)
    refuse_empty(presence)
    is_counted_later = held_on_paper or find_version(meeting).counts_participants
    if not presence.quorate and not is_counted_later:
        raise ConflictError(
            f"不够数，不能开始表决：{describe_presence(presence)}。",
            "可以继续讨论，等人数够了再表决。",
        )
    ballot = Ballot(motion=motion)
    fill(
        ballot,
        {"method": method, "recused": tuple(recused), "recusal_reason": recusal_reason},
    )
    ballot.body, ballot.matter, ballot.alternative = meeting.body, row.matter, alternative
    ballot.opened_at, ballot.roll = moment, presence.roll
    _freeze_figures(ballot, "eligible", presence.eligible)
    _freeze_figures(ballot, "present", presence.present)
    work.add(ballot)
    return ballot.id


def _freeze_figures(ballot: Ballot, what: str, figures: Mapping[Unit, Amount]) -> None:
    for unit, amount in figures.items():
        setattr(ballot, f"{what}_{unit.value}", amount)


def find_ballot(reading: Reading, motion: UUID) -> Ballot | None:
    """Return the ballot that stands for a motion: the last recount, else the first count."""
    ballots = reading.list(Ballot, motion=motion)
    replaced = {ballot.replaces for ballot in ballots}
    standing = [ballot for ballot in ballots if ballot.id not in replaced]
    return standing[-1] if standing else None


@act("撤回表决", undoable=False)
def withdraw_ballot(work: Work, ballot: UUID, *, reason: str) -> None:
    """Take back a vote that was opened by mistake or broken off, before anything was counted.

    Raises:
        ValidationError: No reason is given.
        ConflictError: It is closed.
    """
    row = _open_ballot(work, ballot)
    if not reason.strip():
        raise ValidationError("撤回表决没有写明理由。", "请写明理由。", field="reason")
    work.because(reason.strip())
    work.remove(row)


def _open_ballot(work: Work, ballot: UUID) -> Ballot:
    row = work.get(Ballot, ballot)
    if row.closed_at is not None:
        raise ConflictError(
            "这次表决已经确认，不能再改。", "如计票有误，请用“重新计票”并写明理由。"
        )
    if row.removed_at is not None:
        raise ConflictError("这次表决已经撤回。", "请重新开始表决。")
    return row


@act("确认表决", undoable=False)
def close_ballot(
    work: Work,
    ballot: UUID,
    *,
    count: Mapping[str, Any],
    issued: int | None = None,
    returned: int | None = None,
    sealed_papers: int | None = None,
    sealed_at_place: str = "",
    sealed_by: str = "",
) -> None:
    """Enter the count of a vote, whole, and judge it; from then on the row is frozen.

    Args:
        work: The act.
        ballot: The open ballot.
        count: for, against, abstain, invalid, uncast, each a number, or heads and area.
        issued: Papers given out; None where hands were raised.
        returned: Papers that came back.
        sealed_papers: How many papers were put under seal.
        sealed_at_place: Where.
        sealed_by: By whom.

    Raises:
        ValidationError: The figures do not add up; the two that differ are named.
        ConflictError: The ballot is closed already, or was withdrawn.
    """
    row = _open_ballot(work, ballot)
    _refuse_typed(work, row, count)
    _check_sealed(sealed_papers, issued)
    fill(
        row,
        {
            "sealed_papers": sealed_papers,
            "sealed_at_place": sealed_at_place,
            "sealed_by": sealed_by,
        },
    )
    _judge(work, row, count, issued=issued, returned=returned)


def _refuse_typed(work: Work, ballot: Ballot, count: Mapping[str, Any]) -> None:
    """Refuse totals that are not those of the named votes entered one by one."""
    counted = count_standing(work, ballot)
    if counted is not None and canonical(dict(counted.count)) != canonical(dict(count)):
        raise ConflictError(
            "这次表决已经逐人登记记名票，总数由登记的票合计，不能另填。", "请在逐人登记里提交。"
        )


def _check_sealed(sealed: int | None, issued: int | None) -> None:
    if sealed is not None and not 0 <= sealed <= (issued or 0):
        raise ValidationError(
            f"票数对不上：封存{sealed}张，发出{issued or 0}张。", "请核对。", field="sealed_papers"
        )


@act("重新计票", undoable=False)
def recount_ballot(
    work: Work,
    ballot: UUID,
    *,
    count: Mapping[str, Any],
    reason: str,
    issued: int | None = None,
    returned: int | None = None,
) -> UUID:
    """Count a closed vote again: a new row that names the one it replaces, on the same roll.

    Raises:
        ValidationError: No reason is given, or the figures do not add up.
        ConflictError: It is not closed, or another recount has replaced it.
    """
    old = work.get(Ballot, ballot)
    if standing_votes(work, ballot):
        raise ConflictError(
            "这次是逐人登记的记名投票，重新计票也要逐人核对。", "请在逐人登记里改，再提交。"
        )
    return put_recount(work, old, count=count, reason=reason, issued=issued, returned=returned)


def put_recount(
    work: Work,
    old: Ballot,
    *,
    count: Mapping[str, Any],
    reason: str,
    issued: int | None,
    returned: int | None,
) -> UUID:
    """Put a new count beside the one it replaces, within the act under way.

    Raises:
        ValidationError: No reason is given, or the figures do not add up.
        ConflictError: It is not closed, or another recount has replaced it.
    """
    if not reason.strip():
        raise ValidationError("重新计票没有写明理由。", "请写明理由。", field="reason")
    if old.closed_at is None:
        raise ConflictError("这次表决还没有确认。", "请直接录入票数。")
    if work.count(Ballot, replaces=old.id):
        raise ConflictError("这次表决已经重新计票。", "请在最后一次计票上更正。")
    row = Ballot(motion=old.motion, replaces=old.id, recount_reason=reason.strip())
    for name in _KEPT_IN_RECOUNT:
        setattr(row, name, getattr(old, name))
    work.because(reason.strip())
    _judge(work, row, count, issued=issued, returned=returned)
    work.add(row)
    return row.id


_KEPT_IN_RECOUNT = (
    "method",
    "body",
    "matter",
    "alternative",
    "opened_at",
    "roll",
    "recused",
    "recusal_reason",
    "sealed_papers",
    "sealed_at_place",
    "sealed_by",
    *(f"{what}_{unit}" for what in ("eligible", "present") for unit in Unit),
)


def _judge(
    work: Work,
    ballot: Ballot,
    count: Mapping[str, Any],
    *,
    issued: int | None,
    returned: int | None,
) -> None:
    """Judge a count and put it, with its verdict, into the row."""
    meeting = work.get(Meeting, work.get(Motion, ballot.motion).meeting)
    vote = _vote_of(ballot, meeting, count, issued=issued, returned=returned)
    if find_version(meeting).counts_participants:
        _freeze_figures(ballot, "present", vote.present)
    verdict = judge(get_rulebook(), vote)
    ballot.issued, ballot.returned = issued, returned
    ballot.count = canonical(dict(count)).decode()
    ballot.verdict = canonical(answer_of(verdict)).decode()
    ballot.result = _result(quorate=verdict.quorate, carried=verdict.carried, void=verdict.void)
    ballot.closed_at = work.now


def _result(*, quorate: bool, carried: bool, void: bool) -> str:
    if void:
        return "void"
    if not quorate:
        return "failed"
    return "carried" if carried else "not_carried"


def _vote_of(
    ballot: Ballot,
    meeting: Meeting,
    count: Mapping[str, Any],
    *,
    issued: int | None,
    returned: int | None,
) -> Vote:
    vote = parse_vote(_as_vote(ballot, meeting, count, issued=issued, returned=returned))
    if find_version(meeting).counts_participants:
        vote = replace(vote, present=_took_part(vote))
    return vote


def retell_verdict(ballot: Ballot, meeting: Meeting) -> Verdict | None:
    """Return the verdict of a closed ballot as values, found again from its frozen figures.

    None where the rules say it in other words by now: then only the stored sentences stand.
    """
    count = json.loads(ballot.count or "{}")
    vote = _vote_of(ballot, meeting, count, issued=ballot.issued, returned=ballot.returned)
    verdict = judge(get_rulebook(), vote)
    return verdict if list(verdict.steps) == read_verdict(ballot)["steps"] else None


def _as_vote(
    ballot: Ballot,
    meeting: Meeting,
    count: Mapping[str, Any],
    *,
    issued: int | None,
    returned: int | None,
) -> dict[str, Any]:
    """Return the ballot in the form that the command `decide` judges."""
    raw: dict[str, Any] = {
        "body": ballot.body,
        "date": meeting.held_on,
        "eligible": _frozen_figures(ballot, "eligible"),
        "present": _frozen_figures(ballot, "present"),
        "count": dict(count),
    }
    if ballot.matter:
        raw["matter"] = ballot.matter
    if ballot.alternative:
        raw["alternative"] = ballot.alternative
    raw["method"] = ballot.method
    papers = {"issued": issued, "returned": returned}
    given = {key: figure for key, figure in papers.items() if figure is not None}
    if ballot.method in PAPER_METHODS and len(given) < len(papers):
        raise ValidationError(
            f"{METHODS[ballot.method]}要写明发出和收回多少张票。",
            "请填写这两个数。",
            field="issued",
        )
    if ballot.method not in PAPER_METHODS and given:
        raise ValidationError(
            "举手表决没有票，不填发出和收回。", "请清空这两个数。", field="issued"
        )
    return raw | ({"ballots": given} if given else {})


def _frozen_figures(ballot: Ballot, what: str) -> dict[str, Any]:
    figures = {unit.value: getattr(ballot, f"{what}_{unit.value}") for unit in Unit}
    return {
        unit: str(amount) if isinstance(amount, Decimal) else amount
        for unit, amount in figures.items()
        if amount is not None
    }


def _took_part(vote: Vote) -> dict[Unit, Amount]:
    """Return those who took part, where that is what the rule calls present."""
    chosen = [figure for choice, figure in vote.count.items() if choice != "uncast"]
    return {unit: _sum_of(chosen, unit) for unit in vote.eligible}


def _sum_of(figures: Iterable[int | Mapping[Unit, Amount]], unit: Unit) -> Amount:
    """Add up what is told in a measure; a figure that lacks it is refused by the judgement."""
    zero: Amount = Decimal(0) if unit is Unit.AREA else 0
    parts = (figure if isinstance(figure, int) else figure.get(unit, zero) for figure in figures)
    return sum(parts, start=zero)


def read_verdict(ballot: Ballot) -> dict[str, Any]:
    """Return the stored verdict of a closed ballot; empty for an open one."""
    found: dict[str, Any] = json.loads(ballot.verdict or "{}")
    return found
