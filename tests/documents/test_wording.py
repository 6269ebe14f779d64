from datetime import UTC, datetime

import pytest

from desktop.documents.wording import (
    clock,
    day_of,
    day_text,
    in_parentheses,
    minute_text,
    short_digest,
    span_text,
)

AT = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
LATE = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


def test_times_are_those_of_beijing():
    assert (day_of(LATE), clock(LATE)) == ("2026年11月24日", "0时30分")
    assert minute_text(AT) == "2026年11月23日 9时05分"
    assert clock(None) == ""


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        (AT, None, "2026年11月23日9时05分"),
        (None, AT, "2026年11月23日9时05分止"),
        (AT, AT, "2026年11月23日9时05分至9时05分"),
        (AT, LATE, "2026年11月23日9时05分至2026年11月24日0时30分"),
    ],
)
def test_span_names_the_day_again_only_when_it_changes(start, end, text):
    assert span_text(start, end) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-05-10", "2026年5月10日"),
        ("2026-05", "2026年5月"),
        ("2019-21", "2019年春"),
        ("1951", "1951年"),
        ("195X", "1950年代"),
        ("1951~", "约1951年"),
        ("1951-03?", "可能1951年3月"),
        ("2020-24%", "可能约2020年冬"),
        ("", ""),
        ("年底前", "年底前"),
    ],
)
def test_day_is_worded_as_precisely_as_it_is_known(iso, text):
    assert day_text(iso) == text


@pytest.mark.parametrize(
    ("digest", "groups", "text"),
    [("", 2, ""), ("9f3c1ab2", 2, "9f3c 1ab2"), ("9f3c1ab27d40", 2, "9f3c 1ab2 …")],
)
def test_digest_is_grouped_and_says_that_it_goes_on(digest, groups, text):
    assert short_digest(digest, groups) == text


def test_parentheses_hold_only_what_is_there():
    assert (in_parentheses("", ""), in_parentheses("甲", "", "乙")) == ("", "（甲，乙）")
