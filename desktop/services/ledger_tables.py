"""Ledgers as tables, in the shape in which they are handed in: columns from the declarations.

A column is a declared field by its name, or derived from a row and what belongs to it. Names that
were withheld on wish stay in the room: no table has them, nor the words in which they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of
from desktop.errors import ValidationError
from desktop.records import (
    Ballot,
    Concern,
    Consultation,
    Kind,
    Meeting,
    Membership,
    Notice,
    Outcome,
    Participant,
    Person,
    Record,
    Task,
    Topic,
    declaration_of,
)
from desktop.records.people import MEMBERSHIPS
from desktop.services.concern_columns import CONCERN_COLUMNS, last_answers
from desktop.services.confidences import (
    concerns_behind,
    confided_of_consultations,
    secrets_of,
    without,
)
from desktop.services.laws import get_rulebook
from desktop.services.ledger_columns import WIDTHS, Column, Derived, cell_of
from desktop.services.notice_columns import NOTICE_COLUMNS, confided_by_notice
from desktop.services.notice_views import list_notices
from desktop.services.premises import read_premises
from desktop.services.task_views import list_tasks
from desktop.services.task_words import STANDINGS, say_awaited, say_left
from desktop.services.vote_columns import VOTE_COLUMNS, beside_votes, closed_ballots
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from desktop.services.ledger_columns import Cell
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """A ledger as a table; every row has one cell a column."""

    title: str
    organization: str
    made_on: date
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerKind:
    """One ledger that can be handed in.

    Attributes:
        rows: Finds its rows, in their order.
        columns: Field names of `record`, or derived columns.
        relate: Finds at once what derived columns need, so that no row asks for itself.
    """

    id: str
    title: str
    record: type[Record]
    rows: Callable[[Reading, date], Iterable[Any]]
    columns: tuple[str | Derived, ...]
    relate: Callable[[Reading], Any] = lambda _: None


def export_ledger(
    reading: Reading, kind: str, now: datetime, only: Sequence[UUID] | None = None
) -> LedgerTable:
    """Return one of LEDGERS as a table, as it is at `now` (aware).

    Args:
        reading: A look at the ledger.
        kind: Its id.
        now: The table bears its day.
        only: The rows to hand in, in their order, as somebody sees them; None for all.

    Raises:
        ValidationError: There is no such ledger.
    """
    ledger = LEDGERS.get(kind)
    if ledger is None:
        raise ValidationError(
            f"没有“{kind}”这种台账。", f"可导出：{'、'.join(LEDGERS)}。", field="kind"
        )
    today = day_of(now)
    rows = ledger.rows(reading, today)
    if only is not None:
        by_id = {row.id: row for row in rows}
        rows = [by_id[one] for one in only if one in by_id]
    beside = ledger.relate(reading)
    readers = [_reader(ledger.record, column) for column in ledger.columns]
    return LedgerTable(
        title=ledger.title,
        organization=read_premises(reading).organization,
        made_on=today,
        columns=tuple(_column(ledger.record, column) for column in ledger.columns),
        rows=tuple(tuple(read(row, beside) for read in readers) for row in rows),
    )


def _column(record: type[Record], column: str | Derived) -> Column:
    if isinstance(column, Derived):
        return Column(column.label, column.kind, column.width)
    field = declaration_of(record).field(column)
    label = f"{field.label}（{field.unit}）" if field.unit else field.label
    return Column(label, field.kind, WIDTHS.get(field.kind, 12))


def _reader(record: type[Record], column: str | Derived) -> Callable[[Any, Any], Cell]:
    if isinstance(column, Derived):
        return column.value
    field = declaration_of(record).field(column)
    return lambda row, _: cell_of(field, getattr(row, field.name))


def _listed(
    record: type[Record], order_by: str = "id"
) -> Callable[[Reading, date], Sequence[Record]]:
    return lambda reading, _: reading.list(record, order_by=order_by)


# Topics


def _confided(reading: Reading) -> Mapping[Any, tuple[str, ...]]:
    """Return what the askers of each topic confided."""
    topics = reading.list(Topic)
    return {row.id: secrets_of(concerns_behind(reading, row)) for row in topics}


def _of_topic(name: str) -> Derived:
    field = declaration_of(Topic).field(name)

    def read(row: Topic, confided: Mapping[Any, tuple[str, ...]]) -> Cell:
        cell = cell_of(field, getattr(row, name))
        return without(cell, confided[row.id]) if isinstance(cell, str) else cell

    return Derived(field.label, read, field.kind, WIDTHS.get(field.kind, 12))


# Consultations


@dataclass(frozen=True, slots=True)
class _BesideConsultations:
    meetings: Mapping[Any, int]
    consensus: Mapping[Any, str]
    confided: Mapping[Any, tuple[str, ...]]


def _beside_consultations(reading: Reading) -> _BesideConsultations:
    meetings: dict[Any, int] = defaultdict(int)
    for meeting in reading.list(Meeting):
        meetings[meeting.consultation] += not is_visit(meeting)
    field = declaration_of(Outcome).field("consensus")
    outcomes = reading.list(Outcome)
    return _BesideConsultations(
        meetings,
        {one.consultation: field.choices.get(one.consensus, "") for one in outcomes},
        confided_of_consultations(reading),
    )


def _titled(row: Consultation, beside: _BesideConsultations) -> Cell:
    return without(row.title, beside.confided[row.id]) or None


# Tasks


def _confided_of_tasks(reading: Reading) -> Mapping[Any, tuple[str, ...]]:
    confided = confided_of_consultations(reading)
    return {row.id: confided.get(row.consultation, ()) for row in reading.list(Task)}


def _of_task(name: str) -> Callable[[Any, Mapping[Any, tuple[str, ...]]], Cell]:
    return lambda line, confided: without(getattr(line, name), confided[line.id]) or None


# Meetings


@dataclass(frozen=True, slots=True)
class _BesideMeetings:
    entitled: Mapping[Any, int]
    confided: Mapping[Any, tuple[str, ...]]


def _beside_meetings(reading: Reading) -> _BesideMeetings:
    entitled = Counter(row.meeting for row in reading.list(Participant, capacity="entitled"))
    return _BesideMeetings(entitled, confided_of_consultations(reading))


def _of_meeting(name: str) -> Derived:
    field = declaration_of(Meeting).field(name)

    def read(row: Meeting, beside: _BesideMeetings) -> Cell:
        confided = beside.confided.get(row.consultation, ())
        return without(getattr(row, name), confided) or None

    return Derived(field.label, read, field.kind, WIDTHS.get(field.kind, 12))


def _body(row: Meeting, _: Any) -> Cell:
    body = get_rulebook().bodies.get(row.body)
    return body.name_zh if body else None


# People


def _offices(reading: Reading) -> Mapping[Any, list[str]]:
    found: dict[Any, list[str]] = defaultdict(list)
    for row in reading.list(Membership):
        found[row.person].append(row.office or MEMBERSHIPS[row.kind])
    return found


_ALL = (
    LedgerKind(
        id="concerns",
        title="民情诉求台账",
        record=Concern,
        rows=_listed(Concern, "raised_on"),
        relate=last_answers,
        columns=CONCERN_COLUMNS,
    ),
    LedgerKind(
        id="topics",
        title="议题台账",
        record=Topic,
        rows=_listed(Topic),
        relate=_confided,
        columns=(
            _of_topic("title"),
            _of_topic("concerns_names"),
            _of_topic("origin"),
            _of_topic("reach"),
            "depth",
            "lawful",
            _of_topic("feasibility"),
            "decision",
            _of_topic("reason"),
            "decided_on",
            "decided_by",
        ),
    ),
    LedgerKind(
        id="consultations",
        title="协商台账",
        record=Consultation,
        rows=_listed(Consultation),
        relate=_beside_consultations,
        columns=(
            "number",
            Derived(declaration_of(Consultation).field("title").label, _titled, width=18),
            "kind",
            "forms",
            "in_plan",
            "timing",
            "stage",
            "lead_name",
            Derived(
                "会议（次）", lambda row, beside: beside.meetings.get(row.id, 0), Kind.INTEGER, 8
            ),
            Derived("共识情况", lambda row, beside: beside.consensus.get(row.id)),
            "ended_at",
        ),
    ),
    LedgerKind(
        id="meetings",
        title="会议台账",
        record=Meeting,
        rows=_listed(Meeting, "held_on"),
        relate=_beside_meetings,
        columns=(
            "held_on",
            _of_meeting("title"),
            _of_meeting("place"),
            Derived("表决组织", _body, width=18),
            Derived(
                "应到（人）", lambda row, beside: beside.entitled.get(row.id, 0), Kind.INTEGER, 8
            ),
            "chair_name",
            "recorder_name",
            _of_meeting("consultation_name"),
            "state",
        ),
    ),
    LedgerKind(
        id="notices",
        title="公示台账",
        record=Notice,
        rows=list_notices,
        relate=confided_by_notice,
        columns=NOTICE_COLUMNS,
    ),
    LedgerKind(
        id="tasks",
        title="落实事项台账",
        record=Task,
        rows=list_tasks,
        relate=_confided_of_tasks,
        columns=(
            Derived("落实事项", _of_task("title"), Kind.PROSE, 32),
            Derived("出自", _of_task("origin"), width=20),
            Derived("承办单位", lambda line, _: line.unit, width=18),
            Derived("责任人", lambda line, _: line.responsible),
            Derived("首次期限", lambda line, _: line.first_due, Kind.DAY),
            Derived("现期限", lambda line, _: line.due, Kind.DAY),
            Derived("延期（次）", lambda line, _: line.extensions, Kind.INTEGER, 8),
            Derived("状态", lambda line, _: STANDINGS[line.standing], width=8),
            Derived("还剩或超期", lambda line, _: say_left(line) or None, width=10),
            Derived("完成比例（%）", lambda line, _: line.percent, Kind.INTEGER, 8),
            Derived("受阻原因", _of_task("blocked_by"), width=20),
            Derived("督办（次）", lambda line, _: line.supervised, Kind.INTEGER, 8),
            Derived("督办答复", lambda line, _: say_awaited(line) or None, width=14),
            Derived("最近进展日期", lambda line, _: line.last_day, Kind.DAY),
            Derived("最近进展", _of_task("last_words"), Kind.PROSE, 36),
        ),
    ),
    LedgerKind(
        id="people",
        title="人员名册",
        record=Person,
        rows=_listed(Person),
        relate=_offices,
        columns=(
            "name",
            "sex",
            "group",
            "household_name",
            "householder",
            "phone",
            Derived(
                "身份", lambda row, offices: "、".join(offices.get(row.id, ())) or None, width=20
            ),
            "remark",
        ),
    ),
    LedgerKind(
        id="votes",
        title="表决台账",
        record=Ballot,
        rows=closed_ballots,
        relate=beside_votes,
        columns=VOTE_COLUMNS,
    ),
)
LEDGERS: Mapping[str, LedgerKind] = {ledger.id: ledger for ledger in _ALL}
"""Every ledger that can be handed in, by its id."""
