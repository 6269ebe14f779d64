"""The stage line and the gate of a consultation, as its page shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.domain.partial_dates import from_edtf
from desktop.domain.procedures import Need
from desktop.records import Meeting, Notice, PassedGap, StageStep
from desktop.services.consultation_views import (
    CURRENT,
    DONE,
    LAW,
    PROCEDURE,
    TO_COME,
    ConditionView,
    GateView,
    PassedView,
    StageView,
)
from desktop.services.meeting_facts import takes_votes
from desktop.services.procedures import place_of, procedure_of
from desktop.services.stage_facts import days_hung
from desktop.services.stages import assess_gate, find_next_stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from desktop.domain.gates import Finding
    from desktop.domain.procedures import Procedure, Stage
    from desktop.records import Consultation
    from desktop.services.ports import Reading


def view_stages(reading: Reading, row: Consultation, today: date) -> tuple[StageView, ...]:
    """Return every stage of a consultation's procedure, with how far it is."""
    procedure = procedure_of(reading, row)
    steps = last_steps(reading.list(StageStep, consultation=row.id))
    notices = reading.list(Notice, consultation=row.id)
    meetings = reading.list(Meeting, consultation=row.id, state="planned")
    place = place_of(reading, row)
    found = []
    for number, stage in enumerate(procedure.stages, start=1):
        hung, needed = _hung(procedure.after(stage.key), place, notices, today)
        step = steps.get(stage.key)
        found.append(
            StageView(
                stage=stage.key,
                title=stage.title,
                short=stage.short,
                macro=stage.macro.value,
                number=number,
                state=_state(procedure, row, stage),
                begun_on=_first_day(step.begun_on) if step else None,
                ended_on=_first_day(step.ended_on) if step else None,
                due=read_due(step.due) if step else None,
                responsible=(step.responsible if step else "") or stage.responsible,
                hung=hung,
                hung_needed=needed,
                meeting_on=_meeting_on(stage, meetings),
            )
        )
    return tuple(found)


def last_steps(steps: Iterable[StageStep]) -> dict[str, StageStep]:
    """Return the last step of a consultation at each stage, by key."""
    return {step.stage: step for step in steps}


def _first_day(text: str | None) -> date | None:
    return from_edtf(text).earliest if text else None


def _state(procedure: Procedure, row: Consultation, stage: Stage) -> str:
    keys = [each.key for each in procedure.stages]
    there = keys.index(row.stage) if row.stage in keys else 0
    here = keys.index(stage.key)
    if here < there or row.ended_at is not None:
        return DONE
    return CURRENT if here == there else TO_COME


def _hung(
    after: Stage | None, place: str, notices: Sequence[Notice], today: date
) -> tuple[int | None, int | None]:
    """Return how long the notice on which the next stage waits has hung, and must hang."""
    asked = [one for one in (after.requires if after else ()) if one.need is Need.DAYS]
    if not asked:
        return None, None
    kind = asked[0].fact.partition(".")[2]
    days = [
        days_hung(row, today)
        for row in notices
        if row.kind == kind and (begin := _first_day(row.begins_on)) and begin <= today
    ]
    return (max(days) if days else None), asked[0].deadlines[place].amount


def _meeting_on(stage: Stage, meetings: Sequence[Meeting]) -> date | None:
    """Return the day of the first meeting called for a stage that holds meetings or votes."""
    if stage.bodies:
        called = [one for one in meetings if one.body in stage.bodies]
    elif "Ballot" in stage.records:
        called = [one for one in meetings if takes_votes(one)]
    elif "Meeting" in stage.records:
        called = [one for one in meetings if not takes_votes(one)]
    else:
        called = []
    days = [day for one in called if (day := _first_day(one.held_on))]
    return min(days, default=None)


def view_gate(reading: Reading, row: Consultation, today: date) -> GateView | None:
    """Return what stands before a consultation's next stage; None at the last one."""
    stage = find_next_stage(reading, row)
    if stage is None or row.ended_at is not None:
        return None
    findings = assess_gate(reading, row, today)
    passed = tuple(one for one in view_passed(reading, row) if one.stage == stage.key)
    codes = {one.code for one in passed}
    plan = _answers(procedure_of(reading, row))
    return GateView(
        stage=stage.key,
        title=stage.short,
        gaps=tuple(
            _condition(row, one, plan)
            for one in findings
            if not one.is_met and one.code not in codes
        ),
        met=tuple(_condition(row, one, plan) for one in findings if one.is_met),
        passed=passed,
    )


def view_passed(reading: Reading, row: Consultation) -> tuple[PassedView, ...]:
    """Return everything that was passed over on a consultation's way."""
    return tuple(
        PassedView(
            code=one.code,
            stage=one.stage,
            title=one.title,
            basis=one.basis,
            kind=LAW if one.lawful else PROCEDURE,
            reason=one.reason,
            agreed_by=one.agreed_by,
            passed_on=_first_day(one.passed_on),
        )
        for one in reading.list(PassedGap, consultation=row.id)
    )


def _condition(row: Consultation, finding: Finding, answers: Sequence[str]) -> ConditionView:
    """Return a finding whose button leads to the first answer that is empty."""
    view = view_condition(finding)
    if view.action == "answers" and not finding.is_met:
        empty = next(name for name in answers if not getattr(row, name))
        return replace(view, action=f"answers:{empty}")
    return view


def view_condition(finding: Finding) -> ConditionView:
    """Return a requirement held against the facts, as screens show it."""
    requirement = finding.requirement
    return ConditionView(
        code=finding.code,
        template=finding.template,
        why=_why(requirement.why, finding.figures),
        basis=finding.basis,
        kind=LAW if finding.is_lawful else PROCEDURE,
        figures=finding.figures,
        action=requirement.action,
        passable=requirement.passable,
        review=finding.review,
    )


def _answers(procedure: Procedure) -> tuple[str, ...]:
    """Return the fields of the plan that a procedure asks to be filled in, in their order."""
    return tuple(name for stage in procedure.stages for name in stage.answers)


def _why(template: str, figures: Mapping[str, str]) -> str:
    """Return why something is asked for, a template still, unless all of it is a detail."""
    return figures["detail"] if template == "{detail}" else template
