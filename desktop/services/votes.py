"""Votes held in a meeting: a roll frozen from the timeline, a count, the verdict of that day.

A ballot keeps totals only. The figures of a secret ballot are entered once, whole; a correction is
a recount with a reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.domain.alternatives import choose_quorums
from desktop.domain.changes import canonical
from desktop.domain.rules import BodyVersion, Unit, least_amount, version_in_force
from desktop.domain.verdicts import judge
from desktop.domain.votes import parse_vote
from desktop.errors import ConflictError, ValidationError
from desktop.records import Ballot, Meeting, Motion, Participant
from desktop.records.votes import METHODS, PAPER_METHODS
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.laws import answer_of, get_rulebook
from desktop.services.meetings import list_roll_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.domain.rules import Requirement
    from desktop.services.ports import Reading, Work

Amount = int | Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """Who counts at one moment, in the measures of the meeting's rule.

    Attributes:
        roll: Participants entitled to vote who are present or lawfully represented.
        needed: What the quorum asks, one entry a measure; empty where the law sets none.
        quorate: Whether it is there.
    """

    eligible: Mapping[Unit, Amount]
    present: Mapping[Unit, Amount]
    roll: tuple[UUID, ...]
    needed: tuple[Requirement, ...]
    quorate: bool


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
    version = find_version(work.get(Meeting, meeting))
    if motion.matter and motion.matter not in version.matters:
        raise ValidationError(
            f"没有“{motion.matter}”这个表决类别。",
            f"可选：{'、'.join(version.matters)}。",
            field="matter",
        )
    work.add(motion)
    return motion.id


def find_version(meeting: Meeting) -> BodyVersion:
    """Return the text by which a meeting's votes are judged: that in force on its day.

    Raises:
        ValidationError: The meeting names no body, its day is not whole, or no text covers it.
    """
    if not meeting.body:
        raise ValidationError(
            "会议没有写明表决组织，不能表决。", "请选择会议组织，或以共识形成协商成果。"
        )
    try:
        day = date.fromisoformat(meeting.held_on or "")
    except ValueError as error:
        raise ValidationError(
            "会议日期不完整，不能判定表决。", "请填写年月日。", field="held_on"
        ) from error
    return version_in_force(get_rulebook().body(meeting.body), day)


def take_presence(
    reading: Reading, meeting: UUID, *, at: datetime | None = None, alternative: str = ""
) -> Presence:
    """Return who counts in a meeting at a moment (None: now), and whether that is a quorum.

    Raises:
        ValidationError: The rule leaves more than one way of counting and none is named.
    """
    row = reading.get(Meeting, meeting)
    version = find_version(row)
    entitled = reading.list(Participant, meeting=meeting, capacity="entitled")
    events = list_roll_events(reading, meeting)
    there = rolls.present_at(events, at)
    if version.proxy_allowed:
        there |= set(rolls.represented_at(events, at))
    present = [one for one in entitled if one.id in there]
    units = _units(version, alternative)
    quorums = choose_quorums(version, units, alternative or None)
    eligible = {unit: _measure(entitled, unit) for unit in units}
    counted = {unit: _measure(present, unit) for unit in units}
    return Presence(
        eligible=eligible,
        present=counted,
        roll=tuple(one.id for one in present),
        needed=tuple(least_amount(q.threshold, q.unit, eligible[q.unit]) for q in quorums),
        quorate=all(q.threshold.is_met(counted[q.unit], eligible[q.unit]) for q in quorums),
    )


def _units(version: BodyVersion, alternative: str) -> tuple[Unit, ...]:
    """Return the measures in which a vote by this text is counted."""
    named = [quorum.unit for quorum in version.quorums if quorum.id == alternative]
    if named:
        return tuple(named)
    units = {majority.unit for majority in version.majorities if majority.unit is not None}
    units |= {quorum.unit for quorum in version.quorums}
    if Unit.AREA in units:
        return (Unit.HEADS, Unit.AREA)
    return tuple(units) if len(units) == 1 else (Unit.HEADS,)


def _measure(people: Iterable[Participant], unit: Unit) -> Amount:
    if unit is Unit.HEADS:
        return sum(1 for _ in people)
    if unit is Unit.HOUSEHOLDS:
        return sum(one.households or 0 for one in people)
    return sum((one.area or Decimal(0) for one in people), start=Decimal(0))


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
        ConflictError: The quorum is not there; the figures are named. It is never passed over.
    """
    row = work.get(Motion, motion)
    meeting = work.get(Meeting, row.meeting)
    if meeting.state != "open" and not held_on_paper:
        raise ConflictError("会议不在进行中，不能开始表决。", "请先宣布开会。")
    if find_ballot(work, motion) is not None:
        raise ConflictError("这一项已经表决过或正在表决。", "如计票有误，请用“重新计票”。")
    moment = at or work.now
    presence = take_presence(work, meeting.id, at=moment, alternative=alternative)
    if not presence.quorate and not held_on_paper:
        raise ConflictError(
            f"不够数，不能开始表决：{_shortfall(presence)}。", "可以继续讨论，等人数够了再表决。"
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


def _shortfall(presence: Presence) -> str:
    return "，".join(
        f"应到{presence.eligible[need.unit]}，须{'超过' if need.strict else ''}{need.amount}，"
        f"实到{presence.present[need.unit]}"
        for need in presence.needed
    )


def _freeze_figures(ballot: Ballot, what: str, figures: Mapping[Unit, Amount]) -> None:
    for unit, amount in figures.items():
        setattr(ballot, f"{what}_{unit.value}", amount)


def find_ballot(reading: Reading, motion: UUID) -> Ballot | None:
    """Return the ballot that stands for a motion: the last recount, else the first count."""
    found = reading.list(Ballot, motion=motion, order_by="-id", limit=1)
    return found[0] if found else None


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
        ConflictError: The ballot is closed already.
    """
    row = work.get(Ballot, ballot)
    if row.closed_at is not None:
        raise ConflictError(
            "这次表决已经确认，不能再改。", "如计票有误，请用“重新计票”并写明理由。"
        )
    fill(
        row,
        {
            "sealed_papers": sealed_papers,
            "sealed_at_place": sealed_at_place,
            "sealed_by": sealed_by,
        },
    )
    _judge(work, row, count, issued=issued, returned=returned)


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
    """
    old = work.get(Ballot, ballot)
    if not reason.strip():
        raise ValidationError("重新计票没有写明理由。", "请写明理由。", field="reason")
    if old.closed_at is None:
        raise ConflictError("这次表决还没有确认。", "请直接录入票数。")
    row = Ballot(motion=old.motion, replaces=old.id, recount_reason=reason.strip())
    for name in _KEPT_IN_RECOUNT:
        setattr(row, name, getattr(old, name))
    work.because(reason)
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
    raw = _as_vote(ballot, meeting, count, issued=issued, returned=returned)
    verdict = judge(get_rulebook(), parse_vote(raw))
    ballot.issued, ballot.returned = issued, returned
    ballot.count = canonical(raw["count"]).decode()
    ballot.verdict = canonical(answer_of(verdict)).decode()
    ballot.result = _result(quorate=verdict.quorate, carried=verdict.carried, void=verdict.void)
    ballot.closed_at = work.now


def _result(*, quorate: bool, carried: bool, void: bool) -> str:
    if void:
        return "void"
    if not quorate:
        return "failed"
    return "carried" if carried else "not_carried"


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
    if find_version(meeting).counts_participants:
        raw["present"] = _took_part(count, raw["eligible"])
    if ballot.matter:
        raw["matter"] = ballot.matter
    if ballot.alternative:
        raw["alternative"] = ballot.alternative
    if ballot.method == "secret":
        raw["method"] = "secret"
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


def _took_part(count: Mapping[str, Any], eligible: Mapping[str, Any]) -> dict[str, Any]:
    """Return those who took part, where that is what the rule calls present."""
    chosen = [figure for choice, figure in count.items() if choice != "uncast"]
    return {unit: _sum_of(chosen, unit) for unit in eligible}


def _sum_of(figures: Sequence[Any], unit: str) -> Any:
    parts = [figure[unit] if isinstance(figure, dict) else figure for figure in figures]
    if unit == Unit.AREA.value:
        return str(sum((Decimal(part) for part in parts), start=Decimal(0)))
    return sum(parts)


def read_verdict(ballot: Ballot) -> dict[str, Any]:
    """Return the stored verdict of a closed ballot; empty for an open one."""
    found: dict[str, Any] = json.loads(ballot.verdict or "{}")
    return found
