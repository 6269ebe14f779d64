from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.likeness import (
    ENOUGH,
    points,
    shared_known,
    shared_runs,
    spans_of,
    telling_parts,
)

KNOWN = ("自来水", "停水", "水")
FILLER = ("希望", "能不能")
WORDS = st.text(alphabet="三组停水路灯坏的了希望，。ab1 ", max_size=24)


def test_telling_parts_leave_out_what_everybody_says():
    said = "希望三组的自来水能不能修一修，第12组也是"
    assert telling_parts(said, FILLER) == ["自来水", "修一修"]


@pytest.mark.parametrize("said", ["", "，。", "的了是", "希望", "三组", "水"])
def test_telling_parts_may_be_none(said):
    assert telling_parts(said, FILLER) == []


def test_shared_known_drops_what_is_part_of_another():
    assert shared_known(KNOWN, "自来水后半夜停水") == ["自来水", "停水"]
    assert shared_known(KNOWN, "水渠") == ["水"]
    assert shared_known(KNOWN, "路灯") == []


@pytest.mark.parametrize(
    ("parts", "text", "runs"),
    [
        (["自来水后半夜"], "三组自来水后半夜停水", ["自来水后半夜"]),
        (["水渠漏水"], "渠里漏水了", ["漏水"]),
        (["路灯"], "路上灯", []),
        (["坏路灯坏"], "路灯坏，坏路灯", ["坏路灯", "灯坏"]),
        ([], "路灯", []),
    ],
)
def test_shared_runs_are_as_long_as_both_say(parts, text, runs):
    assert shared_runs(parts, text) == runs


def test_points_count_a_known_word_for_three_and_a_run_for_its_pairs():
    assert points(["停水"], ["停水"]) == 3
    assert points([], ["老人"]) == 1 < ENOUGH
    assert points([], ["后半夜"]) == 2 == ENOUGH
    assert points(["停水"], ["后半夜", "又停水了"]) == 5


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("自来水停水", ["水", "自来水"], [(0, 3), (4, 5)]),
        ("停水停水", ["停水"], [(0, 2), (2, 4)]),
        ("(停水)", ["(停水)", ""], [(0, 4)]),
        ("路灯", ["停水"], []),
        ("", ["停水"], []),
    ],
)
def test_spans_stand_in_order_without_overlap(text, words, spans):
    assert spans_of(text, words) == spans


@given(WORDS, WORDS)
def test_whatever_is_shared_stands_in_both(first, second):
    parts = telling_parts(first, FILLER)
    for run in shared_runs(parts, second):
        assert len(run) >= 2
        assert run in first
        assert run in second


@given(WORDS, st.lists(WORDS, max_size=4))
def test_spans_cover_the_words_only(text, words):
    spans = spans_of(text, words)
    assert all(text[start:end] in words for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
