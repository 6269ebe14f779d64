"""What typing leaves behind is taken off, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plain_text import compact, plain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("６４０Ｘ", "640X"),
        ("\u3000王\u3000㛃\xa0", "王 㛃"),
        ("'0951—123", "0951-123"),
        ("‘007", "007"),
        ('="0001"', "0001"),
        ('=""', ""),
        ('="', ""),
        ("a\u200b\u00ad\ufeff\x00b", "ab"),
        ("第一行\n第二行", "第一行\n第二行"),
        ("一三", "一三"),
        ("\uf9d1\U0002f800", "\uf9d1\U0002f800"),  # compatibility ideographs stay
        ("䶮𬱖\U000e0100", "䶮𬱖\U000e0100"),
        ("", ""),
    ],
)
def test_traces_of_typing_are_taken_off(typed, expected):
    assert plain(typed) == expected


def test_compact_text_has_no_space():
    assert compact(" 姓\u3000 名\n") == "姓名"


@given(st.text())
def test_plain_text_is_trimmed_and_visible(text):
    result = plain(text)

    assert result == result.strip()
    assert not {"\u200b", "\ufeff", "\x00", "\u3000"} & set(result)
    assert len(result) <= len(text)
