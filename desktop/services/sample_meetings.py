"""The meetings of a sample case: read from its file, and played in the order of their times."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.domain.tallies import show_amount
from desktop.records import (
    AgendaItem,
    Ballot,
    Meeting,
    Motion,
    Opinion,
    Participant,
    Person,
    Response,
)
from desktop.records.consultations import STAGES
from desktop.records.votes import METHODS, RESULTS
from desktop.services.meetings import (
    begin_item,
    call_meeting,
    end_meeting,
    invite_observer,
    note_item,
    open_meeting,
    record_arrival,
    record_departure,
    record_excuse,
)
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.presences import take_presence
from desktop.services.sample_villages import named_id
from desktop.services.votes import close_ballot, open_ballot, put_motion, read_verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Ledger
    from desktop.services.presences import Presence
    from desktop.services.sample_tables import SampleTable, Tell, Values
    from desktop.services.sample_villages import Settled

ROLL_KINDS = ("arrived", "departed", "excused")
EVERYBODY = "全体"
"""Stands in a roll entry for all whom the roster names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleItem:
    """An agenda item: when it began and what was noted."""

    title: str
    begun_at: datetime
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleRollEntry:
    """What happened to some participants at one moment: one of ROLL_KINDS."""

    kind: str
    at: datetime
    people: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleObserver:
    """Somebody who sits in without a vote."""

    person: str
    stakeholder_class: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleOpinion:
    """An opinion and its answer; `item` is the number of an agenda item, from 1."""

    item: int
    speaker: str
    said_at: datetime
    values: Values
    answer: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleMotion:
    """A motion and the one vote held on it."""

    item: int
    at: datetime
    values: Values
    opening: Values
    closing: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleMeeting:
    """A meeting from the call to the end.

    Attributes:
        at: The stage of the consultation at which it is held.
        frozen_at: The stage after whose beginning its record is frozen: those who hold the vote
            in the same sitting enter that stage before they sign.
        roster: Key of the village's roster; "" for a talk to which everybody may come.
    """

    at: str
    frozen_at: str
    frozen_by: str
    roster: str
    values: Values
    ended_at: datetime
    agenda: tuple[SampleItem, ...]
    observers: tuple[SampleObserver, ...]
    roll: tuple[SampleRollEntry, ...]
    opinions: tuple[SampleOpinion, ...]
    motions: tuple[SampleMotion, ...]


def read_meeting(table: SampleTable, answer: Values) -> SampleMeeting:
    """Read a meeting; `answer` is what answers to opinions say unless they say otherwise."""
    at = table.text("at")
    for stage in (at, frozen_at := table.text("frozen_at", at)):
        if stage not in STAGES:
            table.fail(f"没有 {stage} 这个环节。")
    agenda = tuple(_read_item(one) for one in table.tables("agenda"))
    items = len(agenda)
    return SampleMeeting(
        at=at,
        frozen_at=frozen_at,
        frozen_by=table.text("frozen_by"),
        roster=table.text("roster", ""),
        ended_at=table.moment("ended_at"),
        agenda=agenda,
        observers=tuple(_read_observer(one) for one in table.any_tables("observers")),
        roll=tuple(_read_roll_entry(one) for one in table.tables("roll")),
        opinions=tuple(_read_opinion(one, items, answer) for one in table.any_tables("opinions")),
        motions=tuple(_read_motion(one, items) for one in table.any_tables("motions")),
        values=table.values(Meeting, needed=("held_on", "opened_at")),
    )


def _read_item(table: SampleTable) -> SampleItem:
    item = SampleItem(
        title=table.text("title"), begun_at=table.moment("begun_at"), note=table.text("note", "")
    )
    table.close()
    return item


def _read_observer(table: SampleTable) -> SampleObserver:
    observer = SampleObserver(
        person=table.text("person"),
        stakeholder_class=table.text("stakeholder_class"),
        at=table.moment("at"),
    )
    table.close()
    return observer


def _read_roll_entry(table: SampleTable) -> SampleRollEntry:
    entry = SampleRollEntry(
        kind=table.text("kind"),
        at=table.moment("at"),
        people=table.names("people"),
        reason=table.text("reason", ""),
    )
    if entry.kind not in ROLL_KINDS:
        table.fail(f"kind 不能是 {entry.kind}，可用：{'、'.join(ROLL_KINDS)}。")
    table.close()
    return entry


def _read_opinion(table: SampleTable, items: int, answer: Values) -> SampleOpinion:
    return SampleOpinion(
        item=_item_of(table, items),
        speaker=table.text("speaker", ""),
        said_at=table.moment("said_at"),
        answer=answer | table.table("answer").values(Response),
        values=table.values(Opinion),
    )


def _item_of(table: SampleTable, items: int) -> int:
    item = table.positive("agenda")
    return item if item <= items else table.fail(f"议程只有{items}项，没有第{item}项。")


_OPENING = ("method", "recused", "recusal_reason")
_CLOSING = ("sealed_papers", "sealed_at_place", "sealed_by")


def _read_motion(table: SampleTable, items: int) -> SampleMotion:
    item, at = _item_of(table, items), table.moment("at")
    papers = {name: table.find(name, int) for name in ("issued", "returned")}
    count = {str(choice): figure for choice, figure in table.take("count", dict).items()}
    ballot = table.part((*_OPENING, *_CLOSING)).values(Ballot, needed=("method",))
    return SampleMotion(
        item=item,
        at=at,
        opening={name: value for name, value in ballot.items() if name in _OPENING},
        closing={name: value for name, value in ballot.items() if name in _CLOSING}
        | papers
        | {"count": count},
        values=table.values(Motion, needed=("title",)),
    )


