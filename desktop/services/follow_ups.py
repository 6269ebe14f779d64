"""What goes before and after the meeting: investigated, submitted, answered, evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import read_due
from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Adoption,
    Concern,
    Consultation,
    Evaluation,
    Feedback,
    Investigation,
    Submission,
    Supervision,
    Task,
)
from desktop.services.acts import act
from desktop.services.answers import TO_ANSWER
from desktop.services.askers import Head, heads_of, untold_heads
from desktop.services.forms import fill
from desktop.services.numbering import next_number
from desktop.services.stages import require_fields, require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Work


@act("登记专题调研")
def record_investigation(work: Work, /, consultation: UUID, **values: Any) -> UUID:
    """Write down what was found out before people meet.

    Raises:
        ValidationError: Title, day or findings are missing, or the end lies before the beginning.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    found = Investigation(consultation=consultation, topic=row.topic)
    fill(found, {"title": row.title} | values)
    require_fields(found, title="调研题目", begun_on="开始日期", findings="调研结论")
    begun, ended = read_due(found.begun_on), read_due(found.ended_on)
    if begun is not None and ended is not None and ended < begun:
        raise ValidationError("调研结束早于开始。", "请核对日期。", field="ended_on")
    work.add(found)
    return found.id


@act("报送成果")
def submit_outcome(work: Work, /, consultation: UUID, **values: Any) -> UUID:
    """Enter that the result was handed to the body that is to answer it.

    Raises:
        ValidationError: To whom or when is missing.
    """
    require_in_hand(work.get(Consultation, consultation))
    submission = Submission(consultation=consultation)
    fill(submission, values)
    require_fields(submission, addressed_to="报送单位", submitted_on="报送日期")
    work.add(submission)
    return submission.id


@act("登记采纳情况")
def record_adoption(work: Work, /, consultation: UUID, **values: Any) -> UUID:
    """Enter what the body answered, always with its reason.

    Raises:
        ValidationError: Who answered, when, or the reason is missing.
    """
    require_in_hand(work.get(Consultation, consultation))
    adoption = Adoption(consultation=consultation)
    fill(adoption, values)
    require_fields(adoption, body="答复单位", decided_on="答复日期", reason="理由")
    work.add(adoption)
    return adoption.id


@act("发出督办")
def supervise_task(work: Work, /, task: UUID, **values: Any) -> UUID:
    """Remind formally of a task, with a day until which an answer is due.

    Raises:
        ValidationError: The day, the deadline, what is asked for or by whom is missing.
    """
    supervision = Supervision(task=work.get(Task, task).id)
    fill(supervision, values)
    require_fields(
        supervision, issued_on="督办日期", issued_by="督办人", content="督办内容", due="答复期限"
    )
    issued = (row.number for row in work.list(Supervision, with_removed=True))
    supervision.number = next_number(work, work.org, "督", work.now, issued)
    work.add(supervision)
    return supervision.id


@act("答复督办")
def answer_supervision(
    work: Work, /, supervision: UUID, *, answer: str, answered_on: str, **values: Any
) -> None:
    """Answer a reminder, once.

    Raises:
        ValidationError: The answer or its day is missing.
        ConflictError: It was answered before.
    """
    row = work.get(Supervision, supervision)
    if row.answered_on:
        raise ConflictError("这份督办已经答复过。", "要补充的，请先撤销上一次答复再写。")
    fill(row, {"answer": answer, "answered_on": answered_on} | values)
    require_fields(row, answer="督办答复", answered_on="答复日期")


@act("告知反映人")
def record_feedback(work: Work, /, consultation: UUID, concern: UUID, **values: Any) -> UUID:
    """Enter that those who raised a concern were told what came of it.

    Everybody who came together and was not told yet, one row a head; with `asker` that one only.
    Once everybody was told, the concern counts as answered. A name withheld is not copied.

    Raises:
        ValidationError: The day or what was told is missing, or `asker` is none of them.
    """
    require_in_hand(work.get(Consultation, consultation))
    row = work.get(Concern, concern)
    told = [one for one in work.list(Feedback, consultation=consultation) if one.told_on]
    left = untold_heads(row, told)
    chosen = left or list(heads_of(row))[:1]  # told again, which is no fault
    if values.get("asker") is not None:
        chosen = [head for head in heads_of(row) if head.person == values["asker"]][:1]
        if not chosen:
            raise ValidationError("这个人没有反映这件事。", "请核对反映人。", field="asker")
    made = [_tell_result(work, head, consultation, values) for head in chosen]
    if row.state in TO_ANSWER and not untold_heads(row, [*told, *made]):
        row.state = "answered"
    return made[0].id


def _tell_result(work: Work, head: Head, consultation: UUID, values: dict[str, Any]) -> Feedback:
    """Enter that one of them was told; a word on the topic that waited is told with it."""
    waiting = work.list(
        Feedback, concern=head.concern, consultation=None, asker=head.person, told_on=None
    )
    feedback = waiting[0] if waiting else Feedback(concern=head.concern, asker=head.person)
    feedback.consultation = consultation
    fill(feedback, values | {"asker": head.person})
    require_fields(feedback, told_on="告知日期", content="告知内容")
    if not waiting:
        work.add(feedback)
    return feedback


@act("登记效果评价")
def record_evaluation(work: Work, /, consultation: UUID, **values: Any) -> UUID:
    """Enter how it worked out; counts of satisfaction cannot be more than who was asked.

    Raises:
        ValidationError: Day or conclusion is missing, or the counts do not add up.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    evaluation = Evaluation(consultation=consultation)
    fill(evaluation, {"title": f"{row.title}效果评价"} | values)
    require_fields(evaluation, evaluated_on="评价日期", conclusion="评价结论")
    counts = (evaluation.satisfied, evaluation.fairly_satisfied, evaluation.dissatisfied)
    _check_counts(evaluation.asked, [count for count in counts if count is not None])
    work.add(evaluation)
    return evaluation.id


def _check_counts(asked: int | None, counts: list[int]) -> None:
    if any(count < 0 for count in (*counts, asked or 0)):
        raise ValidationError("人数不能小于零。", "请核对。", field="asked")
    if counts and asked is None:
        raise ValidationError("没有填写询问人数。", "请填写一共问了多少人。", field="asked")
    if asked is not None and sum(counts) > asked:
        raise ValidationError(
            f"满意、基本满意、不满意共{sum(counts)}人，询问人数只有{asked}人。",
            "请核对这两个数。",
            field="asked",
        )
