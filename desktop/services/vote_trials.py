"""What the law says of a vote before it is counted, and of figures nobody has stored (试算).

Judged by the functions that judge a vote when it is closed; every threshold comes from the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.alternatives import choose_matter, choose_quorums
from desktop.domain.rules import Base, Unit, least_amount, version_in_force
from desktop.domain.tallies import show_amount
from desktop.domain.verdicts import judge
from desktop.domain.votes import parse_vote
from desktop.services.laws import get_rulebook
from desktop.services.tally_forms import Room, TallyForm, count_of, papers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.domain.rules import BodyVersion, Majority, Requirement
    from desktop.domain.thresholds import Amount
    from desktop.domain.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a vote is judged by, but for its count."""

    body: str
    day: date
    matter: str = ""
    alternative: str = ""
    eligible: Mapping[Unit, Amount] = field(hash=False)
    present: Mapping[Unit, Amount] = field(hash=False)
    recused: int = 0

    @property
    def version(self) -> BodyVersion:
        """The text in force on the day."""
        return version_in_force(get_rulebook().body(self.body), self.day)

    @property
    def room(self) -> Room:
        """What the figures of a count are held against."""
        unit = next(unit for unit in self.eligible if unit is not Unit.AREA)
        area = self.eligible.get(Unit.AREA)
        return Room(
            unit=unit,
            eligible=int(self.eligible[unit]),
            present=int(self.present[unit]),
            takes_part=self.version.counts_participants,
            eligible_area=None if area is None else Decimal(area),
            recused=self.recused,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """One thing known before the count is; `met` is None where only the count will tell."""

    text: str
    source: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The verdict of a vote, in sentences for people; a trial one is not stored anywhere."""

    result: str
    reasons: tuple[str, ...]
    source: str
    warnings: tuple[str, ...] = ()


def reasons_of(steps: Iterable[str]) -> tuple[str, ...]:
    """Return the comparisons of a verdict: sum and conclusion stand elsewhere on screen."""
    return tuple(
        spaced(step) for step in steps if not step.startswith("结论：") and "：赞成" not in step
    )


def spaced(text: str) -> str:
    """Return a sentence with thin air between its figures and its characters."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def cite(law: str, articles: str) -> str:
    """Return a text of law as people name it: without the name of the state."""
    return f"《{law.removeprefix('中华人民共和国')}》{articles}"


def list_certainties(frame: Frame) -> tuple[Certainty, ...]:
    """Return what is known of a vote before it is counted: the quorum, and what it will take."""
    version = frame.version
    quorums = choose_quorums(version, frame.eligible, frame.alternative or None)
    source = cite(version.citation.source.title, version.citation.articles)
    found = []
    for quorum in quorums:
        eligible, present = frame.eligible[quorum.unit], frame.present[quorum.unit]
        needed = least_amount(quorum.threshold, quorum.unit, eligible)
        asked = f"应到 {_shown(eligible, quorum.unit)}，{quorum.threshold.words()}{_asked(needed)}"
        if version.counts_participants:
            text, met = f"{asked}参加；参加多少，收票以后才知道。", None
        else:
            met = quorum.threshold.is_met(present, eligible)
            enough = "够数" if met else "不够数"
            text = f"{asked}；实到 {_shown(present, quorum.unit)}，{enough}。"
        found.append(Certainty(text=text, source=source, met=met))
    found += [
        Certainty(text=_majority(frame, majority, quorums[0].unit if quorums else Unit.HEADS))
        for majority in choose_matter(version, frame.matter or None)
    ]
    return tuple(found)


def _majority(frame: Frame, majority: Majority, unit: Unit) -> str:
    unit, words = majority.unit or unit, majority.threshold.words()
    if majority.base in (Base.BALLOTS_CAST, Base.PARTICIPATING):
        return f"{majority.base.label}的{unit.label}{words}赞成才够；参加多少，收票以后才知道。"
    is_all = majority.base is Base.ALL
    base = (frame.eligible if is_all else frame.present)[unit]
    whole = _shown(base, unit)
    others = "没有到会的" if is_all else "弃权、无效和未收回的票"
    needed = least_amount(majority.threshold, unit, base)
    return f"{majority.base.label} {whole}，{words}{_asked(needed)}赞成；{others}都算在 {whole}里。"


def _shown(amount: Amount, unit: Unit) -> str:
    return f"{show_amount(amount)} {unit.suffix}"


def _asked(needed: Requirement) -> str:
    return f"须{'超过' if needed.strict else ''} {_shown(needed.amount, needed.unit)}"


def try_count(frame: Frame, form: TallyForm) -> Outcome:
    """Judge figures without storing anything (试算), by the functions that judge a closed vote.

    Raises:
        ValidationError: The figures do not add up, or cannot be a vote of this body.
    """
    version = frame.version
    raw: dict[str, Any] = {
        "body": frame.body,
        "date": frame.day.isoformat(),
        "eligible": _plain(frame.eligible),
        "present": _plain(frame.present),
        "count": count_of(form, frame.room),
        "method": form.method,
    }
    chosen = {"matter": frame.matter, "alternative": frame.alternative}
    raw |= {key: value for key, value in chosen.items() if value}
    papers = {key: value for key, value in papers_of(form).items() if value is not None}
    vote = parse_vote(raw | ({"ballots": papers} if papers else {}))
    if version.counts_participants:
        vote = replace(vote, present={unit: _took_part(vote.count, unit) for unit in vote.eligible})
    return _outcome(judge(get_rulebook(), vote))


def _plain(figures: Mapping[Unit, Amount]) -> dict[str, Any]:
    return {
        unit.value: show_amount(amount) if isinstance(amount, Decimal) else amount
        for unit, amount in figures.items()
    }


def _took_part(count: Mapping[str, int | Mapping[Unit, Amount]], unit: Unit) -> Amount:
    zero: Amount = Decimal(0) if unit is Unit.AREA else 0
    parts = [
        figure if isinstance(figure, int) else figure.get(unit, zero)
        for choice, figure in count.items()
        if choice != "uncast"
    ]
    return sum(parts, start=zero)


def _outcome(verdict: Verdict) -> Outcome:
    result = "carried" if verdict.carried else "not_carried"
    if verdict.void or not verdict.quorate:
        result = "void" if verdict.void else "failed"
    first = verdict.sources[0]
    return Outcome(
        result=result,
        reasons=reasons_of(verdict.steps),
        source=cite(first.law, first.articles),
        warnings=verdict.warnings,
    )
