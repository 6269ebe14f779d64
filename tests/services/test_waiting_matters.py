"""The order of what waits, and that only what is looked at is told in full."""

from datetime import date, timedelta

import pytest

from desktop.services.waiting_matters import (
    GROUPS,
    LATER,
    Matters,
    Waiting,
    dated,
    matter,
    order,
    reminded,
    reminded_group,
    told,
)

TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture
def telling():
    """Return ten matters of two days, and the titles of those that were told."""
    heard = []

    def tell(title):
        heard.append(title)
        return Waiting(key=title, kind="task", title=title, action="progress")

    found = []
    for number in range(10):
        due = TODAY - timedelta(days=1) if number % 2 else None
        group = "overdue" if due else "undated"
        title = f"事{number}"
        found.append(matter(group, due, title, lambda title=title: tell(title)))
    return Matters(order(found)), heard


def test_only_what_is_taken_is_told(telling):
    matters, heard = telling
    assert len(matters) == 10
    assert bool(matters)
    groups = matters.by_group()
    assert {group: len(part) for group, part in groups.items()} == {"overdue": 5, "undated": 5}
    assert matters.first_on(TODAY - timedelta(days=1)) == 0
    assert matters.first_on(TODAY) is None
    assert heard == []

    assert [one.title for one in groups["undated"][:2]] == ["事0", "事2"]
    assert heard == ["事0", "事2"]


def test_what_hurts_most_comes_first_and_equals_stay_as_found():
    entered = Waiting(key="a", kind="meeting", title="乙", action="enter", due=TODAY, group="today")
    prepared = Waiting(
        key="b", kind="meeting", title="甲", action="prepare", due=TODAY, group="today"
    )
    twins = [
        Waiting(key=key, kind="task", title="同", action="progress", group="undated")
        for key in ("z", "y")
    ]
    late = Waiting(key="c", kind="task", title="晚", action="progress", group="overdue")
    found = order(map(told, (*twins, prepared, entered, late)))

    assert [one.tell().key for one in found] == ["c", "a", "b", "z", "y"]


@pytest.mark.parametrize(
    ("days", "plain", "of_an_answer"),
    [
        (-1, "overdue", "overdue"),
        (0, "today", "today"),
        (6, "week", "week"),
        (7, LATER, LATER),
        (None, "undated", "undated"),
    ],
)
def test_a_day_has_its_group(days, plain, of_an_answer):
    due = None if days is None else TODAY + timedelta(days=days)
    assert dated(due, TODAY).get("group", "undated") == plain
    assert reminded(due, TODAY).get("group", "undated") == of_an_answer
    assert reminded_group(due, TODAY) == of_an_answer
    assert {plain} <= {*GROUPS, LATER}


def test_an_answer_is_reminded_of_across_the_end_of_the_week():
    saturday = TODAY + timedelta(days=5)
    assert dated(saturday + timedelta(days=3), saturday)["group"] == LATER
    assert reminded(saturday + timedelta(days=3), saturday)["group"] == "week"
    assert reminded(saturday + timedelta(days=4), saturday)["group"] == LATER
