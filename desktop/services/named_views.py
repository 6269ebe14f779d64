"""A vote with names as its sheet shows it: who is there, who was not, what each voted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain import rolls
from desktop.domain.rules import Unit
from desktop.records import Ballot, Motion, Participant, title_of
from desktop.services.meetings import list_roll_events
from desktop.services.named_counts import (
    Cast,
    is_counted,
    standing_votes,
    version_of,
)
from desktop.services.roll_lines import list_roll
from desktop.services.tally_forms import TallyForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.services.named_counts import NamedCount
    from desktop.services.ports import Reading
    from desktop.services.roll_lines import RollLine


FIGURES = {"votes_for": "for", "against": "against", "abstain": "abstain"}
"""Figures of a count that named votes make, and the choices they count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLine:
    """One participant of a vote with names.

    Attributes:
        line: Who, as the roll lists them.
        voted: One of CHOICES; "" while nothing is entered.
        way: How it was given, or is to be given; "" where somebody away has not voted.
        here: Whether they are on the roll of the ballot.
        recused: Whether they take no part.
        counted: Whether the rule counts it.
        agent: Who stands in for them.
    """

    line: RollLine
    voted: str = ""
    way: str = ""
    here: bool = True
    recused: bool = False
    counted: bool = True
    agent: str = ""

    @property
    def id(self) -> UUID:
        """The participant."""
        return self.line.id


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedView:
    """All that the sheet of one vote shows.

    Attributes:
        closed: Whether its count is confirmed: then only a recount changes anything.
        by_participation: The rule calls those present who took part, so that a vote given in
            writing counts.
        by_proxy: A proxy counts where the vote in writing does.
    """

    ballot: UUID
    closed: bool
    lines: tuple[NamedLine, ...]
    by_participation: bool
    by_proxy: bool

    @property
    def here(self) -> tuple[NamedLine, ...]:
        """Those on the roll of the ballot."""
        return tuple(one for one in self.lines if one.here)

    @property
    def away(self) -> tuple[NamedLine, ...]:
        """Those who were not there."""
        return tuple(one for one in self.lines if not one.here)

    @property
    def waiting(self) -> int:
        """How many of those there have no vote entered and are not recused."""
        return sum(not one.voted and not one.recused for one in self.here)

    @property
    def outside(self) -> Mapping[str, int]:
        """Votes that the rule does not count, by choice."""
        return Counter(one.voted for one in self.lines if one.voted and not one.counted)

    def casts(self) -> list[Cast]:
        """Return what was entered."""
        return [
            Cast(participant=one.id, voted=one.voted, way=one.way)
            for one in self.lines
            if one.voted
        ]


def view_named(reading: Reading, ballot: UUID) -> NamedView:
    """Return a vote with names as its sheet shows it; NotFoundError where the ledger has none."""
    row = reading.get(Ballot, ballot)
    version = version_of(reading, row)
    meeting = reading.get(Motion, row.motion).meeting
    people = reading.list(Participant, meeting=meeting, capacity="entitled")
    standings = rolls.standings(list_roll_events(reading, meeting), until=row.opened_at)
    votes = standing_votes(reading, ballot)
    names = {one.id: title_of(one) for one in people}
    lines = []
    for line in list_roll(people, standings):
        vote, standing = votes.get(line.id), standings.get(line.id) or rolls.Standing()
        here = line.id in row.roll
        agent = "" if standing.proxy is None else names.get(standing.proxy, "")
        way = ("in_room" if standing.present or not agent else "proxy") if here else ""
        cast = Cast(participant=line.id, voted="", way=vote.way if vote else way)
        lines.append(
            NamedLine(
                line=line,
                voted=vote.voted if vote else "",
                way=cast.way,
                here=here,
                recused=line.id in row.recused,
                counted=is_counted(version, row, cast),
                agent=agent,
            )
        )
    return NamedView(
        ballot=ballot,
        closed=row.closed_at is not None,
        lines=tuple(lines),
        by_participation=version.counts_participants,
        by_proxy=bool(version.proxy_allowed),
    )


def recast(view: NamedView, casts: Mapping[UUID, Cast | None]) -> NamedView:
    """Return a vote as it would be with other votes in place of those entered; None for none."""
    return replace(
        view,
        lines=tuple(
            _with_cast(view, line, casts[line.id]) if line.id in casts else line
            for line in view.lines
        ),
    )


def _with_cast(view: NamedView, line: NamedLine, cast: Cast | None) -> NamedLine:
    if cast is None:
        return replace(line, voted="", way=line.way if line.here else "", counted=line.here)
    outside = cast.way == "written" or (cast.way == "proxy" and view.by_proxy)
    counted = line.here or (view.by_participation and outside)
    return replace(line, voted=cast.voted, way=cast.way, counted=counted)


def form_of(counted: NamedCount) -> TallyForm:
    """Return what votes come to as the boxes of a count hold it, so that it can be tried."""
    figures: dict[str, int] = {}
    areas: dict[str, Decimal] = {}
    for name, choice in FIGURES.items():
        figure = counted.count.get(choice, 0)
        if isinstance(figure, int):
            figures[name] = figure
        else:
            area = figure.get(Unit.AREA)
            figures[name] = next(
                (amount for unit, amount in figure.items() if unit != Unit.AREA), 0
            )
            areas |= {} if area is None else {name: Decimal(area)}
    return TallyForm(
        method="open",
        issued=counted.issued,
        returned=counted.returned,
        valid=counted.returned,
        invalid=0,
        areas=areas,
        votes_for=figures["votes_for"],
        against=figures["against"],
        abstain=figures["abstain"],
    )
