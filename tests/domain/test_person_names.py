"""Names as one writes them once, rare characters and transliterations included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.person_names import MAX_NAME_LENGTH, normalise_name, parse_name
from desktop.errors import ValidationError


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("王\u3000㛃", "王㛃"),
        ("金 𬭎", "金𬭎"),
        (" 马䶮 ", "马䶮"),
        ("'马䶮", "马䶮"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽‧买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("阿依古丽 . 买买提", "阿依古丽·买买提"),
        ("Anna  Maria Li", "Anna Maria Li"),
        ("李 Anna", "李Anna"),
        ("王〇", "王〇"),
        ("马\ue123", "马\ue123"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("马\u200b䶮", "马䶮"),
    ],
)
def test_name_is_written_one_way(typed, expected):
    assert parse_name(typed) == expected
    assert normalise_name(expected) == expected


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "没有姓名。"),
        ("\u3000", "没有姓名。"),
        ("张三1", "姓名“张三1”里有不是姓名用字的“1”。"),
        ("张三（户主）", "姓名“张三(户主)”里有不是姓名用字的“()”。"),
        ("共25人", "姓名“共25人”里有不是姓名用字的“25”。"),
        ("填表人：", "姓名“填表人:”里有不是姓名用字的“:”。"),
        ("王" * 51, "姓名有 51 个字，最多 50 个字。"),
    ],
)
def test_what_is_no_name_is_refused(typed, message):
    with pytest.raises(ValidationError) as caught:
        parse_name(typed)

    assert caught.value.message == message


def test_longest_name_is_accepted():
    assert parse_name("王" * MAX_NAME_LENGTH) == "王" * MAX_NAME_LENGTH


@given(st.text(max_size=60))
def test_any_text_is_a_stable_name_or_refused(text):
    try:
        name = parse_name(text)
    except ValidationError:
        return
    assert parse_name(name) == name
