"""Numbers of devices: every common character has its initial, and no number is given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from server.device_numbers import initials, next_number

COMMON = [
    bytes([high, low]).decode("gb2312")
    for high in range(0xB0, 0xD8)
    for low in range(0xA1, 0xFF)
    if (high, low) <= (0xD7, 0xF9)
]


def test_every_common_character_has_an_initial_that_it_is_read_with():
    readings = pinyin(COMMON, style=Style.NORMAL, heteronym=True)

    wrong = [
        character
        for character, sounds in zip(COMMON, readings, strict=True)
        if initials(character).lower() not in {sound[0] for sound in sounds}
    ]

    assert (len(COMMON), wrong) == (3755, [])


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("示例村", "SLC"),
        ("沙泉村委会", "SQC"),
        ("北村村民委员会", "BC"),
        ("朝阳居委会", "CY"),
        ("崇安社区居民委员会", "CASQ"),
        ("217社区居委会", "217S"),
        ("泾华村委会", "HC"),
        ("䶮㛃", ""),
        ("！ ——", ""),
        ("", ""),
    ],
)
def test_initials_of_names(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "taken", "number"),
    [
        ("示例村", [], "SLC-01"),
        ("示例村", ["SLC-01"], "SLC-02"),
        ("示例村", ["SLC-02", "SL-01"], "SLC-01"),
        ("示例村", [f"SLC-{n:02d}" for n in range(1, 100)], "SLC-100"),
        ("䶮㛃", ["0201-01"], "0201-02"),
    ],
)
def test_the_next_number_is_the_first_that_nobody_has(name, taken, number):
    assert next_number(name, "640323100201", taken) == number


def test_a_number_is_found_as_people_type_it():
    """`device revoke` reads what is typed in capitals."""
    assert next_number("䶮㛃", "640323-ab1c", []) == "AB1C-01"


@given(st.text(max_size=6), st.integers(0, 30))
def test_no_number_is_given_twice(name, count):
    taken = []
    for _ in range(count):
        taken.append(next_number(name, "640323100201", taken))

    assert len(set(taken)) == count
