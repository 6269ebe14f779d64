"""Makes the value that the paper of a plan is made of, with what became of the plan on its way."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.records import Consultation
from desktop.records.consultations import FORMS
from desktop.records.stages import SIGNING_BODIES
from desktop.services.change_views import list_plan_changes, made_known_on
from desktop.services.confidences import secrets_behind, without
from desktop.services.consultation_forms import cite, get_form_book, list_exceptions
from desktop.services.meeting_snapshots import named, organization_name, party_entries
from desktop.services.passed_gaps import list_passed_entries
from desktop.services.plan_values import FormEntry, PlanChange, PlanSnapshot

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading

V = TypeVar("V")


def snapshot_plan(reading: Reading, consultation: UUID) -> PlanSnapshot:
    """Return the plan of a consultation as its paper shows it, without what was confided."""
    row = reading.get(Consultation, consultation)
    plan = PlanSnapshot(
        organization=organization_name(reading, row),
        title=row.title,
        kind=row.kind,
        forms=row.forms,
        in_plan=row.in_plan,
        timing=row.timing,
        lead=named(row, "lead"),
        why=row.why,
        what=row.what,
        with_whom=row.with_whom,
        when=row.when,
        how=row.how,
        carry_out=row.carry_out,
        give_back=row.give_back,
        passed=list_passed_entries(reading, consultation),
        changes=_changes(reading, row),
        level=row.level,
        decision=row.decision,
        problem=row.problem,
        background=row.background,
        plan_item=named(row, "plan_item") if row.in_plan else "",
        outside_reason="" if row.in_plan else row.outside_reason,
        parties=party_entries(reading, consultation),
        form_rules=_form_rules(row),
        form_reason=row.form_reason,
        consultees=get_form_book().kind(row.kind).consultees,
        selection=row.selection or "",
        drawn_with=row.drawn_with,
        signatures=("负责人", *SIGNING_BODIES.values()),
    )
    return _without(plan, secrets_behind(reading, consultation))


def _form_rules(row: Consultation) -> tuple[FormEntry, ...]:
    """Return what the data say of the forms that were chosen, as they say it now."""
    rules = get_form_book().forms
    return tuple(
        FormEntry(
            title=FORMS[key],
            when=rules[key].when,
            must=rules[key].must,
            may=rules[key].may,
            rights=rules[key].rights,
            duties=rules[key].duties,
            cannot=(
                *rules[key].cannot,
                *(f"{body}除外（{basis}）" for body, basis in list_exceptions(rules[key])),
            ),
            basis=cite(rules[key].grounds),
        )
        for key in row.forms
        if key in rules
    )


def _without(value: V, secrets: tuple[str, ...]) -> V:
    """Return a value with every text freed of what was confided."""
    made: Any = value
    if not secrets:
        return value
    if isinstance(value, str):
        made = without(value, secrets)
    elif isinstance(value, tuple):
        made = tuple(_without(each, secrets) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: _without(getattr(value, each.name), secrets) for each in fields(value)
        }
        made = replace(value, **changed)
    freed: V = made
    return freed


def _changes(reading: Reading, row: Consultation) -> tuple[PlanChange, ...]:
    """Return the changes since the plan was made known, the first one first."""
    known_on = made_known_on(reading, row, date.max)
    return tuple(
        PlanChange(
            at=change.at,
            by=change.by,
            field=" ".join(filter(None, (change.subject, change.field or change.act))),
            before=change.before,
            after=change.after,
        )
        for change in list_plan_changes(reading, row.id, known_on)
    )
