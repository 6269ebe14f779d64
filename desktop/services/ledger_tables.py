"""Ledgers as tables, in the shape in which they are handed in: columns from the declarations.

A column is a declared field by its name, or derived from a row and what belongs to it. Names that
were withheld on wish stay in the room: no table has them, nor the words in which they stand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ValidationError
from desktop.records import (
    Ballot,
    Concern,
    Consultation,
    Kind,
    Meeting,
    Membership,
    Motion,
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
from desktop.services.answers import list_all_answers
from desktop.services.askers import heads_of
from desktop.services.confidences import (
    concerns_behind,
    is_confidential,
    secrets_of,
    told,
    without,
)
from desktop.services.laws import get_rulebook
from desktop.services.ledger_columns import WIDTHS, Column, Derived, cell_of
from desktop.services.notice_columns import NOTICE_COLUMNS, confided_by_notice
from desktop.services.notice_views import list_notices
from desktop.services.premises import read_premises
from desktop.services.task_views import list_tasks
from desktop.services.task_words import STANDINGS, say_awaited, say_left
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from desktop.services.answers import Answer
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


# Concerns


def _last_answers(reading: Reading) -> Mapping[Any, list[Answer]]:
    answered = {row.id for row in reading.list(Concern) if row.state in ("answered", "closed")}
    found = list_all_answers(reading).items()
    return {concern: answers[-1:] for concern, answers in found if concern in answered}


def _answer(row: Concern, answers: Mapping[Any, Any]) -> Cell:
    found = answers.get(row.id)
    return told(row, found[0].words) if found else None


def _asker(row: Concern, _: Any) -> Cell:
    names = [] if is_confidential(row) else [head.name for head in heads_of(row)]
    return "、".join(filter(None, names)) or None


def _words(label: str, name: str, width: int = 18, kind: Kind = Kind.TEXT) -> Derived:
    return Derived(label, lambda row, _: told(row, getattr(row, name)) or None, kind, width)


def _answered_on(row: Concern, answers: Mapping[Any, Any]) -> Cell:
    found = answers.get(row.id)
    return found[0].day if found else None


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
        _confided_of_consultations(reading),
    )


def _confided_of_consultations(reading: Reading) -> Mapping[Any, tuple[str, ...]]:
    rows = reading.list(Consultation)
    return {row.id: secrets_of(concerns_behind(reading, row)) for row in rows}


def _titled(row: Consultation, beside: _BesideConsultations) -> Cell:
    return without(row.title, beside.confided[row.id]) or None


# Tasks


def _confided_of_tasks(reading: Reading) -> Mapping[Any, tuple[str, ...]]:
    confided = _confided_of_consultations(reading)
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
    return _BesideMeetings(entitled, _confided_of_consultations(reading))


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


# Votes


@dataclass(frozen=True, slots=True)
class _BesideVotes:
    meetings: Mapping[Any, Meeting]
    motions: Mapping[Any, Motion]
    confided: Mapping[Any, tuple[str, ...]]


def _beside_votes(reading: Reading) -> _BesideVotes:
    return _BesideVotes(
        {row.id: row for row in reading.list(Meeting)},
        {row.id: row for row in reading.list(Motion)},
        _confided_of_consultations(reading),
    )


def _closed_ballots(reading: Reading, _: date) -> Sequence[Ballot]:
    return [row for row in reading.list(Ballot, order_by="closed_at") if row.closed_at]


def _meeting_of(row: Ballot, beside: _BesideVotes) -> Meeting:
    return beside.meetings[beside.motions[row.motion].meeting]


def _telling(words: Callable[[Ballot, _BesideVotes], str]) -> Callable[[Any, Any], Cell]:
    """Return what tells words of a vote without what was confided by those whose matter it is."""

    def read(row: Ballot, beside: _BesideVotes) -> Cell:
        confided = beside.confided.get(_meeting_of(row, beside).consultation, ())
        return without(words(row, beside), confided) or None

    return read


_sitting = _telling(lambda row, beside: _meeting_of(row, beside).title)
_put = _telling(lambda row, beside: beside.motions[row.motion].title)
_recounted = _telling(lambda row, _: row.recount_reason)


def _held_on(row: Ballot, beside: _BesideVotes) -> Cell:
    held_on = _meeting_of(row, beside).held_on
    return from_edtf(held_on).earliest if held_on else None


def _count(choice: str) -> Callable[[Ballot, Any], Cell]:
    def read(row: Ballot, _: Any) -> Cell:
        figure = json.loads(row.count or "{}").get(choice)
        if isinstance(figure, dict):  # owners vote by heads and by area
            return "、".join(str(part) for part in figure.values())
        return None if figure is None else int(figure)

    return read


def _counted(label: str, choice: str) -> Derived:
    return Derived(label, _count(choice), Kind.INTEGER, 8)


_ALL = (
    LedgerKind(
        id="concerns",
        title="民情诉求台账",
        record=Concern,
        rows=_listed(Concern, "raised_on"),
        relate=_last_answers,
        columns=(
            "raised_on",
            Derived("反映人", _asker),
            "channel",
            "category",
            _words("标题", "title"),
            _words("内容", "content", 36, Kind.PROSE),
            "households",
            "people",
            "answer_by",
            "state",
            Derived("答复日期", _answered_on, Kind.DAY),
            Derived("答复内容", _answer, Kind.PROSE, 36),
        ),
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
        rows=_closed_ballots,
        relate=_beside_votes,
        columns=(
            Derived("会议日期", _held_on, Kind.DAY),
            Derived("会议", _sitting, Kind.PROSE, 28),
            Derived("表决事项", _put, Kind.PROSE, 32),
            "method",
            "eligible_heads",
            "present_heads",
            "issued",
            "returned",
            _counted("赞成", "for"),
            _counted("反对", "against"),
            _counted("弃权", "abstain"),
            _counted("无效", "invalid"),
            "result",
            Derived("重新计票理由", _recounted, Kind.PROSE, 36),
        ),
    ),
)
LEDGERS: Mapping[str, LedgerKind] = {ledger.id: ledger for ledger in _ALL}
"""Every ledger that can be handed in, by its id."""
