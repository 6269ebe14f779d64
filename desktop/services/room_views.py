"""The meeting room as it is shown: one query, one frozen view, no Qt.

The roll is read to its end, not up to the clock: where the clock was put back, whoever was entered
as present stays so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.domain.rules import QuorumMode, Unit
from desktop.errors import ValidationError
from desktop.records import AgendaItem, Ballot, Meeting, Motion, Opinion
from desktop.services.adjournments import (
    find_adjournment,
    list_breaks,
    seconds_between,
    seconds_taken,
)
from desktop.services.ballot_views import Problem, problem_of, view_votes
from desktop.services.consensus import view_consensus
from desktop.services.gatherings import gather
from desktop.services.hearing import list_heard
from desktop.services.presences import find_version, take_presence
from desktop.services.roll_lines import (
    ROLL_STATES,
    RollEntryView,
    RollLine,
    find_last_entry,
    list_roll,
    recent_participants,
)
from desktop.services.vote_trials import cited_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.domain.rules import BodyVersion
    from desktop.domain.thresholds import Amount
    from desktop.services.ballot_views import Shortage, VotesView
    from desktop.services.consensus import ConsensusView
    from desktop.services.gatherings import Gathering, RollMemory
    from desktop.services.hearing import HeardLine
    from desktop.services.ports import Reading
    from desktop.services.presences import Presence
    from desktop.services.vote_trials import Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item of the agenda; `minutes_planned` is None where nobody planned it."""

    id: UUID
    position: int
    title: str
    minutes_planned: int | None
    begun_at: datetime | None
    ended_at: datetime | None
    stopped_at: datetime | None = None
    """When the meeting ended, where nobody ended the item before."""
    breaks: tuple[tuple[datetime, datetime], ...] = ()
    """The breaks of the meeting that are over."""

    @property
    def is_current(self) -> bool:
        """Whether it is under way."""
        return self.begun_at is not None and self.ended_at is None and self.stopped_at is None

    def seconds(self, at: datetime) -> int:
        """Return how long it has taken without breaks, never less than nothing."""
        if self.begun_at is None:
            return 0
        return seconds_taken(self.begun_at, self.ended_at or self.stopped_at or at, self.breaks)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionLine:
    """One opinion as the room lists it; `minority` is printed apart."""

    id: UUID
    at: datetime | None
    speaker: str
    second: str
    stance: str
    content: str
    minority: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Who is there against who must be.

    Attributes:
        needed: None where the law sets no quorum or there is no vote.
        above: The need has to be exceeded, not reached (areas only).
        counted_later: Those who take part make the quorum; the count tells.
        source: Law and article; None where no law is found.
        problem: Why no vote can be held at all; None where one can.
    """

    entitled: Amount
    present: Amount
    needed: Amount | None = None
    above: bool = False
    unit: Unit = Unit.HEADS
    quorate: bool = False
    counted_later: bool = False
    source: Cited | None = None
    problem: Problem | None = None

    @property
    def spare(self) -> int | None:
        """How many people may still leave; None where that cannot be told in heads."""
        if self.needed is None or not self.quorate or self.unit is Unit.AREA:
            return None
        return int(self.present - self.needed)

    @property
    def missing(self) -> Amount:
        """How much is lacking, in `unit`; 0 where nothing is."""
        if self.needed is None or self.quorate:
            return 0
        return self.needed - self.present


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """A meeting as its recorder sees it.

    Attributes:
        paused_at: When it was broken off, where it was not resumed yet.
        roll: Everybody, those entitled first; within them by group and name.
        recent: Participants entered last, the last first.
        last_entry: What Ctrl+Z takes back.
        opinions: Of the item under way, else of the one begun last; in the order in which they
            were said.
        heard: Groups and classes, those of whom nobody spoke first.
        spoken: How many of those entitled have spoken, those who have left since too.
        pending_motion: The first motion that was not put to the vote yet.
        open_ballots: Votes without a result.
        votes: All that the votes of the meeting show.
        consensus: What a talk agreed; None where the meeting ends by votes.
        rules_read: Whether the rules of order were read at the opening.
        proxy_allowed: Whether the rule counts somebody who is represented.
        proxy_rule: What it says of that, in Chinese; "" where it says nothing.
    """

    meeting: UUID
    title: str
    place: str
    chair: str
    recorder: str
    supervisor: str
    state: str
    opened_at: datetime | None
    ended_at: datetime | None
    last_moment: datetime | None
    paused_at: datetime | None
    agenda: tuple[ItemLine, ...]
    roll: tuple[RollLine, ...]
    recent: tuple[UUID, ...]
    last_entry: RollEntryView | None
    band: Band
    votes: VotesView
    opinions: tuple[OpinionLine, ...]
    heard: tuple[HeardLine, ...]
    spoken: int
    pending_motion: str
    open_ballots: tuple[str, ...]
    consensus: ConsensusView | None = None
    rules_read: bool = True
    proxy_allowed: bool = False
    proxy_rule: str = ""

    def minutes(self, at: datetime) -> int:
        """Return how many minutes the meeting lasts, never less than none."""
        if self.opened_at is None:
            return 0
        return seconds_between(self.opened_at, self.ended_at or at) // 60

    def moment(self, now: datetime) -> datetime:
        """Return the time under which the next entry is made.

        That is now, or the last entry's time where the clock was put back: no entry may come to
        lie before one that was made earlier.
        """
        return max(filter(None, (now, self.last_moment, self.opened_at)))

    @property
    def item(self) -> ItemLine | None:
        """The item under way, else the one begun last."""
        begun = [one for one in self.agenda if one.begun_at is not None]
        return next(
            (one for one in begun if one.is_current),
            max(begun, key=lambda one: (one.ended_at or one.begun_at, one.position), default=None),
        )

    @property
    def next_item(self) -> ItemLine | None:
        """The first item that was not begun yet."""
        return next((one for one in self.agenda if one.begun_at is None), None)

    @property
    def observers(self) -> int:
        """How many sit in without being counted."""
        return sum(line.is_observer for line in self.roll)

    @property
    def counts(self) -> dict[str, int]:
        """How many of those entitled are in each state of ROLL_STATES."""
        found = Counter(line.status for line in self.roll if not line.is_observer)
        return {state: found[state] for state in ROLL_STATES}

    @property
    def stances(self) -> Mapping[str, int]:
        """How many opinions of the item take each stance."""
        return Counter(opinion.stance for opinion in self.opinions)

    @property
    def unheard(self) -> tuple[str, ...]:
        """Groups and classes of whom nobody has spoken."""
        return tuple(line.name for line in self.heard if not line.spoke)

    @property
    def paused(self) -> bool:
        """Whether it was broken off and not resumed yet."""
        return self.paused_at is not None

    @property
    def shortage(self) -> Shortage | None:
        """What lacks for a quorum, and since when."""
        return self.votes.shortage

    def line(self, participant: UUID | None) -> RollLine | None:
        """Return one participant."""
        return next((line for line in self.roll if line.id == participant), None)


def view_room(
    reading: Reading,
    meeting: UUID,
    at: datetime,
    *,
    alternative: str = "",
    memory: RollMemory | None = None,
) -> RoomView:
    """Return a meeting as its room shows it; NotFoundError where the ledger has none.

    Args:
        reading: A look at the ledger.
        meeting: Which.
        at: Now; a vote would be opened on the roll of that moment, or of its last entry.
        alternative: The way of counting chosen for votes, where the rule leaves several.
        memory: What is known already of the roll of this meeting.
    """
    row = reading.get(Meeting, meeting)
    gathering = gather(reading, meeting, memory)
    events = gathering.events
    roll = list_roll(gathering.participants, rolls.standings(events))
    breaks = list_breaks(reading, meeting)
    agenda = tuple(
        _item(one, row.ended_at, breaks)
        for one in reading.list(AgendaItem, meeting=meeting, order_by="position")
    )
    last = max((event.at for event in events), default=None)
    moment = max(at, last or at)
    votes = view_votes(reading, meeting, at=moment, alternative=alternative, gathering=gathering)
    opinions = reading.list(Opinion, meeting=meeting)
    entitled = {line.id for line in roll if not line.is_observer}
    spoke = entitled & {one.speaker for one in opinions}
    pending, open_ballots = _votes(reading, meeting)
    return RoomView(
        meeting=meeting,
        title=row.title,
        place=row.place,
        chair=_name(row, "chair"),
        recorder=_name(row, "recorder"),
        supervisor=_name(row, "supervisor"),
        state=row.state,
        opened_at=None if row.state == "planned" else row.opened_at,  # before: the time it is due
        ended_at=row.ended_at,
        last_moment=last,
        paused_at=_paused_at(reading, row),
        agenda=agenda,
        roll=roll,
        recent=recent_participants(events),
        last_entry=find_last_entry(events, roll),
        band=_band(reading, row, roll, gathering),
        votes=votes,
        opinions=_opinions(opinions, roll, agenda),
        heard=list_heard(roll, opinions),
        spoken=len(spoke),
        pending_motion=pending,
        open_ballots=open_ballots,
        consensus=view_consensus(reading, row),
        rules_read=row.rules_read,
        **_proxy_rule(row),
    )


def _proxy_rule(row: Meeting) -> dict[str, Any]:
    try:
        version = find_version(row)
    except ValidationError:  # a talk, or no text of its day is known: nothing counts a proxy
        return {}
    return {"proxy_allowed": bool(version.proxy_allowed), "proxy_rule": version.proxy_rule}


def _paused_at(reading: Reading, row: Meeting) -> datetime | None:
    broken_off = find_adjournment(reading, row.id) if row.state == "open" else None
    return broken_off.begun_at if broken_off else None


def _name(row: Meeting, reference: str) -> str:
    return str(getattr(row, f"{reference}_name") or "")


def _item(
    row: AgendaItem, stopped_at: datetime | None, breaks: tuple[tuple[datetime, datetime], ...]
) -> ItemLine:
    return ItemLine(
        id=row.id,
        position=row.position,
        title=row.title,
        minutes_planned=row.minutes_planned,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        stopped_at=stopped_at,
        breaks=breaks,
    )


# The quorum


def _band(reading: Reading, row: Meeting, roll: Sequence[RollLine], gathering: Gathering) -> Band:
    entitled = [line for line in roll if not line.is_observer]
    heads = len(entitled)
    there = sum(line.status == "present" for line in entitled)
    try:
        version = find_version(row)
        presence = _presence(reading, row, version, gathering)
    except ValidationError as error:
        return Band(entitled=heads, present=there, problem=problem_of(error))
    source = cited_in(version)
    if not heads:
        nobody = Problem(code="nobody", subject=Unit.HEADS.label)
        return Band(entitled=0, present=0, source=source, problem=nobody)
    if not presence.needed:
        return Band(entitled=heads, present=there, quorate=True, source=source)
    return _measured(presence, version, source)


def _presence(
    reading: Reading, row: Meeting, version: BodyVersion, gathering: Gathering
) -> Presence:
    """Return the presence by the way of counting that is met, else by the first that can be."""
    several = version.quorum_mode is QuorumMode.ANY
    ways = tuple(quorum.id for quorum in version.quorums) if several else ("",)
    found = [take_presence(reading, row.id, alternative=way, gathering=gathering) for way in ways]
    usable = [presence for presence in found if all(presence.eligible.values())] or found
    return next((presence for presence in usable if presence.quorate), usable[0])


def _measured(presence: Presence, version: BodyVersion, source: Cited) -> Band:
    needs = presence.needed
    need = next((one for one in needs if presence.present[one.unit] < one.amount), needs[0])
    return Band(
        entitled=presence.eligible[need.unit],
        present=presence.present[need.unit],
        needed=need.amount,
        above=need.strict,
        unit=need.unit,
        quorate=presence.quorate,
        counted_later=version.counts_participants,
        source=source,
    )


# What was said


def _opinions(
    opinions: Iterable[Opinion], roll: Iterable[RollLine], agenda: Sequence[ItemLine]
) -> tuple[OpinionLine, ...]:
    begun = [one for one in agenda if one.begun_at is not None]
    current = next((one for one in begun if one.is_current), begun[-1] if begun else None)
    lines = {line.id: line for line in roll}
    found = [
        _opinion(one, lines.get(one.speaker) if one.speaker else None)
        for one in opinions
        if current is None or one.agenda_item == current.id
    ]
    return tuple(found)


def _opinion(row: Opinion, line: RollLine | None) -> OpinionLine:
    parts = (line.group if line else "", row.stakeholder_class)
    return OpinionLine(
        id=row.id,
        at=row.said_at,
        speaker=str(row.speaker_name or ""),  # type: ignore[attr-defined]
        second=" · ".join(filter(None, parts)),
        stance=row.stance,
        content=row.content,
        minority=row.minority,
    )


# What is put to the vote


def _votes(reading: Reading, meeting: UUID) -> tuple[str, tuple[str, ...]]:
    """Return the first motion that nobody voted on yet, and those whose vote is open."""
    waiting, open_ballots = "", []
    for motion in reading.list(Motion, meeting=meeting, order_by="position"):
        ballots = reading.list(Ballot, motion=motion.id)
        if not ballots:
            waiting = waiting or motion.title
        elif any(ballot.closed_at is None for ballot in ballots):
            open_ballots.append(motion.title)
    return waiting, tuple(open_ballots)
