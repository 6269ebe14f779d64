"""Makes the values of votes that papers are made of from the rows of ballots."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.records import Participant, title_of
from desktop.records.votes import CHOICES
from desktop.services.named_counts import casts_of, is_counted, standing_votes, version_of
from desktop.services.roll_lines import list_roll
from desktop.services.snapshots import (
    BallotEntry,
    Figures,
    NamedVoteEntry,
    SealedPapers,
    Source,
    VerdictEntry,
)
from desktop.services.votes import read_verdict

if TYPE_CHECKING:
    from desktop.records import Ballot, Motion
    from desktop.services.ports import Reading

_CHOICES = ("for", "against", "abstain", "invalid", "uncast")


def ballot_entry(
    reading: Reading, motion: Motion, ballot: Ballot, *, body: str, settled: frozenset[str]
) -> BallotEntry:
    """Return one vote as papers show it; warnings that are `settled` are left out."""
    count = json.loads(ballot.count or "{}")
    unit = "households" if ballot.eligible_households is not None else "heads"
    figures = {choice: _count_figures(count.get(choice), unit) for choice in _CHOICES}
    return BallotEntry(
        title=motion.title,
        wording=motion.wording,
        method=ballot.method,
        body=body,
        held_at=ballot.opened_at,
        eligible=_row_figures(ballot, "eligible"),
        present=_row_figures(ballot, "present"),
        votes_for=figures["for"],
        against=figures["against"],
        abstain=figures["abstain"],
        invalid=figures["invalid"],
        uncast=figures["uncast"],
        issued=ballot.issued,
        returned=ballot.returned,
        verdict=_verdict_entry(ballot, settled),
        sealed=_sealed(ballot),
        recount_reason=ballot.recount_reason,
        named=_named(reading, ballot) if ballot.method == "open" else (),
    )


def _named(reading: Reading, ballot: Ballot) -> tuple[NamedVoteEntry, ...]:
    """Return who voted what, in the order of the choices and of the roll."""
    votes = standing_votes(reading, ballot.id)
    if not votes:
        return ()
    version = version_of(reading, ballot)
    people = [reading.get(Participant, one) for one in votes]
    names = {one.id: title_of(one) for one in people}
    order = {line.id: at for at, line in enumerate(list_roll(people, {}))}
    choices = list(CHOICES)
    rows = sorted(
        votes.values(), key=lambda row: (choices.index(row.voted), order[row.participant])
    )
    casts = casts_of(rows)
    return tuple(
        NamedVoteEntry(
            name=names[row.participant],
            choice=row.voted,
            way=row.way,
            counted=is_counted(version, ballot, cast),
            note=row.note,
        )
        for row, cast in zip(rows, casts, strict=True)
    )


def _row_figures(ballot: Ballot, what: str) -> Figures:
    return Figures(
        heads=getattr(ballot, f"{what}_heads"),
        households=getattr(ballot, f"{what}_households"),
        area=getattr(ballot, f"{what}_area"),
    )


def _count_figures(counted: Any, unit: str) -> Figures:
    if counted is None:
        return Figures()
    if not isinstance(counted, dict):
        counted = {unit: counted}
    area = counted.get("area")
    return Figures(
        heads=counted.get("heads"),
        households=counted.get("households"),
        area=None if area is None else Decimal(area),
    )


def _verdict_entry(ballot: Ballot, settled: frozenset[str]) -> VerdictEntry | None:
    verdict = read_verdict(ballot)
    if not verdict:
        return None
    return VerdictEntry(
        quorate=verdict["quorate"],
        carried=verdict["carried"],
        void=verdict["void"],
        steps=tuple(verdict["steps"]),
        sources=tuple(
            Source(
                law=source["law"],
                article=source["article"],
                in_force_from=source["in_force_from"] or "",
            )
            for source in verdict["sources"]
        ),
        warnings=tuple(text for text in verdict["warnings"] if text not in settled),
    )


def _sealed(ballot: Ballot) -> SealedPapers | None:
    if ballot.sealed_papers is None:
        return None
    return SealedPapers(
        count=ballot.sealed_papers, place=ballot.sealed_at_place, sealed_by=ballot.sealed_by
    )
