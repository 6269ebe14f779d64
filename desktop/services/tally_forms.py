"""The figures of one count as they are typed: three sums, each still open, right or wrong.

Nothing here judges by law; it says before anything is stored what the judgement would refuse, with
both figures and the likeliest causes. Figures are never corrected, only told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.domain.rules import Unit
from desktop.domain.tallies import show_amount
from desktop.records.votes import PAPER_METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping

CHOICES = {"votes_for": "for", "against": "against", "abstain": "abstain", "invalid": "invalid"}
"""Figures of a form and the names under which they are judged."""

LABELS = {
    "issued": "发出",
    "returned": "收回",
    "valid": "有效",
    "invalid": "无效",
    "votes_for": "赞成",
    "against": "反对",
    "abstain": "弃权",
    "unstated": "未表态",
}


class State(StrEnum):
    """How far a sum is."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a count is held against.

    Attributes:
        unit: People or households: each has one paper, or one hand.
        eligible: All who have a vote.
        present: Those who are there.
        takes_part: The rule calls those present who took part, so the count itself tells how many.
        eligible_area: Square metres of all, where votes weigh by area too; else None.
        recused: How many of those present take no part.
    """

    unit: Unit = Unit.HEADS
    eligible: int
    present: int
    takes_part: bool = False
    eligible_area: Decimal | None = None
    recused: int = 0

    @property
    def most(self) -> int:
        """How many votes there can be."""
        return self.eligible if self.takes_part else self.present

    @property
    def most_label(self) -> str:
        """What that figure is."""
        return "应到" if self.takes_part else "实到"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyForm:
    """What stands in the boxes; None is an empty box.

    `unstated` is for a show of hands only: those who raised none. `areas` holds square metres by
    figure, for rules that weigh votes by area.
    """

    method: str = "hands"
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None
    unstated: int | None = None
    areas: Mapping[str, Decimal] = field(default_factory=dict, hash=False)

    @property
    def on_paper(self) -> bool:
        """Whether there are papers to account for."""
        return self.method in PAPER_METHODS

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        figures = (getattr(self, name) for name in LABELS)
        return not self.areas and all(figure is None for figure in figures)

    @property
    def not_returned(self) -> int | None:
        """Papers that did not come back: computed, and None until both figures are there."""
        if self.issued is None or self.returned is None or self.returned > self.issued:
            return None
        return self.issued - self.returned


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """One sum.

    Attributes:
        name: 收票, 验票, 计票 or 面积.
        state: Whether it holds; OPEN while a box of it is empty.
        short: What stands at its right: 31 ＝ 30 ＋ 1, or 加起来是 31，多 1 张.
        fault: The sentence with both figures, where wrong.
        advice: What to do and what the causes may be, where wrong.
        void: More papers came back than were given out: counting again cannot mend that.
    """

    name: str
    state: State = State.OPEN
    short: str = ""
    fault: str = ""
    advice: str = ""
    void: bool = False


def check_form(form: TallyForm, room: Room) -> tuple[Equation, ...]:
    """Return the sums of a form in the order in which they are counted."""
    sums = [_sum_of_papers(form, room), _sum_of_valid(form)] if form.on_paper else []
    sums.append(_sum_of_choices(form) if form.on_paper else _sum_of_hands(form, room))
    if room.eligible_area is not None:
        sums.append(_sum_of_areas(form, room.eligible_area))
    return tuple(sums)


def is_complete(equations: tuple[Equation, ...]) -> bool:
    """Tell whether every sum holds, so that the count can be handed in."""
    return all(one.state is State.RIGHT for one in equations)


def first_fault(equations: tuple[Equation, ...]) -> Equation | None:
    """Return the sum to be mended first."""
    return next((one for one in equations if one.state is State.WRONG), None)


def count_of(form: TallyForm, room: Room) -> dict[str, Any]:
    """Return the count as `desktop.services.votes.close_ballot` takes it; empty boxes left out."""
    count: dict[str, Any] = {}
    for name, choice in CHOICES.items():
        figure = getattr(form, name)
        if figure is None or (name == "invalid" and not form.on_paper):
            continue
        count[choice] = figure
        if room.eligible_area is not None:
            area = show_amount(form.areas.get(name, Decimal(0)))
            count[choice] = {room.unit.value: figure, Unit.AREA.value: area}
    if not form.on_paper and not room.takes_part and room.eligible_area is None:
        count["uncast"] = form.unstated or 0
    return count


def papers_of(form: TallyForm) -> dict[str, int | None]:
    """Return issued and returned as `close_ballot` takes them: None where hands were raised."""
    if not form.on_paper:
        return {"issued": None, "returned": None}
    return {"issued": form.issued, "returned": form.returned}


def _sum_of_papers(form: TallyForm, room: Room) -> Equation:
    name, issued, returned = "收票", form.issued, form.returned
    if issued is not None and issued > room.most:
        over = issued - room.most
        return Equation(
            name=name,
            state=State.WRONG,
            short=f"比{room.most_label}多 {over} 张",
            fault=f"发出 {issued} 张，{room.most_label}只有 {room.most} {room.unit.suffix}，"
            f"多出 {over} 张。",
            advice="请把剩下的空白票再数一遍。常见原因：把备用票也算成发出；或来晚的人还没点名。",
        )
    if issued is None or returned is None:
        return Equation(name=name)
    if returned > issued:
        return Equation(
            name=name,
            state=State.WRONG,
            short=f"比发出多 {returned - issued} 张",
            fault=f"发出 {issued} 张，收回 {returned} 张，收回比发出多，这次表决无效。",
            advice="请先把收回的票再数一遍；确实多出的，重新表决。",
            void=True,
        )
    return _right(name, issued, returned, issued - returned)


def _sum_of_valid(form: TallyForm) -> Equation:
    name = "验票"
    if form.returned is None or form.valid is None or form.invalid is None:
        return Equation(name=name)
    total = form.valid + form.invalid
    if total == form.returned:
        return _right(name, form.returned, form.valid, form.invalid)
    over = total - form.returned
    return Equation(
        name=name,
        state=State.WRONG,
        short=_off(total, over, "张"),
        fault=f"有效 {form.valid} ＋ 无效 {form.invalid} ＝ {total}，"
        f"{_against('收回', form.returned, over, '张')}",
        advice=f"请把收回的票再验一遍。常见原因：{_causes_of_valid(form, over)}。",
    )


def _causes_of_valid(form: TallyForm, over: int) -> str:
    valid, invalid = form.valid or 0, form.invalid or 0
    if over < 0:
        return f"有票没有归堆；或收回应为 {valid + invalid}"
    causes = ["有票两堆都算了"]
    if invalid >= over:
        causes.append(f"有效票应为 {valid}、无效票应为 {invalid - over}")
    elif valid >= over:
        causes.append(f"有效票应为 {valid - over}")
    return "；或".join(causes)


def _sum_of_choices(form: TallyForm) -> Equation:
    figures = (form.votes_for, form.against, form.abstain)
    if form.valid is None or None in figures:
        return Equation(name="计票")
    typed = [figure or 0 for figure in figures]
    total = sum(typed)
    if total == form.valid:
        return _right("计票", form.valid, *typed)
    over = total - form.valid
    return Equation(
        name="计票",
        state=State.WRONG,
        short=_off(total, over, "张"),
        fault=f"{_choices(typed)} ＝ {total}，{_against('有效票', form.valid, over, '张')}",
        advice=f"请把三叠票再数一遍。常见原因：{_causes_of_choices(form, over)}。",
    )


def _causes_of_choices(form: TallyForm, over: int) -> str:
    valid, invalid = form.valid or 0, form.invalid or 0
    if over < 0:
        return f"有票漏数了；或有效票应为 {valid + over}、无效票应为 {invalid - over}"
    if invalid >= over:
        return f"无效票又算进了弃权；或有效票应为 {valid + over}、无效票应为 {invalid - over}"
    return "有票数了两遍；或有票没有先验就归了堆"


def _sum_of_hands(form: TallyForm, room: Room) -> Equation:
    figures = (form.votes_for, form.against, form.abstain)
    if None in figures:
        return Equation(name="计票")
    typed = [figure or 0 for figure in figures]
    total = sum(typed) + (form.unstated or 0)
    unit = room.unit.suffix
    shown = " + ".join(map(str, [*typed, *([form.unstated] if form.unstated else [])]))
    if total == room.present and not room.takes_part:
        short = f"{shown} = {total}，与实到 {room.present} {unit}相符"
        return Equation(name="计票", state=State.RIGHT, short=short)
    if room.takes_part and 0 < total <= room.eligible:
        return Equation(name="计票", state=State.RIGHT, short=f"{shown} = {total} {unit}参加")
    over = total - room.most
    written = _choices(typed) + (f" ＋ 未表态 {form.unstated}" if form.unstated else "")
    return Equation(
        name="计票",
        state=State.WRONG,
        short=_off(total, over, unit),
        fault=f"{written} ＝ {total}，{_against(room.most_label, room.most, over, unit)}",
        advice=_causes_of_hands(room, over),
    )


def _causes_of_hands(room: Room, over: int) -> str:
    if over > 0:
        return "请再举一次手。常见原因：有人举了两次；列席的人也举了手；或来晚的人还没点名。"
    recused = f"回避的 {room.recused} {room.unit.suffix}填在“未表态”；" if room.recused else ""
    return (
        f"请再举一次手。{recused}常见原因：有人没举手，问清后记弃权，"
        "确实不表态的填“未表态”；或有人走了还没点名。"
    )


def _sum_of_areas(form: TallyForm, eligible: Decimal) -> Equation:
    wanted = [name for name in CHOICES if name != "invalid" or form.invalid]
    if any(getattr(form, name) is None or name not in form.areas for name in wanted):
        return Equation(name="面积")
    total = sum((form.areas[name] for name in wanted), start=Decimal(0))
    shown = f"{show_amount(total)} 平方米"
    if total <= eligible:
        return Equation(name="面积", state=State.RIGHT, short=f"合计 {shown}")
    over = show_amount(total - eligible)
    return Equation(
        name="面积",
        state=State.WRONG,
        short=f"多 {over} 平方米",
        fault=f"各项面积合计 {shown}，总面积只有 {show_amount(eligible)} 平方米，"
        f"多出 {over} 平方米。",
        advice="请按名册上的专有部分面积再加一遍。常见原因：一户的几套算了两遍；或小数点错位。",
    )


def _right(name: str, whole: int, *parts: int) -> Equation:
    short = f"{whole} ＝ {' ＋ '.join(map(str, parts))}"
    return Equation(name=name, state=State.RIGHT, short=short)


def _choices(typed: list[int]) -> str:
    names = ("赞成", "反对", "弃权")
    return " ＋ ".join(f"{name} {figure}" for name, figure in zip(names, typed, strict=True))


def _off(total: int, over: int, unit: str) -> str:
    return f"加起来是 {total}，{'多' if over > 0 else '少'} {abs(over)} {unit}"


def _against(what: str, figure: int, over: int, unit: str) -> str:
    return (
        f"{what}只有 {figure}，多出 {over} {unit}。"
        if over > 0
        else f"{what}有 {figure}，还少 {-over} {unit}。"
    )
