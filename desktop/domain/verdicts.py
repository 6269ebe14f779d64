"""What the law says of one vote: a value with its reasoning, comparison by comparison.

Everything a verdict says comes from the rules (`desktop.domain.rules`) and the figures of the
vote; the same vote judged again gives the same verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.cases import Case, open_case
from desktop.domain.cautions import list_cautions
from desktop.domain.comparisons import Compared, Comparison
from desktop.domain.rules import (
    Base,
    Kind,
    Majority,
    Quorum,
    QuorumMode,
    Requirement,
    Unit,
    least_amount,
)
from desktop.domain.tallies import LABELS, Tally, show_amount
from desktop.domain.thresholds import Threshold, decimals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from desktop.domain.rules import RuleBook
    from desktop.domain.thresholds import Amount
    from desktop.domain.votes import Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A text that the verdict rests on; `in_force_from` is None for custom without a date."""

    law: str
    articles: str
    in_force_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether enough took part (`quorate`), whether it is decided (`carried`), and why.

    A void vote (more papers returned than issued) carries nothing. `quorum_needed` is empty where
    the law sets no quorum; `votes_needed` has one entry for each measure that must hold. `steps`
    are Chinese sentences, each comparison with both its figures; `comparisons` are what they say
    of quorum, papers and majorities, as values.
    """

    quorate: bool
    carried: bool
    void: bool
    quorum_needed: tuple[Requirement, ...]
    votes_needed: tuple[Requirement, ...]
    steps: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    sources: tuple[Basis, ...]
    warnings: tuple[str, ...]


def judge(book: RuleBook, vote: Vote) -> Verdict:
    """Judge a vote by the text in force on its day.

    Raises:
        ValidationError: What cannot be a vote of this body on this day (`open_case`).
    """
    case = open_case(book, vote)
    quorate = _is_quorate(case)
    carried = quorate and not case.void and all(_is_met(case, one) for one in case.majorities)
    return Verdict(
        quorate=quorate,
        carried=carried,
        void=case.void,
        quorum_needed=tuple(_quorum_needed(case, quorum) for quorum in case.quorums),
        votes_needed=tuple(_votes_needed(case, majority) for majority in case.majorities),
        steps=tuple(_steps(case, quorate=quorate, carried=carried)),
        comparisons=tuple(_compare(case)),
        sources=_sources(case),
        warnings=list_cautions(case),
    )


def _is_quorate(case: Case) -> bool:
    return all(
        quorum.threshold.is_met(case.vote.present[quorum.unit], case.vote.eligible[quorum.unit])
        for quorum in case.quorums
    )


def _is_met(case: Case, majority: Majority) -> bool:
    """Tell whether a majority is reached; no vote in favour never is one."""
    votes_for = case.tallies[case.unit_of(majority)].votes_for
    return votes_for > 0 and majority.threshold.is_met(votes_for, case.base_of(majority))


def _quorum_needed(case: Case, quorum: Quorum) -> Requirement:
    total = case.vote.eligible[quorum.unit]
    return _needed(case, quorum.threshold, quorum.unit, total)


def _votes_needed(case: Case, majority: Majority) -> Requirement:
    unit = case.unit_of(majority)
    needed = _needed(case, majority.threshold, unit, case.base_of(majority))
    if needed.amount == 0 and unit is not Unit.AREA:
        return Requirement(unit=unit, amount=1)
    return needed


def _needed(case: Case, threshold: Threshold, unit: Unit, total: Amount) -> Requirement:
    """Return what is needed, areas as finely as any area of this vote is written."""
    return least_amount(threshold, unit, total, max(map(decimals, _areas(case)), default=0))


def _areas(case: Case) -> Iterator[Decimal]:
    sides = [case.vote.eligible, case.vote.present]
    sides += [side for side in case.vote.count.values() if not isinstance(side, int)]
    for side in sides:
        area = side.get(Unit.AREA)
        if area is not None and not isinstance(area, int):
            yield area


def _compare(case: Case) -> Iterator[Comparison]:
    """Yield what the steps compare, in their order."""
    vote, base = case.vote, case.majorities[0].base
    if not case.quorums:
        for unit in case.units:
            whole, figure = vote.eligible[unit], vote.present[unit]
            yield Comparison(
                what=Compared.NO_QUORUM, unit=unit, whole=whole, figure=figure, base=base
            )
    for quorum in case.quorums:
        yield _compare_quorum(case, quorum, base)
    if vote.papers is not None and case.void:
        yield Comparison(
            what=Compared.PAPERS,
            unit=case.units[0],
            whole=vote.papers.issued,
            figure=vote.papers.returned,
            base=base,
            met=False,
        )
        return
    yield from (_compare_votes(case, majority) for majority in case.majorities)


def _compare_quorum(case: Case, quorum: Quorum, base: Base) -> Comparison:
    eligible, present = case.vote.eligible[quorum.unit], case.vote.present[quorum.unit]
    return Comparison(
        what=Compared.QUORUM,
        unit=quorum.unit,
        whole=eligible,
        figure=present,
        base=base,
        threshold=quorum.threshold,
        needed=_quorum_needed(case, quorum),
        met=quorum.threshold.is_met(present, eligible),
    )


def _compare_votes(case: Case, majority: Majority) -> Comparison:
    unit = case.unit_of(majority)
    return Comparison(
        what=Compared.MAJORITY,
        unit=unit,
        whole=case.base_of(majority),
        figure=case.tallies[unit].votes_for,
        base=majority.base,
        threshold=majority.threshold,
        needed=_votes_needed(case, majority),
        met=_is_met(case, majority),
    )


def _steps(case: Case, *, quorate: bool, carried: bool) -> Iterator[str]:
    if not case.quorums:
        yield from (_no_quorum_step(case, unit) for unit in case.units)
    for quorum in case.quorums:
        yield _quorum_step(case, quorum)
    papers = case.vote.papers
    if papers is not None and case.void:
        yield (
            f"发出{papers.issued}张，收回{papers.returned}张，收回多于发出，"
            "本次表决作废（依惯例），票数不再计算。"
        )
        return
    if papers is not None:
        yield (
            f"发出{papers.issued}张，收回{papers.returned}张，"
            f"未收回{papers.issued - papers.returned}张。"
        )
    yield from (_sum_step(case, tally) for tally in case.tallies.values())
    yield from (_majority_step(case, majority) for majority in case.majorities)
    yield _conclusion(case, quorate=quorate, carried=carried)


def _no_quorum_step(case: Case, unit: Unit) -> str:
    eligible, present = case.vote.eligible[unit], case.vote.present[unit]
    return (
        f"应到{_show(eligible, unit)}，实到{_show(present, unit)}；"
        "法律没有规定到会人数，不作够数要求。"
    )


def _quorum_step(case: Case, quorum: Quorum) -> str:
    unit = quorum.unit
    eligible, present = case.vote.eligible[unit], case.vote.present[unit]
    enough = "够数" if quorum.threshold.is_met(present, eligible) else "不够数"
    due = "共" if case.version.counts_participants else "应到"
    return (
        f"{quorum.of}{due}{_show(eligible, unit)}，{quorum.threshold.words()}"
        f"{_show_needed(_quorum_needed(case, quorum))}；"
        f"{_there(case)}{_show(present, unit)}，{enough}。"
    )


def _there(case: Case) -> str:
    """Name those who count as present."""
    base = case.majorities[0].base
    return base.label if base in (Base.BALLOTS_CAST, Base.PARTICIPATING) else "实到"


def _sum_step(case: Case, tally: Tally) -> str:
    parts = "、".join(
        f"{label}{tally.show(tally.choices[choice])}" for choice, label in LABELS.items()
    )
    return f"{_there(case)}{tally.show(tally.present)}：{parts}。"


def _majority_step(case: Case, majority: Majority) -> str:
    unit = case.unit_of(majority)
    tally = case.tallies[unit]
    return (
        f"{majority.base.label}{_show(case.base_of(majority), unit)}，"
        f"{majority.threshold.words()}{_show_needed(_votes_needed(case, majority))}；"
        f"赞成{tally.show(tally.votes_for)}，{_outcome(case, majority)}。"
    )


def _outcome(case: Case, majority: Majority) -> str:
    """Say it in the words of the threshold: 过半数, 未超过三分之二, 达到半数."""
    threshold = majority.threshold
    not_met = "" if _is_met(case, majority) else "未"
    if not threshold.strict:
        return f"{not_met}达到{threshold.fraction()}"
    half = threshold.words() == "过半数"
    return f"{not_met}{'过半数' if half else threshold.words()}"


def _conclusion(case: Case, *, quorate: bool, carried: bool) -> str:
    present = "、".join(_show(case.vote.present[unit], unit) for unit in case.units)
    votes = "、".join(tally.show(tally.votes_for) for tally in case.tallies.values())
    figures = f"{_there(case)}{present}，赞成{votes}"
    if not quorate:
        return f"结论：{figures}，不够数，不成立。"
    enough = "" if case.version.quorum_mode is QuorumMode.NONE else "够数，"
    custom = case.version.custom or any(majority.custom for majority in case.majorities)
    reached = f"{'达到' if carried else '未达到'}{'规定' if custom else '法定'}"
    if case.body.kind is Kind.ELECTION:
        return f"结论：{figures}，{enough}{reached}票数。"
    return f"结论：{figures}，{enough}{reached}比例，{'通过' if carried else '不通过'}。"


def _show(amount: Amount, unit: Unit) -> str:
    return show_amount(amount) + unit.suffix


def _show_needed(needed: Requirement) -> str:
    if needed.unit is not Unit.AREA:
        return f"须{_show(needed.amount, needed.unit)}"
    return f"须{'超过' if needed.strict else '不少于'}{_show(needed.amount, needed.unit)}"


def _sources(case: Case) -> tuple[Basis, ...]:
    """Return the texts: the rule's own first, then those of a single majority and the others."""
    main, *others = case.version.sources
    since = case.version.in_force_from
    found = [Basis(law=main.source.title, articles=main.articles, in_force_from=since)]
    found += [
        Basis(law=main.source.title, articles=majority.articles, in_force_from=since)
        for majority in case.majorities
        if majority.articles
    ]
    found += [
        Basis(
            law=other.source.title,
            articles=other.articles,
            in_force_from=other.source.in_force_from,
        )
        for other in others
    ]
    return tuple(found)
