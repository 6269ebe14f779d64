"""What stands before a stage: pure functions of counted facts and a procedure's requirements.

Facts are counted elsewhere; nothing here knows of a stage in particular. What the law makes a
condition comes first and says so. Whether a gap is passed over is a person's decision, not a fact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.domain.procedures import Need, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.procedures import Procedure, Requirement, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One fact, counted.

    Attributes:
        done: How many are there: signed, delivered, answered; days for notices.
        of: How many there should be, where that is a fact itself (those invited, opinions).
        day: The day of what is there, ISO 8601-2; "" for none.
        detail: What a sentence may say besides: names of what is left, in Chinese, 、 between.
        basis: The text it rests on, where that depends on the fact (the decision body's law).
        review: That text was not read in full.
    """

    done: int = 0
    of: int = 0
    day: str = ""
    detail: str = ""
    basis: str = ""
    review: bool = False


NOTHING = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is counted of a consultation; `place` is one of procedures.PLACES."""

    place: str = "village"
    tallies: Mapping[str, Tally] = field(default_factory=dict, hash=False)

    def tally(self, fact: str) -> Tally:
        """Return a fact; nothing where it was not counted."""
        return self.tallies.get(fact, NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A requirement held against the facts.

    Attributes:
        basis: Law and article, or the place in the procedure.
        figures: What the sentences have places for, as texts.
        review: The basis was not read in full text (待核).
    """

    requirement: Requirement
    is_met: bool
    basis: str
    figures: Mapping[str, str] = field(hash=False)
    review: bool = False

    @property
    def code(self) -> str:
        """The requirement's code."""
        return self.requirement.code

    @property
    def is_lawful(self) -> bool:
        """Whether the law makes it a condition."""
        return self.requirement.weight is Weight.LAW

    @property
    def template(self) -> str:
        """The sentence that says how it is, with places for figures."""
        return self.requirement.met if self.is_met else self.requirement.missing

    @property
    def text(self) -> str:
        """The sentence in Chinese."""
        return sentence(self.template, self.figures)


def sentence(template: str, figures: Mapping[str, str]) -> str:
    """Put figures into a template, in Chinese; where there is no day, the colon before it goes."""
    day = figures.get("day", "")
    words = dict(figures) | {"day": show_partial_date(from_edtf(day)) if day else ""}
    return template.format(**words).rstrip("：")


def assess(procedure: Procedure, stage: Stage, facts: Facts) -> tuple[Finding, ...]:
    """Hold what a stage asks for against the facts, lawful conditions first.

    What does not apply is left out: where nothing was counted of which none may be left over, and
    what hangs on a fact that is not there.
    """
    found = [
        _find(procedure, stage, requirement, facts)
        for requirement in stage.requires
        if _applies(requirement, facts)
    ]
    return tuple(sorted(found, key=lambda finding: not finding.is_lawful))


def ask(procedure: Procedure, stage: Stage, place: str) -> tuple[Finding, ...]:
    """Return everything that a stage may ask for at a place, before anything is counted."""
    facts = Facts(place=place)
    found = [_find(procedure, stage, requirement, facts) for requirement in stage.requires]
    return tuple(sorted(found, key=lambda finding: not finding.is_lawful))


def missing(procedure: Procedure, stage: Stage, facts: Facts) -> tuple[Finding, ...]:
    """Return what is lacking before a stage can be entered."""
    return tuple(one for one in assess(procedure, stage, facts) if not one.is_met)


def _applies(requirement: Requirement, facts: Facts) -> bool:
    if requirement.when and not facts.tally(requirement.when).done:
        return False
    return requirement.need is not Need.ALL or facts.tally(requirement.fact).of > 0


def _find(procedure: Procedure, stage: Stage, requirement: Requirement, facts: Facts) -> Finding:
    tally = facts.tally(requirement.fact)
    need = _needed(requirement, tally, facts.place)
    basis, review = _basis(procedure, stage, requirement, facts)
    return Finding(
        requirement=requirement,
        is_met=tally.done >= need,
        basis=basis,
        review=review,
        figures={
            "done": str(tally.done),
            "of": str(tally.of),
            "left": str(max(0, need - tally.done)),
            "need": str(need),
            "day": tally.day,
            "detail": tally.detail,
        },
    )


def _needed(requirement: Requirement, tally: Tally, place: str) -> int:
    if requirement.need is Need.ALL:
        return tally.of
    if requirement.need is Need.DAYS:
        return requirement.deadlines[place].amount
    return requirement.amount


def _basis(
    procedure: Procedure, stage: Stage, requirement: Requirement, facts: Facts
) -> tuple[str, bool]:
    """Return what a requirement rests on here, and whether that is to be reviewed."""
    tally = facts.tally(requirement.fact)
    if requirement.from_body and tally.basis:
        return tally.basis, tally.review
    grounds = [one for one in requirement.grounds if one.place in ("", facts.place)]
    if grounds:
        words = "；".join(ground.words for ground in grounds)
        return words, any(ground.source.review for ground in grounds)
    if requirement.deadlines:
        deadline = requirement.deadlines[facts.place]
        law = deadline.citation.source.title.removeprefix("中华人民共和国")
        review = deadline.review or deadline.citation.source.review
        return f"《{law}》{deadline.citation.articles}", review
    place = procedure.place_of(stage.key) + 1
    return f"《{procedure.name_zh}》第{place}环节", False
