"""A procedure copied and adapted: what may be changed, and that it is never looser than the law.

A procedure is adapted as the document that its reader takes, so that what was adapted is read as
strictly as what was shipped. What the law asks of the base, and every quorum, must still stand
before all that it stood before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from desktop.domain.procedures import Need, Weight
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.procedures import Procedure, Requirement

Document = Mapping[str, Any]
"""A procedure as TOML or JSON parses to."""

OWN = "own_"
"""What the codes of conditions added here begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedCondition:
    """A condition that is asked for besides: always one of the procedure, never of the law.

    Attributes:
        like: A requirement of a document, whose fact, need and sentences it takes.
        why: A sentence of one's own.
    """

    like: Document
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    """A stage that stays: who is responsible, how long, and what is still asked for.

    Attributes:
        kept: Codes of the requirements that stay.
        added: Further conditions, after those.
    """

    key: str
    responsible: str
    days: int | None
    kept: tuple[str, ...]
    added: tuple[AddedCondition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """What a procedure is to become; stages in their order, those left out are not named."""

    name: str
    purpose: str
    stages: tuple[StagePlan, ...]


def plan_of(document: Document) -> Adaptation:
    """Return the adaptation that leaves a procedure as it is: what one begins with."""
    return Adaptation(
        name=document["name_zh"],
        purpose=document.get("purpose", ""),
        stages=tuple(
            StagePlan(
                key=stage["key"],
                responsible=stage["responsible"],
                days=stage.get("days"),
                kept=tuple(one["code"] for one in stage.get("requires", ())),
            )
            for stage in document["stages"]
        ),
    )


def adapt(
    document: Document, plan: Adaptation, *, procedure_id: str, version: int
) -> dict[str, Any]:
    """Return the document of a procedure adapted; its reader and `check_adapted` judge it.

    Raises:
        ValidationError: A stage or a code is not in the base, or a field is empty.
    """
    if not plan.name.strip():
        raise ValidationError("程序没有名称。", "请填写名称。", field="name")
    known = {stage["key"]: stage for stage in document["stages"]}
    codes = _unused_codes(document)
    stages = [_stage(known, one, codes) for one in plan.stages]
    begins = document.get("starts_at", "")
    if begins and begins not in {one.key for one in plan.stages}:
        raise _no_beginning(known[begins]["title"], begins)
    changed = {
        "id": procedure_id,
        "version": version,
        "name_zh": plan.name.strip(),
        "name_en": plan.name.strip(),
        "purpose": plan.purpose.strip(),
        "stages": stages,
    }
    adapted = {key: deepcopy(value) for key, value in document.items()} | changed
    if not adapted["purpose"]:
        del adapted["purpose"]
    return adapted


def _stage(known: Mapping[str, Document], plan: StagePlan, codes: Iterator[str]) -> dict[str, Any]:
    if plan.key not in known:
        raise ValidationError(f"原来的程序没有这个环节：{plan.key}。", "请从原来的环节里选。")
    if not plan.responsible.strip():
        raise ValidationError("环节没有写明由谁负责。", "请填写责任单位或责任人。", field=plan.key)
    stage = deepcopy(dict(known[plan.key]))
    asked = {one["code"]: one for one in stage.get("requires", ())}
    if unknown := [code for code in plan.kept if code not in asked]:
        raise ValidationError(f"原来的环节没有这一条：{unknown[0]}。", "请从原来的条件里选。")
    stage["responsible"] = plan.responsible.strip()
    stage.pop("days", None)
    if plan.days is not None:
        stage["days"] = plan.days
    requires = [asked[code] for code in plan.kept]
    requires += [_added(one, next(codes)) for one in plan.added]
    stage.pop("requires", None)
    if requires:
        stage["requires"] = requires
    return stage


def _added(condition: AddedCondition, code: str) -> dict[str, Any]:
    """Return a condition as the procedure's own: without basis, and it may be passed over."""
    left_out = {"code", "kind", "bases", "basis", "passable", "why"}
    if not condition.why.strip():
        raise ValidationError("新加的条件没有写明为什么。", "请写一句话。", field="why")
    taken = {key: deepcopy(value) for key, value in condition.like.items() if key not in left_out}
    return {"code": code, "kind": Weight.PROCEDURE.value, "why": _plain(condition.why)} | taken


def _plain(sentence: str) -> str:
    """Return a sentence that a person wrote without places for figures: it has none."""
    return sentence.strip().replace("{", "（").replace("}", "）")


def _unused_codes(document: Document) -> Iterator[str]:
    used = {one["code"] for stage in document["stages"] for one in stage.get("requires", ())}
    number = 1
    while True:
        if (code := f"{OWN}{number}") not in used:
            yield code
        number += 1


def is_kept_for_good(requirement: Requirement) -> bool:
    """Tell whether a requirement stays in whatever is made of a procedure: law, or a quorum."""
    return requirement.weight is Weight.LAW or not requirement.passable


def check_adapted(base: Procedure, adapted: Procedure) -> None:
    """Refuse a procedure that asks for less than its base where the law, or a quorum, has a say.

    Raises:
        ValidationError: The first requirement that is missing, weaker or comes too late, with what
            it rests on; or the procedure no longer begins and ends as its base does.
    """
    _check_ends(base, adapted)
    found = {one.code: (at, one) for at, one in _requirements(adapted)}
    begins = base.place_of(base.start.key)
    start = adapted.place_of(adapted.start.key)
    for at, requirement in _requirements(base):
        if not is_kept_for_good(requirement):
            continue
        there = found.get(requirement.code)
        if there is None:
            _refuse(requirement, "不能去掉")
        if weaker := _how_weaker(requirement, there[1]):
            _refuse(requirement, weaker)
        guarded = {stage.key for stage in base.stages[at:]}
        places = [n for n, stage in enumerate(adapted.stages) if stage.key in guarded]
        if there[0] > min(places) or (at > begins and there[0] <= start):
            _refuse(requirement, "要在原来的环节或者更早核对，而且要在协商开始以后")


def _check_ends(base: Procedure, adapted: Procedure) -> None:
    for place, what in ((0, "第一个"), (-1, "最后一个")):
        kept = base.stages[place]
        if adapted.stages[place].key != kept.key:
            raise ValidationError(
                f"{what}环节应是“{kept.title}”。", "请把它放回原处。", field=kept.key
            )
    if base.start.key not in {stage.key for stage in adapted.stages}:
        raise _no_beginning(base.start.title, base.start.key)


def _no_beginning(title: str, key: str) -> ValidationError:
    return ValidationError(f"协商从“{title}”开始，这个环节不能去掉。", "请把它放回去。", field=key)


def _requirements(procedure: Procedure) -> list[tuple[int, Requirement]]:
    return [(at, one) for at, stage in enumerate(procedure.stages) for one in stage.requires]


def _how_weaker(base: Requirement, adapted: Requirement) -> str:
    """Return in what an adapted requirement asks for less than its base; "" in nothing."""
    same = (
        adapted.fact == base.fact
        and adapted.need is base.need
        and adapted.weight is base.weight
        and adapted.from_body == base.from_body
        and set(base.grounds) <= set(adapted.grounds)
    )
    if not same:
        return "不能改成别的条件或者去掉依据"
    if adapted.when not in {"", base.when}:
        return "不能只在个别情况下核对"
    if adapted.passable and not base.passable:
        return "不能改成可以跳过"
    shorter = base.need is Need.DAYS and any(
        adapted.deadlines[place].amount < deadline.amount
        for place, deadline in base.deadlines.items()
    )
    if adapted.amount < base.amount or shorter:
        return "不能少于原来的数"
    return ""


def _refuse(requirement: Requirement, how: str) -> NoReturn:
    basis = "；".join(dict.fromkeys(ground.words for ground in requirement.grounds))
    if requirement.deadlines:
        citations = (one.citation for one in requirement.deadlines.values())
        words = (f"《{one.source.title}》{one.articles}" for one in citations)
        basis = "；".join(dict.fromkeys(filter(None, (basis, *words))))
    if not basis:
        basis = "表决组织的到会规定" if requirement.from_body else "本程序"
    said = requirement.missing.split("{", maxsplit=1)[0].rstrip("：，只") or requirement.code
    raise ValidationError(
        f"“{said}”这一条{how}：{basis}。",
        "法律规定的条件和到会人数，改编的程序只能一样严或者更严。",
        field=requirement.code,
    )


def list_conditions_to_add(documents: Sequence[Document]) -> dict[str, Document]:
    """Return one requirement of each fact and need that documents ask for, by ``fact/need``.

    What a person may choose from when a condition is added; the first that is found counts.
    """
    found: dict[str, Document] = {}
    for document in documents:
        for stage in document["stages"]:
            for one in stage.get("requires", ()):
                found.setdefault(f"{one['fact']}/{one['need']}", one)
    return found
