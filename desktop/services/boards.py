"""The board of consultations: where each stands at once, and what it lacks a few at a time.

Cards are read from a few fields of all rows; what a gate asks for takes many rows of each, and is
read for a batch of cards together, those in sight first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import days_left, read_due
from desktop.domain.partial_dates import from_edtf
from desktop.domain.procedures import Macro
from desktop.errors import NotFoundError
from desktop.records import (
    Adoption,
    Concern,
    Consultation,
    Meeting,
    Organization,
    StageStep,
    Submission,
    Supervision,
    Task,
    Topic,
)
from desktop.records.consultations import ALONGSIDE
from desktop.records.outcomes import TASK_STATES
from desktop.services.batches import BatchReading
from desktop.services.initials import initials_of
from desktop.services.procedures import DEFAULT, get_newest_procedure, list_procedures
from desktop.services.stage_facts import concerns_of
from desktop.services.stage_views import view_gate
from desktop.services.task_views import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.domain.procedures import Procedure, Stage
    from desktop.services.consultation_views import ConditionView
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading

STUCK_DAYS = 30
"""A stage with a time limit at which nothing moved for longer is stuck."""

COLUMNS = tuple(macro.value for macro in Macro)
"""The columns of the board, from left to right."""

_FIELDS = (
    "id", "title", "number", "kind", "in_plan", "stage", "procedure", "lead_name", "org",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCard:
    """One consultation in hand, as far as it is known at once.

    Attributes:
        kind: Key of records.consultations.KINDS.
        stage: Key of its stage; `stage_title`, `place` and `places` are of its own procedure.
        counted_with: The one of the fourteen stages with which it is counted.
        macro: Its column, one of COLUMNS.
        days: Days it has stood there; None where nobody wrote down since when.
        due: The first day that presses, with what it is of: ``stage``, ``task`` or ``meeting``.
        left: Days until then, negative once it is past.
        is_stuck: It has stood longer than STUCK_DAYS at a stage with a time limit.
    """

    id: UUID
    title: str
    number: str
    kind: str
    in_plan: bool
    lead: str
    org: UUID | None
    stage: str
    stage_title: str
    counted_with: str
    macro: str
    place: int
    places: int
    days: int | None = None
    due: date | None = None
    due_of: str = ""
    left: int | None = None
    is_stuck: bool = False

    @property
    def is_overdue(self) -> bool:
        """Whether something is late."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Every consultation in hand, what presses most first.

    Attributes:
        stages: Of each column, the keys of its stages with their short titles: those of the
            general procedure, and of others where something stands.
        archived: How many are archived.
        organizations: Whose they are, by name, where there are several.
    """

    cards: tuple[BoardCard, ...]
    stages: Mapping[str, tuple[tuple[str, str], ...]]
    archived: int = 0
    organizations: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDetail:
    """What is read of a card once it is looked at.

    Attributes:
        gaps: What is lacking before the next stage, lawful conditions first.
        next_title: The next stage, as there is little room; "" at the last one.
        forms: Keys of records.consultations.FORMS.
        concerns: How many concerns it comes from, merged ones among them.
        households: The most that one of them touches; None where nobody counted.
        people: The same.
        awaits: The body whose answer to a submission is waited for; "" for none.
        submitted_on: When that was submitted.
        tasks: How many tasks there are, and of them done.
        unit: Whose task is due first.
        late_task: First deadline of the task that is latest; None where none is late.
        is_reminded: Whether that task is under a supervision that waits for its answer.
    """

    gaps: tuple[ConditionView, ...] = ()
    next_title: str = ""
    initials: Initials = ()
    forms: tuple[str, ...] = ()
    concerns: int = 0
    households: int | None = None
    people: int | None = None
    awaits: str = ""
    submitted_on: date | None = None
    tasks: int = 0
    tasks_done: int = 0
    unit: str = ""
    late_task: date | None = None
    is_reminded: bool = False

    @property
    def is_lacking(self) -> bool:
        """Whether something keeps it from its next stage."""
        return bool(self.gaps)


# Where each stands


def read_board(reading: Reading, today: date) -> Board:
    """Return every consultation in hand as a card, and how many are archived."""
    maker = _Cards(reading, today)
    rows = reading.pick(Consultation, _FIELDS, ended_at=None)
    cards = [maker.card(dict(zip(_FIELDS, row, strict=True))) for row in rows]
    return Board(
        cards=tuple(sorted(cards, key=_rank)),
        stages=_stages(maker.general, cards),
        archived=reading.count(Consultation) - len(rows),
        organizations=_organizations(reading, {card.org for card in cards if card.org}),
    )


class _Cards:
    """Makes cards of some fields of a consultation, with what presses on it."""

    def __init__(self, reading: Reading, today: date) -> None:
        self.general = get_newest_procedure(reading)
        self._procedures = list_procedures(reading)
        self._dates = _Dates(reading, today)
        self._today = today
        self._stage = cache(self._find_stage)  # thousands of cards stand at a few stages

    def card(self, row: Mapping[str, Any]) -> BoardCard:
        """Return the card of a consultation."""
        key = row["stage"]
        stage, place, places = self._stage(row["procedure"], key)
        days = self._dates.days_at(row["id"], key)
        due, due_of = self._dates.first_due(row["id"], key)
        return BoardCard(
            id=row["id"],
            title=row["title"],
            number=row["number"],
            kind=row["kind"],
            in_plan=row["in_plan"],
            lead=row["lead_name"] or "",
            org=row["org"],
            stage=key,
            stage_title=stage.short,
            counted_with=ALONGSIDE.get(key, key),
            macro=stage.macro.value,
            place=place,
            places=places,
            days=days,
            due=due,
            due_of=due_of,
            left=None if due is None else days_left(due, self._today),
            is_stuck=stage.days is not None and days is not None and days > STUCK_DAYS,
        )

    def _find_stage(self, procedure_key: str, key: str) -> tuple[Stage, int, int]:
        """Return a stage, its place from 1 and how many there are.

        Where only a newer version of the app knows the procedure, those of the general one.
        """
        own = self._procedures.get(procedure_key or f"{DEFAULT}@1")
        for procedure, wanted in ((own, key), (self.general, ALONGSIDE.get(key, key))):
            for place, stage in enumerate(procedure.stages if procedure else (), start=1):
                if stage.key == wanted:
                    return stage, place, len(procedure.stages) if procedure else 0
        return self.general.stages[0], 1, len(self.general.stages)


def _rank(card: BoardCard) -> tuple[object, ...]:
    return (card.left if card.left is not None else 10**6, -(card.days or 0), card.title)


def _stages(
    general: Procedure, cards: Iterable[BoardCard]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the stages of each column: the general ones, then those where something stands."""
    found: dict[str, dict[str, str]] = {macro: {} for macro in COLUMNS}
    for stage in general.stages:
        found[stage.macro.value][stage.key] = stage.short
    for card in cards:
        found[card.macro].setdefault(card.stage, card.stage_title)
    return {macro: tuple(stages.items()) for macro, stages in found.items()}


