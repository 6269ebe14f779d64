"""Where a county's or village's own rule is looser than the law that it names.

Local rules may be stricter, never looser (村民委员会组织法 第三十一条: 村民自治章程 must not run
against the law). Fractions are compared by cross-multiplication; a lower fraction of a larger base
counts as looser, for there are figures with which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.rules import Base, BodyVersion, Majority, Quorum, QuorumMode

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREADTH = {Base.BALLOTS_CAST: 0, Base.PARTICIPATING: 0, Base.PRESENT: 1, Base.ALL: 2}
"""Those who voted are among those present, and these among all: the wider base asks for more."""


def why_looser(law: BodyVersion, local: BodyVersion) -> list[str]:
    """Say where a local version is looser than the law; empty where it may stand."""
    return [
        *_looser_quorums(law, local),
        *_looser_majorities(law, local),
        *_looser_conditions(law, local),
    ]


def _looser_quorums(law: BodyVersion, local: BodyVersion) -> Iterator[str]:
    if law.quorum_mode is QuorumMode.NONE:
        return
    if local.quorum_mode is QuorumMode.NONE:
        yield "到会：法律规定了到会人数，本地没有。"
    elif law.quorum_mode is QuorumMode.ALL:
        yield from _lacking_quorums(law, local)
    elif local.quorum_mode is QuorumMode.ANY:
        for quorum in local.quorums:
            if not any(_is_as_strict(quorum, ours) for ours in law.quorums):
                yield f"到会：{_show_quorum(quorum)}，低于法律的任何一种口径。"
    elif not any(_is_as_strict(one, ours) for one in local.quorums for ours in law.quorums):
        yield "到会：本地的要求都低于法律的任何一种口径。"


def _lacking_quorums(law: BodyVersion, local: BodyVersion) -> Iterator[str]:
    """Every quorum of law must hold in each way that the local rule allows."""
    any_way = local.quorum_mode is QuorumMode.ANY
    for ours in law.quorums:
        held = [_is_as_strict(quorum, ours) for quorum in local.quorums]
        if not (all(held) if any_way else any(held)):
            theirs = "、".join(_show_quorum(quorum) for quorum in local.quorums)
            yield f"到会：法律要求{_show_quorum(ours)}，本地为{theirs}。"


def _is_as_strict(local: Quorum, law: Quorum) -> bool:
    return (
        local.id == law.id
        and local.unit is law.unit
        and local.threshold.is_at_least_as_strict_as(law.threshold)
    )


def _show_quorum(quorum: Quorum) -> str:
    return f"{quorum.of}{quorum.threshold.words()}"


def _looser_majorities(law: BodyVersion, local: BodyVersion) -> Iterator[str]:
    known = {majority.id: majority for majority in law.majorities}
    for majority in local.majorities:
        ours = known.get(majority.id)
        if ours is None:
            if not any(_holds(majority, one) for one in law.majorities):
                yield f"通过：法律没有 {majority.id}，本地{_show_majority(majority)}低于法律。"
        elif not _holds(majority, ours):
            yield (
                f"通过：{majority.id} 法律为{_show_majority(ours)}，"
                f"本地为{_show_majority(majority)}。"
            )
    yield from _dropped_majorities(law, local)


def _dropped_majorities(law: BodyVersion, local: BodyVersion) -> Iterator[str]:
    """A matter that law puts to two measures must keep both."""
    there = {majority.id for majority in local.majorities}
    for majority in law.majorities:
        if majority.id not in there and majority.matter in local.matters:
            yield f"通过：{majority.matter} 缺少法律要求的 {majority.id}。"


def _holds(local: Majority, law: Majority) -> bool:
    """Tell whether what passes by the local majority always passes by that of law."""
    return (
        local.unit is law.unit
        and _BREADTH[local.base] >= _BREADTH[law.base]
        and local.threshold.is_at_least_as_strict_as(law.threshold)
    )


def _show_majority(majority: Majority) -> str:
    return f"{majority.base.label}{majority.threshold.words()}"


def _looser_conditions(law: BodyVersion, local: BodyVersion) -> Iterator[str]:
    if law.notice_days is not None and (local.notice_days or 0) < law.notice_days:
        yield f"通知：法律为提前{law.notice_days}日，本地为{local.notice_days or 0}日。"
    if (
        law.list_published_days is not None
        and (local.list_published_days or 0) < law.list_published_days
    ):
        yield (
            f"名单公布：法律为{law.list_published_days}日前，"
            f"本地为{local.list_published_days or 0}日前。"
        )
    if law.secret_ballot and not local.secret_ballot:
        yield "方式：法律规定无记名投票，本地没有。"
    if law.first_step and not local.first_step:
        yield f"前置：法律规定{law.first_step}，本地没有。"
    if law.competence and not local.competence:
        yield f"权限：法律规定{law.competence}，本地没有。"
    if missing := [one for one in law.must_not_decide if one not in local.must_not_decide]:
        yield f"权限：法律规定不得决定{'、'.join(missing)}，本地没有。"
