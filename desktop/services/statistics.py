"""What a room reports of a year or half-year: counts of its own work, never a ranking.

Nothing here names a person or sets one village beside another (整治形式主义为基层减负, 2023): each
chart counts one thing by kinds that the records declare. How much was consulted always stands
beside what came of it, so that mere numbers of meetings say nothing by themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.deadlines import days_left, read_due
from desktop.domain.rolls import standings
from desktop.records import (
    Adoption,
    Ballot,
    Concern,
    Consultation,
    Evaluation,
    Kind,
    Meeting,
    Motion,
    Opinion,
    Participant,
    Progress,
    Record,
    Response,
    StageStep,
    Task,
    declaration_of,
)
from desktop.services.answers import TO_ANSWER, list_all_answers
from desktop.services.ledger_columns import Column
from desktop.services.ledger_tables import LedgerTable
from desktop.services.meetings import list_roll_events
from desktop.services.premises import read_premises
from desktop.services.task_views import ENDED
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from desktop.services.answers import Answer
    from desktop.services.ports import Reading

CONCERNS, MATTERS, OPINIONS, TASKS, PEOPLE, VOTES = "件", "项", "条", "项", "人", "次"

TITLES: Mapping[str, str] = {
    "channels": "诉求从哪里来",
    "categories": "诉求是哪一类",
    "answers": "多久答复",
    "kinds": "协商类型",
    "plans": "年度计划内外",
    "stages": "协商走到哪一步",
    "votes": "表决结果",
    "classes": "各方到会",
    "stances": "意见态度",
    "responses": "意见采纳情况",
    "adoptions": "成果采纳情况",
    "tasks": "落实情况",
    "satisfaction": "满意程度",
}
"""What each chart is called, in the order of a report."""

LABELS: Mapping[str, str] = {
    "within_7": "7天以内",
    "within_15": "8至15天",
    "within_30": "16至30天",
    "over_30": "30天以上",
    "waiting": "还没答复，没到期",
    "late": "还没答复，已超期",
    "done": "已完成",
    "done_late": "完成，超过首次期限",
    "running": "在办，没到期",
    "overdue": "在办，已超期",
    "cancelled": "取消",
    "no_class": "没有写明类别",
    "archived": "已归档",
    "in_plan": "计划内",
    "outside_plan": "计划外",
}
"""Kinds that no declaration has."""

_ANSWER_STEPS = ((7, "within_7"), (15, "within_15"), (30, "within_30"))


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; `kind` names it for the interface."""

    kind: str
    begins_on: date
    ends_on: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; all records hold what has no day, too."""
        if day is None:
            return self.kind == "all"
        return self.begins_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind and how often it came; `of` is what it is a part of, None: the chart's total."""

    label: str
    count: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """One thing counted by kinds, in the order in which the kinds are declared."""

    id: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """How many were counted."""
        return sum(bar.count for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that stands above the charts; `of` is what it is measured against, if anything."""

    id: str
    count: int
    unit: str
    of: int | None = None


HEADLINES: Mapping[str, str] = {
    "concerns": "受理诉求",
    "answered": "已答复",
    "consultations": "开展协商",
    "meetings": "开会",
    "adopted": "成果被采纳",
    "done": "落实完成",
}
"""What the figures above the charts are called."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """A report of one period: figures and charts, those without anything to count left out."""

    period: Period
    headlines: tuple[Headline, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsReport:
    """What the report on paper and the workbook say besides the figures themselves."""

    organization: str
    made_on: date
    sample: bool
    statistics: Statistics


def report_statistics(reading: Reading, period: Period, today: date) -> StatisticsReport:
    """Return the statistics of a period with whose they are, as paper and workbook need them."""
    premises = read_premises(reading)
    return StatisticsReport(
        organization=premises.organization,
        made_on=today,
        sample=premises.is_sample,
        statistics=read_statistics(reading, period, today),
    )


def tables_of(report: StatisticsReport) -> tuple[LedgerTable, ...]:
    """Return each chart as a table: what was counted, how often, and which part of all it is."""
    return tuple(
        LedgerTable(
            title=TITLES[chart.id],
            organization=report.organization,
            made_on=report.made_on,
            columns=(
                Column("分类", Kind.TEXT, 28),
                Column(f"数量（{chart.unit}）", Kind.INTEGER, 12),
                Column(f"共计（{chart.unit}）", Kind.INTEGER, 12),
                Column("占比", Kind.TEXT, 10),
            ),
            rows=tuple(
                (bar.label, bar.count, whole_of(chart, bar), share_text(chart, bar))
                for bar in chart.bars
            ),
        )
        for chart in report.statistics.charts
    )


def whole_of(chart: Chart, bar: Bar) -> int:
    """Return what a bar is a part of."""
    return chart.total if bar.of is None else bar.of


def share_text(chart: Chart, bar: Bar) -> str:
    """Return which part of the whole a bar is, in whole per cent; "" of nothing."""
    whole = whole_of(chart, bar)
    return f"{(200 * bar.count + whole) // (2 * whole)}%" if whole else ""


def period_text(period: Period) -> str:
    """Return the days of a period in words; "" for one without bounds."""
    if period.kind == "all":
        return "全部记录"
    first, last = (
        f"{day.year}年{day.month}月{day.day}日" for day in (period.begins_on, period.ends_on)
    )
    return f"{first}至{last}"


def list_periods(today: date) -> tuple[Period, ...]:
    """Return the periods that reports are asked for, the present year first."""
    year = today.year

    def months(kind: str, of: int, first: int, last: int) -> Period:
        ends_on = (
            date(of, 12, 31)
            if last == _DECEMBER
            else date.fromordinal(date(of, last + 1, 1).toordinal() - 1)
        )
        return Period(kind, date(of, first, 1), ends_on)

    return (
        months("year", year, 1, 12),
        months("first_half", year, 1, 6),
        months("second_half", year, 7, 12),
        months("last_year", year - 1, 1, 12),
        Period("all", date(1949, 1, 1), date(9999, 12, 31)),
    )


_DECEMBER = 12


def read_statistics(reading: Reading, period: Period, today: date) -> Statistics:
    """Return the figures and charts of a period as they stand on a day.

    Concerns count by the day they were raised, consultations by the day their first stage began,
    meetings by their day, tasks by their first deadline, evaluations and answers by theirs.
    May take seconds for a ledger of many years; call it off the UI thread.
    """
    concerns = [row for row in reading.list(Concern) if period.holds(read_due(row.raised_on))]
    consultations = _consultations(reading, period)
    meetings = [row for row in reading.list(Meeting) if period.holds(read_due(row.held_on))]
    held = [row for row in meetings if row.state == "ended" and not is_visit(row)]
    tasks = [row for row in reading.list(Task) if period.holds(read_due(row.first_due or row.due))]
    adoptions = [row for row in reading.list(Adoption) if period.holds(read_due(row.decided_on))]
    charts = (
        _by_choice("channels", CONCERNS, Concern, "channel", concerns),
        _by_choice("categories", CONCERNS, Concern, "category", concerns),
        _answers(reading, concerns, today),
        _by_choice("kinds", MATTERS, Consultation, "kind", consultations),
        _plans(consultations),
        _stages(consultations),
        _votes(reading, held),
        _classes(reading, held),
        *_opinions(reading, held),
        _by_choice("adoptions", MATTERS, Adoption, "decision", adoptions),
        _tasks(reading, tasks, today),
        _satisfaction(reading, period),
    )
    return Statistics(
        period=period,
        headlines=(
            Headline("concerns", len(concerns), CONCERNS),
            Headline("answered", _answered(concerns), CONCERNS, len(concerns)),
            Headline("consultations", len(consultations), MATTERS),
            Headline("meetings", len(held), VOTES),
            Headline(
                "adopted",
                sum(row.decision != "not_adopted" for row in adoptions),
                MATTERS,
                len(adoptions),
            ),
            Headline("done", sum(row.state == "done" for row in tasks), TASKS, len(tasks)),
        ),
        charts=tuple(chart for chart in charts if chart.total or _has_parts(chart)),
    )


def _has_parts(chart: Chart) -> bool:
    return any(bar.of for bar in chart.bars)


def _by_choice(
    chart: str, unit: str, kind: type[Record], field: str, rows: Iterable[Record]
) -> Chart:
    counted = Counter(getattr(row, field) for row in rows)
    choices = declaration_of(kind).field(field).choices
    return Chart(
        chart, unit, tuple(Bar(label, counted[key]) for key, label in choices.items() if label)
    )


def _consultations(reading: Reading, period: Period) -> list[Consultation]:
    begun: dict[UUID, date] = {}
    for step in reading.list(StageStep):
        day = read_due(step.begun_on)
        if day is not None:
            begun[step.consultation] = min(day, begun.get(step.consultation, day))
    return [row for row in reading.list(Consultation) if period.holds(begun.get(row.id))]


def _plans(rows: Sequence[Consultation]) -> Chart:
    inside = sum(row.in_plan for row in rows)
    bars = (Bar(LABELS["in_plan"], inside), Bar(LABELS["outside_plan"], len(rows) - inside))
    return Chart("plans", MATTERS, bars)


def _stages(rows: Sequence[Consultation]) -> Chart:
    stages = declaration_of(Consultation).field("stage").choices
    counted = Counter(row.stage for row in rows if row.ended_at is None)
    archived = sum(row.ended_at is not None for row in rows)
    bars = [Bar(label, counted[key]) for key, label in stages.items() if counted[key]]
    return Chart(
        "stages", MATTERS, (*bars, *([Bar(LABELS["archived"], archived)] * bool(archived)))
    )


# Answers


def _answered(concerns: Iterable[Concern]) -> int:
    return sum(row.state not in TO_ANSWER for row in concerns)


def _answers(reading: Reading, concerns: Iterable[Concern], today: date) -> Chart:
    answers = list_all_answers(reading)
    counted = Counter(_answer_time(row, answers.get(row.id, ()), today) for row in concerns)
    keys = ("within_7", "within_15", "within_30", "over_30", "waiting", "late")
    return Chart("answers", CONCERNS, tuple(Bar(LABELS[key], counted[key]) for key in keys))


def _answer_time(row: Concern, answers: Sequence[Answer], today: date) -> str:
    """Return how long an asker waited: until the result was told, or else until the first word."""
    if row.state in TO_ANSWER:
        due = read_due(row.answer_by)
        return "late" if due is not None and due < today else "waiting"
    results = [one for one in answers if one.is_result]
    told = [one.day for one in results or answers if one.day is not None]
    raised = read_due(row.raised_on)
    if not told or raised is None:
        return "over_30"
    days = days_left(min(told), raised)
    return next((key for most, key in _ANSWER_STEPS if days <= most), "over_30")


# Meetings


def _votes(reading: Reading, meetings: Iterable[Meeting]) -> Chart:
    ballots = [
        ballot
        for meeting in meetings
        for motion in reading.list(Motion, meeting=meeting.id)
        for ballot in reading.list(Ballot, motion=motion.id)
        if ballot.closed_at is not None
    ]
    replaced = {ballot.replaces for ballot in ballots}
    counted = [ballot for ballot in ballots if ballot.id not in replaced]
    chart = _by_choice("votes", VOTES, Ballot, "result", counted)
    return Chart(chart.id, chart.unit, tuple(bar for bar in chart.bars if bar.count))


def _classes(reading: Reading, meetings: Iterable[Meeting]) -> Chart:
    """Return how many of each class came, of how many who were asked, over all meetings."""
    asked: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for meeting in meetings:
        events = list_roll_events(reading, meeting.id)
        there = {who for who, one in standings(events).items() if one.arrived_at is not None}
        for row in reading.list(Participant, meeting=meeting.id):
            label = row.stakeholder_class or LABELS["no_class"]
            asked[label] += 1
            came[label] += row.id in there
    return Chart(
        "classes", PEOPLE, tuple(Bar(label, came[label], asked[label]) for label in sorted(asked))
    )


def _opinions(reading: Reading, meetings: Iterable[Meeting]) -> tuple[Chart, Chart]:
    opinions = [row for meeting in meetings for row in reading.list(Opinion, meeting=meeting.id)]
    answers = [one for row in opinions for one in reading.list(Response, opinion=row.id)]
    return (
        _by_choice("stances", OPINIONS, Opinion, "stance", opinions),
        _by_choice("responses", OPINIONS, Response, "disposition", answers),
    )


# What came of it


def _tasks(reading: Reading, rows: Iterable[Task], today: date) -> Chart:
    counted = Counter(_standing(reading, row, today) for row in rows)
    keys = ("done", "done_late", "running", "overdue", "cancelled")
    return Chart("tasks", TASKS, tuple(Bar(LABELS[key], counted[key]) for key in keys))


def _standing(reading: Reading, row: Task, today: date) -> str:
    due, first = read_due(row.due), read_due(row.first_due)
    if row.state == "cancelled":
        return "cancelled"
    if row.state in ENDED:
        done = [read_due(one.on_day) for one in reading.list(Progress, task=row.id, state="done")]
        ended = next(filter(None, reversed(done)), due)  # nobody wrote the day: the last deadline
        return "done_late" if ended and first and ended > first else "done"
    return "overdue" if due is not None and due < today else "running"


def _satisfaction(reading: Reading, period: Period) -> Chart:
    rows = [row for row in reading.list(Evaluation) if period.holds(read_due(row.evaluated_on))]
    fields = ("satisfied", "fairly_satisfied", "dissatisfied")
    declaration = declaration_of(Evaluation)
    return Chart(
        "satisfaction",
        PEOPLE,
        tuple(
            Bar(declaration.field(name).label, sum(getattr(row, name) or 0 for row in rows))
            for name in fields
        ),
    )