def _organizations(reading: Reading, orgs: set[UUID]) -> dict[UUID, str]:
    if len(orgs) < 2:  # noqa: PLR2004 – one is nothing to choose from
        return {}
    named = reading.pick(Organization, ("id", "name"), id=frozenset(orgs))
    return dict(sorted(named, key=lambda one: str(one[1])))


class _Dates:
    """What presses on consultations, each type read once."""

    def __init__(self, reading: Reading, today: date) -> None:
        self._today = today
        names = ("consultation", "stage", "begun_on", "due")
        self._steps = {
            (owner, stage): (begun, due)
            for owner, stage, begun, due in reading.pick(StageStep, names, ended_on=None)
        }
        self._pressing: dict[UUID, list[tuple[date, str]]] = defaultdict(list)
        self._take(reading.pick(Meeting, ("consultation", "held_on"), state="planned"), "meeting")
        open_states = frozenset(TASK_STATES) - frozenset(ENDED)
        self._take(reading.pick(Task, ("consultation", "due"), state=open_states), "task")

    def _take(self, dated: Sequence[tuple[UUID | None, str | None]], what: str) -> None:
        for owner, text in dated:
            day = read_due(text)
            if owner is not None and day is not None:
                self._pressing[owner].append((day, what))

    def days_at(self, row: UUID, stage: str) -> int | None:
        """Return since how many days a consultation stands at its stage."""
        begun, _ = self._steps.get((row, stage), (None, None))
        return (self._today - _first_day(begun)).days if begun else None

    def first_due(self, row: UUID, stage: str) -> tuple[date | None, str]:
        """Return the first day that presses, and what it is of."""
        _, end = self._steps.get((row, stage), (None, None))
        found = list(self._pressing.get(row, ()))
        if (day := read_due(end)) is not None:
            found.append((day, "stage"))
        return min(found, default=(None, ""))


