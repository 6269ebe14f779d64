"""Answers to concerns: the words are the reason of the act that marks the concern as answered.

A concern has no field for its answer; an act's reason is a row of the journal (Act.reason), is
found by search, and is undone with the act, so an answer never stands without its state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.errors import ConflictError, ValidationError
from desktop.records import Act, Concern
from desktop.services.acts import act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.services.ports import Reading, Work

TO_ANSWER = ("open", "in_topic")
"""States of a concern whose asker still waits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a concern, and when it was written down (aware)."""

    words: str
    at: datetime


@act("答复民情诉求")
def answer_concern(work: Work, /, concern: UUID, *, answer: str, also: Sequence[UUID] = ()) -> None:
    """Write down what the asker was told; the concern counts as answered from then on.

    Args:
        work: The act.
        concern: The concern.
        answer: What was told.
        also: Other concerns whose askers were told the same, those merged with it.

    Raises:
        ValidationError: The answer is empty.
        ConflictError: One of them was answered or closed before.
    """
    rows = [work.get(Concern, one) for one in dict.fromkeys((concern, *also))]
    words = answer.strip().replace("\r\n", "\n").replace("\r", "\n")
    if not words:
        raise ValidationError("答复是空的。", "请写明怎么答复的。", field="answer")
    if any(row.state not in TO_ANSWER for row in rows):
        raise ConflictError("这件诉求已经答复过。", "要补充的，请先撤销上一次答复再写。")
    for row in rows:
        row.state = "answered"
    work.because(words)


def list_answers(reading: Reading, concern: UUID) -> list[Answer]:
    """Return what was answered to a concern, oldest first."""
    found = []
    for written in reading.history(concern):
        if written.act == answer_concern.__name__:
            said = reading.find(Act, UUID(written.act_id))
            if said is not None and written.fields.get("state") == "answered":
                found.append(Answer(said.reason, written.at))
    return found
