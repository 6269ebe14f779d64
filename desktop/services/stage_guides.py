"""What is to be done at a stage: who, until when, with which papers, on what basis, what it asks.

Of a procedure as it is written, and of a consultation with what is there already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.domain.gates import ask, assess
from desktop.records import Consultation, declaration_of, record_type
from desktop.services.consultation_views import CURRENT
from desktop.services.laws import get_rulebook
from desktop.services.procedures import place_of, procedure_of
from desktop.services.stage_facts import count_facts, facts_wanted
from desktop.services.stage_views import view_condition, view_passed, view_stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from desktop.domain.gates import Finding
    from desktop.domain.procedures import Procedure, Stage
    from desktop.services.consultation_views import ConditionView, StageView
    from desktop.services.papers import PaperPress
    from desktop.services.ports import Reading

MET, LACKING, PASSED = "met", "lacking", "passed"
"""How it is with something that a stage asks for; "" where nobody has looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that a stage asks for before it is entered, and how it is with it.

    Attributes:
        state: MET, LACKING, PASSED, or "" as the procedure has it.
        from_body: Its basis is the text of whichever body will meet.
    """

    condition: ConditionView
    state: str = ""
    from_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGuide:
    """A stage as its procedure has it.

    Attributes:
        key: Of the stage (records.consultations.STAGES).
        number: Its place, from 1.
        of: How many stages the procedure has.
        days: How long it should take by the procedure; None: nothing is said.
        bodies: Names of the decision bodies that meet in it.
        records: What is entered in it, by the titles of the record types.
        papers: Titles of the papers printed in it.
        basis: What it rests on; "" for the procedure alone.
        review: The basis was not read in full text.
        asked: What must be there before it is entered.
    """

    key: str
    title: str
    short: str
    number: int
    of: int
    responsible: str
    days: int | None
    bodies: tuple[str, ...]
    records: tuple[str, ...]
    papers: tuple[str, ...]
    basis: str
    review: bool
    asked: tuple[Asked, ...]

    @property
    def is_first(self) -> bool:
        """Whether no stage is before it."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether no stage is after it."""
        return self.number == self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFile:
    """A stage of one consultation: what is to be done, and how far it is."""

    guide: StageGuide
    view: StageView
    is_editable: bool


def view_procedure_stages(
    procedure: Procedure, place: str, press: PaperPress
) -> tuple[StageGuide, ...]:
    """Return the stages of a procedure as they are written, for a village or a community."""
    return tuple(
        _guide(
            procedure,
            stage,
            place,
            press,
            [_as_written(one) for one in ask(procedure, stage, place)],
        )
        for stage in procedure.stages
    )


def _as_written(finding: Finding) -> Asked:
    """Return a requirement in the words it has once it is met."""
    asked = finding.requirement
    condition = replace(view_condition(finding), template=asked.met)
    return Asked(condition=condition, from_body=asked.from_body and not asked.grounds)


def view_stage_file(
    reading: Reading, consultation: UUID, stage: str, *, today: date, press: PaperPress
) -> StageFile:
    """Return a stage of a consultation, with what it asks for held against what is there.

    Raises:
        NotFoundError: There is no such consultation, or its procedure is of a newer version.
        KeyError: Its procedure has no such stage.
    """
    row = reading.get(Consultation, consultation)
    procedure = procedure_of(reading, row)
    found = procedure.stage(stage)
    facts = count_facts(reading, row, today, facts_wanted(found))
    passed = {one.code for one in view_passed(reading, row) if one.stage == stage}
    asked = [
        Asked(condition=view_condition(one), state=_state(one, passed))
        for one in assess(procedure, found, facts)
    ]
    guide = _guide(procedure, found, place_of(reading, row), press, asked)
    (view,) = [one for one in view_stages(reading, row, today) if one.stage == stage]
    return StageFile(
        guide=guide,
        view=view,
        is_editable=view.state == CURRENT and row.ended_at is None,
    )


def _state(finding: Finding, passed: set[str]) -> str:
    if finding.is_met:
        return MET
    return PASSED if finding.code in passed else LACKING


def _guide(
    procedure: Procedure, stage: Stage, place: str, press: PaperPress, asked: Sequence[Asked]
) -> StageGuide:
    kinds = press.kinds()
    bodies = get_rulebook().bodies
    grounds = [one for one in stage.grounds if one.place in ("", place)]
    return StageGuide(
        key=stage.key,
        title=stage.title,
        short=stage.short,
        number=procedure.place_of(stage.key) + 1,
        of=len(procedure.stages),
        responsible=stage.responsible,
        days=stage.days,
        bodies=tuple(bodies[one].name_zh for one in stage.bodies),
        records=tuple(declaration_of(record_type(one)).title for one in stage.records),
        papers=tuple(kinds[one].title for one in stage.papers if one in kinds),
        basis="；".join(one.words for one in grounds),
        review=any(one.source.review for one in grounds),
        asked=tuple(asked),
    )
