"""What the supervisory committee looks at: late and unadopted matters, put together as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import ConflictError
from desktop.records import (
    Adoption,
    Consultation,
    Outcome,
    OversightOpinion,
    Submission,
    Task,
)
from desktop.records.outcomes import ADOPTIONS
from desktop.services.acts import act
from desktop.services.confidences import (
    concerns_behind,
    secrets_of,
    title_outside,
    without,
)
from desktop.services.forms import fill
from desktop.services.stages import require_fields
from desktop.services.task_views import OVERDUE, list_tasks_of
from desktop.services.task_words import say_awaited, say_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading, Work
    from desktop.services.task_views import TaskLine


def gather_matters(reading: Reading, today: date, consultation: UUID | None = None) -> str:
    """Return what is late and what was not adopted, a numbered line each; "" where nothing is.

    Facts alone, with the reasons that were entered: who is to answer for it is said by others.

    Args:
        reading: A look at the ledger.
        today: What is late is late on this day.
        consultation: Of which; None: of all that are in hand.
    """
    rows = [reading.get(Consultation, consultation)] if consultation else _in_hand(reading)
    lines = [_late(line) for line in list_tasks_of(reading, today, consultation)]
    for row in rows:
        lines += _unbound(reading, row)
        lines += _unadopted(reading, row)
    return "\n".join(f"{at}. {line}" for at, line in enumerate(filter(None, lines), start=1))


def _in_hand(reading: Reading) -> Sequence[Consultation]:
    return reading.list(Consultation, ended_at=None)


def _late(line: TaskLine) -> str:
    if line.standing != OVERDUE:
        return ""
    parts = [f"落实事项“{line.title}”（{line.unit} {line.responsible}）", say_left(line)]
    if line.first_due is not None:
        parts.append(f"首次期限{line.first_due.isoformat()}")
    if line.extensions:
        parts.append(f"延期{line.extensions}次")
    if line.blocked_by:
        parts.append(f"受阻：{line.blocked_by}")
    reminded = f"督办{line.supervised}次，{say_awaited(line)}" if line.supervised else "还没有督办"
    return f"{'，'.join([*parts, reminded])}。"


def list_unbound(reading: Reading, consultation: UUID) -> tuple[str, ...]:
    """Return the results that bind nobody: no task with unit and day, and not marked as advice."""
    bound = {
        task.outcome
        for task in reading.list(Task, consultation=consultation)
        if task.unit and task.due
    }
    return tuple(
        outcome.title
        for outcome in reading.list(Outcome, consultation=consultation)
        if not outcome.advice_only and outcome.id not in bound and None not in bound
    )


def _unbound(reading: Reading, row: Consultation) -> Iterator[str]:
    secrets = secrets_of(concerns_behind(reading, row))
    for title in list_unbound(reading, row.id):
        yield (f"协商成果“{without(title, secrets)}”没有写明责任单位和期限，也没有标明仅作为意见。")


def _unadopted(reading: Reading, row: Consultation) -> Iterator[str]:
    title = title_outside(reading, row)
    answers = reading.list(Adoption, consultation=row.id)
    for one in answers:
        if one.decision != "adopted":
            told = ADOPTIONS[one.decision]
            reason = one.reason.rstrip("。") or "没有写理由"
            yield f"“{title}”的成果{one.body}答复{told}，理由：{reason}。"
    if answers:
        return
    for handed in reading.list(Submission, consultation=row.id):
        if handed.submitted_on:
            day = show_partial_date(from_edtf(handed.submitted_on))
            yield f"“{title}”的成果{day}报送{handed.addressed_to}，还没有答复。"


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightLine:
    """An opinion of the supervisory committee; `about` is the consultation, "" for all of them."""

    id: UUID
    given_by: str
    given_on: date | None
    opinion: str
    about: str = ""


def list_waiting_opinions(reading: Reading) -> tuple[OversightLine, ...]:
    """Return the opinions on which nothing was done yet, the oldest first."""
    rows = reading.list(OversightOpinion, order_by="given_on")
    return tuple(read_opinion(reading, row.id) for row in rows if not row.answered_on)


def read_opinion(reading: Reading, opinion: UUID) -> OversightLine:
    """Return an opinion; NotFoundError where there is none."""
    row = reading.get(OversightOpinion, opinion)
    about = reading.find(Consultation, row.consultation)
    return OversightLine(
        id=row.id,
        given_by=row.given_by,
        given_on=read_due(row.given_on),
        opinion=row.opinion,
        about=about.title if about else "",
    )


@act("登记监督意见")
def record_oversight(work: Work, /, consultation: UUID | None = None, **values: Any) -> UUID:
    """Enter what the supervisory committee says, on one consultation or on all.

    Raises:
        ValidationError: Who says it, when, or the opinion is missing.
    """
    owner = work.get(Consultation, consultation).id if consultation else None
    opinion = OversightOpinion(consultation=owner)
    fill(opinion, values)
    require_fields(opinion, given_by="监督委员会", given_on="日期", opinion="监督意见")
    work.add(opinion)
    return opinion.id


@act("答复监督意见")
def answer_oversight(work: Work, /, opinion: UUID, *, answer: str, answered_on: str) -> None:
    """Enter what was done on an opinion, once.

    Raises:
        ValidationError: The words or their day are missing.
        ConflictError: It was answered before.
    """
    row = work.get(OversightOpinion, opinion)
    if row.answered_on:
        raise ConflictError("这份监督意见已经答复过。", "要补充的，请另记一份。")
    fill(row, {"answer": answer, "answered_on": answered_on})
    require_fields(row, answer="办理情况", answered_on="办理日期")
