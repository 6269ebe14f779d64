"""A year's plan as it leaves the house: cleaned of what was confided, and as tables to hand in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.records import Consultation, Kind
from desktop.records.consultations import KINDS
from desktop.services.confidences import secrets_behind, without
from desktop.services.ledger_columns import Column
from desktop.services.ledger_tables import LedgerTable
from desktop.services.plan_views import begun_days, progress_text, view_plan
from desktop.services.premises import read_premises

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.services.plan_views import PlanView
    from desktop.services.ports import Reading

_TITLE, _KIND = Column("题目", Kind.TEXT, 32), Column("类型", Kind.TEXT, 12)
_MONTH, _LEAD = Column("月份", Kind.INTEGER, 8), Column("牵头", Kind.TEXT, 16)
_REASON, _PROGRESS = Column("理由", Kind.PROSE, 36), Column("进展", Kind.TEXT, 24)
_PROBLEM = (
    Column("协商题目", Kind.TEXT, 32),
    Column("针对的问题", Kind.PROSE, 48),
    Column("计划", Kind.TEXT, 10),
    Column("办理", Kind.TEXT, 10),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """What one consultation was about to mend, "" where nobody wrote it down."""

    title: str
    problem: str
    plan: str
    state: str


def clean(reading: Reading, consultation: UUID, words: str) -> str:
    """Return words of a consultation without the names that were withheld."""
    return without(words, secrets_behind(reading, consultation))


def list_problems(reading: Reading, view: PlanView) -> tuple[ProblemLine, ...]:
    """Return the problems of a plan's year, in and outside it, the first begun first."""
    planned, begun = {one.id for one in view.items}, begun_days(reading)
    return tuple(
        ProblemLine(
            title=clean(reading, row.id, row.title),
            problem=clean(reading, row.id, row.problem),
            plan="计划内" if row.in_plan else "计划外",
            state="已归档" if row.ended_at else "办理中",
        )
        for row in reading.list(Consultation)
        if row.plan_item in planned or (row.id in begun and begun[row.id].year == view.year)
    )


def export_plan(reading: Reading, plan: UUID, now: datetime) -> tuple[LedgerTable, ...]:
    """Return a plan as tables to hand in: its items, what was held outside it, the problems.

    Raises:
        NotFoundError: There is no such plan.
    """
    view = view_plan(reading, plan, day_of(now))
    made = partial(
        LedgerTable, organization=read_premises(reading).organization, made_on=day_of(now)
    )
    items = tuple(
        (
            one.title,
            KINDS[one.kind],
            one.month,
            one.lead or None,
            one.reason or None,
            progress_text(one),
        )
        for one in view.items
    )
    outside = tuple(
        (
            clean(reading, one.id, one.title),
            KINDS[one.kind],
            one.month,
            clean(reading, one.id, one.reason) or None,
            progress_text(one),
        )
        for one in view.outside
    )
    problems = tuple(
        (one.title, one.problem or None, one.plan, one.state)
        for one in list_problems(reading, view)
    )
    planned = (_TITLE, _KIND, _MONTH, _LEAD, _REASON, _PROGRESS)
    return (
        made(title=f"{view.year}年度协商计划表", columns=planned, rows=items),
        made(
            title="计划外协商",
            columns=tuple(column for column in planned if column is not _LEAD),
            rows=outside,
        ),
        made(title="问题清单", columns=_PROBLEM, rows=problems),
    )