def call(ledger: Ledger, sample: SampleMeeting, settled: Settled, consultation: UUID) -> UUID:
    """Call a meeting of a case with its agenda and observers."""
    meeting = call_meeting(
        ledger,
        agenda=[item.title for item in sample.agenda],
        consultation=consultation,
        roster=settled.rosters[sample.roster] if sample.roster else None,
        **settled.with_ids(Meeting, sample.values),
    )
    for observer in sample.observers:
        person = settled.person(observer.person)
        invite_observer(ledger, meeting, person, stakeholder_class=observer.stakeholder_class)
    return meeting


def sit(ledger: Ledger, sample: SampleMeeting, meeting: UUID, tell: Tell) -> tuple[UUID, ...]:
    """Hold a meeting that was called, from the first arrival to its end; return its motions."""
    with ledger.read() as reading:
        items = reading.list(AgendaItem, meeting=meeting, order_by="position")
        names = {row.id: row.name for row in reading.list(Person)}
        participants = reading.list(Participant, meeting=meeting)
    sitting = _Sitting(
        ledger=ledger,
        sample=sample,
        meeting=meeting,
        items=[item.id for item in items],
        tell=tell,
        participants={names[one.person]: one.id for one in participants if one.person},
        entitled=[
            names[one.person] for one in participants if one.person and one.capacity == "entitled"
        ],
    )
    sitting.play()
    return tuple(sitting.motions)


def _figures(presence: Presence) -> str:
    """Return ，应到19人，实到16人."""
    eligible = "、".join(f"{show_amount(n)}{u.suffix}" for u, n in presence.eligible.items())
    present = "、".join(f"{show_amount(n)}{u.suffix}" for u, n in presence.present.items())
    return f"，应到{eligible}，实到{present}"


@dataclass(kw_only=True, slots=True)
class _Sitting:
    """A meeting, played in the order of its times."""

    ledger: Ledger
    sample: SampleMeeting
    meeting: UUID
    items: Sequence[UUID]
    tell: Tell
    participants: Mapping[str, UUID]
    entitled: Sequence[str]
    motions: list[UUID] = field(default_factory=list)

    def play(self) -> None:
        """Go through everything that has a time."""
        for _, happen in sorted(self._happenings(), key=itemgetter(0)):
            happen()

    def _happenings(self) -> Iterator[tuple[datetime, Callable[[], object]]]:
        """Yield what happens and when; what shares a moment happens in this order."""
        sample = self.sample
        for observer in sample.observers:
            yield observer.at, partial(self._arrive, observer.person, observer.at)
        for entry in sample.roll:
            yield entry.at, partial(self._enter, entry)
        opened_at = sample.values["opened_at"]
        yield opened_at, partial(self._open, opened_at)
        for number, item in enumerate(sample.agenda):
            yield item.begun_at, partial(self._begin, self.items[number], item)
        for opinion in sample.opinions:
            yield opinion.said_at, partial(self._hear, opinion)
        for motion in sample.motions:
            yield motion.at, partial(self._vote, motion)
        yield sample.ended_at, partial(self._end, sample.ended_at)

    def _participant(self, name: str) -> UUID:
        return named_id(self.participants, name)

    def _arrive(self, name: str, at: datetime) -> None:
        record_arrival(self.ledger, self._participant(name), at=at)

    def _enter(self, entry: SampleRollEntry) -> None:
        for name in self.entitled if entry.people == (EVERYBODY,) else entry.people:
            participant = self._participant(name)
            if entry.kind == "arrived":
                record_arrival(self.ledger, participant, at=entry.at)
            elif entry.kind == "departed":
                record_departure(self.ledger, participant, at=entry.at, reason=entry.reason)
            else:
                record_excuse(self.ledger, participant, at=entry.at, reason=entry.reason)

    def _open(self, at: datetime) -> None:
        open_meeting(self.ledger, self.meeting, at=at)
        figures = ""
        if self.sample.values.get("body"):
            with self.ledger.read() as reading:
                figures = _figures(take_presence(reading, self.meeting, at=at))
        self.tell(f"宣布开会：{self.sample.values['title']}{figures}")

    def _begin(self, item: UUID, sample: SampleItem) -> None:
        begin_item(self.ledger, item, at=sample.begun_at)
        note_item(self.ledger, item, sample.note)
        self.tell(f"议程：{sample.title}")

    def _hear(self, sample: SampleOpinion) -> None:
        opinion = record_opinion(
            self.ledger,
            self.meeting,
            speaker=self._participant(sample.speaker) if sample.speaker else None,
            agenda_item=self.items[sample.item - 1],
            said_at=sample.said_at,
            **sample.values,
        )
        respond_to_opinion(self.ledger, opinion, **sample.answer)

    def _vote(self, sample: SampleMotion) -> None:
        item = self.items[sample.item - 1]
        motion = put_motion(self.ledger, self.meeting, agenda_item=item, **sample.values)
        recused = [self._participant(name) for name in sample.opening.get("recused", ())]
        opening = sample.opening | {"recused": recused}
        ballot = open_ballot(self.ledger, motion, at=sample.at, **opening)
        close_ballot(self.ledger, ballot, **sample.closing)
        self.motions.append(motion)
        with self.ledger.read() as reading:
            row = reading.get(Ballot, ballot)
        steps = "".join(f"\n    {step}" for step in read_verdict(row)["steps"])
        self.tell(f"{METHODS[row.method]}：{sample.values['title']}——{RESULTS[row.result]}{steps}")

    def _end(self, at: datetime) -> None:
        end_meeting(self.ledger, self.meeting, at=at)
        self.tell(f"散会：意见{len(self.sample.opinions)}条，件件有答复")
