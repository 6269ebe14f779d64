import pytest

from desktop.ui.pages_base import Page
from desktop.ui.places import PLACES, Navigator, Place


@pytest.fixture
def way(qapp):
    """A navigator and the pages it moved to."""
    navigator, moves = Navigator(), []
    navigator.moved.connect(lambda place: moves.append(place.page))
    return navigator, moves


def test_back_and_forward_walk_the_way(way):
    navigator, moves = way
    for page in ("today", "concerns", "meetings"):
        navigator.go(Place(page))

    for step in (navigator.back, navigator.back, navigator.back, navigator.forward):
        step()

    assert moves == ["today", "concerns", "meetings", "concerns", "today", "concerns"]
    assert navigator.can_go_back


def test_going_elsewhere_forgets_what_lay_ahead(way):
    navigator, moves = way
    navigator.go(Place("today"))
    navigator.go(Place("concerns"))
    navigator.back()
    navigator.go(Place("tasks"))

    navigator.forward()

    assert moves == ["today", "concerns", "today", "tasks"]


def test_same_place_is_no_step(way):
    navigator, moves = way
    navigator.go(Place("today"))
    navigator.go(Place("today"))

    assert moves == ["today"]
    assert not navigator.can_go_back


@pytest.mark.parametrize("kind", PLACES.values(), ids=PLACES)
def test_each_place_has_its_page_and_section(kind):
    assert issubclass(kind.load(), Page)
    assert PLACES[kind.section].in_navigation


def test_digits_suffice_for_the_navigation():
    with_digit = [kind for kind in PLACES.values() if kind.in_navigation and not kind.at_foot]

    assert len(with_digit) <= 9
