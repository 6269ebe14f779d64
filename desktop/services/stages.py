"""The way of a consultation through its procedure: entered, gated, passed over with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import day_of, read_due
from desktop.domain.gates import assess, missing
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Concern,
    Consultation,
    LawfulCondition,
    PassedGap,
    SignOff,
    StageStep,
    Topic,
)
from desktop.records.stages import SIGNING_BODIES
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.procedures import procedure_of
from desktop.services.stage_facts import concerns_of, count_facts, facts_wanted

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.domain.gates import Finding
    from desktop.domain.procedures import Procedure, Stage
    from desktop.records import Record
    from desktop.services.ports import Reading, Work


def find_next_stage(reading: Reading, consultation: Consultation) -> Stage | None:
    """Return the stage after the one at which a consultation stands; None at the last."""
    return procedure_of(reading, consultation).after(consultation.stage)


def assess_gate(reading: Reading, consultation: Consultation, today: date) -> tuple[Finding, ...]:
    """Return what the next stage asks for, held against the facts of a day; () at the last."""
    stage = find_next_stage(reading, consultation)
    if stage is None:
        return ()
    facts = count_facts(reading, consultation, today, facts_wanted(stage))
    return assess(procedure_of(reading, consultation), stage, facts)


def list_passed(reading: Reading, consultation: UUID, stage: str) -> list[PassedGap]:
    """Return what was passed over when a stage was, or is to be, entered."""
    return reading.list(PassedGap, consultation=consultation, stage=stage)


def list_gaps(reading: Reading, consultation: Consultation, today: date) -> list[Finding]:
    """Return what keeps a consultation from its next stage: lacking, and not passed over."""
    stage = find_next_stage(reading, consultation)
    if stage is None:
        return []
    passed = {row.code for row in list_passed(reading, consultation.id, stage.key)}
    facts = count_facts(reading, consultation, today, facts_wanted(stage))
    gaps = missing(procedure_of(reading, consultation), stage, facts)
    return [finding for finding in gaps if finding.code not in passed]


def begin_steps(work: Work, consultation: Consultation, begun_on: str | None = None) -> None:
    """Enter the first steps of a new consultation within the act under way.

    What came before it has its days from the concerns and the topic; the plan begins on `begun_on`
    (None: today).
    """
    procedure = procedure_of(work, consultation)
    today = begun_on or day_of(work.now).isoformat()
    days = _days_of_origin(work, consultation) | {consultation.stage: (today, None)}
    for stage in procedure.stages[: procedure.place_of(consultation.stage) + 1]:
        begun, ended = days.get(stage.key, (None, None))
        work.add(_step(consultation, stage, begun, ended))


def date_origin(work: Work, consultation: Consultation) -> None:
    """Give the steps before the plan the days of another topic, within the act under way."""
    days = _days_of_origin(work, consultation)
    for step in work.list(StageStep, consultation=consultation.id):
        if step.stage in days:
            step.begun_on, step.ended_on = days[step.stage]


def _days_of_origin(
    work: Work, consultation: Consultation
) -> dict[str, tuple[str | None, str | None]]:
    """Return when what a consultation comes from was raised and screened, by stage."""
    topic = work.find(Topic, consultation.topic)
    raised = [
        found.raised_on
        for concern in (topic.concerns if topic else ())
        if (found := work.find(Concern, concern)) is not None and found.raised_on
    ]
    decided = topic.decided_on if topic else None
    return {"raise": (min(raised, default=None), decided), "screen": (decided, decided)}


def _step(
    consultation: Consultation, stage: Stage, begun_on: str | None, ended_on: str | None = None
) -> StageStep:
    return StageStep(
        consultation=consultation.id,
        stage=stage.key,
        begun_on=begun_on,
        ended_on=ended_on,
        due=_due(stage, begun_on),
        responsible=stage.responsible,
    )


def _due(stage: Stage, begun_on: str | None) -> str | None:
    """Return the last day that a procedure gives a stage; None where nothing says so."""
    if stage.days is None or not begun_on:
        return None
    return (from_edtf(begun_on).latest + timedelta(days=stage.days)).isoformat()


@act("进入下一环节")
def enter_next_stage(
    work: Work, /, consultation: UUID, *, on: str | None = None, stage: str = ""
) -> str:
    """Take a consultation to its next stage; the last one archives it.

    Args:
        work: The act.
        consultation: Which.
        on: The day on which that was, where it is entered later (ISO 8601-2); None: today.
        stage: Key of the stage that is meant, so that what is asked twice is done once; "": the
            next one, whichever it is.

    Returns:
        Key of the stage entered.

    Raises:
        ConflictError: Something is lacking that nobody passed over (named in the message, codes in
            ``missing``), it stands at its last stage, or another stage than `stage` is next.
        ValidationError: `on` is no day, or lies before the stage that ends was entered. A day ahead
            of this machine's clock is taken: the clock may be wrong, the paper is not.
    """
    row = work.get(Consultation, consultation)
    following = find_next_stage(work, row)
    if following is None:
        raise ConflictError("已经是最后一个环节。", "归档以后不再往下走。")
    if stage not in ("", following.key):
        raise ConflictError("这一步已经走过了。", f"下一个环节是“{following.short}”。")
    day = _entering_day(work, row, on)
    gaps = list_gaps(work, row, day)
    if gaps:
        named = "；".join(gap.text for gap in gaps)
        raise ConflictError(
            f"进入“{following.short}”还差{len(gaps)}项：{named}。",
            "请先补齐；实在补不齐的，写明理由后跳过。",
            missing=tuple(gap.code for gap in gaps),
        )
    for step in work.list(StageStep, consultation=consultation, stage=row.stage, ended_on=None):
        step.ended_on = day.isoformat()
    work.add(_step(row, following, day.isoformat()))
    row.stage = following.key
    if procedure_of(work, row).after(following.key) is None:
        row.ended_at = work.now
        _close_concerns(work, row)
    return following.key


def _close_concerns(work: Work, row: Consultation) -> None:
    """Close the concerns whose askers were told; what nobody answered stays open."""
    for one in concerns_of(work, work.find(Topic, row.topic)):
        concern = work.get(Concern, one)
        if concern.state == "answered":
            concern.state = "closed"


def _entering_day(work: Work, row: Consultation, on: str | None) -> date:
    today = day_of(work.now)
    if on is None:
        return today
    day = from_edtf(on)
    if not day.is_exact:
        raise ValidationError("进入环节的日期不完整。", "请填写年月日。", field="on")
    steps = work.list(StageStep, consultation=row.id, stage=row.stage)
    begun = max((read_due(step.begun_on) or day.earliest for step in steps), default=day.earliest)
    if day.earliest < begun:
        raise ValidationError(
            f"进入环节的日期早于上一环节开始的{begun.isoformat()}。", "请核对日期。", field="on"
        )
    return day.earliest


@act("跳过条件", undoable=False)
def pass_gap(
    work: Work, /, consultation: UUID, *, gap: str, reason: str, agreed_by: str, on: str = ""
) -> UUID:
    """Pass over what is lacking before the next stage, with a reason that is printed in the record.

    Args:
        work: The act.
        consultation: Which.
        gap: Code of what is lacking.
        reason: Why it is passed over.
        agreed_by: Who agreed.
        on: The day, where it is entered later (ISO 8601-2); "": today.

    Returns:
        The entry.

    Raises:
        ValidationError: Reason or name is missing.
        ConflictError: Nothing of this code is lacking, it was passed over before, or it cannot be.
    """
    row = work.get(Consultation, consultation)
    for field, value, what in (("reason", reason, "理由"), ("agreed_by", agreed_by, "同意的人")):
        if not value.strip():
            raise ValidationError(f"跳过条件没有写明{what}。", f"请写明{what}。", field=field)
    day = _entering_day(work, row, on or None)
    found = next((one for one in list_gaps(work, row, day) if one.code == gap), None)
    stage = find_next_stage(work, row)
    if found is None or stage is None:
        raise ConflictError("这一项现在不缺，不用跳过。", "请刷新后再看还缺什么。", gap=gap)
    if not found.requirement.passable:
        raise ConflictError(f"这一项不能跳过：{found.text}。", "请依法重新表决。", gap=gap)
    entry = PassedGap(consultation=consultation, stage=stage.key)
    values = {
        "code": gap,
        "title": found.text,
        "basis": found.basis,
        "lawful": found.is_lawful,
        "reason": reason,
        "agreed_by": agreed_by,
        "passed_on": day.isoformat(),
    }
    fill(entry, values)
    work.add(entry)
    return entry.id


@act("签署协商方案")
def record_sign_off(
    work: Work, /, consultation: UUID, *, body: str, name: str, signed_on: str, **values: Any
) -> UUID:
    """Enter that a body signed the plan; it signs once.

    Raises:
        ValidationError: The name or the day is missing.
        ConflictError: This body has signed.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    if work.count(SignOff, consultation=consultation, body=body):
        raise ConflictError(
            f"{SIGNING_BODIES[body]}已经签署。", "要改的，请直接修改那一条签署。", body=body
        )
    sign_off = SignOff(consultation=consultation)
    fill(sign_off, {"body": body, "name": name, "signed_on": signed_on} | values)
    require_fields(sign_off, name="签署人", signed_on="签署日期")
    work.add(sign_off)
    return sign_off.id


