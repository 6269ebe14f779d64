"""A vote brought together with the law of its day: what it is judged by, and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.alternatives import choose_matter, choose_quorums
from desktop.domain.rules import Base, Body, BodyVersion, Kind, Unit, version_in_force
from desktop.domain.tallies import Tally, check_papers, is_void, show_amount, take_tally
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.rules import Majority, Quorum, RuleBook
    from desktop.domain.thresholds import Amount
    from desktop.domain.votes import Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a verdict is made of. `tallies` is empty for a void vote, whose sums mean nothing."""

    vote: Vote
    body: Body
    version: BodyVersion
    majorities: tuple[Majority, ...]
    quorums: tuple[Quorum, ...]
    units: tuple[Unit, ...]
    tallies: Mapping[Unit, Tally]

    @property
    def void(self) -> bool:
        """Whether more papers came back than were given out."""
        return is_void(self.vote.papers)

    def unit_of(self, majority: Majority) -> Unit:
        """Return the measure of a majority: its own, or that of the quorum chosen."""
        return majority.unit or self.quorums[0].unit

    def base_of(self, majority: Majority) -> Amount:
        """Return the denominator of a majority."""
        side = self.vote.eligible if majority.base is Base.ALL else self.vote.present
        return side[self.unit_of(majority)]


def open_case(book: RuleBook, vote: Vote) -> Case:
    """Find what a vote is judged by, and refuse figures that cannot be a vote.

    Raises:
        ValidationError: Unknown body, matter or way of counting; no text in force on the day; a
            body that takes no vote; figures that are missing, contradict each other or exceed
            the electorate.
    """
    body = book.body(vote.body)
    if body.kind is Kind.CONSULTATION:
        raise ValidationError(
            f"{body.name_zh}不作表决，形成协商意见，没有通过与否可判定。",
            "须由法定组织决定的，请提交相应会议表决后再判定。",
            field="body",
        )
    version = version_in_force(body, vote.day)
    majorities = choose_matter(version, vote.matter)
    _check_measures(version, vote)
    quorums = choose_quorums(version, vote.eligible, vote.alternative)
    wanted = [quorum.unit for quorum in quorums]
    wanted += [majority.unit for majority in majorities if majority.unit is not None]
    units = tuple(unit for unit in Unit if unit in wanted)
    for unit in units:
        _check_roll(vote, unit)
    return Case(
        vote=vote,
        body=body,
        version=version,
        majorities=majorities,
        quorums=quorums,
        units=units,
        tallies=_take_tallies(version, vote, units),
    )


def _check_measures(version: BodyVersion, vote: Vote) -> None:
    """Refuse measures in which this body does not count."""
    known = {quorum.unit for quorum in version.quorums}
    known |= {majority.unit for majority in version.majorities if majority.unit is not None}
    sides = [("eligible", vote.eligible), ("present", vote.present)]
    sides += [
        (f"count.{choice}", value)
        for choice, value in vote.count.items()
        if not isinstance(value, int)
    ]
    for name, side in sides:
        for unit in side:
            if unit not in known:
                ways = "、".join(f"{one}（{one.label}）" for one in Unit if one in known)
                raise ValidationError(
                    f"{name} 写了{unit.label}（{unit}），本组织不按{unit.label}计算。",
                    f"可用：{ways}。",
                    field=name,
                )


def _check_roll(vote: Vote, unit: Unit) -> None:
    """Refuse an empty electorate, a side without the measure, and more present than entitled."""
    for name, label, side in (
        ("eligible", "应到", vote.eligible),
        ("present", "实到", vote.present),
    ):
        if unit not in side:
            raise ValidationError(
                f"{label}（{name}）没有写明{unit.label}（{unit}）。",
                "请补上后再判定。",
                field=f"{name}.{unit}",
            )
    eligible, present = vote.eligible[unit], vote.present[unit]
    if eligible == 0:
        raise ValidationError(
            f"应到{unit.label}（eligible.{unit}）为0，没有可以表决的人。",
            "请核对名册。",
            field=f"eligible.{unit}",
        )
    if present > eligible:
        raise ValidationError(
            f"实到{show_amount(present)}{unit.suffix}，"
            f"多于应到{show_amount(eligible)}{unit.suffix}。",
            "请核对签到和名册。",
            field=f"present.{unit}",
        )


def _take_tallies(
    version: BodyVersion, vote: Vote, units: tuple[Unit, ...]
) -> Mapping[Unit, Tally]:
    if is_void(vote.papers):
        return {}
    tallies = {unit: take_tally(vote, unit) for unit in units}
    if vote.papers is not None:
        # Each person or household has one paper; area is only what a paper weighs.
        tally = next(one for unit, one in tallies.items() if unit is not Unit.AREA)
        # Where "present" means those who took part, a paper may have gone to one who did not.
        took_part = version.counts_participants
        check_papers(
            vote.papers,
            tally,
            at_most=tally.eligible if took_part else tally.present,
            at_most_label="应到" if took_part else "实到",
        )
    return tallies
