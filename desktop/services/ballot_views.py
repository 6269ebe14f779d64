"""The votes of a meeting as they are shown: what can be voted on, what is certain, what came out.

Read-only and free of Qt. Whatever is said of the law comes from the rules and the same functions
that judge a vote when it is closed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.domain.deadlines import BEIJING
from desktop.domain.partial_dates import from_edtf
from desktop.domain.rules import QuorumMode, Unit
from desktop.errors import AppError
from desktop.records import AgendaItem, Ballot, Meeting, Motion, title_of
from desktop.services.gatherings import gather
from desktop.services.laws import get_rulebook
from desktop.services.named_counts import standing_votes
from desktop.services.presences import (
    Presence,
    find_version,
    read_presence,
    take_presence,
)
from desktop.services.vote_trials import Cited, Frame, Outcome, reasons_of
from desktop.services.votes import find_ballot, read_verdict, retell_verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from desktop.domain.rules import BodyVersion
    from desktop.domain.thresholds import Amount
    from desktop.services.gatherings import Gathering
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotView:
    """The ballot that stands for a motion. `count` holds what was typed when it was closed."""

    id: UUID
    method: str
    opened_at: datetime | None
    closed_at: datetime | None
    frame: Frame
    result: str = ""
    count: Mapping[str, Any] = field(default_factory=dict, hash=False)
    outcome: Outcome | None = None
    recused: tuple[UUID, ...] = ()
    recusal_reason: str = ""
    recount_reason: str = ""
    has_names: bool = False
    """Whether votes with names were entered one by one."""

    @property
    def is_open(self) -> bool:
        """Whether its count is not in yet."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionView:
    """What is put to the vote; `number` is that of its agenda item, else its own."""

    id: UUID
    number: int
    title: str
    wording: str
    matter: str
    agenda_item: UUID | None
    ballot: BallotView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One measure in which the room is no quorum: who is there, and who must be."""

    unit: Unit
    present: Amount
    needed: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Departures:
    """Those whose leaving broke the quorum; `names` are the first of `count`."""

    at: datetime
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """The quorum is not there: by how much, and since when, if somebody left.

    `absent` are those entitled who never came, `left` those who went.
    """

    lacks: tuple[Lack, ...]
    since: Departures | None = None
    absent: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why no vote can be held here at all.

    Attributes:
        code: Which problem; "" where only the error that told it can say.
        text: What that error says, in Chinese.
        subject: The body or the measures concerned.
    """

    code: str
    text: str = ""
    subject: str = ""


