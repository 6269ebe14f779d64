"""Concerns as the list and its drawer show them: a line each, one concern whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.deadlines import days_left, read_due
from desktop.domain.masking import mask_phone
from desktop.records import Account, Concern, Consultation, Person, Topic
from desktop.records.concerns import CATEGORIES, CHANNELS
from desktop.records.declarations import declaration_of
from desktop.services.answers import TO_ANSWER, Answer, list_answers
from desktop.services.attachments import list_files
from desktop.services.confidences import is_confidential
from desktop.services.initials import contain, initials_of
from desktop.services.meeting_snapshots import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desktop.services.attachments import KeptFile
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading, Written

WAITING, OVERDUE, IN_TOPIC, ANSWERED, ALL = "waiting", "overdue", "in_topic", "answered", "all"
FILTERS = (WAITING, OVERDUE, IN_TOPIC, ANSWERED, ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLine:
    """One concern of the list.

    Attributes:
        asker: Who raised it, "" where the name is withheld or was never known.
        is_confidential: Whether the name is withheld.
        others: How many concerns were merged into it.
        into: Title of the one it was merged into, "" where it stands for itself.
        due: Until when an answer was promised.
        left: Days until then while the asker waits; negative days are late.
    """

    id: UUID
    number: str
    raised_on: date | None
    asker: str
    initials: Initials
    is_confidential: bool
    others: int
    into: str
    title: str
    content: str
    channel: str
    category: str
    state: str
    due: date | None
    left: int | None

    @property
    def is_waiting(self) -> bool:
        """Whether the asker still waits for an answer."""
        return self.state in TO_ANSWER

    def stands_under(self, name: str) -> bool:
        """Tell whether one of FILTERS shows it."""
        return {
            WAITING: self.is_waiting,
            OVERDUE: self.left is not None and self.left < 0,
            IN_TOPIC: self.state == "in_topic",
            ANSWERED: not self.is_waiting,
            ALL: True,
        }[name]

    def fits(self, typed: str) -> bool:
        """Tell whether every word typed stands in it; a name is found by initials as well."""
        texts = (self.title, self.content, self.number, self.asker)
        return all(
            any(word in text for text in texts) or contain(self.initials, word)
            for word in typed.split()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """One of those who raised a matter, and whether they were answered.

    Attributes:
        name: "" where nobody left one; a withheld name stands in `secret` only.
        secret: What was confided: shown in the room when asked for, printed nowhere.
        phone: Whole; `masked` is shown until somebody asks.
    """

    concern: UUID
    name: str
    secret: str
    phone: str
    masked: str
    raised_on: date | None
    state: str
    due: date | None

    @property
    def is_waiting(self) -> bool:
        """Whether this one still waits for an answer."""
        return self.state in TO_ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act on a concern: its name (services.acts.ACTS), by whom, when (aware)."""

    act: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFacts:
    """The topic of a concern; `decision` "" while it is not screened; its consultation if any."""

    id: UUID
    title: str
    decision: str
    reason: str
    consultation: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernSheet:
    """What the drawer shows.

    Attributes:
        facts: Label, value and unit of what else is known, as declared.
        askers: Whoever raised it, first the one of this concern, then those merged into it.
        answers: What this asker was told, oldest first.
        history: Acts on it, newest first.
        into: The concern it was merged into.
    """

    line: ConcernLine
    facts: tuple[tuple[str, str, str], ...]
    askers: tuple[Asker, ...]
    answers: tuple[Answer, ...]
    files: tuple[KeptFile, ...]
    history: tuple[Step, ...]
    topic: TopicFacts | None
    into: UUID | None


def list_concerns(reading: Reading, today: date) -> tuple[ConcernLine, ...]:
    """Return every concern, the newest first."""
    rows = reading.list(Concern, order_by="-id")
    merged = Counter(row.merged_into for row in rows if row.merged_into)
    return tuple(_line(row, merged[row.id], today) for row in rows)


def _line(row: Concern, others: int, today: date) -> ConcernLine:
    due = read_due(row.answer_by)
    waits = due is not None and row.state in TO_ANSWER
    confidential = is_confidential(row)
    asker = "" if confidential else named(row, "asker")
    return ConcernLine(
        id=row.id,
        number=row.number,
        raised_on=read_due(row.raised_on),
        asker=asker,
        initials=initials_of(asker),
        is_confidential=confidential,
        others=others,
        into=named(row, "merged_into"),
        title=row.title,
        content=row.content,
        channel=row.channel,
        category=row.category,
        state=row.state,
        due=due,
        left=days_left(due, today) if due is not None and waits else None,
    )


