"""The page of topics: what was put forward, how far its screening is, and who waits for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.records import Concern, Consultation, Feedback, Topic
from desktop.services.answers import list_pending
from desktop.services.askers import count_heads
from desktop.services.confidences import is_confidential
from desktop.services.meeting_snapshots import named
from desktop.services.record_facts import list_row_facts
from desktop.services.screenings import is_screened, own_concerns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading

TO_SCREEN, TO_DECIDE, LISTED, OTHERWISE = "to_screen", "to_decide", "listed", "otherwise"
ALL = "all"
FILTERS = (ALL, TO_SCREEN, TO_DECIDE, LISTED, OTHERWISE)
"""What the page can be narrowed to, in the order of its keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """One topic.

    Attributes:
        source: Title of its first concern, or where else it comes from.
        concerns: How many concerns it has, those merged into them included.
        heads: How many people came with them.
        to_tell: How many of them are still to be told what became of it.
        state: TO_SCREEN, TO_DECIDE, LISTED, or OTHERWISE: merged, referred or set aside.
        into: The topic it was merged into, "" for none.
        consultation: Its own, None where none was begun.
    """

    id: UUID
    title: str
    source: str
    concerns: int
    heads: int
    to_tell: int
    state: str
    decision: str
    urgency: str
    decided_on: date | None
    into: str
    consultation: UUID | None

    def fits(self, typed: str) -> bool:
        """Tell whether every word typed stands in it."""
        return all(word in f"{self.title} {self.source} {self.into}" for word in typed.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One concern of a topic; `asker` is "" where the name is withheld or was never known."""

    id: UUID
    title: str
    asker: str
    heads: int
    to_tell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSheet:
    """What the drawer shows: the line, label and words of what is known, and its concerns."""

    line: TopicLine
    facts: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


def list_topics(reading: Reading) -> tuple[TopicLine, ...]:
    """Return every topic, the newest first."""
    beside = _Beside(reading)
    return tuple(beside.line(row) for row in reading.list(Topic, order_by="-id"))


class _Beside:
    """What stands beside topics, each type read once however many topics there are."""

    def __init__(self, reading: Reading) -> None:
        self._rows = {row.id: row for row in reading.list(Concern)}
        self._merged: defaultdict[UUID, list[UUID]] = defaultdict(list)
        for row in self._rows.values():
            if row.merged_into is not None:
                self._merged[row.merged_into].append(row.id)
        pending = reading.list(Feedback, consultation=None, told_on=None)
        self._to_tell = Counter(row.concern for row in pending)
        self._begun = {row.topic: row.id for row in reading.list(Consultation)}

    def line(self, row: Topic) -> TopicLine:
        """Return a topic as a line."""
        found = dict.fromkeys(row.concerns)
        found |= dict.fromkeys(one for key in row.concerns for one in self._merged[key])
        concerns = [self._rows[one] for one in found if one in self._rows]
        return TopicLine(
            id=row.id,
            title=row.title,
            source=concerns[0].title if concerns else row.origin,
            concerns=len(concerns),
            heads=sum(count_heads(one) for one in concerns),
            to_tell=sum(self._to_tell[one.id] for one in concerns),
            state=_state(row),
            decision=row.decision,
            urgency=row.urgency or "",
            decided_on=read_due(row.decided_on),
            into=named(row, "merged_into"),
            consultation=self._begun.get(row.id),
        )


def _state(row: Topic) -> str:
    if not row.decision:
        return TO_DECIDE if is_screened(row) else TO_SCREEN
    return LISTED if row.decision == "listed" else OTHERWISE


def filter_topics(
    lines: Iterable[TopicLine], *, state: str = ALL, word: str = ""
) -> tuple[TopicLine, ...]:
    """Return the topics of one of FILTERS in which the words stand; what waits comes first."""
    shown = [line for line in lines if state in (ALL, line.state) and line.fits(word)]
    return tuple(sorted(shown, key=lambda line: FILTERS.index(line.state)))


def count_topics(lines: Sequence[TopicLine]) -> Mapping[str, int]:
    """Return how many topics each of FILTERS shows."""
    counted = Counter(line.state for line in lines)
    return {name: len(lines) if name == ALL else counted[name] for name in FILTERS}


def read_topic(reading: Reading, topic: UUID) -> TopicSheet:
    """Return what the drawer shows of a topic.

    Raises:
        NotFoundError: There is no such topic.
    """
    row = reading.get(Topic, topic)
    beside = _Beside(reading)
    return TopicSheet(
        line=beside.line(row),
        facts=list_row_facts(reading, "Topic", topic),
        sources=tuple(_source(reading, one) for one in own_concerns(reading, row)),
    )


def _source(reading: Reading, row: Concern) -> Source:
    return Source(
        id=row.id,
        title=row.title,
        asker="" if is_confidential(row) else named(row, "asker"),
        heads=count_heads(row),
        to_tell=len(list_pending(reading, row.id)),
    )