def problem_of(error: AppError) -> Problem:
    """Return an error of the rules as a problem of the room."""
    details = error.details
    return Problem(
        code=str(details.get("code", "")),
        text=f"{error.message}{error.advice}",
        subject=str(details.get("subject", "")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of counting that the rule leaves: who is counted, in which measure."""

    id: str
    of: str
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """Somebody entitled to vote who is in the room."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesView:
    """All that the votes of a meeting show.

    Attributes:
        problem: Why there can be no vote here at all; None where there can.
        ways: Ways of counting that the rule leaves; one is chosen before a vote.
        frame: The room now; None while no way is chosen or there is a problem.
        shortage: Set where the room is no quorum and none is left to the count.
        secret_by_law: The rule wants a secret ballot.
    """

    meeting: UUID
    title: str
    state: str
    body: str
    day: str
    tellers: str
    item: UUID | None
    motions: tuple[MotionView, ...]
    matters: tuple[tuple[str, str], ...] = ()
    ways: tuple[Way, ...] = ()
    frame: Frame | None = None
    shortage: Shortage | None = None
    secret_by_law: bool = False
    voters: tuple[Voter, ...] = ()
    problem: Problem | None = None

    def motion(self, row: UUID | None) -> MotionView | None:
        """Return a motion of the meeting."""
        return next((one for one in self.motions if one.id == row), None)

    def next_motion(self) -> MotionView | None:
        """Return what is to be voted on: under way, of the current item, not voted, the last."""
        for wanted in (
            lambda one: one.ballot is not None and one.ballot.is_open,
            lambda one: one.agenda_item is not None and one.agenda_item == self.item,
            lambda one: one.ballot is None,
        ):
            for one in self.motions:
                if wanted(one):
                    return one
        return self.motions[-1] if self.motions else None


def view_votes(
    reading: Reading,
    meeting: UUID,
    *,
    at: datetime | None = None,
    alternative: str = "",
    gathering: Gathering | None = None,
) -> VotesView:
    """Return the votes of a meeting and the room at a moment (None: now).

    Args:
        reading: A look at the ledger.
        meeting: Which.
        at: The moment of the roll.
        alternative: The way of counting that was chosen, where the rule leaves several.
        gathering: Participants and entries, where they have been read already.
    """
    row = reading.get(Meeting, meeting)
    items = reading.list(AgendaItem, meeting=meeting, order_by="position")
    numbers = {item.id: item.position for item in items}
    current = next((one for one in items if one.begun_at and not one.ended_at), None)
    view = VotesView(
        meeting=meeting,
        title=row.title,
        state=row.state,
        body=_body_name(row),
        day=row.held_on or "",
        tellers="、".join(getattr(row, "tellers_names", ())),
        item=current.id if current else None,
        motions=(),
    )
    try:
        version = find_version(row)
    except AppError as error:
        return replace(view, problem=problem_of(error))
    motions = tuple(
        _motion(reading, row, motion, numbers)
        for motion in reading.list(Motion, meeting=meeting, order_by="position")
    )
    ways = _ways(version)
    view = replace(
        view,
        motions=motions,
        matters=list_matter_choices(version),
        ways=ways,
        secret_by_law=version.secret_ballot,
    )
    if len(ways) > 1 and alternative not in {way.id for way in ways}:
        return view
    room = _Room(row, gathering or gather(reading, meeting), at, alternative)
    return _with_room(reading, view, room)


@dataclass(frozen=True, slots=True)
class _Room:
    """A meeting, its roll and the moment that is looked at, under the way of counting chosen."""

    row: Meeting
    gathering: Gathering
    at: datetime | None
    alternative: str

    def presence(self, reading: Reading, at: datetime | None) -> Presence:
        """Return who counts at a moment."""
        return take_presence(
            reading,
            self.row.id,
            at=at,
            alternative=self.alternative,
            gathering=self.gathering,
        )


def _with_room(reading: Reading, view: VotesView, room: _Room) -> VotesView:
    row, presence = room.row, room.presence(reading, room.at)
    people = {one.id: one for one in room.gathering.participants}
    names = tuple(Voter(id=one, name=title_of(people[one])) for one in presence.roll)
    lacking = not presence.quorate and not find_version(row).counts_participants
    return replace(
        view,
        frame=_frame(row, presence, alternative=room.alternative),
        shortage=_shortage(reading, room, presence) if lacking else None,
        voters=names,
        problem=_nobody(presence),
    )


def _nobody(presence: Presence) -> Problem | None:
    empty = [unit.label for unit, amount in presence.eligible.items() if not amount]
    return Problem(code="nobody", subject=empty[0]) if empty else None


def _body_name(meeting: Meeting) -> str:
    return get_rulebook().body(meeting.body).name_zh if meeting.body else ""


def _ways(version: BodyVersion) -> tuple[Way, ...]:
    if version.quorum_mode is not QuorumMode.ANY:
        return ()
    return tuple(Way(id=one.id, of=one.of, unit=one.unit) for one in version.quorums)


def list_matter_choices(version: BodyVersion) -> tuple[tuple[str, str], ...]:
    """Return the matters of a rule as (id, name), in its order."""
    names = {majority.matter: majority.name for majority in reversed(version.majorities)}
    return tuple((matter, names[matter]) for matter in version.matters)


def _day(meeting: Meeting) -> date:
    return from_edtf(meeting.held_on or "").earliest


def _frame(meeting: Meeting, presence: Presence, **more: Any) -> Frame:
    return Frame(
        body=meeting.body,
        day=_day(meeting),
        eligible=presence.eligible,
        present=presence.present,
        **more,
    )


def _motion(
    reading: Reading, meeting: Meeting, motion: Motion, numbers: Mapping[UUID, int]
) -> MotionView:
    ballot = find_ballot(reading, motion.id)
    item = motion.agenda_item
    return MotionView(
        id=motion.id,
        number=numbers.get(item, motion.position) if item else motion.position,
        title=motion.title,
        wording=motion.wording,
        matter=motion.matter,
        agenda_item=item,
        ballot=None if ballot is None else _ballot(reading, meeting, ballot),
    )


def _ballot(reading: Reading, meeting: Meeting, ballot: Ballot) -> BallotView:
    present = set(ballot.roll)
    frame = _frame(
        meeting,
        read_presence(meeting, ballot),
        matter=ballot.matter,
        alternative=ballot.alternative,
        recused=len(present.intersection(ballot.recused)),
    )
    return BallotView(
        id=ballot.id,
        method=ballot.method,
        opened_at=ballot.opened_at,
        closed_at=ballot.closed_at,
        frame=frame,
        result=ballot.result,
        count=json.loads(ballot.count or "{}"),
        outcome=_stored_outcome(ballot, meeting) if ballot.closed_at else None,
        recused=ballot.recused,
        recusal_reason=ballot.recusal_reason,
        recount_reason=ballot.recount_reason,
        has_names=ballot.method == "open" and bool(standing_votes(reading, ballot.id)),
    )


def _stored_outcome(ballot: Ballot, meeting: Meeting) -> Outcome:
    verdict = read_verdict(ballot)
    first = verdict["sources"][0]
    try:
        told = retell_verdict(ballot, meeting)
    except AppError:  # the rules have no such text any more; the stored sentences stand
        told = None
    return Outcome(
        result=ballot.result,
        reasons=reasons_of(verdict["steps"]),
        source=Cited(law=first["law"], articles=first["article"]),
        comparisons=told.comparisons if told else (),
        warnings=tuple(verdict["warnings"]),
    )


# The room


def _shortage(reading: Reading, room: _Room, presence: Presence) -> Shortage:
    lacks = tuple(
        Lack(unit=need.unit, present=presence.present[need.unit], needed=need.amount)
        for need in presence.needed
        if presence.present[need.unit] < need.amount
    )
    standings = rolls.standings(room.gathering.events, until=room.at)
    found = [standings.get(one.id, rolls.Standing()) for one in room.gathering.entitled]
    away = [one for one in found if not one.present]
    return Shortage(
        lacks=lacks,
        since=_since(reading, room, standings),
        absent=sum(one.left_at is None and one.excused is None for one in away),
        left=sum(one.left_at is not None for one in away),
    )


_LOOKED_AT = 8
"""Departures looked back through for the one that broke the quorum."""


def _since(
    reading: Reading, room: _Room, standings: Mapping[UUID, rolls.Standing]
) -> Departures | None:
    """Say who left when the quorum went; None where it never was there or that was long ago."""
    gone = {one.left_at for one in standings.values() if one.left_at is not None}
    for moment in sorted(gone, reverse=True)[:_LOOKED_AT]:
        if room.presence(reading, moment - timedelta(microseconds=1)).quorate:
            return _departures(room, standings, moment)
    return None


def _departures(
    room: _Room, standings: Mapping[UUID, rolls.Standing], moment: datetime
) -> Departures:
    left = [
        participant
        for participant, standing in standings.items()
        if standing.left_at is not None and standing.left_at >= moment
    ]
    people = {one.id: one for one in room.gathering.participants}
    names = tuple(title_of(people[one]) for one in left[:3] if one in people)
    return Departures(at=moment, names=names, count=len(left))


def clock(at: datetime) -> str:
    """Return hours and minutes as the room's clock shows them: 9:22."""
    local = at.astimezone(BEIJING)
    return f"{local.hour}:{local.minute:02}"


def frame_of(view: VotesView, motion: MotionView, *, recused: int = 0) -> Frame | None:
    """Return what a motion is judged by: its ballot's frozen roll, else the room now."""
    if motion.ballot is not None:
        return motion.ballot.frame
    if view.frame is None:
        return None
    return replace(view.frame, matter=motion.matter, recused=recused)
