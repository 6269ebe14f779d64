"""What a person should see before a paper leaves the house: sums, and what of people it tells."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.masking import mask_text
from desktop.services.snapshots import MeetingSnapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.services.snapshots import BallotEntry, Figures, Snapshot

_ROLL = ("present", "leave", "absent", "left")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """Figures of a paper that have to make another.

    Attributes:
        about: What is counted: ``roll``, ``hands`` or ``papers``.
        title: Of the vote; "" for the roll.
        parts: What is added up.
        whole: What it has to make.
        holds: Whether it does; hands may also be fewer than those present.
    """

    about: str
    title: str = ""
    parts: tuple[int, ...]
    whole: int
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Personal:
    """What a paper tells of people.

    Attributes:
        reasons: Why people were away, each once.
        speakers: How many opinions name who said them.
        has_numbers: Whether a telephone or identity number stands in a text.
    """

    reasons: tuple[str, ...] = ()
    speakers: int = 0
    has_numbers: bool = False


def list_sums(snapshot: Snapshot) -> tuple[Sum, ...]:
    """Return the sums of a paper, the roll before the votes; a void vote is not added up."""
    if not isinstance(snapshot, MeetingSnapshot):
        return ()
    found = []
    if snapshot.eligible is not None and snapshot.roll:
        counts = [sum(entry.state == state for entry in snapshot.roll) for state in _ROLL]
        parts = tuple(count for count in counts if count)
        holds = sum(parts) == snapshot.eligible
        if parts or not holds:  # at a talk nobody is due, so there is nothing to add up
            found.append(Sum(about="roll", parts=parts, whole=snapshot.eligible, holds=holds))
    ballots = (_ballot_sum(ballot) for ballot in snapshot.ballots)
    return (*found, *(one for one in ballots if one is not None))


def _ballot_sum(ballot: BallotEntry) -> Sum | None:
    if ballot.verdict is None or ballot.verdict.void:
        return None
    told = [ballot.votes_for, ballot.against, ballot.abstain, ballot.invalid]
    on_paper = ballot.returned is not None
    if not on_paper:
        told.append(ballot.uncast)
    parts = tuple(count for count in map(_counted, told) if count is not None)
    whole = ballot.returned if on_paper else _counted(ballot.present)
    if whole is None or not parts:
        return None
    holds = sum(parts) == whole if on_paper else sum(parts) <= whole
    about = "papers" if on_paper else "hands"
    return Sum(about=about, title=ballot.title, parts=parts, whole=whole, holds=holds)


def _counted(figures: Figures) -> int | None:
    return figures.heads if figures.heads is not None else figures.households


def find_personal(snapshot: Snapshot) -> Personal:
    """Return what a paper tells of people beyond their names."""
    has_numbers = any(mask_text(text) != text for text in _texts(snapshot))
    if not isinstance(snapshot, MeetingSnapshot):
        return Personal(has_numbers=has_numbers)
    reasons = dict.fromkeys(entry.reason for entry in snapshot.roll if entry.reason)
    speakers = sum(bool(opinion.speaker) for opinion in snapshot.opinions)
    return Personal(reasons=tuple(reasons), speakers=speakers, has_numbers=has_numbers)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
