"""What the room sees on the wall: the item, the motion, that votes are counted, what came out.

Never a name, never a figure before the vote is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.domain.alternatives import choose_matter, choose_quorums
from desktop.domain.rules import Base, Unit, least_amount
from desktop.domain.tallies import LABELS
from desktop.records import AgendaItem, Meeting, Organization
from desktop.records.votes import METHODS
from desktop.services.ballot_views import view_votes

if TYPE_CHECKING:
    from uuid import UUID

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
    """One choice of a result: `amount` of `whole`."""

    choice: str
    amount: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One large figure below the bars."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """One picture for the wall; `line` is how many votes in favour it takes (0: not said)."""

    scene: Scene
    body: str
    caption: str
    title: str
    wording: str = ""
    outcome: Outcome | None = None
    unit: str = ""
    bars: tuple[Bar, ...] = ()
    line: int = 0
    line_text: str = ""
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
    body = f"{organization.name if organization else ''}{view.body}" if view.body else row.title
    day = _day_text(view.day)
    if shown is not None:
        return _of_motion(shown, body, day)
    if item is not None:
        caption = f"{day}　第 {item.position} 项"
        return Projection(scene=Scene.ITEM, body=body, caption=caption, title=item.title)
    return Projection(scene=Scene.ITEM, body=body, caption=day, title=row.title)


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


def _day_text(day: str) -> str:
    parts = day.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == len("ymd") else day


def _of_motion(motion: MotionView, body: str, day: str) -> Projection:
    caption = f"{day}　第 {motion.number} 项"
    ballot = motion.ballot
    base = Projection(
        scene=Scene.MOTION if ballot is None else Scene.COUNTING,
        body=body,
        caption=caption if ballot is None else f"{caption}　{METHODS[ballot.method]}",
        title=motion.title,
        wording=motion.wording,
    )
    if ballot is None or ballot.is_open:
        return base
    return _with_result(base, ballot)


def _with_result(base: Projection, ballot: BallotView) -> Projection:
    frame = ballot.frame
    room = frame.room
    line, whole, words = _line(frame)
    return replace(
        base,
        scene=Scene.RESULT,
        outcome=ballot.outcome,
        unit=room.unit.suffix,
        line=line,
        line_text=f"竖线：{words}须 {line} {room.unit.suffix}" if line else "",
        bars=tuple(
            Bar(choice=label, amount=_amount(ballot.count.get(choice, 0), room.unit), whole=whole)
            for choice, label in LABELS.items()
            if choice in ("for", "against", "abstain")
        ),
        figures=(
            Figure(name="应到", amount=room.eligible),
            Figure(name="参加" if room.takes_part else "实到", amount=room.present),
            *_quorum_figure(frame),
        ),
    )


def _amount(figure: int | dict[str, Any], unit: Unit) -> int:
    return figure if isinstance(figure, int) else int(figure.get(unit.value, 0))


def _line(frame: Frame) -> tuple[int, int, str]:
    """Return the votes it takes, what they are a part of, and the fraction in words."""
    room = frame.room
    for majority in choose_matter(frame.version, frame.matter or None):
        if majority.unit not in (None, room.unit):
            continue
        whole = room.eligible if majority.base is Base.ALL else room.present
        needed = least_amount(majority.threshold, room.unit, whole)
        return int(needed.amount), whole, majority.threshold.words()
    return 0, room.present, ""


def _quorum_figure(frame: Frame) -> tuple[Figure, ...]:
    unit = frame.room.unit
    quorums = choose_quorums(frame.version, frame.eligible, frame.alternative or None)
    return tuple(
        Figure(
            name="开会须到",
            amount=int(least_amount(one.threshold, unit, frame.eligible[unit]).amount),
        )
        for one in quorums
        if one.unit is unit
    )[:1]
