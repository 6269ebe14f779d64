"""What the rules and a verdict come to, in the language of the interface.

Domain and services give values; the words are made here, so that every screen says them alike.
Sentences that are printed stay Chinese and are not made here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.domain.comparisons import Compared
from desktop.domain.rules import Base, Unit
from desktop.domain.tallies import show_amount

if TYPE_CHECKING:
    from desktop.domain.comparisons import Comparison
    from desktop.domain.thresholds import Amount, Threshold
    from desktop.services.ballot_views import Problem, Way
    from desktop.services.vote_trials import Certainty, Cited, Outcome

translate = QCoreApplication.translate
Told = tuple[str, str]
"""A sentence in two parts: the comparison, and its outcome that is set bold."""
_ARTICLE = re.compile(r"第([一二三四五六七八九十百千零]+)(条|款|项)")
_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def rule_word(text: str) -> str:
    """Return a word of the rules: a body, a matter, a law, a fraction, who is counted."""
    return translate("Rules", text)


def show_with_unit(amount: Amount, unit: Unit) -> str:
    """Return an amount with what is counted: 31 人, 12 户, 8000.5 平方米."""
    text = {
        Unit.HEADS: translate("Units", "{n} 人"),
        Unit.HOUSEHOLDS: translate("Units", "{n} 户"),
        Unit.AREA: translate("Units", "{n} 平方米"),
    }[unit]
    return text.format(n=show_amount(amount))


def show_short(amount: Amount, unit: Unit) -> str:
    """Return an amount, people without their unit: 31, 12 户."""
    return show_amount(amount) if unit is Unit.HEADS else show_with_unit(amount, unit)


def say_unit(unit: Unit) -> str:
    """Return the noun of a measure: 人数, 户数, 面积."""
    return {
        Unit.HEADS: translate("Units", "人数"),
        Unit.HOUSEHOLDS: translate("Units", "户数"),
        Unit.AREA: translate("Units", "面积"),
    }[unit]


def say_share(threshold: Threshold) -> str:
    """Return a fraction as the law writes it: 过半数, 三分之二以上."""
    return rule_word(threshold.words())


def say_base(base: Base) -> str:
    """Return what a majority is a fraction of."""
    return {
        Base.PRESENT: translate("Votes", "到会"),
        Base.ALL: translate("Votes", "应到"),
        Base.BALLOTS_CAST: translate("Votes", "参加投票"),
        Base.PARTICIPATING: translate("Votes", "参加表决"),
    }[base]


def say_result(result: str) -> str:
    """Return a verdict as the room reads it."""
    return {
        "carried": translate("Votes", "通过"),
        "not_carried": translate("Votes", "未通过"),
        "failed": translate("Votes", "不够数，不成立"),
        "void": translate("Votes", "无效"),
    }[result]


# Law and article


def cite(source: Cited | None) -> str:
    """Return a text of law with its article: 《村民委员会组织法》第三十条; "" for none."""
    if source is None:
        return ""
    law = rule_word(source.law)
    if law == source.law:  # the interface is Chinese, or the law has no name but its own
        return str(source)
    return f"{law}, {_ARTICLE.sub(_article, source.articles).replace('、', ', ')}"


def _article(found: re.Match[str]) -> str:
    text = {
        "条": translate("Votes", "第 {n} 条"),
        "款": translate("Votes", " 第 {n} 款"),
        "项": translate("Votes", " 第 {n} 项"),
    }[found[2]]
    return text.format(n=_number(found[1]))


def _number(numeral: str) -> int:
    """Return a number below ten thousand that is written in numerals: 二十九 is 29."""
    total, digit = 0, 0
    for sign in numeral:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


# Comparisons


def say_reasons(outcome: Outcome) -> list[Told]:
    """Return why a verdict is as it is, comparison by comparison."""
    if outcome.comparisons:
        return [say_comparison(one) for one in outcome.comparisons]
    return [_parted(reason) for reason in outcome.reasons]


def _parted(sentence: str) -> Told:
    head, comma, tail = sentence.rpartition("，")
    return f"{head}{comma}", tail


def say_comparison(comparison: Comparison) -> Told:
    """Return one comparison of a verdict as the room reads it."""
    say = {
        Compared.QUORUM: _say_quorum,
        Compared.NO_QUORUM: _say_no_quorum,
        Compared.MAJORITY: _say_majority,
        Compared.PAPERS: _say_papers,
    }
    return say[comparison.what](comparison)


def _say_quorum(one: Comparison) -> Told:
    took_part = one.base in (Base.BALLOTS_CAST, Base.PARTICIPATING)
    there = say_base(one.base) if took_part else translate("Votes", "实到")
    text = translate("Votes", "应到 {whole}，{asked}；{there} {figure}，")
    head = text.format(
        whole=show_short(one.whole, one.unit),
        asked=_asked(one),
        there=there,
        figure=show_short(one.figure, one.unit),
    )
    return head, _say_enough(one)


def _say_enough(one: Comparison) -> str:
    return translate("Votes", "够数。") if one.met else translate("Votes", "不够数。")


def _say_no_quorum(one: Comparison) -> Told:
    text = translate("Votes", "应到 {whole}，实到 {figure}；")
    head = text.format(
        whole=show_short(one.whole, one.unit), figure=show_short(one.figure, one.unit)
    )
    return head, translate("Votes", "法律没有规定到会人数。")


def _say_majority(one: Comparison) -> Told:
    text = translate("Votes", "{base} {whole}，{asked}；赞成 {figure}，")
    head = text.format(
        base=say_base(one.base),
        whole=show_short(one.whole, one.unit),
        asked=_asked(one),
        figure=show_short(one.figure, one.unit),
    )
    return head, _say_majority_met(one)


def _say_majority_met(one: Comparison) -> str:
    """Say it in the words of the fraction: 过半数, 未过半数, 达到三分之二以上."""
    if one.threshold is None:
        return ""
    share = say_share(one.threshold)
    if one.threshold.strict:
        text = translate("Votes", "{share}。") if one.met else translate("Votes", "未{share}。")
    else:
        text = (
            translate("Votes", "达到{share}。")
            if one.met
            else translate("Votes", "未达到{share}。")
        )
    return text.format(share=share)


def _say_papers(one: Comparison) -> Told:
    text = translate("Votes", "发出 {issued} 张，收回 {returned} 张，收回比发出多，")
    head = text.format(issued=show_amount(one.whole), returned=show_amount(one.figure))
    return head, translate("Votes", "这次表决作废（依惯例）。")


def _asked(one: Comparison, *, full: bool = False) -> str:
    """Return the fraction and what it comes to: 三分之二以上须 30, `full` 三分之二以上须 30 人."""
    if one.threshold is None or one.needed is None:
        return ""
    share, needed = say_share(one.threshold), one.needed
    amount = (show_with_unit if full else show_short)(needed.amount, needed.unit)
    if needed.unit is Unit.AREA and needed.strict:
        return translate("Votes", "{share}须超过 {amount}").format(share=share, amount=amount)
    return translate("Votes", "{share}须 {amount}").format(share=share, amount=amount)


def say_certainty(certainty: Certainty) -> str:
    """Return what is known of a vote before its count is."""
    one = certainty.comparison
    whole = show_with_unit(one.whole, one.unit)
    if one.what is Compared.QUORUM and certainty.takes_part:
        text = translate("Votes", "应到 {whole}，{asked}参加；参加多少，收票以后才知道。")
        return text.format(whole=whole, asked=_asked(one, full=True))
    if one.what is Compared.QUORUM:
        text = translate("Votes", "应到 {whole}，{asked}；实到 {figure}，")
        head = text.format(
            whole=whole, asked=_asked(one, full=True), figure=show_with_unit(one.figure, one.unit)
        )
        return head + _say_enough(one)
    if certainty.takes_part:
        text = translate("Votes", "{base}的{measure}{share}赞成才够；参加多少，收票以后才知道。")
        share = "" if one.threshold is None else say_share(one.threshold)
        return text.format(base=say_base(one.base), measure=say_unit(one.unit), share=share)
    if one.base is Base.ALL:
        text = translate("Votes", "应到 {whole}，{asked}赞成；没有到会的也算在 {whole}里。")
    else:
        text = translate(
            "Votes", "到会 {whole}，{asked}赞成；弃权、无效、未收回的也算在 {whole}里。"
        )
    return text.format(whole=whole, asked=_asked(one, full=True))


# Why there is no vote


def say_way(way: Way) -> str:
    """Return a way of counting as a choice: 本村户的代表，计户数."""
    text = translate("Votes", "{of}，计{measure}")
    return text.format(of=rule_word(way.of), measure=say_unit(way.unit))


def say_problem(problem: Problem) -> Told:
    """Return why no vote can be held, and what to do about it."""
    subject = rule_word(problem.subject) if problem.subject else ""
    advice = translate("Votes", "请选择法定的表决组织，或以共识形成协商成果。")
    known = {
        "no_body": (translate("Votes", "会议没有写明表决组织，不能表决。"), advice),
        "consultation": (translate("Votes", "{subject}不作表决。").format(subject=subject), advice),
        "no_day": (
            translate("Votes", "会议日期不完整，不能判定表决。"),
            translate("Votes", "请填写年月日。"),
        ),
        "nobody": (
            translate("Votes", "名单里还没有应到的人，不能表决。"),
            translate("Votes", "请先在名册里登记应到的人。"),
        ),
    }
    return known.get(problem.code, (problem.text, ""))
