"""How a sample case walks its stages: what is entered at each, and the entering of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import ValidationError
from desktop.records import (
    Adoption,
    Evaluation,
    Feedback,
    Indicator,
    Investigation,
    LawfulCondition,
    Notice,
    Objection,
    Participant,
    SignOff,
    Submission,
)
from desktop.records.consultations import STAGES
from desktop.services.deliveries import record_deliveries
from desktop.services.follow_ups import (
    record_adoption,
    record_evaluation,
    record_feedback,
    record_investigation,
    submit_outcome,
)
from desktop.services.indicators import record_indicator
from desktop.services.notices import answer_objection, begin_notice, record_objection
from desktop.services.stages import (
    enter_next_stage,
    pass_gap,
    record_condition,
    record_sign_off,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Ledger
    from desktop.services.sample_tables import SampleTable, Tell, Values
    from desktop.services.sample_villages import Settled


@dataclass(frozen=True, kw_only=True, slots=True)
class SamplePassed:
    """What was passed over, why, and who agreed."""

    gap: str
    reason: str
    agreed_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleObjection:
    """What somebody said against the last notice of a kind, and the answer."""

    kind: str
    values: Values
    answer: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleFeedback:
    """That those who raised one of the case's concerns were told; `concern` counts from 1."""

    concern: int
    values: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleStage:
    """A stage that is entered, and what is entered before it.

    Attributes:
        enter: Key of the stage.
        on: The day (ISO 8601-2).
        delivered_at: When everybody due at the meeting of this stage was told of it; None: not.
        conditions: Each with whether it holds for the whole village.
        entries: Fields of records of other types, by type.
    """

    enter: str
    on: str
    delivered_at: datetime | None
    conditions: tuple[tuple[bool, Values], ...]
    passed: tuple[SamplePassed, ...]
    entries: tuple[tuple[type[Record], Values], ...]
    objections: tuple[SampleObjection, ...]
    feedback: tuple[SampleFeedback, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What a case has in the ledger: its consultation, its concerns in order, the village."""

    consultation: UUID
    concerns: Sequence[UUID]
    settled: Settled


_LISTS: dict[str, type[Record]] = {
    "sign_offs": SignOff,
    "notices": Notice,
    "investigations": Investigation,
    "submissions": Submission,
    "adoptions": Adoption,
    "indicators": Indicator,
    "evaluations": Evaluation,
}


def _enter_indicator(ledger: Ledger, consultation: UUID, /, **values: Any) -> UUID:
    return record_indicator(ledger, consultation=consultation, **values)


_ENTER: Mapping[type[Record], Callable[..., UUID]] = {
    SignOff: record_sign_off,
    Notice: begin_notice,
    Investigation: record_investigation,
    Submission: submit_outcome,
    Adoption: record_adoption,
    Indicator: _enter_indicator,
    Evaluation: record_evaluation,
}

_ANSWER = ("answer", "answered_on", "answered_by")


def read_stage(table: SampleTable, *, concerns: int = 0) -> SampleStage:
    """Read a stage of a case with so many concerns; ValidationError names what is wrong where."""
    enter = table.text("enter")
    if enter not in STAGES:
        table.fail(f"enter 不能是 {enter}，可用：{'、'.join(STAGES)}。")
    stage = SampleStage(
        enter=enter,
        on=table.day("on"),
        delivered_at=table.moment("delivered_at") if table.has("delivered_at") else None,
        conditions=tuple(_read_condition(one) for one in table.any_tables("conditions")),
        passed=tuple(_read_passed(one) for one in table.any_tables("passed")),
        entries=tuple(
            (kind, one.values(kind))
            for key, kind in _LISTS.items()
            for one in table.any_tables(key)
        ),
        objections=tuple(_read_objection(one) for one in table.any_tables("objections")),
        feedback=tuple(_read_feedback(one, concerns) for one in table.any_tables("feedback")),
    )
    table.close()
    return stage


def _read_condition(table: SampleTable) -> tuple[bool, Values]:
    return table.flag("for_village"), table.values(LawfulCondition, needed=("kind", "held_on"))


def _read_passed(table: SampleTable) -> SamplePassed:
    passed = SamplePassed(
        gap=table.text("gap"), reason=table.text("reason"), agreed_by=table.text("agreed_by")
    )
    table.close()
    return passed


def _read_objection(table: SampleTable) -> SampleObjection:
    kind, answer = table.text("against"), table.part(_ANSWER).values(Objection)
    return SampleObjection(kind=kind, answer=answer, values=table.values(Objection))


def _read_feedback(table: SampleTable, concerns: int) -> SampleFeedback:
    if (concern := table.positive("concern")) > concerns:
        table.fail(f"没有第{concern}件诉求。")
    return SampleFeedback(concern=concern, values=table.values(Feedback))


def play_stage(
    ledger: Ledger,
    stage: SampleStage,
    *,
    matter: Matter,
    meeting: UUID | None,
    tell: Tell,
) -> None:
    """Enter what a stage needs, and the stage.

    Args:
        ledger: Where.
        stage: Which.
        matter: Whose.
        meeting: The one held at this stage; None for none.
        tell: Hears of it in a sentence.

    Raises:
        ConflictError: A gate is not open: the case lacks something.
        ValidationError: Another stage comes next than the case says.
    """
    consultation = matter.consultation
    _enter(ledger, stage, matter)
    if stage.delivered_at is not None and meeting is not None:
        with ledger.read() as reading:
            due = reading.list(Participant, meeting=meeting, capacity="entitled")
        record_deliveries(ledger, [row.id for row in due], at=stage.delivered_at)
    for one in stage.passed:
        pass_gap(
            ledger,
            consultation,
            gap=one.gap,
            reason=one.reason,
            agreed_by=one.agreed_by,
            on=stage.on,
        )
    if (entered := enter_next_stage(ledger, consultation, on=stage.on)) != stage.enter:
        raise ValidationError(
            f"示例要进入的是{STAGES[stage.enter]}，下一个环节却是{STAGES[entered]}。",
            "请改正示例文件。",
        )
    tell(f"进入环节：{STAGES[entered]}（{stage.on}）")


def _enter(ledger: Ledger, stage: SampleStage, matter: Matter) -> None:
    """Enter the records of a stage, in the order in which a person would."""
    consultation, with_ids = matter.consultation, matter.settled.with_ids
    for kind, values in stage.entries:
        _ENTER[kind](ledger, consultation, **with_ids(kind, values))
    for objection in stage.objections:
        _object(ledger, matter, objection)
    for told in stage.feedback:
        concern = matter.concerns[told.concern - 1]
        record_feedback(ledger, consultation, concern, **with_ids(Feedback, told.values))
    for for_village, values in stage.conditions:
        record_condition(ledger, consultation=None if for_village else consultation, **values)


def _object(ledger: Ledger, matter: Matter, sample: SampleObjection) -> None:
    with ledger.read() as reading:
        notices = reading.list(Notice, consultation=matter.consultation, kind=sample.kind)
    values = matter.settled.with_ids(Objection, sample.values)
    objection = record_objection(ledger, notices[-1].id, **values)
    if sample.answer:
        answer_objection(ledger, objection, **sample.answer)
