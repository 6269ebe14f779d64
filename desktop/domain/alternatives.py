"""Which of a body's majorities and quorums one vote is judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.rules import BodyVersion, Majority, Quorum, QuorumMode, Unit
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable


def choose_matter(version: BodyVersion, matter: str | None) -> tuple[Majority, ...]:
    """Return the majorities of a matter; None is "ordinary", else the only matter there is.

    Raises:
        ValidationError: No such matter, or none named where there are several; they are listed.
    """
    matters = version.matters
    if matter is None:
        matter = "ordinary" if "ordinary" in matters or len(matters) != 1 else matters[0]
        problem = "没有写明表决类别（matter）。"
    else:
        problem = f"没有这个表决类别（matter）：{matter[:80]!r}。"
    if matter not in matters:
        raise ValidationError(problem, f"可选：{list_matters(version)}。", field="matter")
    return tuple(majority for majority in version.majorities if majority.matter == matter)


def list_matters(version: BodyVersion) -> str:
    """Return the matters as "ordinary（一般事项）、special（…）"."""
    names = {majority.matter: majority.name for majority in reversed(version.majorities)}
    return "、".join(f"{matter}（{names[matter]}）" for matter in version.matters)


def choose_quorums(
    version: BodyVersion, units: Iterable[Unit], alternative: str | None
) -> tuple[Quorum, ...]:
    """Return the quorums to judge by: all of them, the one chosen, or none where law has none.

    Args:
        version: The text in force.
        units: The measures in which the electorate is given.
        alternative: The id of a quorum, needed where the measures leave more than one way.

    Raises:
        ValidationError: Nothing or more than one is left; the ways to choose from are named.
    """
    named = set(units)
    if alternative is not None and alternative not in {q.id for q in version.quorums}:
        ways = f"可选：{list_quorums(version.quorums)}。" if version.quorums else "请去掉此项。"
        raise ValidationError(
            f"没有这种计算口径（alternative）：{alternative[:80]!r}。", ways, field="alternative"
        )
    if version.quorum_mode is not QuorumMode.ANY:
        return version.quorums
    left = [
        quorum
        for quorum in version.quorums
        if quorum.unit in named and alternative in (None, quorum.id)
    ]
    if len(left) == 1:
        return tuple(left)
    if left:
        raise ValidationError(
            "有不止一种计算口径，须用 alternative 写明一种。",
            f"可选：{list_quorums(left)}。",
            field="alternative",
        )
    raise ValidationError(
        "应到（eligible）没有给出所选计算口径的数目。",
        f"可用的口径：{list_quorums(version.quorums)}。",
        field="eligible",
    )


def list_quorums(quorums: Iterable[Quorum]) -> str:
    """Return quorums as "heads（本村十八周岁以上村民，计人数）、…"."""
    return "、".join(f"{q.id}（{q.of}，计{q.unit.label}）" for q in quorums)
