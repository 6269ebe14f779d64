"""The first text of a notice, made from what was entered: names masked, what was confided left out.

A person goes over it before it is posted; nothing is put into it that the ledger does not say.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.masking import mask_text
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import (
    Consultation,
    Meeting,
    Motion,
    Notice,
    Outcome,
    Participant,
    Progress,
    Task,
    Topic,
)
from desktop.records.notices import NOTICE_KINDS
from desktop.records.outcomes import CONSENSUS, TASK_STATES
from desktop.records.votes import RESULTS
from desktop.services.confidences import concerns_behind, is_confidential, secrets_of, without
from desktop.services.meeting_snapshots import body_name, named
from desktop.services.procedures import place_of
from desktop.services.terms import NoticeTerm, get_terms
from desktop.services.votes import find_ballot
from desktop.services.written_rounds import FORM, is_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.records import Ballot
    from desktop.services.ports import Reading

_CHOICES = {"for": "赞成", "against": "反对", "abstain": "弃权"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """What a new notice begins with; `ends_on` where it is posted today."""

    title: str
    content: str
    places: str
    contact: str
    begins_on: date
    ends_on: date
    term: NoticeTerm


def draft_notice(reading: Reading, consultation: UUID, kind: str, today: date) -> NoticeDraft:
    """Return what a notice of a kind begins with: text masked, places as the last time.

    Raises:
        NotFoundError: There is no such consultation.
    """
    row = reading.get(Consultation, consultation)
    term = get_terms().notices[kind, place_of(reading, row)]
    last = reading.list(Notice, order_by="-id", limit=1)
    text = "\n".join(_TEXTS[kind](reading, row))
    return NoticeDraft(
        title=f"{row.title}：{NOTICE_KINDS[kind]}公示",
        content=mask_content(reading, row, text),
        places=last[0].places if last else "",
        contact=last[0].contact if last else "",
        begins_on=today,
        ends_on=today + timedelta(days=term.days),
        term=term,
    )


def mask_content(reading: Reading, consultation: Consultation, text: str) -> str:
    """Return a text as it may hang on the board: names and numbers masked, confidences left out."""
    concerns = concerns_behind(reading, consultation)
    askers = [named(one, "asker") for one in concerns if not is_confidential(one)]
    names = [*askers, *_participants(reading, consultation.id)]
    return mask_text(without(text, secrets_of(concerns)), filter(None, names))


def _participants(reading: Reading, consultation: UUID) -> Iterator[str]:
    for meeting in reading.list(Meeting, consultation=consultation):
        for one in reading.list(Participant, meeting=meeting.id):
            yield named(one, "person")


def _day(text: str | None) -> str:
    return show_partial_date(from_edtf(text)) if text else ""


def _stop(text: str) -> str:
    """Return a text as a sentence: one full stop at its end."""
    return f"{text.strip().rstrip('。')}。"


def _call(_: Reading, row: Consultation) -> Iterator[str]:
    yield f"现就“{row.title}”征集意见和议题。"
    if row.what:
        yield _stop(f"拟协商的内容：{row.what}")
    yield "有意见、有建议的，请在公示期内提出。"


def _topic(reading: Reading, row: Consultation) -> Iterator[str]:
    topic = reading.find(Topic, row.topic)
    title = topic.title if topic else row.title
    yield f"经征集、筛选，确定将“{title}”列为协商议题。"
    for name, words in (("reach", "涉及范围"), ("reason", "确定的理由")):
        said = getattr(topic, name, "") if topic else ""
        if said:
            yield _stop(f"{words}：{said}")
    if row.when:
        yield _stop(f"什么时候协商：{row.when}")
    if row.with_whom:
        yield _stop(f"哪些人参加：{row.with_whom}")


def _process(reading: Reading, row: Consultation) -> Iterator[str]:
    meetings = reading.list(Meeting, consultation=row.id, order_by="held_on")
    yield f"“{row.title}”的协商过程公示如下。"
    for meeting in meetings:
        if meeting.state == "ended":
            day, place = _day(meeting.held_on), f"在{meeting.place}" if meeting.place else ""
            yield _held(meeting, day, place)


def _held(meeting: Meeting, day: str, place: str) -> str:
    if meeting.form == FORM:
        return f"{day}起书面征求意见：{meeting.title}。"
    if is_visit(meeting):
        return f"{day}走访听取意见。"
    return f"{day}{place}召开{meeting.title or '协商会议'}。"


def _result(reading: Reading, row: Consultation) -> Iterator[str]:
    yield f"“{row.title}”经协商形成结果，现公示如下。"
    for outcome in reading.list(Outcome, consultation=row.id):
        if outcome.consensus:
            yield f"共识情况：{CONSENSUS[outcome.consensus]}。"
        for name, words in _OF_OUTCOME.items():
            if said := getattr(outcome, name):
                yield _stop(f"{words}：{said}")


_OF_OUTCOME = {
    "agreed": "达成的共识",
    "disagreed": "没有谈拢的",
    "left_open": "留待以后再议的",
    "suggestions": "意见建议",
}


def _decision(reading: Reading, row: Consultation) -> Iterator[str]:
    for meeting in reading.list(Meeting, consultation=row.id, order_by="held_on"):
        for motion in reading.list(Motion, meeting=meeting.id, order_by="position"):
            ballot = find_ballot(reading, motion.id)
            if ballot is None or ballot.closed_at is None:
                continue
            body = body_name(meeting.body) or "会议"
            yield f"{_day(meeting.held_on)}，{body}对“{motion.title}”进行了表决。"
            told = (*_roll(ballot), *counted_words(ballot.count), RESULTS.get(ballot.result, ""))
            yield f"{'，'.join(told)}。"
            if motion.wording:
                yield _stop(f"决议内容：{motion.wording}")


def _roll(ballot: Ballot) -> Iterator[str]:
    """Yield who was entitled and who was there, in the units that were counted."""
    for name, unit in (("heads", "人"), ("households", "户")):
        entitled = getattr(ballot, f"eligible_{name}")
        present = getattr(ballot, f"present_{name}")
        if entitled:
            yield f"应到{entitled}{unit}"
        if present:
            yield f"实到{present}{unit}"


def counted_words(count: str) -> Iterator[str]:
    """Yield what a ballot counted, choice by choice: 赞成17票."""
    figures: Mapping[str, Any] = json.loads(count or "{}")
    for key, word in _CHOICES.items():
        figure = figures.get(key, 0)
        heads = (
            figure.get("heads", figure.get("households")) if isinstance(figure, dict) else figure
        )
        yield f"{word}{heads or 0}票"


def _implementation(reading: Reading, row: Consultation) -> Iterator[str]:
    yield f"“{row.title}”的实施结果公示如下。"
    for at, task in enumerate(reading.list(Task, consultation=row.id, order_by="first_due"), 1):
        entries = [one for one in reading.list(Progress, task=task.id) if one.content]
        told = _stop(entries[-1].content) if entries else ""
        yield f"{at}．{task.title}：{task.unit}，{TASK_STATES[task.state]}。{told}"


_TEXTS: Mapping[str, Callable[[Reading, Consultation], Iterator[str]]] = {
    "call": _call,
    "topic": _topic,
    "process": _process,
    "result": _result,
    "decision": _decision,
    "implementation": _implementation,
}