def filter_concerns(
    lines: Iterable[ConcernLine],
    *,
    standing: str = WAITING,
    channel: str = "",
    category: str = "",
    word: str = "",
) -> tuple[ConcernLine, ...]:
    """Return the concerns of one of FILTERS, of a channel and category ("" for all), with a word.

    Those whose asker waits come first, the latest before the others.
    """
    shown = [
        line
        for line in lines
        if line.stands_under(standing)
        and (not channel or line.channel == channel)
        and (not category or line.category == category)
        and line.fits(word)
    ]
    return tuple(sorted(shown, key=_rank))


def _rank(line: ConcernLine) -> tuple[bool, int]:
    """Order by what is left; among those without a deadline the given order stays."""
    return (not line.is_waiting, line.left if line.left is not None else 1_000_000)


def count_standings(lines: Sequence[ConcernLine]) -> dict[str, int]:
    """Return how many concerns each of FILTERS shows."""
    return {name: sum(line.stands_under(name) for line in lines) for name in FILTERS}


def count_channels(lines: Iterable[ConcernLine]) -> dict[str, int]:
    """Return how many came by each channel that any came by, in the declared order."""
    return _counted((line.channel for line in lines), CHANNELS)


def count_categories(lines: Iterable[ConcernLine]) -> dict[str, int]:
    """Return how many are of each category that any is of, in the declared order."""
    return _counted((line.category for line in lines), CATEGORIES)


def _counted(keys: Iterable[str], declared: Mapping[str, str]) -> dict[str, int]:
    counts = Counter(keys)
    return {key: counts[key] for key in declared if counts[key]}


def read_concern(reading: Reading, concern: UUID, today: date) -> ConcernSheet:
    """Return what the drawer shows of a concern.

    Raises:
        NotFoundError: There is no such concern.
    """
    row = reading.get(Concern, concern)
    merged = reading.list(Concern, merged_into=concern)
    return ConcernSheet(
        line=_line(row, len(merged), today),
        facts=tuple(_facts(row)),
        askers=tuple(_asker(reading, one) for one in (row, *merged)),
        answers=tuple(list_answers(reading, concern)),
        files=tuple(file for one in (row, *merged) for file in list_files(reading, one.id)),
        history=tuple(_steps(reading, reading.history(concern))),
        topic=_topic(reading, concern),
        into=row.merged_into,
    )


def _facts(row: Concern) -> Iterable[tuple[str, str, str]]:
    declaration = declaration_of(Concern)
    for name in ("households", "people", "situation", "burden", "gap"):
        field, value = declaration.field(name), getattr(row, name)
        if value not in (None, ""):
            yield field.label, str(value), field.unit


def _asker(reading: Reading, row: Concern) -> Asker:
    person = None if is_confidential(row) else reading.find(Person, row.asker)
    phone = person.phone if person else ""
    return Asker(
        concern=row.id,
        name="" if is_confidential(row) else named(row, "asker"),
        secret=row.withheld_name,
        phone=phone,
        masked=mask_phone(phone),
        raised_on=read_due(row.raised_on),
        state=row.state,
        due=read_due(row.answer_by),
    )


def _steps(reading: Reading, history: Sequence[Written]) -> Iterable[Step]:
    """Yield acts, newest first, each once: a row with local fields has two patches in one."""
    seen: set[str] = set()
    for written in reversed(history):
        if written.act_id in seen:
            continue
        seen.add(written.act_id)
        account = reading.find(Account, UUID(written.actor)) if written.actor else None
        yield Step(
            act=written.act,
            actor=account.name if account else "",
            at=written.at,
        )


def _topic(reading: Reading, concern: UUID) -> TopicFacts | None:
    """Return the newest topic that was made of a concern."""
    for row in reading.list(Topic, order_by="-id"):
        if concern in row.concerns:
            found = reading.list(Consultation, topic=row.id, order_by="-id", limit=1)
            return TopicFacts(
                id=row.id,
                title=row.title,
                decision=row.decision,
                reason=row.reason,
                consultation=found[0].id if found else None,
            )
    return None
