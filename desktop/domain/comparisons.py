"""The comparisons of a verdict as values: what was held against what, and whether it was enough.

A verdict keeps its reasoning as Chinese sentences, for they are printed; a screen words these
values in its own language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.rules import Base, Requirement, Unit
    from desktop.domain.thresholds import Amount, Threshold


class Compared(StrEnum):
    """What a comparison is about."""

    QUORUM = "quorum"
    NO_QUORUM = "no_quorum"
    MAJORITY = "majority"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One comparison of a verdict.

    Attributes:
        what: What is compared.
        unit: In which measure.
        whole: Those due (quorum), the base (majority), papers given out (papers).
        figure: Those present, those in favour, papers that came back.
        base: What the majority is a fraction of; it also names who counts as present.
        threshold: The fraction; None where none is set.
        needed: What the fraction asks of `whole`; None where none is set.
        met: Whether it is enough; of papers, whether no more came back than were given out.
    """

    what: Compared
    unit: Unit
    whole: Amount
    figure: Amount
    base: Base
    threshold: Threshold | None = None
    needed: Requirement | None = None
    met: bool = True
