"""Every doubt has calm words; what a server corrected is no reason to worry."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.clock_doubts import JUMPED, OFF, WENT_BACK, YEARS_OFF
from desktop.services.clock_checks import ClockState
from desktop.ui.clock_words import ClockWords

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


@pytest.fixture
def words(qapp):
    return ClockWords()


def state(*doubts, **offset):
    last = NOW + timedelta(days=3)
    return ClockState(now=NOW, last=last, doubts=doubts, offset=timedelta(**offset))


def test_clock_that_is_right_is_not_spoken_of(words):
    right = state()

    assert (words.brief(right), words.title(right), words.advice(right)) == ("", "", "")


@pytest.mark.parametrize(
    ("doubt", "brief", "why"),
    [
        (YEARS_OFF, "电脑日期可能不对", "这个年份看起来不对。"),
        (WENT_BACK, "电脑日期可能不对", "可是上一次存东西是 2026-11-27 12:00，比现在还晚。"),
        (JUMPED, "请核对电脑日期", "离这次打开以后上一次存东西，过了一天多。"),
    ],
)
def test_doubtful_clock_is_said_plainly_and_recording_goes_on(words, doubt, brief, why):
    found = state(doubt, OFF, hours=5)

    assert words.brief(found) == brief
    assert "照常记录" in words.title(found)
    assert words.why(found) == f"电脑说现在是 2026-11-24 12:00。{why}"
    assert words.advice(found).startswith(words.why(found))


@pytest.mark.parametrize(
    ("offset", "amount"),
    [
        ({"minutes": 5}, "慢了 5 分钟"),
        ({"hours": 3}, "慢了 3 小时"),
        ({"days": 40}, "慢了 40 天"),
        ({"minutes": -59}, "快了 59 分钟"),
        ({"days": -1, "seconds": 0}, "快了 1 天"),
    ],
)
def test_what_the_server_corrected_is_said_with_its_amount(words, offset, amount):
    found = state(OFF, **offset)

    assert words.title(found) == f"电脑的时间{amount}，已照县里的改正"
    assert words.brief(found) == "电脑时间不准，已改正"
    assert "文书上的日期都是对的" in words.advice(found)
