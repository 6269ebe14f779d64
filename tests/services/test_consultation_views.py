from datetime import date

import pytest

from desktop.services.consultation_views import (
    LAW,
    PROCEDURE,
    AnswerView,
    ConditionView,
    GateView,
    StageView,
)


def stage(**values):
    return StageView(
        stage="publish",
        title="结果公示",
        short="公示",
        macro="consult",
        number=7,
        state="current",
        **values,
    )


@pytest.mark.parametrize(
    ("hung", "needed", "full"),
    [(None, 15, False), (14, 15, False), (15, 15, True), (16, 15, True), (3, None, False)],
)
def test_notice_has_hung_its_days(hung, needed, full):
    assert stage(hung=hung, hung_needed=needed).is_hung == full


def test_condition_is_told_with_its_figures():
    gap = ConditionView(
        code="objections",
        template="公示异议{left}件还没有答复",
        why="",
        basis="协商程序",
        kind=PROCEDURE,
        figures={"left": "1"},
    )

    assert (gap.text, gap.is_lawful) == ("公示异议1件还没有答复", False)
    assert GateView(stage="vote", title="法定表决", gaps=(gap,), met=()).is_open is False
    assert GateView(stage="vote", title="法定表决", gaps=(), met=(gap,)).is_open


def test_lawful_condition_says_so():
    condition = ConditionView(code="a", template="甲", why="", basis="", kind=LAW)

    assert condition.is_lawful


def test_empty_answer_is_not_filled():
    assert not AnswerView(field="how", heading="怎么协商", text="").is_filled
    assert AnswerView(field="how", heading="怎么协商", text="先听").is_filled


def test_stage_without_a_day_has_none():
    assert stage().begun_on is None
    assert stage(begun_on=date(2026, 11, 1)).begun_on == date(2026, 11, 1)