@lru_cache(maxsize=4096)
def _first_day(text: str) -> date:
    return from_edtf(text).earliest


# What each lacks


def read_details(
    reading: Reading, consultations: Iterable[UUID], today: date
) -> dict[UUID, CardDetail]:
    """Return what is read of cards once they are looked at, for some of them together."""
    batch = BatchReading(reading)
    rows = reading.list(Consultation, id=frozenset(consultations))
    batch.gather(rows)
    return {row.id: _detail(batch, row, today) for row in rows}


def _detail(reading: Reading, row: Consultation, today: date) -> CardDetail:
    try:
        gate = view_gate(reading, row, today)
    except NotFoundError:  # its procedure is of a newer version of the app
        gate = None
    topic = reading.find(Topic, row.topic)
    found = [reading.find(Concern, one) for one in concerns_of(reading, topic)]
    concerns = [one for one in found if one is not None]
    awaits, submitted_on = _awaited(reading, row)
    tasks = reading.list(Task, consultation=row.id)
    first = min((one for one in tasks if _in_hand(one)), key=_due_of, default=None)
    late = first is not None and (due := read_due(first.due)) is not None and due < today
    return CardDetail(
        gaps=gate.gaps if gate else (),
        next_title=gate.title if gate else "",
        initials=initials_of(row.title),
        forms=tuple(row.forms),
        concerns=len(concerns),
        households=max((one.households or 0 for one in concerns), default=0) or None,
        people=max((one.people or 0 for one in concerns), default=0) or None,
        awaits=awaits,
        submitted_on=submitted_on,
        tasks=len(tasks),
        tasks_done=sum(not _in_hand(one) for one in tasks),
        unit=first.unit if first else "",
        late_task=read_due(first.first_due) or read_due(first.due) if first and late else None,
        is_reminded=bool(first and late and _is_reminded(reading, first)),
    )


def _in_hand(task: Task) -> bool:
    return task.state not in ENDED


def _due_of(task: Task) -> tuple[bool, str]:
    return (task.due is None, task.due or "")


def _is_reminded(reading: Reading, task: Task) -> bool:
    return any(one.answered_on is None for one in reading.list(Supervision, task=task.id))


def _awaited(reading: Reading, row: Consultation) -> tuple[str, date | None]:
    """Return who has not answered what was submitted last, and when it was."""
    answered = {one.submission for one in reading.list(Adoption, consultation=row.id)}
    sent = [one for one in reading.list(Submission, consultation=row.id) if one.submitted_on]
    open_ones = [one for one in sent if one.id not in answered]
    if not open_ones or None in answered:  # an answer to all of it
        return "", None
    last = max(open_ones, key=lambda one: one.submitted_on or "")
    return last.addressed_to, read_due(last.submitted_on)
