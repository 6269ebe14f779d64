import pytest

from desktop.services.division_search import find_divisions
from desktop.services.divisions import list_divisions


def names(typed, **options):
    return [found.name for found in find_divisions(typed, **options)]


def test_exact_name_comes_first_with_what_lies_above():
    first = find_divisions("花马池镇")[0]

    assert (first.name, first.level, first.code) == ("花马池镇", "township", "640323100")
    assert first.above == "宁夏回族自治区 吴忠市 盐池县"


@pytest.mark.parametrize("typed", ["hmcz", "HMC", "花马", "花mc"])
def test_initials_and_beginnings_find_it_too(typed):
    assert names(typed)[0] == "花马池镇"


def test_words_before_the_last_are_of_those_above():
    found = find_divisions("花马池 长城")

    assert {one.above.split()[-1] for one in found} == {"花马池镇"}
    assert found == find_divisions("hmc cc")[: len(found)] or found[0] in find_divisions("hmc cc")


@pytest.mark.parametrize("typed", ["", "  ", "没有这个地方", "zzzzzzzz", "花马池 没有"])
def test_nothing_typed_or_unknown_finds_nothing(typed):
    assert names(typed) == []


def test_limit_holds_and_every_answer_is_of_the_table():
    found = find_divisions("村", limit=7)

    assert len(found) == 7
    assert all(list_divisions()[one.code].name == one.name for one in found)
