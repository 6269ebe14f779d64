from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ValidationError
from desktop.services.tally_forms import (
    Cause,
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
    assert states(paper()) == [("papers", "open"), ("valid", "open"), ("choices", "open")]
    assert states(TallyForm()) == [("hands", "open")]


@pytest.mark.parametrize("method", ["secret", "open", "written"])
def test_figures_of_the_picture_name_both_figures_and_the_causes(method):
    found = check_form(paper(31, 31, 30, 1, 22, 6, 3, method=method), ROOM)

    assert [(one.state.value, one.parts, one.total, one.whole) for one in found] == [
        ("right", (31, 0), 31, 31),
        ("right", (30, 1), 31, 31),
        ("wrong", (22, 6, 3), 31, 30),
    ]
    assert (first_fault(found).over, first_fault(found).causes) == (
        1,
        ((Cause.INVALID_AS_ABSTAIN, ()), (Cause.VALID_AND_INVALID_ARE, (31, 0))),
    )


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ((33,), ("papers", 33, 31, 2)),
        ((31, 32), ("papers", 32, 31, 1)),
        ((31, 30, 30, 1), ("valid", 31, 30, 1)),
        ((31, 30, 28, 1), ("valid", 29, 30, -1)),
        ((31, 30, 29, 1, 20, 5, 3), ("choices", 28, 29, -1)),
    ],
)
def test_each_paper_sum_that_fails_names_two_figures(figures, fault):
    found = first_fault(check_form(paper(*figures), ROOM))

    assert (found.name.value, found.total, found.whole, found.over) == fault


def test_only_more_returned_than_issued_is_void():
    voids = [one.void for one in check_form(paper(30, 31, 31, 0, 20, 11, 0), ROOM)]

    assert voids == [True, False, False]


def test_hands_are_held_against_those_present():
    (right,) = check_form(hands(24, 5, 2), ROOM)
    (more,) = check_form(hands(24, 6, 2), ROOM)
    (less,) = check_form(hands(23, 5, 2), ROOM)
    (refused,) = check_form(hands(23, 5, 2, 1), ROOM)

    assert (right.state, right.parts, right.total) == (State.RIGHT, (24, 5, 2), 31)
    assert (more.whole, more.over, less.over) == (31, 1, -1)
    assert refused.state is State.RIGHT


def test_those_who_take_part_are_counted_by_the_count_itself():
    room = Room(eligible=45, present=31, takes_part=True)

    assert states(hands(20, 5, 0), room) == [("hands", "right")]
    assert states(hands(0, 0, 0), room) == [("hands", "wrong")]
    assert states(paper(45, 40, 40, 0, 30, 5, 5), room)[0] == ("papers", "right")
    assert states(paper(46, 40), room)[0] == ("papers", "wrong")


def test_areas_are_added_exactly_and_held_against_all():
    room = Room(eligible=3, present=3, takes_part=True, eligible_area=Decimal("300.50"))
    areas = {"votes_for": Decimal("200.25"), "against": Decimal(0), "abstain": Decimal("100.25")}
    form = TallyForm(votes_for=2, against=0, abstain=1, areas=areas)
    over = TallyForm(votes_for=2, against=0, abstain=1, areas=areas | {"against": Decimal("0.01")})

    assert [one.state for one in check_form(form, room)] == [State.RIGHT, State.RIGHT]
    assert first_fault(check_form(over, room)).over == Decimal("0.01")
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
