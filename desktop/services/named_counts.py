"""What named votes come to: which of them the rule counts, and the totals, never typed.

Those counted are on the roll of the ballot. Where the rule calls those present who took part
(owners), a vote given in writing, or by a proxy that the rule allows, takes part as well; of votes
by telephone no rule says anything. All others are kept and printed, and change nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.rules import Unit
from desktop.domain.tallies import show_amount
from desktop.records import Meeting, Motion, NamedVote, Participant
from desktop.records.votes import CHOICES
from desktop.services.presences import find_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.domain.rules import BodyVersion
    from desktop.domain.thresholds import Amount
    from desktop.records import Ballot
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What one participant voted, and how it was given."""

    participant: UUID
    voted: str
    way: str = "in_room"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCount:
    """The totals of named votes, as a count is judged.

    Attributes:
        count: By choice, a number or an amount for each measure; empty without any vote.
        issued: To how many a vote was given; in the measure of which each has one.
        returned: How many of them were given.
        outside: Votes that the rule does not count, by choice.
    """

    count: Mapping[str, Any] = field(default_factory=dict, hash=False)
    issued: int = 0
    returned: int = 0
    outside: Mapping[str, int] = field(default_factory=dict, hash=False)


def standing_votes(reading: Reading, ballot: UUID) -> dict[UUID, NamedVote]:
    """Return the named votes of a ballot that nobody took back, by participant."""
    rows = reading.list(NamedVote, ballot=ballot, order_by="id")
    taken_back = {row.takes_back for row in rows if row.takes_back is not None}
    standing = [row for row in rows if row.takes_back is None and row.id not in taken_back]
    return {row.participant: row for row in standing}


def version_of(reading: Reading, ballot: Ballot) -> BodyVersion:
    """Return the text by which a ballot is judged."""
    return find_version(reading.get(Meeting, reading.get(Motion, ballot.motion).meeting))


def is_counted(version: BodyVersion, ballot: Ballot, cast: Cast) -> bool:
    """Tell whether the rule counts a vote."""
    if cast.participant in ballot.roll:
        return True
    if not version.counts_participants:
        return False
    return cast.way == "written" or (cast.way == "proxy" and bool(version.proxy_allowed))


def count_votes(reading: Reading, ballot: Ballot, casts: Iterable[Cast]) -> NamedCount:
    """Return what votes come to in the measures of a ballot."""
    version = version_of(reading, ballot)
    casts = list(casts)
    counted = [one for one in casts if is_counted(version, ballot, one)]
    outside = Counter(one.voted for one in casts if not is_counted(version, ballot, one))
    issued_to = (set(ballot.roll) | {one.participant for one in counted}) - set(ballot.recused)
    weights = _Weights(reading, ballot)
    papers = weights.units[0]
    return NamedCount(
        count={
            choice: weights.total([one.participant for one in counted if one.voted == choice])
            for choice in CHOICES
        },
        issued=int(weights.amount(issued_to, papers)),
        returned=int(weights.amount([one.participant for one in counted], papers)),
        outside=dict(outside),
    )


def count_standing(reading: Reading, ballot: Ballot) -> NamedCount | None:
    """Return what the votes of a ballot come to; None where it has none."""
    rows = standing_votes(reading, ballot.id)
    if not rows:
        return None
    return count_votes(reading, ballot, casts_of(rows.values()))


def casts_of(rows: Iterable[NamedVote]) -> list[Cast]:
    """Return rows as values."""
    return [Cast(participant=row.participant, voted=row.voted, way=row.way) for row in rows]


class _Weights:
    """What the vote of each participant weighs, in the measures of one ballot."""

    def __init__(self, reading: Reading, ballot: Ballot) -> None:
        meeting = reading.get(Motion, ballot.motion).meeting
        self._people = {row.id: row for row in reading.list(Participant, meeting=meeting)}
        frozen = [unit for unit in Unit if getattr(ballot, f"eligible_{unit}") is not None]
        # Each person or household has one vote; area is only what it weighs.
        self.units = sorted(frozen, key=lambda unit: unit is Unit.AREA) or [Unit.HEADS]

    def amount(self, who: Iterable[UUID], unit: Unit) -> Amount:
        zero: Amount = Decimal(0) if unit is Unit.AREA else 0
        return sum((self._weight(one, unit) for one in who), start=zero)

    def _weight(self, participant: UUID, unit: Unit) -> Amount:
        row = self._people.get(participant)
        if unit is Unit.HEADS:
            return 1
        if unit is Unit.HOUSEHOLDS:
            return (row.households if row else None) or 0
        return (row.area if row else None) or Decimal(0)

    def total(self, who: list[UUID]) -> int | dict[str, Any]:
        """Return the votes of these as a figure of a count."""
        amounts = {unit.value: self.amount(who, unit) for unit in self.units}
        if len(amounts) == 1:
            return int(amounts[self.units[0].value])
        return {
            unit: show_amount(amount) if unit == Unit.AREA else int(amount)
            for unit, amount in amounts.items()
        }
