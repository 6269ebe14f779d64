"""What the law says of a vote before it is counted, and of figures nobody has stored (试算).

Judged by the functions that judge a vote when it is closed; every threshold comes from the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.alternatives import choose_matter, choose_quorums
from desktop.domain.comparisons import Compared, Comparison
from desktop.domain.rules import Base, Unit, least_amount, version_in_force
from desktop.domain.tallies import show_amount
from desktop.domain.verdicts import judge
from desktop.domain.votes import parse_vote
from desktop.services.laws import get_rulebook
from desktop.services.tally_forms import Room, TallyForm, count_of, papers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.domain.rules import BodyVersion, Majority, Quorum
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
class Cited:
    """A text of law; `law` is its full title."""

    law: str
    articles: str

    def __str__(self) -> str:
        """Return it as people name it: without the name of the state."""
        return f"《{self.law.removeprefix('中华人民共和国')}》{self.articles}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """One comparison known before the count is.

    Attributes:
        comparison: Its figure is nought where only the count will tell it.
        met: None where only the count will tell.
        takes_part: Those count as present who take part, so the count tells how many.
        source: Law and article; None where another certainty names them.
    """

    comparison: Comparison
    met: bool | None = None
    takes_part: bool = False
    source: Cited | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The verdict of a vote for people; a trial one is not stored anywhere.

    `reasons` are the sentences that are printed. `comparisons` are the same as values; empty where
    a stored verdict was given by a text of the rules that is another by now.
    """

    result: str
    reasons: tuple[str, ...]
    source: Cited
    comparisons: tuple[Comparison, ...] = ()
    warnings: tuple[str, ...] = ()


def reasons_of(steps: Iterable[str]) -> tuple[str, ...]:
    """Return the comparisons of a verdict: sums and conclusion stand elsewhere on screen."""
    return tuple(
        spaced(step)
        for step in steps
        if not step.startswith("结论：") and "：赞成" not in step and "未收回" not in step
    )


def spaced(text: str) -> str:
    """Return a sentence with thin air between its figures and its characters."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def cited_in(version: BodyVersion) -> Cited:
    """Return the text by which votes are judged."""
    return Cited(law=version.citation.source.title, articles=version.citation.articles)


def list_certainties(frame: Frame) -> tuple[Certainty, ...]:
    """Return what is known of a vote before it is counted: the quorum, and what it will take."""
    version = frame.version
    quorums = choose_quorums(version, frame.eligible, frame.alternative or None)
    majorities = choose_matter(version, frame.matter or None)
    measure = quorums[0].unit if quorums else Unit.HEADS
    return (
        *(_of_quorum(frame, quorum, majorities[0].base) for quorum in quorums),
        *(_of_majority(frame, majority, measure) for majority in majorities),
    )


def _of_quorum(frame: Frame, quorum: Quorum, base: Base) -> Certainty:
    version, unit = frame.version, quorum.unit
    eligible, present = frame.eligible[unit], frame.present[unit]
    met = quorum.threshold.is_met(present, eligible)
    takes_part = version.counts_participants
    return Certainty(
        comparison=Comparison(
            what=Compared.QUORUM,
            unit=unit,
            whole=eligible,
            figure=0 if takes_part else present,
            base=base,
            threshold=quorum.threshold,
            needed=least_amount(quorum.threshold, unit, eligible),
            met=met,
        ),
        met=None if takes_part else met,
        takes_part=takes_part,
        source=cited_in(version),
    )


def _of_majority(frame: Frame, majority: Majority, unit: Unit) -> Certainty:
    unit = majority.unit or unit
    base = (frame.eligible if majority.base is Base.ALL else frame.present)[unit]
    return Certainty(
        comparison=Comparison(
            what=Compared.MAJORITY,
            unit=unit,
            whole=base,
            figure=0,
            base=majority.base,
            threshold=majority.threshold,
            needed=least_amount(majority.threshold, unit, base),
            met=False,
        ),
        takes_part=majority.base in (Base.BALLOTS_CAST, Base.PARTICIPATING),
    )


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
        source=Cited(law=first.law, articles=first.articles),
        comparisons=verdict.comparisons,
        warnings=verdict.warnings,
    )
