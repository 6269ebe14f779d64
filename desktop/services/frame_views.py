"""What stands around every page: whose ledger it is, and how much waits in each part of it.

Asked for after every act, so each query is bounded by what is still open, never by all there was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.deadlines import day_of, read_due
from desktop.records import Concern, Objection, Task
from desktop.records.outcomes import TASK_STATES
from desktop.services.answers import TO_ANSWER
from desktop.services.premises import read_premises
from desktop.services.task_views import ENDED

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.services.ports import Reading

MOST = 100
"""Nobody counts further: 99+ is said instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """What the window says of the ledger.

    Attributes:
        room: Name of the room.
        is_sample: Whether papers say 示例.
        unanswered: Concerns whose askers still wait, at most MOST.
        overdue: Tasks whose deadline is over, at most MOST.
        disputed: Objections to what was published that wait for an answer, at most MOST.
        has_below: Whether it is the ledger of a township or county, with villages below.
    """

    room: str
    is_sample: bool
    unanswered: int
    overdue: int
    disputed: int = 0
    has_below: bool = False


def read_frame(reading: Reading, now: datetime) -> FrameView:
    """Return what the window says at `now` (aware)."""
    premises, scope = read_premises(reading), reading.scope()
    return FrameView(
        room=premises.room,
        is_sample=premises.is_sample,
        unanswered=min(sum(reading.count(Concern, state=one) for one in TO_ANSWER), MOST),
        overdue=_count_overdue(reading, day_of(now)),
        disputed=min(reading.count(Objection, answered_on=None), MOST),
        has_below=scope is not None and scope.role != "room",
    )


def _count_overdue(reading: Reading, today: date) -> int:
    """Return how many open tasks are late; the earliest deadlines come first."""
    late = 0
    for state in TASK_STATES:
        if state in ENDED:
            continue
        for task in reading.list(Task, state=state, order_by="due", limit=MOST * 10):
            due = read_due(task.due)
            late += due is not None and due < today
    return min(late, MOST)


def find_last_saved(reading: Reading) -> datetime | None:
    """Return when this account last saved anything here, aware; None where it never did.

    Reads the whole last act, which may be an import: for the opening of the window only.
    """
    account = reading.setting("account")
    last = reading.last_act(UUID(account) if account else None)
    return last[0].at if last else None
