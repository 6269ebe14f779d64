import pytest

from desktop.domain.rule_checks import is_quoted_right
from desktop.domain.thresholds import Threshold
from desktop.services.laws import get_rulebook


@pytest.mark.parametrize(
    ("text", "num", "den", "strict", "right"),
    [
        ("应当有本村十八周岁以上村民的过半数参加", 1, 2, True, True),
        ("应当有本村十八周岁以上村民的过半数参加", 1, 2, False, False),
        ("应当有本村十八周岁以上村民的过半数参加", 2, 3, True, False),
        ("半数以上同意", 1, 2, False, True),
        ("半数以上同意", 1, 2, True, False),
        ("有超过三分之二的居民代表参加投票", 2, 3, True, True),
        ("有超过三分之二的居民代表参加投票", 2, 3, False, False),
        ("三分之二以上", 2, 3, False, True),
        ("三分之二以上", 2, 3, True, False),
        ("不得少于三分之一", 1, 3, False, True),
        ("", 1, 3, True, True),
    ],
)
def test_is_quoted_right_reads_words_as_the_civil_code_does(text, num, den, strict, right):
    threshold = Threshold(num=num, den=den, strict=strict)

    assert is_quoted_right(text, threshold, get_rulebook().semantics) is right
