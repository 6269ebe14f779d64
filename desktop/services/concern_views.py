"""Concerns as the list and its drawer show them: a line each, one concern whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.deadlines import days_left, read_due
from desktop.domain.masking import mask_phone
from desktop.records import Account, Concern, Consultation, Feedback, Person, Topic
from desktop.records.concerns import CATEGORIES, CHANNELS, NATURES
from desktop.records.declarations import declaration_of
from desktop.services.advice_reports import list_reports
from desktop.services.answers import TO_ANSWER, Answer, list_answers, list_pending
from desktop.services.askers import Head, count_heads, heads_of
from desktop.services.attachments import list_files
from desktop.services.confidences import is_confidential
from desktop.services.indicators import list_indicators
from desktop.services.initials import contain, initials_of
from desktop.services.meeting_snapshots import named
from desktop.services.screenings import ON_POLICY, is_screened, policy_gaps
from desktop.services.stage_facts import concerns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desktop.services.advice_reports import AdviceReport
    from desktop.services.attachments import KeptFile
    from desktop.services.indicators import IndicatorLine
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading, Written

WAITING, OVERDUE, IN_TOPIC, ANSWERED, ALL = "waiting", "overdue", "in_topic", "answered", "all"
TO_TELL = "to_tell"
FILTERS = (WAITING, OVERDUE, TO_TELL, IN_TOPIC, ANSWERED, ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLine:
    """One concern of the list.

    Attributes:
        asker: Who raised it, "" where the name is withheld or was never known.
        is_confidential: Whether the name is withheld.
        heads: How many people came with it, and with those merged into it.
        others: How many concerns were merged into it.
        to_tell: How many are still to be told what was prepared for them.
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
    heads: int
    others: int
    to_tell: int
    into: str
    title: str
    content: str
    channel: str
    category: str
    nature: str
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
            TO_TELL: self.to_tell > 0,
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
        head: Who it is among those who came.
        name: "" where nobody left one; a withheld name stands in `secret` only.
        secret: What was confided: shown in the room when asked for, printed nowhere.
        phone: Whole; `masked` is shown until somebody asks.
        pending: The row that keeps what this one is still to be told; `words` are those words.
        told: Whether this one was told while others of the party still wait.
    """

    concern: UUID
    head: Head
    name: str
    secret: str
    phone: str
    masked: str
    raised_on: date | None
    state: str
    due: date | None
    pending: UUID | None = None
    words: str = ""
    told: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether this one still waits for an answer, or for what was made of the matter."""
        return self.pending is not None or (self.state in TO_ANSWER and not self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act on a concern: its name (services.acts.ACTS), by whom, when (aware)."""

    act: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFacts:
    """The topic of a concern.

    Attributes:
        decision: "" while it was not decided.
        is_screened: Whether the screening says all that a decision needs.
        into: The topic it was merged into, "" where it stands for itself.
        consultation: Its own, or that of the topic it was merged into.
    """

    id: UUID
    title: str
    decision: str
    is_screened: bool
    reason: str
    into: str
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
        figures: Figures before, and after where they were filled in.
        reports: What was handed in upward, the newest first.
        is_on_policy: Whether it is about a rule.
        missing: What is not known yet of that rule.
    """

    line: ConcernLine
    facts: tuple[tuple[str, str, str], ...]
    askers: tuple[Asker, ...]
    answers: tuple[Answer, ...]
    files: tuple[KeptFile, ...]
    history: tuple[Step, ...]
    topic: TopicFacts | None
    into: UUID | None
    figures: tuple[IndicatorLine, ...]
    reports: tuple[AdviceReport, ...]
    is_on_policy: bool
    missing: tuple[str, ...]


def list_concerns(reading: Reading, today: date) -> tuple[ConcernLine, ...]:
    """Return every concern, the newest first."""
    rows = reading.list(Concern, order_by="-id")
    merged = Counter(row.merged_into for row in rows if row.merged_into)
    heads: Counter[UUID | None] = Counter()
    for row in rows:
        came = count_heads(row)
        heads[row.id] += came
        heads[row.merged_into] += came
    pending = reading.list(Feedback, consultation=None, told_on=None)
    to_tell = Counter(one.concern for one in pending)
    return tuple(
        _line(row, today, heads=heads[row.id], others=merged[row.id], to_tell=to_tell[row.id])
        for row in rows
    )


def _line(row: Concern, today: date, *, heads: int, others: int, to_tell: int) -> ConcernLine:
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
        heads=heads,
        others=others,
        to_tell=to_tell,
        into=named(row, "merged_into"),
        title=row.title,
        content=row.content,
        channel=row.channel,
        category=row.category,
        nature=row.nature,
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
    nature: str = "",
    word: str = "",
) -> tuple[ConcernLine, ...]:
    """Return the concerns of one of FILTERS, of a channel, category and nature ("" for all).

    Those whose asker waits come first, the latest before the others.
    """
    shown = [
        line
        for line in lines
        if line.stands_under(standing)
        and (not channel or line.channel == channel)
        and (not category or line.category == category)
        and (not nature or line.nature == nature)
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


def count_natures(lines: Iterable[ConcernLine]) -> dict[str, int]:
    """Return how many are of each nature that any is of, in the declared order."""
    return _counted((line.nature for line in lines), NATURES)


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
    party = [asker for one in (row, *merged) for asker in _askers(reading, one)]
    pending = sum(asker.pending is not None for asker in party if asker.concern == row.id)
    return ConcernSheet(
        line=_line(row, today, heads=len(party), others=len(merged), to_tell=pending),
        facts=tuple(_facts(row)),
        askers=tuple(party),
        answers=tuple(list_answers(reading, concern)),
        files=tuple(file for one in (row, *merged) for file in list_files(reading, one.id)),
        history=tuple(_steps(reading, reading.history(concern))),
        topic=_topic(reading, concern),
        into=row.merged_into,
        figures=list_indicators(reading, concern=concern),
        reports=list_reports(reading, concern, today),
        is_on_policy=row.nature in ON_POLICY,
        missing=tuple(field.label for field in policy_gaps(row)),
    )


def _facts(row: Concern) -> Iterable[tuple[str, str, str]]:
    declaration = declaration_of(Concern)
    for name in _TOLD:
        field, value = declaration.field(name), getattr(row, name)
        if value not in (None, ""):
            yield field.label, str(value), field.unit


_TOLD = (
    "households", "people", "situation", "burden", "gap",
    "policy_document", "policy_clause", "policy_effect", "policy_law",
)  # fmt: skip


def _askers(reading: Reading, row: Concern) -> Iterable[Asker]:
    """Yield everybody who came with a concern; of a party that confided, the first has the words.

    Rows that wait are given out head by head, so that two who left no name have one each.
    """
    waiting = list_pending(reading, row.id)
    is_partly_told = bool(waiting) and row.state == "open"
    hidden = is_confidential(row)
    for at, head in enumerate(heads_of(row)):
        found = next((one for one in waiting if hidden or one.asker == head.person), None)
        if found is not None:
            waiting.remove(found)
        person = reading.find(Person, head.person)
        phone = person.phone if person else ""
        yield Asker(
            concern=row.id,
            head=head,
            name=person.name if person else head.name,
            secret=row.withheld_name if at == 0 else "",
            phone=phone,
            masked=mask_phone(phone),
            raised_on=read_due(row.raised_on),
            state=row.state,
            due=read_due(row.answer_by),
            pending=found.id if found else None,
            words=found.content if found else "",
            told=is_partly_told and found is None,
        )


def list_untold(reading: Reading, concern: UUID) -> tuple[Asker, ...]:
    """Return those who are still to be told something: of a concern, and of all of its topic."""
    topic = _newest_topic(reading, concern)
    ids = dict.fromkeys([concern, *concerns_of(reading, topic)])
    rows = (reading.find(Concern, one) for one in ids)
    return tuple(
        asker
        for row in rows
        if row is not None
        for asker in _askers(reading, row)
        if asker.pending is not None
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


def _newest_topic(reading: Reading, concern: UUID) -> Topic | None:
    """Return the newest topic that was made of a concern, or of the one it was merged into."""
    row = reading.find(Concern, concern)
    meant = {concern, row.merged_into if row is not None else None}
    topics = reading.list(Topic, order_by="-id")
    return next((one for one in topics if meant.intersection(one.concerns)), None)


def _topic(reading: Reading, concern: UUID) -> TopicFacts | None:
    row = _newest_topic(reading, concern)
    if row is None:
        return None
    goes_on = row.merged_into or row.id
    found = reading.list(Consultation, topic=goes_on, order_by="-id", limit=1)
    return TopicFacts(
        id=row.id,
        title=row.title,
        decision=row.decision,
        is_screened=is_screened(row),
        reason=row.reason,
        into=named(row, "merged_into"),
        consultation=found[0].id if found else None,
    )
