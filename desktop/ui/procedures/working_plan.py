"""A procedure while it is being adapted: plain values that the form changes and a draft keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain.adaptations import Adaptation, AddedCondition, StagePlan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.procedures import Stage
    from desktop.services.adapted_procedures import AdaptingView


@dataclass(kw_only=True)
class WorkingStage:
    """One stage: whether it stays, and what was changed in it.

    Attributes:
        dropped: Codes of the conditions that are left out.
        added: Conditions asked for besides: which is offered, and why in one's own words.
    """

    stage: Stage
    responsible: str
    days: int | None
    stays: bool = True
    dropped: set[str] = field(default_factory=set)
    added: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of the stage."""
        return self.stage.key


class WorkingPlan:
    """The procedure as it will be; where the law has a say, nothing can be taken away."""

    def __init__(self, view: AdaptingView) -> None:
        self.view = view
        self.name, self.purpose = view.plan.name, view.plan.purpose
        self.adapted_by = self.reason = ""
        self.stages = [
            WorkingStage(stage=one, responsible=one.responsible, days=one.days)
            for one in view.procedure.stages
        ]

    def stage(self, key: str) -> WorkingStage:
        """Return a stage by its key; KeyError where there is none."""
        return self.stages[self._place(key)]

    def _place(self, key: str) -> int:
        places = [at for at, one in enumerate(self.stages) if one.key == key]
        if not places:
            raise KeyError(key)
        return places[0]

    def is_fixed(self, key: str) -> bool:
        """Tell whether a stage cannot be left out: the ends, the beginning, and where law asks."""
        stages = self.view.procedure.stages
        ends = {stages[0].key, stages[-1].key, self.view.procedure.start.key}
        asked = {one.code for one in self.stage(key).stage.requires}
        return key in ends or bool(asked & self.view.kept_for_good)

    def may_move(self, key: str, by: int) -> bool:
        """Tell whether a stage can change places with the one before or after it."""
        there = self._place(key) + by
        inside = range(1, len(self.stages) - 1)
        return self._place(key) in inside and there in inside

    def move(self, key: str, by: int) -> None:
        """Move a stage one place up (-1) or down (1), where it may."""
        if self.may_move(key, by):
            at = self._place(key)
            self.stages.insert(at + by, self.stages.pop(at))

    def to_adaptation(self) -> Adaptation:
        """Return what the service takes."""
        return Adaptation(
            name=self.name,
            purpose=self.purpose,
            stages=tuple(self._plan(one) for one in self.stages if one.stays),
        )

    def _plan(self, one: WorkingStage) -> StagePlan:
        asked = (requirement.code for requirement in one.stage.requires)
        return StagePlan(
            key=one.key,
            responsible=one.responsible,
            days=one.days,
            kept=tuple(code for code in asked if code not in one.dropped),
            added=tuple(
                AddedCondition(like=self.view.offers[offer], why=why) for offer, why in one.added
            ),
        )

    def collect(self) -> dict[str, Any]:
        """Return all of it as JSON can hold it, for the draft."""
        return {
            "name": self.name,
            "purpose": self.purpose,
            "adapted_by": self.adapted_by,
            "reason": self.reason,
            "stages": [
                {
                    "key": one.key,
                    "responsible": one.responsible,
                    "days": one.days,
                    "stays": one.stays,
                    "dropped": sorted(one.dropped),
                    "added": [list(pair) for pair in one.added],
                }
                for one in self.stages
            ],
        }

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back; what the procedure no longer has is left out."""
        for name in ("name", "purpose", "adapted_by", "reason"):
            setattr(self, name, str(content.get(name, getattr(self, name))))
        found = {one.key: one for one in self.stages}
        order: list[WorkingStage] = []
        for kept in content.get("stages", ()):
            one = found.pop(str(kept.get("key")), None)
            if one is not None:
                self._fill_stage(one, kept)
                order.append(one)
        self.stages = order + list(found.values())

    def _fill_stage(self, one: WorkingStage, kept: Mapping[str, Any]) -> None:
        codes = {requirement.code for requirement in one.stage.requires}
        one.responsible = str(kept.get("responsible", one.responsible))
        days = kept.get("days")
        one.days = days if isinstance(days, int) else None
        one.stays = bool(kept.get("stays", True)) or self.is_fixed(one.key)
        one.dropped = (set(kept.get("dropped", ())) & codes) - self.view.kept_for_good
        one.added = [
            (str(offer), str(why))
            for offer, why in kept.get("added", ())
            if offer in self.view.offers
        ]
