"""The ledger of votes as a table: totals alone, without what was confided in the matter."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.partial_dates import from_edtf
from desktop.records import Ballot, Kind, Meeting, Motion
from desktop.services.confidences import confided_of_consultations, without
from desktop.services.ledger_columns import Derived

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from desktop.services.ledger_columns import Cell
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True)
class BesideVotes:
    """The meetings and motions of votes, and what was confided in each matter."""

    meetings: Mapping[Any, Meeting]
    motions: Mapping[Any, Motion]
    confided: Mapping[Any, tuple[str, ...]]


def beside_votes(reading: Reading) -> BesideVotes:
    """Return what the columns need beside the ballots."""
    return BesideVotes(
        {row.id: row for row in reading.list(Meeting)},
        {row.id: row for row in reading.list(Motion)},
        confided_of_consultations(reading),
    )


def closed_ballots(reading: Reading, _: date) -> Sequence[Ballot]:
    """Return the votes that were counted, in the order of their close."""
    return [row for row in reading.list(Ballot, order_by="closed_at") if row.closed_at]


def _meeting_of(row: Ballot, beside: BesideVotes) -> Meeting:
    return beside.meetings[beside.motions[row.motion].meeting]


def _telling(words: Callable[[Ballot, BesideVotes], str]) -> Callable[[Any, Any], Cell]:
    """Return what tells words of a vote without what was confided by those whose matter it is."""

    def read(row: Ballot, beside: BesideVotes) -> Cell:
        confided = beside.confided.get(_meeting_of(row, beside).consultation, ())
        return without(words(row, beside), confided) or None

    return read


_sitting = _telling(lambda row, beside: _meeting_of(row, beside).title)
_put = _telling(lambda row, beside: beside.motions[row.motion].title)
_recounted = _telling(lambda row, _: row.recount_reason)


def _held_on(row: Ballot, beside: BesideVotes) -> Cell:
    held_on = _meeting_of(row, beside).held_on
    return from_edtf(held_on).earliest if held_on else None


def _count(choice: str) -> Callable[[Ballot, Any], Cell]:
    def read(row: Ballot, _: Any) -> Cell:
        figure = json.loads(row.count or "{}").get(choice)
        if isinstance(figure, dict):  # owners vote by heads and by area
            return "、".join(str(part) for part in figure.values())
        return None if figure is None else int(figure)

    return read


def _counted(label: str, choice: str) -> Derived:
    return Derived(label, _count(choice), Kind.INTEGER, 8)


VOTE_COLUMNS: tuple[str | Derived, ...] = (
    Derived("会议日期", _held_on, Kind.DAY),
    Derived("会议", _sitting, Kind.PROSE, 28),
    Derived("表决事项", _put, Kind.PROSE, 32),
    "method",
    "eligible_heads",
    "present_heads",
    "issued",
    "returned",
    _counted("赞成", "for"),
    _counted("反对", "against"),
    _counted("弃权", "abstain"),
    _counted("无效", "invalid"),
    "result",
    Derived("重新计票理由", _recounted, Kind.PROSE, 36),
)
