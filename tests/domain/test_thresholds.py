from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.thresholds import Threshold, decimals

HALF_EXCEEDED = Threshold(num=1, den=2, strict=True)
HALF = Threshold(num=1, den=2, strict=False)
TWO_THIRDS = Threshold(num=2, den=3, strict=False)
OVER_TWO_THIRDS = Threshold(num=2, den=3, strict=True)

thresholds = st.builds(
    Threshold, num=st.integers(1, 12), den=st.integers(12, 24), strict=st.booleans()
)
heads = st.integers(0, 10**9)
areas = st.decimals(0, 10**12, places=2)


@pytest.mark.parametrize(
    ("threshold", "total", "least"),
    [
        (HALF_EXCEEDED, 0, 1),
        (HALF_EXCEEDED, 1, 1),
        (HALF_EXCEEDED, 2, 2),
        (HALF_EXCEEDED, 3, 2),
        (HALF_EXCEEDED, 31, 16),
        (HALF, 2, 1),
        (HALF, 3, 2),
        (TWO_THIRDS, 45, 30),
        (TWO_THIRDS, 46, 31),
        (TWO_THIRDS, 47, 32),
        (OVER_TWO_THIRDS, 45, 31),
        (OVER_TWO_THIRDS, 46, 31),
    ],
)
def test_least_number_is_the_first_that_suffices(threshold, total, least):
    assert threshold.least_number(total) == least


@given(thresholds, heads, heads)
def test_is_met_agrees_with_fractions_of_people(threshold, value, total):
    share, needed = Fraction(value), Fraction(total) * Fraction(threshold.num, threshold.den)

    assert threshold.is_met(value, total) == (
        share > needed if threshold.strict else share >= needed
    )


@given(thresholds, areas, areas)
def test_is_met_agrees_with_fractions_of_areas(threshold, value, total):
    share, needed = Fraction(value), Fraction(total) * Fraction(threshold.num, threshold.den)

    assert threshold.is_met(value, total) == (
        share > needed if threshold.strict else share >= needed
    )


@given(thresholds, heads)
def test_least_number_is_where_the_threshold_begins(threshold, total):
    least = threshold.least_number(total)

    assert threshold.is_met(least, total)
    assert least == 0 or not threshold.is_met(least - 1, total)


@given(thresholds, areas)
def test_area_bound_asks_the_same_as_the_threshold(threshold, total):
    bound, step = threshold.area_bound(total), Decimal("0.01")

    assert threshold.is_met(bound + step, total)
    assert threshold.is_met(bound, total) == (not threshold.strict)
    assert bound < step or not threshold.is_met(bound - step, total)


@pytest.mark.parametrize(
    ("threshold", "total", "places", "bound"),
    [
        (TWO_THIRDS, "10000", 0, "6666.67"),
        (TWO_THIRDS, "9000", 0, "6000"),
        (TWO_THIRDS, "10000", 4, "6666.6667"),
        (OVER_TWO_THIRDS, "10000", 0, "6666.66"),
        (HALF_EXCEEDED, "10000.01", 0, "5000.00"),
        (HALF_EXCEEDED, "10000.001", 0, "5000.000"),
    ],
)
def test_area_bound_ends_where_registers_do(threshold, total, places, bound):
    assert threshold.area_bound(Decimal(total), places) == Decimal(bound)


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (HALF_EXCEEDED, "过半数"),
        (HALF, "半数以上"),
        (TWO_THIRDS, "三分之二以上"),
        (OVER_TWO_THIRDS, "超过三分之二"),
        (Threshold(num=7, den=20, strict=False), "20分之七以上"),
    ],
)
def test_words_are_those_of_the_law(threshold, words):
    assert threshold.words() == words


@pytest.mark.parametrize(
    ("mine", "theirs", "answer"),
    [
        (TWO_THIRDS, HALF, True),
        (HALF, TWO_THIRDS, False),
        (HALF_EXCEEDED, HALF, True),
        (HALF, HALF_EXCEEDED, False),
        (HALF, HALF, True),
        (Threshold(num=4, den=6, strict=False), TWO_THIRDS, True),
    ],
)
def test_is_at_least_as_strict_as_compares_fraction_then_strictness(mine, theirs, answer):
    assert mine.is_at_least_as_strict_as(theirs) is answer


@pytest.mark.parametrize(("area", "count"), [("12", 0), ("12.50", 2), ("1E+3", 0)])
def test_decimals_counts_what_is_written(area, count):
    assert decimals(Decimal(area)) == count
