"""Answers to concerns: everybody who came is told, with way and day, and only then is it answered.

One row of Feedback a head. A row without a day says what somebody is still to be told: the words
are ready, and nobody said them yet. Answers from before schema 3 are words of the journal only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.deadlines import day_of, read_due
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ConflictError, ValidationError
from desktop.records import Account, Act, Concern, Feedback
from desktop.services.acts import act
from desktop.services.askers import Head, heads_of, untold_heads
from desktop.services.forms import fill

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from desktop.services.ports import Reading, Work, Written

TO_ANSWER = ("open", "in_topic")
"""States of a concern whose asker still waits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a concern.

    Attributes:
        day: When; None where nobody knows the day.
        is_result: Whether it was told what a consultation came to.
    """

    words: str
    day: date | None
    is_result: bool = False


@act("答复民情诉求")
def answer_concern(
    work: Work,
    /,
    concern: UUID,
    *,
    answer: str,
    also: Sequence[UUID] = (),
    heads: Collection[Head] | None = None,
    way: str = "visit",
    told_on: str | None = None,
    told_by: str = "",
) -> None:
    """Write down what the askers were told; a concern counts as answered once everybody was.

    Args:
        work: The act.
        concern: The concern.
        answer: What was told.
        also: Other concerns whose askers were told the same, those merged with it.
        heads: Who of them was told; the others are still to be. None: everybody.
        way: How.
        told_on: When; None for today.
        told_by: By whom; "" for whoever enters it.

    Raises:
        ValidationError: The answer is empty, or the day is still to come.
        ConflictError: One of the concerns was answered or closed before.
    """
    rows = [work.get(Concern, one) for one in dict.fromkeys((concern, *also))]
    words = answer.strip().replace("\r\n", "\n").replace("\r", "\n")
    if not words:
        raise ValidationError("答复是空的。", "请写明怎么答复的。", field="answer")
    if any(row.state not in TO_ANSWER for row in rows):
        raise ConflictError("这件诉求已经答复过。", "要补充的，请先撤销上一次答复再写。")
    values = _told(work, way, told_on, told_by)
    for row in rows:
        _prepare(work, row, words)
        chosen = [one for one in heads or () if one.concern == row.id]
        for pending in list_pending(work, row.id):
            if heads is None or _take(chosen, pending.asker):
                fill(pending, values)
        _settle(work, row, is_answer=True)


@act("告知结果")
def tell_askers(
    work: Work,
    /,
    feedbacks: Sequence[UUID],
    *,
    way: str,
    told_on: str | None,
    told_by: str = "",
    content: str = "",
) -> None:
    """Enter that people were told what waited for them: an answer, or what became of a topic.

    Args:
        work: The act.
        feedbacks: What waits, one row a head.
        way: How they were told.
        told_on: When.
        told_by: By whom; "" for whoever enters it.
        content: What was said, where it is another than was prepared.

    Raises:
        ValidationError: Nobody is named, or the day is missing or still to come.
        ConflictError: One of them was told before.
    """
    if not feedbacks:
        raise ValidationError("没有选告知了谁。", "请至少勾一个人。", field="heads")
    if not told_on:
        raise ValidationError("没有填写告知日期。", "请填写哪天告知的。", field="told_on")
    rows = [work.get(Feedback, one) for one in dict.fromkeys(feedbacks)]
    if any(row.told_on for row in rows):
        raise ConflictError("其中有人已经告知过。", "请刷新以后再选。")
    values = _told(work, way, told_on, told_by)
    for row in rows:
        fill(row, values | ({"content": content} if content.strip() else {}))
    for concern in dict.fromkeys(row.concern for row in rows):
        if concern is not None:
            _settle(work, work.get(Concern, concern), is_answer=False)


def _told(work: Work, way: str, told_on: str | None, told_by: str) -> dict[str, str]:
    today = day_of(work.now)
    day = told_on or today.isoformat()
    if from_edtf(day).earliest > today:
        raise ValidationError("告知日期还没有到。", "请填写实际告知的日期。", field="told_on")
    account = work.find(Account, work.actor)
    by = told_by or (account.name if account else "")
    return {"way": way, "told_on": day, "told_by": by}


def _take(chosen: list[Head], person: UUID | None) -> bool:
    """Tell whether somebody is among those chosen, each of whom counts once."""
    found = next((one for one in chosen if one.person == person), None)
    if found is not None:
        chosen.remove(found)
    return found is not None


def _settle(work: Work, row: Concern, *, is_answer: bool) -> None:
    """Let a concern be answered once nobody of it is still to be told."""
    if list_pending(work, row.id):
        if is_answer:
            row.state = "open"  # it is being answered, whatever is made of its topic
    elif is_answer or row.state == "open":
        row.state = "answered"


def _prepare(work: Work, row: Concern, words: str) -> None:
    """Prepare an answer; where some of a party were told before, for the rest of them only."""
    waiting = list_pending(work, row.id)
    if not waiting or row.state != "open":
        owe(work, row, words)
    for pending in waiting:
        pending.content = words


def owe(work: Work, row: Concern, words: str) -> None:
    """Prepare what everybody of a concern is to be told; what was prepared before gives way."""
    waiting = list_pending(work, row.id)
    for pending in waiting:
        pending.content = words
    for head in untold_heads(row, waiting):
        work.add(Feedback(concern=row.id, asker=head.person, content=words))


def owe_newcomers(work: Work, row: Concern, before: Iterable[Head]) -> None:
    """Let those who joined a concern after the others were told be told the same."""
    told = work.list(Feedback, concern=row.id, consultation=None)
    new = [head for head in heads_of(row) if head not in before]
    if not told or not new or row.state == "in_topic":
        return
    for head in untold_heads(row, told):
        if head in new:
            work.add(Feedback(concern=row.id, asker=head.person, content=told[-1].content))
    if list_pending(work, row.id):
        row.state = "open"


def list_pending(reading: Reading, concern: UUID) -> list[Feedback]:
    """Return what the askers of a concern are still to be told, one row a head."""
    return reading.list(Feedback, concern=concern, consultation=None, told_on=None)


def list_answers(reading: Reading, concern: UUID) -> list[Answer]:
    """Return what was answered to a concern, oldest first; the same words of a day once."""
    told = _from_feedback(reading.list(Feedback, concern=concern))
    row = reading.find(Concern, concern)
    if row is None or row.state in TO_ANSWER:
        return told
    history = [one for one in reading.history(concern) if one.act == answer_concern.__name__]
    said = (reading.find(Act, UUID(one.act_id)) for one in history)
    old = _from_journal(history, {one.id: one.reason for one in said if one is not None})
    return _in_order([*old.get(concern, ()), *told])


def list_all_answers(reading: Reading) -> Mapping[UUID, list[Answer]]:
    """Return what was answered to each concern, as `list_answers`, in as few looks as for one."""
    told: defaultdict[UUID, list[Feedback]] = defaultdict(list)
    for feedback in reading.list(Feedback):
        if feedback.concern is not None:
            told[feedback.concern].append(feedback)
    reasons = {row.id: row.reason for row in reading.list(Act, name=answer_concern.__name__)}
    old = _from_journal(reading.written_by(answer_concern.__name__) if reasons else (), reasons)
    waiting = {row.id for state in TO_ANSWER for row in reading.list(Concern, state=state)}
    found = {}
    for concern in {*told, *old}:
        before = [] if concern in waiting else old.get(concern, [])
        found[concern] = _in_order([*before, *_from_feedback(told[concern])])
    return found


def _from_feedback(rows: Iterable[Feedback]) -> list[Answer]:
    answers = (
        Answer(row.content, read_due(row.told_on), row.consultation is not None)
        for row in rows
        if row.told_on
    )
    return _in_order(dict.fromkeys(answers))


def _from_journal(
    history: Iterable[Written], reasons: Mapping[UUID, str]
) -> Mapping[UUID, list[Answer]]:
    """Return the answers that are words of acts, by concern."""
    found: defaultdict[UUID, list[Answer]] = defaultdict(list)
    for written in history:
        reason = reasons.get(UUID(written.act_id))
        if reason is not None and written.fields.get("state") == "answered":
            found[written.row].append(Answer(reason, day_of(written.at)))
    return found


def _in_order(answers: Iterable[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda one: (one.day is not None, one.day))
