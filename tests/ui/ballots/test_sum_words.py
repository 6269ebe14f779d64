"""Sums in words: both figures of what is wrong, and what to do about it."""

from decimal import Decimal

import pytest

from desktop.domain.rules import Unit
from desktop.services.tally_forms import Room, TallyForm, check_form, first_fault
from desktop.ui.ballots.sum_words import say_advice, say_fault, say_short

ROOM = Room(eligible=45, present=31)


def paper(*figures):
    names = ("issued", "returned", "valid", "invalid", "votes_for", "against", "abstain")
    return TallyForm(method="secret", **dict(zip(names, figures, strict=False)))


def hands(votes_for, against, abstain, unstated=None):
    return TallyForm(votes_for=votes_for, against=against, abstain=abstain, unstated=unstated)


def wrong(form, room=ROOM):
    found = first_fault(check_form(form, room))
    return say_fault(found, room), say_advice(found, room)


def test_figures_of_the_picture_name_both_figures_and_the_causes():
    form = paper(31, 31, 30, 1, 22, 6, 3)

    assert [say_short(one, ROOM) for one in check_form(form, ROOM)] == [
        "31 ＝ 31 ＋ 0",
        "31 ＝ 30 ＋ 1",
        "加起来是 31，多 1 张",
    ]
    assert wrong(form) == (
        "赞成 22 ＋ 反对 6 ＋ 弃权 3 ＝ 31，有效票只有 30，多出 1 张。",
        "请把三叠票再数一遍。常见原因：无效票又算进了弃权；或有效票应为 31、无效票应为 0。",
    )


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ((33,), "发出 33 张，实到只有 31 人，多出 2 张。"),
        ((31, 32), "发出 31 张，收回 32 张，收回比发出多，这次表决无效。"),
        ((31, 30, 30, 1), "有效 30 ＋ 无效 1 ＝ 31，收回只有 30，多出 1 张。"),
        ((31, 30, 28, 1), "有效 28 ＋ 无效 1 ＝ 29，收回有 30，还少 1 张。"),
        ((31, 30, 29, 1, 20, 5, 3), "赞成 20 ＋ 反对 5 ＋ 弃权 3 ＝ 28，有效票有 29，还少 1 张。"),
    ],
)
def test_each_paper_sum_that_fails_names_two_figures(figures, fault):
    assert wrong(paper(*figures))[0] == fault


def test_hands_are_held_against_those_present():
    (right,) = check_form(hands(24, 5, 2), ROOM)

    assert say_short(right, ROOM) == "24 + 5 + 2 = 31，与实到 31 人相符"
    assert say_fault(right, ROOM) == say_advice(right, ROOM) == ""
    assert wrong(hands(24, 6, 2))[0] == (
        "赞成 24 ＋ 反对 6 ＋ 弃权 2 ＝ 32，实到只有 31，多出 1 人。"
    )
    assert wrong(hands(23, 5, 2))[0] == "赞成 23 ＋ 反对 5 ＋ 弃权 2 ＝ 30，实到有 31，还少 1 人。"
    assert wrong(hands(23, 5, 1, 1))[0] == (
        "赞成 23 ＋ 反对 5 ＋ 弃权 1 ＋ 未表态 1 ＝ 30，实到有 31，还少 1 人。"
    )


def test_those_who_take_part_are_what_the_count_says():
    room = Room(eligible=45, present=31, takes_part=True)
    (right,) = check_form(hands(20, 5, 0), room)

    assert say_short(right, room) == "20 + 5 + 0 = 25，参加的有 25 人"
    assert wrong(hands(40, 5, 1), room)[0] == (
        "赞成 40 ＋ 反对 5 ＋ 弃权 1 ＝ 46，应到只有 45，多出 1 人。"
    )


def test_the_recused_are_pointed_at_where_hands_are_missing():
    room = Room(eligible=45, present=31, recused=1)

    assert "回避的 1 人填在“未表态”" in wrong(hands(25, 3, 2), room)[1]


def test_areas_name_both_areas():
    room = Room(eligible=3, present=3, takes_part=True, eligible_area=Decimal("300.50"))
    areas = {name: Decimal("100.25") for name in ("votes_for", "against", "abstain")}
    form = TallyForm(votes_for=1, against=1, abstain=1, areas=areas)

    assert wrong(form, room)[0] == (
        "各项面积合计 300.75 平方米，总面积只有 300.5 平方米，多出 0.25 平方米。"
    )


def test_households_are_counted_in_households():
    room = Room(unit=Unit.HOUSEHOLDS, eligible=12, present=10)

    assert wrong(hands(8, 2, 1), room)[0].endswith("多出 1 户。")
