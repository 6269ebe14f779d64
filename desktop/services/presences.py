"""Who counts in a meeting at one moment, in the measures of its rule; whether it is a quorum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain import rolls
from desktop.domain.alternatives import choose_quorums
from desktop.domain.partial_dates import from_edtf
from desktop.domain.rules import (
    BodyVersion,
    Kind,
    QuorumMode,
    Unit,
    least_amount,
    version_in_force,
)
from desktop.domain.tallies import show_amount
from desktop.errors import ValidationError
from desktop.records import Ballot, Meeting
from desktop.services.gatherings import gather
from desktop.services.laws import get_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from desktop.domain.rules import Requirement
    from desktop.domain.thresholds import Amount
    from desktop.records import Participant
    from desktop.services.gatherings import Gathering
    from desktop.services.ports import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """Who counts at one moment, in the measures of the meeting's rule.

    Attributes:
        needed: What the quorum asks, one entry a measure; empty where the law sets none.
        quorate: Whether it is there.
        roll: Participants entitled to vote who are present or lawfully represented.
    """

    eligible: Mapping[Unit, Amount]
    present: Mapping[Unit, Amount]
    needed: tuple[Requirement, ...]
    quorate: bool
    roll: tuple[UUID, ...] = ()


def find_version(meeting: Meeting) -> BodyVersion:
    """Return the text by which a meeting's votes are judged: that in force on its day.

    Raises:
        ValidationError: The meeting names no body or one that takes no vote, its day is not whole,
            or no text covers it.
    """
    body = get_rulebook().body(meeting.body) if meeting.body else None
    if body is None or body.kind is Kind.CONSULTATION:
        name = f"{body.name_zh}不作表决" if body else "会议没有写明表决组织，不能表决"
        raise ValidationError(
            f"{name}。",
            "请选择法定的表决组织，或以共识形成协商成果。",
            field="body",
            code="consultation" if body else "no_body",
            subject=body.name_zh if body else "",
        )
    day = from_edtf(meeting.held_on) if meeting.held_on else None
    if day is None or not day.is_exact:
        raise ValidationError(
            "会议日期不完整，不能判定表决。", "请填写年月日。", field="held_on", code="no_day"
        )
    return version_in_force(body, day.earliest)


def take_presence(
    reading: Reading,
    meeting: UUID,
    *,
    at: datetime | None = None,
    alternative: str = "",
    gathering: Gathering | None = None,
) -> Presence:
    """Return who counts in a meeting at a moment (None: now), and whether that is a quorum.

    Args:
        reading: A look at the ledger.
        meeting: Which.
        at: The moment.
        alternative: Which way of counting, where the rule leaves several.
        gathering: Participants and entries, where they have been read already.

    Raises:
        ValidationError: The rule leaves more than one way of counting and none is named.
    """
    row = reading.get(Meeting, meeting)
    version = find_version(row)
    found = gathering or gather(reading, meeting)
    entitled = found.entitled
    there = rolls.present_at(found.events, at)
    if version.proxy_allowed:
        there |= set(rolls.represented_at(found.events, at))
    present = [one for one in entitled if one.id in there]
    units = _units(version, alternative)
    weighed = _weigh(
        version,
        alternative,
        eligible={unit: _measure(entitled, unit) for unit in units},
        present={unit: _measure(present, unit) for unit in units},
    )
    return replace(weighed, roll=tuple(one.id for one in present))


def _weigh(
    version: BodyVersion,
    alternative: str,
    *,
    eligible: Mapping[Unit, Amount],
    present: Mapping[Unit, Amount],
) -> Presence:
    """Return what the quorum says of figures."""
    quorums = choose_quorums(version, eligible, alternative or None)
    return Presence(
        eligible=eligible,
        present=present,
        needed=tuple(least_amount(q.threshold, q.unit, eligible[q.unit]) for q in quorums),
        quorate=all(q.threshold.is_met(present[q.unit], eligible[q.unit]) for q in quorums),
    )


def read_presence(meeting: Meeting, ballot: Ballot) -> Presence:
    """Return the presence that a ballot froze, whatever the timeline says by now."""
    version = find_version(meeting)
    units = _units(version, ballot.alternative)
    return _weigh(
        version,
        ballot.alternative,
        eligible={unit: getattr(ballot, f"eligible_{unit}") for unit in units},
        present={unit: getattr(ballot, f"present_{unit}") for unit in units},
    )


def _units(version: BodyVersion, alternative: str) -> tuple[Unit, ...]:
    """Return the measures in which a vote by this text is counted, heads first.

    Of several ways of counting only the one chosen; all of them where none is.
    """
    quorums = [quorum for quorum in version.quorums if alternative in ("", quorum.id)]
    if version.quorum_mode is not QuorumMode.ANY:
        quorums = list(version.quorums)
    units = {quorum.unit for quorum in quorums}
    units |= {majority.unit for majority in version.majorities if majority.unit is not None}
    return tuple(unit for unit in Unit if unit in (units or {Unit.HEADS}))


def _measure(people: Iterable[Participant], unit: Unit) -> Amount:
    if unit is Unit.HEADS:
        return sum(1 for _ in people)
    if unit is Unit.HOUSEHOLDS:
        return sum(one.households or 0 for one in people)
    return sum((one.area or Decimal(0) for one in people), start=Decimal(0))


def refuse_empty(presence: Presence) -> None:
    """Refuse a vote in which nobody has a vote: it could never be judged.

    Raises:
        ValidationError: Names the measure in which there is nobody.
    """
    for unit, amount in presence.eligible.items():
        if not amount:
            raise ValidationError(
                f"应到{unit.label}为0，不能表决。",
                f"请先在名册或参加人里登记应到人员和各自的{unit.label}。",
                field=f"eligible_{unit}",
            )


def describe_presence(presence: Presence) -> str:
    """Return what is due, asked for and there: 应到45人，须30人，实到31人; "" without a quorum."""
    return "，".join(
        f"应到{show_amount(presence.eligible[need.unit])}{need.unit.suffix}，"
        f"须{'超过' if need.strict else ''}{show_amount(need.amount)}{need.unit.suffix}，"
        f"实到{show_amount(presence.present[need.unit])}{need.unit.suffix}"
        for need in presence.needed
    )
