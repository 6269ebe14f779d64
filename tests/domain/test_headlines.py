import pytest

from desktop.domain.headlines import MOST, headline


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("自来水后半夜就停水，三组二十来户都这样", "自来水后半夜就停水"),
        ("大夫，我妈的药买不到。", "大夫，我妈的药买不到"),
        ("  路灯\n坏了 ", "路灯，坏了"),
        ("停水", "停水"),
        ("", ""),
        ("，。！\n", ""),
        ("路" * 300, "路" * (MOST - 1) + "…"),
        ("路" * MOST, "路" * MOST),
        ("a\u3000\u3000b c d", "a b c d"),
    ],
)
def test_headline_is_the_first_clause_that_says_something(said, title):
    assert headline(said) == title
    assert len(title) <= MOST
