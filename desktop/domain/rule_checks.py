"""Whether the parts of a rule fit each other: each check says what is wrong, or nothing ("")."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.domain.rules import Body, BodyVersion, Kind, QuorumMode, RuleBook, Semantics, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.thresholds import Threshold


def why_not_consistent(version: BodyVersion) -> str:
    """Say why the parts of one version contradict each other."""
    if not version.sources:
        return "须写明来源 sources。"
    if (version.quorum_mode is QuorumMode.NONE) != (not version.quorums):
        return f"quorum_mode 为 {version.quorum_mode}，与 quorums 的有无不符。"
    begin, end = version.in_force_from, version.in_force_to
    if (end is not None and begin is None) or (begin and end and end < begin):
        return f"施行日期 {begin} 与失效日期 {end} 不符。"
    for caution in version.cautions:
        if caution.matter not in ("", *version.matters):
            return f"cautions 指向不存在的 matter {caution.matter!r}。"
    return _why_ids_clash(version) or _why_units_do_not_fit(version)


def _why_ids_clash(version: BodyVersion) -> str:
    for what, ids in (
        ("quorums", [quorum.id for quorum in version.quorums]),
        ("majorities", [majority.id for majority in version.majorities]),
    ):
        if doubled := _doubled(ids):
            return f"{what} 的 id 重复：{doubled}。"
    return ""


def _doubled(ids: Iterable[str]) -> str:
    ids = list(ids)
    return "、".join(sorted({one for one in ids if ids.count(one) > 1}))


def _why_units_do_not_fit(version: BodyVersion) -> str:
    """Say where a majority is in a measure that is never given, or in none at all."""
    units = {quorum.unit for quorum in version.quorums}
    chosen = version.quorum_mode is QuorumMode.ANY
    for majority in version.majorities:
        if majority.unit is not None and units and majority.unit not in units:
            return f"majorities.{majority.id} 的 unit {majority.unit} 不在任何 quorums 中。"
        if chosen and majority.unit is not None:
            return f"majorities.{majority.id} 按所选口径计算，不应写 unit。"
        if not chosen and majority.unit is None:
            return f"majorities.{majority.id} 须写明 unit。"
    if units == {Unit.AREA}:
        return "只按面积计算的，须同时按人数或者户数计算。"
    measured = [(majority.matter, majority.unit) for majority in version.majorities]
    if len(set(measured)) < len(measured):
        return "同一 matter 的同一 unit 只能有一条 majorities。"
    return ""


def why_not_coherent(body: Body) -> str:
    """Say where versions overlap, law has no date, or a vote and the kind of body do not fit."""
    if not body.versions:
        return "须至少有一个 versions。"
    if doubled := _doubled(version.id for version in body.versions):
        return f"versions 的 id 重复：{doubled}。"
    votes = body.kind is not Kind.CONSULTATION
    for version in body.versions:
        if votes != bool(version.majorities):
            return f"kind 为 {body.kind}，与版本 {version.id} 的 majorities 的有无不符。"
        undated = version.in_force_from is None
        if undated and ((votes and not version.custom) or len(body.versions) > 1):
            return f"版本 {version.id} 缺少 in_force_from，只有惯例（custom）可以没有。"
    for newer, older in pairwise(body.versions):
        if (older.in_force_to or date.max) >= (newer.in_force_from or date.min):
            return f"版本 {older.id} 与 {newer.id} 的施行期间重叠。"
    return ""


def why_not_as_quoted(book: RuleBook) -> str:
    """Say where a quoted text's words of number mean something else than its fraction."""
    for body in book.bodies.values():
        for version in body.versions:
            quoted = [(one.id, one.text, one.threshold) for one in version.quorums]
            quoted += [(one.id, one.text, one.threshold) for one in version.majorities]
            for part, text, threshold in quoted:
                if not is_quoted_right(text, threshold, book.semantics):
                    return (
                        f"{body.id} 版本 {version.id} 的 {part}："
                        f"条文“{text}”与比例{threshold.words()}不符。"
                    )
    return ""


def is_quoted_right(text: str, threshold: Threshold, semantics: Semantics) -> bool:
    """Tell whether the words of number in a quotation fit a fraction.

    以上 includes the number, 超过 and 过半数 do not: 民法典 第一千二百五十九条.
    """
    stated = [fraction for phrase, fraction in semantics.phrases.items() if phrase in text]
    if stated:
        return threshold in stated
    if any(word in text for word in semantics.exclusive):
        return threshold.strict
    return not (threshold.strict and any(word in text for word in semantics.inclusive))
