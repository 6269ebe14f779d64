"""What the plan of a consultation is made of (desktop.services.snapshots says how it is frozen)."""

from dataclasses import dataclass
from datetime import datetime

from desktop.services.snapshot_schema import SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedEntry:
    """What was lacking when a stage was entered all the same; `passed_on` an ISO 8601-2 day."""

    stage: str  # 法定表决
    title: str
    basis: str = ""
    lawful: bool = False  # the law makes it a condition
    reason: str = ""
    agreed_by: str = ""
    passed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """A change of a plan after it was made known."""

    at: datetime
    by: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a consultation with its rights and duties."""

    name: str
    role: str = ""
    chief: str = ""
    members: tuple[str, ...] = ()
    rights: str = ""
    duties: str = ""
    unit: str = ""
    brings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEntry:
    """A form that was chosen: when it applies, who takes part, what it cannot do."""

    title: str
    when: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry:
    """One stage with who is responsible and its day (ISO 8601-2, or "")."""

    stage: str
    responsible: str = ""
    due: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSnapshot:
    """The plan of a consultation: the seven answers and who does what when."""

    schema: int = SCHEMA
    organization: str = ""
    title: str = ""
    kind: str = ""
    forms: tuple[str, ...] = ()
    in_plan: bool = False
    timing: str = ""
    lead: str = ""
    why: str = ""
    what: str = ""
    with_whom: str = ""
    when: str = ""
    how: str = ""
    carry_out: str = ""
    give_back: str = ""
    parties: tuple[Party, ...] = ()
    stages: tuple[StageEntry, ...] = ()
    passed: tuple[PassedEntry, ...] = ()
    changes: tuple[PlanChange, ...] = ()
    level: str = ""
    decision: str = ""
    problem: str = ""
    background: str = ""
    plan_item: str = ""
    outside_reason: str = ""
    form_rules: tuple[FormEntry, ...] = ()
    form_reason: str = ""
    consultees: tuple[str, ...] = ()
    selection: str = ""
    drawn_with: str = ""
    signatures: tuple[str, ...] = ("拟定人", "负责人", "审核人")
