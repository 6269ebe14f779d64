"""How a sample case walks its stages: read from its file, and played through the services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import ValidationError
from desktop.records import (
    Adoption,
    Investigation,
    LawfulCondition,
    Notice,
    Participant,
    Record,
    SignOff,
    Submission,
)
from desktop.records.consultations import STAGES
from desktop.services.deliveries import record_deliveries
from desktop.services.follow_ups import record_adoption, record_investigation, submit_outcome
from desktop.services.notices import begin_notice
from desktop.services.stages import (
    enter_next_stage,
    pass_gap,
    record_condition,
    record_sign_off,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Ledger
    from desktop.services.sample_tables import SampleTable, Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SamplePassed:
    """What was passed over, why, and who agreed."""

    gap: str
    reason: str
    agreed_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleStage:
    """A stage that is entered, and what is entered before it.

    Attributes:
        enter: Key of the stage.
        on: The day (ISO 8601-2).
        delivered_at: When everybody due at the meeting was told of it; None: not at this stage.
        conditions: Each with whether it holds for the whole village.
        entries: Fields of records of other types, by type.
    """

    enter: str
    on: str
    delivered_at: datetime | None
    conditions: tuple[tuple[bool, Values], ...]
    passed: tuple[SamplePassed, ...]
    entries: tuple[tuple[type[Record], Values], ...]


_LISTS: dict[str, type[Record]] = {
    "sign_offs": SignOff,
    "notices": Notice,
    "investigations": Investigation,
    "submissions": Submission,
    "adoptions": Adoption,
}

_ENTER: dict[type[Record], Callable[..., UUID]] = {
    SignOff: record_sign_off,
    Notice: begin_notice,
    Investigation: record_investigation,
    Submission: submit_outcome,
    Adoption: record_adoption,
}


def read_stage(table: SampleTable) -> SampleStage:
    """Read a stage; ValidationError names the place of what is wrong."""
    enter = table.text("enter")
    if enter not in STAGES:
        table.fail(f"enter 不能是 {enter}，可用：{'、'.join(STAGES)}。")
    stage = SampleStage(
        enter=enter,
        on=table.day("on"),
        delivered_at=table.moment("delivered_at") if table.has("delivered_at") else None,
        conditions=tuple(_read_condition(one) for one in _several(table, "conditions")),
        passed=tuple(_read_passed(one) for one in _several(table, "passed")),
        entries=tuple(
            (kind, one.values(kind)) for key, kind in _LISTS.items() for one in _several(table, key)
        ),
    )
    table.close()
    return stage


def _several(table: SampleTable, key: str) -> list[SampleTable]:
    return table.tables(key) if table.has(key) else []


def _read_condition(table: SampleTable) -> tuple[bool, Values]:
    return table.flag("for_village"), table.values(LawfulCondition, needed=("kind", "held_on"))


def _read_passed(table: SampleTable) -> SamplePassed:
    passed = SamplePassed(
        gap=table.text("gap"), reason=table.text("reason"), agreed_by=table.text("agreed_by")
    )
    table.close()
    return passed


def play_stages(
    ledger: Ledger,
    stages: Iterable[SampleStage],
    *,
    consultation: UUID,
    meeting: UUID,
    tell: Callable[[str], object],
) -> None:
    """Enter what each stage needs, and the stage.

    Raises:
        ConflictError: A gate is not open: the case lacks something.
        ValidationError: Another stage comes next than the case says.
    """
    for stage in stages:
        for kind, values in stage.entries:
            _ENTER[kind](ledger, consultation, **values)
        for for_village, values in stage.conditions:
            record_condition(ledger, consultation=None if for_village else consultation, **values)
        if stage.delivered_at is not None:
            with ledger.read() as reading:
                entitled = reading.list(Participant, meeting=meeting, capacity="entitled")
            record_deliveries(ledger, [row.id for row in entitled], at=stage.delivered_at)
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
