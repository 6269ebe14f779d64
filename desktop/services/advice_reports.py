"""社情民意: what is said of rules goes to whoever may change them, and the reply comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import days_left, read_due
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import ConflictError, ValidationError
from desktop.records import Adoption, Concern, Submission
from desktop.records.outcomes import ADOPTIONS
from desktop.services.acts import act
from desktop.services.answers import TO_ANSWER, owe
from desktop.services.confidences import secrets_of, without
from desktop.services.forms import fill
from desktop.services.screenings import own_concerns_of, policy_gaps
from desktop.services.stages import require_fields
from desktop.services.terms import get_terms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceReport:
    """One report that was handed in.

    Attributes:
        received_on: When it was signed for, None where nobody wrote that down.
        due: Until when a reply is waited for; by custom, not by law.
        left: Days until then while it waits; negative days are late.
        decision: What was replied (outcomes.ADOPTIONS), "" while nothing was.
    """

    id: UUID
    concern: UUID
    title: str
    addressed_to: str
    submitted_on: date | None
    received_by: str
    received_on: date | None
    due: date | None
    left: int | None
    decision: str = ""
    reason: str = ""
    decided_on: date | None = None


@act("报送社情民意")
def report_advice(work: Work, /, concern: UUID, **values: Any) -> UUID:
    """Enter that a report on a concern was handed in; `values` are fields of Submission.

    Raises:
        ValidationError: To whom or when is missing, or the rule it is about is not known yet.
    """
    row = work.get(Concern, concern)
    missing = "、".join(field.label for field in policy_gaps(row))
    if missing:
        raise ValidationError(
            f"这件诉求还缺：{missing}。", "请先点“修改”补上，再报送。", field="concern"
        )
    submission = Submission(concern=row.id)
    fill(submission, values)
    require_fields(submission, addressed_to="报送单位", submitted_on="报送日期")
    work.add(submission)
    return submission.id


@act("登记签收")
def note_receipt(
    work: Work, /, submission: UUID, *, received_by: str, received_on: str | None
) -> None:
    """Enter who signed for a report, and when.

    Raises:
        ValidationError: Either is missing, or it was signed for before it was sent.
    """
    row = work.get(Submission, submission)
    fill(row, {"received_by": received_by, "received_on": received_on})
    require_fields(row, received_by="签收人", received_on="签收日期")
    sent, signed = row.submitted_on, row.received_on
    if sent and signed and from_edtf(signed).latest < from_edtf(sent).earliest:
        raise ValidationError("签收早于报送。", "请核对日期。", field="received_on")


@act("登记上级答复")
def record_reply(work: Work, /, submission: UUID, **values: Any) -> UUID:
    """Enter what was replied; everybody who raised the matter is then to be told it.

    Raises:
        ValidationError: Who replied, when, or the reason is missing.
        ConflictError: The reply was entered before.
    """
    row = work.get(Submission, submission)
    if work.count(Adoption, submission=row.id):
        raise ConflictError("这份报告已经有答复。", "要补充的，请先撤销上一次再登记。")
    adoption = Adoption(submission=row.id, consultation=row.consultation)
    fill(adoption, {"body": row.addressed_to} | values)
    require_fields(adoption, body="答复单位", decided_on="答复日期", reason="理由")
    work.add(adoption)
    if row.concern is not None:
        _owe_reply(work, work.get(Concern, row.concern), adoption)
    return adoption.id


def _owe_reply(work: Work, concern: Concern, reply: Adoption) -> None:
    rows = own_concerns_of(work, [concern.id])
    day = show_partial_date(from_edtf(reply.decided_on)) if reply.decided_on else ""
    words = (
        f"您反映的“{concern.title}”，{reply.body}{day}答复：{ADOPTIONS[reply.decision]}。"
        f"{reply.reason}"
    )
    secrets = secrets_of(rows)
    for row in rows:
        if row.state in TO_ANSWER:
            owe(work, row, without(words, secrets))


def list_reports(reading: Reading, concern: UUID, today: date) -> tuple[AdviceReport, ...]:
    """Return the reports on a concern, the newest first."""
    rows = reading.list(Submission, concern=concern, order_by="-id")
    replies = {row.id: reading.list(Adoption, submission=row.id) for row in rows}
    return tuple(_report(row, replies[row.id], today) for row in rows)


def list_waiting_reports(reading: Reading, today: date) -> tuple[AdviceReport, ...]:
    """Return the reports on concerns that nobody replied to, the longest waiting first."""
    answered = {row for (row,) in reading.pick(Adoption, ["submission"])}
    rows = reading.list(Submission, order_by="submitted_on")
    waiting = (row for row in rows if row.concern is not None and row.id not in answered)
    return tuple(_report(row, (), today) for row in waiting)


def _report(row: Submission, replies: Iterable[Adoption], today: date) -> AdviceReport:
    reply = next(iter(replies), None)
    sent = read_due(row.submitted_on)
    due = sent + timedelta(days=get_terms().advice_reply_days) if sent else None
    waits = reply is None and due is not None
    return AdviceReport(
        id=row.id,
        concern=row.concern or row.id,
        title=getattr(row, "concern_name", ""),
        addressed_to=row.addressed_to,
        submitted_on=sent,
        received_by=row.received_by,
        received_on=read_due(row.received_on),
        due=due,
        left=days_left(due, today) if waits and due is not None else None,
        decision=reply.decision if reply else "",
        reason=reply.reason if reply else "",
        decided_on=read_due(reply.decided_on) if reply else None,
    )
