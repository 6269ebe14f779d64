"""The sums of a count in words: whether they hold, both figures where not, and the causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.domain.rules import Unit
from desktop.services.tally_forms import Cause, State, Sum
from desktop.ui.law_words import show_with_unit

if TYPE_CHECKING:
    from desktop.services.tally_forms import Equation, Room

translate = QCoreApplication.translate


def say_sum_name(name: Sum) -> str:
    """Return the name of a sum as it stands before its boxes."""
    return {
        Sum.PAPERS: translate("Sums", "收票"),
        Sum.VALID: translate("Sums", "验票"),
        Sum.CHOICES: translate("Sums", "计票"),
        Sum.HANDS: translate("Sums", "计票"),
        Sum.AREAS: translate("Sums", "面积"),
    }[name]


def say_figure(name: str) -> str:
    """Return the name of a figure as it stands above its box."""
    return {
        "issued": translate("Sums", "发出"),
        "returned": translate("Sums", "收回"),
        "not_returned": translate("Sums", "未收回"),
        "valid": translate("Sums", "有效"),
        "invalid": translate("Sums", "无效"),
        "votes_for": translate("Sums", "赞成"),
        "against": translate("Sums", "反对"),
        "abstain": translate("Sums", "弃权"),
        "unstated": translate("Sums", "未表态"),
        "present": translate("Sums", "实到"),
    }[name]


def say_short(equation: Equation, room: Room) -> str:
    """Return what stands at the right of a sum: 31 ＝ 30 ＋ 1, or 加起来是 31，多 1 张."""
    if equation.state is State.OPEN:
        return ""
    if equation.state is State.WRONG:
        return _say_off(equation, room)
    if equation.name is Sum.AREAS:
        return translate("Sums", "合计 {total}").format(total=_area(equation.total))
    parts = [str(part) for part in equation.parts]
    if equation.name is not Sum.HANDS:
        return f"{equation.whole} ＝ {' ＋ '.join(parts)}"
    shown = f"{' + '.join(parts)} = {equation.total}"
    if room.takes_part:
        text = translate("Sums", "{shown}，参加的有 {people}")
    else:
        text = translate("Sums", "{shown}，与实到 {people}相符")
    return text.format(shown=shown, people=show_with_unit(int(equation.total), room.unit))


def _say_off(equation: Equation, room: Room) -> str:
    over = abs(equation.over)
    if equation.name is Sum.AREAS:
        return translate("Sums", "多 {over}").format(over=_area(over))
    if equation.name is Sum.PAPERS:
        if equation.void:
            return translate("Sums", "比发出多 {over} 张").format(over=over)
        text = translate("Sums", "比{most}多 {over} 张")
        return text.format(most=_most(room), over=over)
    amount = _pieces(equation, room)
    if equation.over > 0:
        text = translate("Sums", "加起来是 {total}，多 {amount}")
    else:
        text = translate("Sums", "加起来是 {total}，少 {amount}")
    return text.format(total=equation.total, amount=amount)


def say_fault(equation: Equation, room: Room) -> str:
    """Return the sentence with both figures of a sum that is wrong; "" for one that is not."""
    if equation.state is not State.WRONG:
        return ""
    if equation.name is Sum.AREAS:
        text = translate("Sums", "各项面积合计 {total}，总面积只有 {whole}，多出 {over}。")
        sums = (equation.total, equation.whole, equation.over)
        total, whole, over = (_area(one) for one in sums)
        return text.format(total=total, whole=whole, over=over)
    if equation.name is Sum.PAPERS:
        return _say_papers(equation, room)
    return translate("Sums", "{parts} ＝ {total}，{against}").format(
        parts=_say_parts(equation), total=equation.total, against=_say_against(equation, room)
    )


def _say_papers(equation: Equation, room: Room) -> str:
    if equation.void:
        text = translate(
            "Sums", "发出 {issued} 张，收回 {returned} 张，收回比发出多，这次表决无效。"
        )
        return text.format(issued=equation.whole, returned=equation.total)
    text = translate("Sums", "发出 {issued} 张，{most}只有 {people}，多出 {over} 张。")
    people = show_with_unit(int(equation.whole), room.unit)
    return text.format(issued=equation.total, most=_most(room), people=people, over=equation.over)


def _say_parts(equation: Equation) -> str:
    names: tuple[str, ...] = ("valid", "invalid")
    if equation.name is not Sum.VALID:
        names = ("votes_for", "against", "abstain", "unstated")[: len(equation.parts)]
    pairs = zip(names, equation.parts, strict=True)
    return " ＋ ".join(f"{say_figure(name)} {part}" for name, part in pairs)


def _say_against(equation: Equation, room: Room) -> str:
    what = {
        Sum.VALID: translate("Sums", "收回"),
        Sum.CHOICES: translate("Sums", "有效票"),
    }.get(equation.name) or _most(room)
    if equation.over > 0:
        text = translate("Sums", "{what}只有 {whole}，多出 {amount}。")
    else:
        text = translate("Sums", "{what}有 {whole}，还少 {amount}。")
    return text.format(what=what, whole=equation.whole, amount=_pieces(equation, room))


def _pieces(equation: Equation, room: Room) -> str:
    over = abs(int(equation.over))
    if equation.name is Sum.HANDS:
        return show_with_unit(over, room.unit)
    return translate("Sums", "{n} 张").format(n=over)


def _most(room: Room) -> str:
    return translate("Sums", "应到") if room.takes_part else translate("Sums", "实到")


def _area(area: object) -> str:
    return show_with_unit(area, Unit.AREA)  # type: ignore[arg-type]


# What to do


def say_advice(equation: Equation, room: Room) -> str:
    """Return what to do about a sum that is wrong, and what the causes may be."""
    if equation.state is not State.WRONG:
        return ""
    if equation.name is Sum.HANDS:
        return _advise_hands(equation, room)
    if equation.name is Sum.AREAS:
        return translate(
            "Sums",
            "请按名册上的专有部分面积再加一遍。常见原因：一户的几套算了两遍；或小数点错位。",
        )
    if equation.name is Sum.PAPERS:
        return _advise_papers(equation)
    again = {
        Sum.VALID: translate("Sums", "请把收回的票再验一遍。常见原因：{causes}。"),
        Sum.CHOICES: translate("Sums", "请把三叠票再数一遍。常见原因：{causes}。"),
    }[equation.name]
    joined = translate("Sums", "；或").join(say_cause(*cause) for cause in equation.causes)
    return again.format(causes=joined)


def _advise_papers(equation: Equation) -> str:
    if equation.void:
        return translate("Sums", "请先把收回的票再数一遍；确实多出的，重新表决。")
    return translate(
        "Sums", "请把剩下的空白票再数一遍。常见原因：把备用票也算成发出；或来晚的人还没点名。"
    )


def _advise_hands(equation: Equation, room: Room) -> str:
    if equation.over > 0:
        return translate(
            "Sums",
            "请再举一次手。常见原因：有人举了两次；列席的人也举了手；或来晚的人还没点名。",
        )
    again = translate(
        "Sums",
        "请再举一次手。常见原因：有人没举手，问清后记弃权，"
        "确实不表态的填“未表态”；或有人走了还没点名。",
    )
    if not room.recused:
        return again
    people = show_with_unit(room.recused, room.unit)
    return translate("Sums", "回避的 {people}填在“未表态”。").format(people=people) + again


def say_cause(cause: Cause, figures: tuple[int, ...]) -> str:
    """Return one likely reason for a wrong sum."""
    text = {
        Cause.NOT_IN_A_PILE: translate("Sums", "有票没有归堆"),
        Cause.RETURNED_IS: translate("Sums", "收回应为 {0}"),
        Cause.IN_BOTH_PILES: translate("Sums", "有票两堆都算了"),
        Cause.VALID_AND_INVALID_ARE: translate("Sums", "有效票应为 {0}、无效票应为 {1}"),
        Cause.VALID_IS: translate("Sums", "有效票应为 {0}"),
        Cause.MISSED: translate("Sums", "有票漏数了"),
        Cause.INVALID_AS_ABSTAIN: translate("Sums", "无效票又算进了弃权"),
        Cause.TWICE: translate("Sums", "有票数了两遍"),
        Cause.NOT_CHECKED: translate("Sums", "有票没有先验就归了堆"),
    }[cause]
    return text.format(*figures)
