from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ValidationError
from desktop.services.tally_forms import (
    Room,
    State,
    TallyForm,
    check_form,
    count_of,
    first_fault,
    is_complete,
    papers_of,
)
from desktop.services.vote_trials import Frame, try_count

ROOM = Room(eligible=45, present=31)
DAY = date(2026, 5, 10)


def paper(*figures, method="secret"):
    names = ("issued", "returned", "valid", "invalid", "votes_for", "against", "abstain")
    return TallyForm(method=method, **dict(zip(names, figures, strict=False)))


def hands(votes_for, against, abstain, unstated=None):
    return TallyForm(votes_for=votes_for, against=against, abstain=abstain, unstated=unstated)


def states(form, room=ROOM):
    return [(one.name, one.state.value) for one in check_form(form, room)]


def test_empty_form_asks_nothing():
    assert states(paper()) == [("收票", "open"), ("验票", "open"), ("计票", "open")]
    assert states(TallyForm()) == [("计票", "open")]


@pytest.mark.parametrize("method", ["secret", "open", "written"])
def test_figures_of_the_picture_name_both_figures_and_the_causes(method):
    found = check_form(paper(31, 31, 30, 1, 22, 6, 3, method=method), ROOM)

    assert [(one.state.value, one.short) for one in found] == [
        ("right", "31 ＝ 31 ＋ 0"),
        ("right", "31 ＝ 30 ＋ 1"),
        ("wrong", "加起来是 31，多 1 张"),
    ]
    assert first_fault(found).fault == (
        "赞成 22 ＋ 反对 6 ＋ 弃权 3 ＝ 31，有效票只有 30，多出 1 张。"
    )
    assert first_fault(found).advice == (
        "请把三叠票再数一遍。常见原因：无效票又算进了弃权；或有效票应为 31、无效票应为 0。"
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
    assert first_fault(check_form(paper(*figures), ROOM)).fault == fault


def test_only_more_returned_than_issued_is_void():
    voids = [one.void for one in check_form(paper(30, 31, 31, 0, 20, 11, 0), ROOM)]

    assert voids == [True, False, False]


def test_hands_are_held_against_those_present():
    (right,) = check_form(hands(24, 5, 2), ROOM)
    (more,) = check_form(hands(24, 6, 2), ROOM)
    (less,) = check_form(hands(23, 5, 2), ROOM)
    (refused,) = check_form(hands(23, 5, 2, 1), ROOM)

    assert (right.state, right.short) == (State.RIGHT, "24 + 5 + 2 = 31，与实到 31 人相符")
    assert more.fault == "赞成 24 ＋ 反对 6 ＋ 弃权 2 ＝ 32，实到只有 31，多出 1 人。"
    assert less.fault == "赞成 23 ＋ 反对 5 ＋ 弃权 2 ＝ 30，实到有 31，还少 1 人。"
    assert refused.state is State.RIGHT


def test_the_recused_are_pointed_at_where_hands_are_missing():
    (less,) = check_form(hands(25, 3, 2), Room(eligible=45, present=31, recused=1))

    assert "回避的 1 人填在“未表态”" in less.advice


def test_those_who_take_part_are_counted_by_the_count_itself():
    room = Room(eligible=45, present=31, takes_part=True)

    assert states(hands(20, 5, 0), room) == [("计票", "right")]
    assert states(hands(0, 0, 0), room) == [("计票", "wrong")]
    assert states(paper(45, 40, 40, 0, 30, 5, 5), room)[0] == ("收票", "right")
    assert states(paper(46, 40), room)[0] == ("收票", "wrong")


def test_areas_are_added_exactly_and_held_against_all():
    room = Room(eligible=3, present=3, takes_part=True, eligible_area=Decimal("300.50"))
    areas = {"votes_for": Decimal("200.25"), "against": Decimal(0), "abstain": Decimal("100.25")}
    form = TallyForm(votes_for=2, against=0, abstain=1, areas=areas)
    over = TallyForm(votes_for=2, against=0, abstain=1, areas=areas | {"against": Decimal("0.01")})

    assert [one.state for one in check_form(form, room)] == [State.RIGHT, State.RIGHT]
    assert first_fault(check_form(over, room)).fault == (
        "各项面积合计 300.51 平方米，总面积只有 300.5 平方米，多出 0.01 平方米。"
    )
    assert count_of(form, room)["for"] == {"heads": 2, "area": "200.25"}


def test_hands_carry_no_papers_and_papers_no_silence():
    assert (count_of(hands(24, 5, 2), ROOM), papers_of(hands(24, 5, 2))) == (
        {"for": 24, "against": 5, "abstain": 2, "uncast": 0},
        {"issued": None, "returned": None},
    )
    form = paper(31, 30, 29, 1, 20, 5, 4)
    assert (count_of(form, ROOM), papers_of(form)) == (
        {"for": 20, "against": 5, "abstain": 4, "invalid": 1},
        {"issued": 31, "returned": 30},
    )


figure = st.none() | st.integers(0, 50)


@given(
    method=st.sampled_from(["hands", "secret", "open", "written"]),
    figures=st.lists(figure, min_size=8, max_size=8),
    present=st.integers(0, 45),
)
def test_what_the_form_ticks_is_what_the_law_can_judge(method, figures, present):
    """No count that is ticked is refused, and no ticked one is void."""
    names = [*TallyForm.__dataclass_fields__][1:9]
    form = TallyForm(method=method, **dict(zip(names, figures, strict=True)))
    frame = Frame(
        body="village_representatives_meeting",
        day=DAY,
        eligible={ROOM.unit: 45},
        present={ROOM.unit: present},
    )
    if is_complete(check_form(form, frame.room)):
        assert try_count(frame, form).result in {"carried", "not_carried", "failed"}


@given(figures=st.lists(st.integers(0, 40), min_size=7, max_size=7))
def test_full_figures_the_law_refuses_are_never_ticked(figures):
    form = paper(*figures)
    frame = Frame(
        body="village_representatives_meeting",
        day=DAY,
        eligible={ROOM.unit: 45},
        present={ROOM.unit: 31},
    )
    try:
        refused = try_count(frame, form).result == "void"
    except ValidationError:
        refused = True
    if refused:
        assert not is_complete(check_form(form, ROOM))
