"""The figures of one vote in one measure, and whether they add up.

What is issued is returned or not; what is returned is valid or not; what is valid is for, against
or abstaining; and all of it lies within those present. What does not add up is refused with the
two figures named.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

from desktop.domain.rules import Unit
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.thresholds import Amount
    from desktop.domain.votes import Papers, Vote

LABELS = {
    "for": "赞成",
    "against": "反对",
    "abstain": "弃权",
    "invalid": "无效",
    "uncast": "未投",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Eligible, present and the five choices in one measure; the choices sum up to present."""

    unit: Unit
    eligible: Amount
    present: Amount
    choices: Mapping[str, Amount]

    @property
    def votes_for(self) -> Amount:
        """Those in favour."""
        return self.choices["for"]

    @property
    def cast(self) -> Amount:
        """All votes given, the invalid among them."""
        return self.present - self.choices["uncast"]

    def show(self, amount: Amount) -> str:
        """Return an amount with its unit: 31人, 8000.5平方米."""
        return _with_unit(amount, self.unit)


def _with_unit(amount: Amount, unit: Unit) -> str:
    return show_amount(amount) + unit.suffix


def show_amount(amount: Amount) -> str:
    """Return an amount without trailing zeros or exponent."""
    if isinstance(amount, int):
        return str(amount)
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_void(papers: Papers | None) -> bool:
    """Tell whether more papers came back than were given out."""
    return papers is not None and papers.returned > papers.issued


def take_tally(vote: Vote, unit: Unit) -> Tally:
    """Return the figures of a vote in one measure; `uncast` left out is what remains.

    Raises:
        ValidationError: A figure is missing in this measure, or the sum is not those present.
    """
    zero: Amount = Decimal(0) if unit is Unit.AREA else 0
    choices = {choice: _choice(vote, choice, unit, zero) for choice in LABELS}
    present = vote.present[unit]
    given = sum((choices[choice] for choice in LABELS if choice != "uncast"), zero)
    there = ("实到", _with_unit(present, unit))
    if given > present:
        _refuse("赞成、反对、弃权、无效合计", _with_unit(given, unit), *there)
    if "uncast" not in vote.count:
        choices["uncast"] = present - given
    elif (total := given + choices["uncast"]) != present:
        what = "赞成、反对、弃权、无效、未投合计"
        _refuse(what, _with_unit(total, unit), *there, how="不等于")
    return Tally(unit=unit, eligible=vote.eligible[unit], present=present, choices=choices)


def _choice(vote: Vote, choice: str, unit: Unit, zero: Amount) -> Amount:
    value = vote.count.get(choice, zero)
    if isinstance(value, int | Decimal):
        if unit is Unit.AREA and choice in vote.count:
            _lacks(choice, unit)
        return value
    if unit not in value:
        _lacks(choice, unit)
    return value[unit]


def _lacks(choice: str, unit: Unit) -> NoReturn:
    raise ValidationError(
        f"{LABELS[choice]}（count.{choice}）没有写明{unit.label}（{unit}）。",
        '按两种口径计算的，写作 {"heads": 60, "area": "6000.50"}。',
        field=f"count.{choice}",
    )


def check_papers(papers: Papers, tally: Tally, *, at_most: Amount, at_most_label: str) -> None:
    """Refuse papers that do not add up; void ones (`is_void`) must not come here.

    Args:
        papers: What was given out and came back.
        tally: The figures in the measure of which each has one paper.
        at_most: How many papers can have been given out.
        at_most_label: What that figure is, for the message.
    """
    missing = papers.issued - papers.returned
    if papers.issued > at_most:
        _refuse("发出票数", f"{papers.issued}张", at_most_label, tally.show(at_most))
    if papers.not_returned is not None and papers.not_returned != missing:
        _refuse(
            "未收回票数",
            f"{papers.not_returned}张",
            f"发出{papers.issued}张减收回{papers.returned}张，即",
            f"{missing}张",
            how="不等于",
        )
    valid = papers.returned - int(tally.choices["invalid"])
    if papers.valid is not None and papers.valid != valid:
        _refuse("有效票数", f"{papers.valid}张", "收回减无效，即", f"{valid}张", how="不等于")
    if tally.cast != papers.returned:
        _refuse(
            "赞成、反对、弃权、无效合计",
            f"{show_amount(tally.cast)}张",
            "收回票数",
            f"{papers.returned}张",
            how="不等于",
        )


def _refuse(
    what: str, figure: str, other: str, other_figure: str, *, how: str = "多于"
) -> NoReturn:
    raise ValidationError(
        f"票数对不上：{what}{figure}，{how}{other}{other_figure}。",
        "请核对后重新填写；选举中没有投给该候选人的有效票，计入反对或者弃权。",
        field="count",
    )
