"""The figures of one count as they are typed: three sums, each still open, right or wrong.

Nothing here judges by law; it says before anything is stored what the judgement would refuse, with
both figures and the likeliest causes. Figures are never corrected, only told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.domain.rules import Unit
from desktop.domain.tallies import show_amount
from desktop.records.votes import PAPER_METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping

CHOICES = {"votes_for": "for", "against": "against", "abstain": "abstain", "invalid": "invalid"}
"""Figures of a form and the names under which they are judged."""

LABELS = {
    "issued": "发出",
    "returned": "收回",
    "valid": "有效",
    "invalid": "无效",
    "votes_for": "赞成",
    "against": "反对",
    "abstain": "弃权",
    "unstated": "未表态",
}


class State(StrEnum):
    """How far a sum is."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a count is held against.

    Attributes:
        unit: People or households: each has one paper, or one hand.
        eligible: All who have a vote.
        present: Those who are there.
        takes_part: The rule calls those present who took part, so the count itself tells how many.
        eligible_area: Square metres of all, where votes weigh by area too; else None.
        recused: How many of those present take no part.
    """

    unit: Unit = Unit.HEADS
    eligible: int
    present: int
    takes_part: bool = False
    eligible_area: Decimal | None = None
    recused: int = 0

    @property
    def most(self) -> int:
        """How many votes there can be."""
        return self.eligible if self.takes_part else self.present


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyForm:
    """What stands in the boxes; None is an empty box.

    `unstated` is for a show of hands only: those who raised none. `areas` holds square metres by
    figure, for rules that weigh votes by area.
    """

    method: str = "hands"
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None
    unstated: int | None = None
    areas: Mapping[str, Decimal] = field(default_factory=dict, hash=False)

    @property
    def on_paper(self) -> bool:
        """Whether there are papers to account for."""
        return self.method in PAPER_METHODS

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        figures = (getattr(self, name) for name in LABELS)
        return not self.areas and all(figure is None for figure in figures)

    @property
    def not_returned(self) -> int | None:
        """Papers that did not come back: computed, and None until both figures are there."""
        if self.issued is None or self.returned is None or self.returned > self.issued:
            return None
        return self.issued - self.returned


class Sum(StrEnum):
    """The sums of a count, in the order in which they are counted."""

    PAPERS = "papers"
    VALID = "valid"
    CHOICES = "choices"
    HANDS = "hands"
    AREAS = "areas"


class Cause(StrEnum):
    """The likeliest reasons for which a sum is wrong."""

    NOT_IN_A_PILE = "not_in_a_pile"
    RETURNED_IS = "returned_is"
    IN_BOTH_PILES = "in_both_piles"
    VALID_AND_INVALID_ARE = "valid_and_invalid_are"
    VALID_IS = "valid_is"
    MISSED = "missed"
    INVALID_AS_ABSTAIN = "invalid_as_abstain"
    TWICE = "twice"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """One sum.

    Attributes:
        name: Which sum.
        state: Whether it holds; OPEN while a box of it is empty.
        parts: What is added up, as typed.
        total: What that comes to.
        whole: What it is held against.
        over: By how much the total is too large, negative where too small; 0 where it holds.
        void: More papers came back than were given out: counting again cannot mend that.
        causes: The likeliest reasons, each with the figures it names.
    """

    name: Sum
    state: State = State.OPEN
    parts: tuple[int | Decimal, ...] = ()
    total: int | Decimal = 0
    whole: int | Decimal = 0
    over: int | Decimal = 0
    void: bool = False
    causes: tuple[tuple[Cause, tuple[int, ...]], ...] = ()


def check_form(form: TallyForm, room: Room) -> tuple[Equation, ...]:
    """Return the sums of a form in the order in which they are counted."""
    sums = [_sum_of_papers(form, room), _sum_of_valid(form)] if form.on_paper else []
    sums.append(_sum_of_choices(form) if form.on_paper else _sum_of_hands(form, room))
    if room.eligible_area is not None:
        sums.append(_sum_of_areas(form, room.eligible_area))
    return tuple(sums)


def is_complete(equations: tuple[Equation, ...]) -> bool:
    """Tell whether every sum holds, so that the count can be handed in."""
    return all(one.state is State.RIGHT for one in equations)


def first_fault(equations: tuple[Equation, ...]) -> Equation | None:
    """Return the sum to be mended first."""
    return next((one for one in equations if one.state is State.WRONG), None)


def count_of(form: TallyForm, room: Room) -> dict[str, Any]:
    """Return the count as `desktop.services.votes.close_ballot` takes it; empty boxes left out."""
    count: dict[str, Any] = {}
    for name, choice in CHOICES.items():
        figure = getattr(form, name)
        if figure is None or (name == "invalid" and not form.on_paper):
            continue
        count[choice] = figure
        if room.eligible_area is not None:
            area = show_amount(form.areas.get(name, Decimal(0)))
            count[choice] = {room.unit.value: figure, Unit.AREA.value: area}
    if not form.on_paper and not room.takes_part and room.eligible_area is None:
        count["uncast"] = form.unstated or 0
    return count


def papers_of(form: TallyForm) -> dict[str, int | None]:
    """Return issued and returned as `close_ballot` takes them: None where hands were raised."""
    if not form.on_paper:
        return {"issued": None, "returned": None}
    return {"issued": form.issued, "returned": form.returned}


def _judged(name: Sum, parts: tuple[int, ...], whole: int, **more: Any) -> Equation:
    """Return a sum whose boxes are all filled."""
    total = sum(parts)
    over = total - whole
    if not over:
        return Equation(name=name, state=State.RIGHT, parts=parts, total=total, whole=whole)
    return Equation(
        name=name, state=State.WRONG, parts=parts, total=total, whole=whole, over=over, **more
    )


def _sum_of_papers(form: TallyForm, room: Room) -> Equation:
    name, issued, returned = Sum.PAPERS, form.issued, form.returned
    if issued is not None and issued > room.most:
        return _judged(name, (issued,), room.most)
    if issued is None or returned is None:
        return Equation(name=name)
    if returned > issued:
        return _judged(name, (returned,), issued, void=True)
    return _judged(name, (returned, issued - returned), issued)


def _sum_of_valid(form: TallyForm) -> Equation:
    valid, invalid = form.valid, form.invalid
    if form.returned is None or valid is None or invalid is None:
        return Equation(name=Sum.VALID)
    over = valid + invalid - form.returned
    causes = _causes_of_valid(valid, invalid, over)
    return _judged(Sum.VALID, (valid, invalid), form.returned, causes=causes)


def _causes_of_valid(
    valid: int, invalid: int, over: int
) -> tuple[tuple[Cause, tuple[int, ...]], ...]:
    if over < 0:
        return (Cause.NOT_IN_A_PILE, ()), (Cause.RETURNED_IS, (valid + invalid,))
    if invalid >= over:
        second = (Cause.VALID_AND_INVALID_ARE, (valid, invalid - over))
        return (Cause.IN_BOTH_PILES, ()), second
    if valid >= over:
        return (Cause.IN_BOTH_PILES, ()), (Cause.VALID_IS, (valid - over,))
    return ((Cause.IN_BOTH_PILES, ()),)


def _sum_of_choices(form: TallyForm) -> Equation:
    figures = (form.votes_for, form.against, form.abstain)
    if form.valid is None or None in figures:
        return Equation(name=Sum.CHOICES)
    typed = tuple(figure or 0 for figure in figures)
    causes = _causes_of_choices(form.valid, form.invalid or 0, sum(typed) - form.valid)
    return _judged(Sum.CHOICES, typed, form.valid, causes=causes)


def _causes_of_choices(
    valid: int, invalid: int, over: int
) -> tuple[tuple[Cause, tuple[int, ...]], ...]:
    others = (Cause.VALID_AND_INVALID_ARE, (valid + over, invalid - over))
    if over < 0:
        return (Cause.MISSED, ()), others
    if invalid >= over:
        return (Cause.INVALID_AS_ABSTAIN, ()), others
    return (Cause.TWICE, ()), (Cause.NOT_CHECKED, ())


def _sum_of_hands(form: TallyForm, room: Room) -> Equation:
    figures = (form.votes_for, form.against, form.abstain)
    if None in figures:
        return Equation(name=Sum.HANDS)
    silent = (form.unstated,) if form.unstated else ()
    typed = (*(figure or 0 for figure in figures), *silent)
    total = sum(typed)
    # Where those who take part make the quorum, any number up to all of them can be right.
    enough = room.takes_part and 0 < total <= room.eligible
    return _judged(Sum.HANDS, typed, total if enough else room.most)


def _sum_of_areas(form: TallyForm, eligible: Decimal) -> Equation:
    wanted = [name for name in CHOICES if name != "invalid" or form.invalid]
    if any(getattr(form, name) is None or name not in form.areas for name in wanted):
        return Equation(name=Sum.AREAS)
    total = sum((form.areas[name] for name in wanted), start=Decimal(0))
    over = max(total - eligible, Decimal(0))
    state = State.WRONG if over else State.RIGHT
    return Equation(name=Sum.AREAS, state=state, total=total, whole=eligible, over=over)