@act("登记法定条件")
def record_condition(
    work: Work, /, *, kind: str, held_on: str, consultation: UUID | None = None, **values: Any
) -> UUID:
    """Enter what the law wants before a body decides.

    Args:
        work: The act.
        kind: Key of records.stages.CONDITION_KINDS.
        held_on: The day of the meeting that gave it (ISO 8601-2).
        consultation: For which; None: for every consultation of the village.
        values: More fields of LawfulCondition.

    Raises:
        ValidationError: The day or the conclusion is missing, or it is to hold for the whole
            village and is of a kind that is given for one matter only.
    """
    if consultation is None and kind == "party_study":
        raise ValidationError(
            "党组织研究意见要写明是哪一件协商。", "请从那件协商里登记。", field="consultation"
        )
    condition = LawfulCondition(consultation=consultation)
    fill(condition, {"kind": kind, "held_on": held_on} | values)
    require_fields(condition, held_on="会议日期", conclusion="意见或授权事项")
    work.add(condition)
    return condition.id


def require_in_hand(row: Consultation) -> None:
    """Refuse a consultation that was archived; ConflictError."""
    if row.ended_at is not None:
        raise ConflictError("这件协商已经归档，不能再改。", "需要更正的，请另行登记。")


def require_fields(row: Record, **labels: str) -> None:
    """Refuse a row in which one of these fields is empty; ValidationError names it."""
    for name, label in labels.items():
        if getattr(row, name) in (None, "", ()):
            raise ValidationError(f"没有填写{label}。", f"请填写{label}。", field=name)


def procedure_title(procedure: Procedure) -> str:
    """Return what a procedure is called with its version: 通用协商程序（第1版）."""
    return f"{procedure.name_zh}（第{procedure.version}版）"
