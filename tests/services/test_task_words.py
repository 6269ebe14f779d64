"""How a task stands, in words."""

from types import SimpleNamespace

import pytest

from desktop.services import task_views
from desktop.services.task_words import STANDINGS, say_awaited, say_left


def line(**facts):
    return SimpleNamespace(
        **{"late_by": None, "left": None, "supervised": 0, "awaited": None} | facts
    )


def test_every_standing_has_a_word():
    known = {task_views.OVERDUE, task_views.SOON, task_views.NORMAL, task_views.BLOCKED}
    known |= {task_views.REVIEW, task_views.DONE, task_views.CANCELLED}
    assert set(STANDINGS) == known


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"left": 0}, "剩0天"),
        ({"left": -5}, "超期5天"),
        ({"late_by": 0}, "按期办完"),
        ({"late_by": 2}, "超期2天办完"),
    ],
)
def test_what_is_left_is_said(facts, said):
    assert say_left(line(**facts)) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"supervised": 1}, "已答复"),
        ({"supervised": 1, "awaited": 0}, "等答复"),
        ({"supervised": 2, "awaited": -1}, "答复超期1天"),
    ],
)
def test_answers_to_reminders_are_said(facts, said):
    assert say_awaited(line(**facts)) == said
