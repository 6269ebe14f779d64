"""What the room sees on the wall: the item, the motion, that votes are counted, what came out.

Never a name, never a figure before the vote is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.domain.alternatives import choose_matter, choose_quorums
from desktop.domain.rules import Base, Unit, least_amount
from desktop.records import AgendaItem, Meeting, Organization
from desktop.services.ballot_views import view_votes

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.domain.thresholds import Threshold
    from desktop.services.ballot_views import BallotView, MotionView, VotesView
    from desktop.services.ports import Reading
    from desktop.services.vote_trials import Frame, Outcome


class Scene(StrEnum):
    """What is on the wall."""

    ITEM = "item"
    MOTION = "motion"
    COUNTING = "counting"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One choice of a result, for, against or abstain: `amount` of `whole`."""

    choice: str
    amount: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One large figure below the bars: due, there, took_part or needed."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """One picture for the wall.

    Attributes:
        organization: Whose meeting it is.
        body: Name of the body in the rules; "" where the meeting names none.
        day: Of the meeting, YYYY-MM-DD.
        number: Of the item or motion; None where no item was begun.
        method: One of METHODS; "" before the vote is open.
        line: How many votes in favour it takes; 0 where that is not said.
        share: The fraction that asks for them.
    """

    scene: Scene
    title: str
    organization: str = ""
    body: str = ""
    day: str = ""
    number: int | None = None
    method: str = ""
    wording: str = ""
    outcome: Outcome | None = None
    unit: Unit = Unit.HEADS
    bars: tuple[Bar, ...] = ()
    line: int = 0
    share: Threshold | None = None
    figures: tuple[Figure, ...] = ()


def view_projection(reading: Reading, meeting: UUID, motion: UUID | None = None) -> Projection:
    """Return what to show of a meeting.

    Args:
        reading: A look at the ledger.
        meeting: Which.
        motion: The motion in hand; None shows the one under way or just decided, else the item.
    """
    row = reading.get(Meeting, meeting)
    view = view_votes(reading, meeting)
    items = reading.list(AgendaItem, meeting=meeting, order_by="position")
    item = next((one for one in items if one.id == view.item), None)
    shown = view.motion(motion) or _in_hand(view, item)
    organization = reading.find(Organization, row.org)
    base = Projection(
        scene=Scene.ITEM,
        title=row.title,
        organization=organization.name if organization else "",
        body=view.body,
        day=view.day,
    )
    if shown is not None:
        return _of_motion(base, shown)
    return base if item is None else replace(base, title=item.title, number=item.position)


def _in_hand(view: VotesView, item: AgendaItem | None) -> MotionView | None:
    """Return the open vote, or the last one closed since the item under way began."""
    for one in view.motions:
        if one.ballot is not None and one.ballot.is_open:
            return one
    closed = [one for one in view.motions if one.ballot is not None and one.ballot.closed_at]
    last = max(closed, key=_closed_at, default=None)
    if last is None or item is None or item.begun_at is None:
        return last
    return last if _closed_at(last) >= item.begun_at else None


def _closed_at(motion: MotionView) -> Any:
    return motion.ballot.closed_at if motion.ballot else None


def _of_motion(base: Projection, motion: MotionView) -> Projection:
    ballot = motion.ballot
    shown = replace(
        base,
        scene=Scene.MOTION if ballot is None else Scene.COUNTING,
        title=motion.title,
        number=motion.number,
        method="" if ballot is None else ballot.method,
        wording=motion.wording,
    )
    if ballot is None or ballot.is_open:
        return shown
    return _with_result(shown, ballot)


def _with_result(base: Projection, ballot: BallotView) -> Projection:
    frame = ballot.frame
    room = frame.room
    line, whole, share = _line(frame)
    return replace(
        base,
        scene=Scene.RESULT,
        outcome=ballot.outcome,
        unit=room.unit,
        line=line,
        share=share,
        bars=tuple(
            Bar(choice=choice, amount=_amount(ballot.count.get(choice, 0), room.unit), whole=whole)
            for choice in ("for", "against", "abstain")
        ),
        figures=(
            Figure(name="due", amount=room.eligible),
            Figure(name="took_part" if room.takes_part else "there", amount=room.present),
            *_quorum_figure(frame),
        ),
    )


def _amount(figure: int | dict[str, Any], unit: Unit) -> int:
    return figure if isinstance(figure, int) else int(figure.get(unit.value, 0))


def _line(frame: Frame) -> tuple[int, int, Threshold | None]:
    """Return the votes it takes, what they are a part of, and the fraction."""
    room = frame.room
    for majority in choose_matter(frame.version, frame.matter or None):
        if majority.unit not in (None, room.unit):
            continue
        whole = room.eligible if majority.base is Base.ALL else room.present
        needed = least_amount(majority.threshold, room.unit, whole)
        return int(needed.amount), whole, majority.threshold
    return 0, room.present, None


def _quorum_figure(frame: Frame) -> tuple[Figure, ...]:
    unit = frame.room.unit
    quorums = choose_quorums(frame.version, frame.eligible, frame.alternative or None)
    return tuple(
        Figure(
            name="needed",
            amount=int(least_amount(one.threshold, unit, frame.eligible[unit]).amount),
        )
        for one in quorums
        if one.unit is unit
    )[:1]
