"""Identity numbers and telephone numbers: tables of what people type, and properties."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.identities import (
    IdentityNumber,
    check_character,
    lost_digits_error,
    parse_identity_number,
    parse_phone,
    parse_phones,
)
from desktop.errors import ValidationError

DAYS = st.dates(date(1850, 1, 1), date(2099, 12, 31))
BODIES = st.builds(
    lambda day, sequence: f"640323{day:%Y%m%d}{sequence:03}", DAYS, st.integers(0, 999)
)


# The published example of GB 11643-1999 and numbers of invented people.
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("11010519491231002", "X"),
        ("44052418800101001", "4"),
        ("64032319790312000", "6"),
        ("64032319610411000", "X"),
    ],
)
def test_check_character_follows_the_standard(body, expected):
    assert check_character(body) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("'640323197903120006", "640323197903120006"),
        ("640323 19790312 0006", "640323197903120006"),
        ("640323-19790312-0006", "640323197903120006"),
        ("\u200b640323197903120006\u00ad", "640323197903120006"),
        ('="640323197903120006"', "640323197903120006"),
        ("\t640323197903120006\n", "640323197903120006"),
        ("110105491231002", "11010519491231002X"),
    ],
)
def test_identity_number_is_read_as_typed(typed, expected):
    assert parse_identity_number(typed) == IdentityNumber(expected)


def test_identity_number_gives_birth_sex_and_region():
    number = parse_identity_number("440524188001010014")

    assert (number.birth, number.sex, number.region) == (date(1880, 1, 1), "male", "440524")
    assert parse_identity_number("11010519491231002X").sex == "female"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "身份证号应是 18 位（老号码 15 位），这里是 0 位。"),
        ("64032319790312000", "身份证号应是 18 位（老号码 15 位），这里是 17 位。"),
        ("6403231979031200066", "身份证号应是 18 位（老号码 15 位），这里是 19 位。"),
        ("64032319790312000Y", "身份证号里只能有数字，末位可以是 X。"),
        ("X40323197903120006", "身份证号里只能有数字，末位可以是 X。"),
        ("٦40323197903120006", "身份证号里只能有数字，末位可以是 X。"),
        ("64032A790312000", "15 位的老身份证号只能是数字。"),
        (
            "640323000101996",
            "这个 15 位老号码是百岁老人专用号，推不出出生年份，要填 18 位的新号码。",
        ),
        ("990323197913120006", "身份证号里的出生日期 1979年13月12日 不存在。"),
        ("640323197902300006", "身份证号里的出生日期 1979年02月30日 不存在。"),
        ("640323000002010006", "身份证号里的出生日期 0000年02月01日 不存在。"),
        ("000323197903120006", "身份证号开头的“00”不是任何省份的代码。"),
        ("640323197903120007", "身份证号的校验码对不上，18 位里至少有一位抄错了。"),
        ("640323197012260006", "身份证号的校验码对不上，18 位里至少有一位抄错了。"),
        ("6.40323E+17", "号码按数字格式存放，末尾几位已经丢失，无法还原。"),
        ("６.４０３２３Ｅ＋１７", "号码按数字格式存放，末尾几位已经丢失，无法还原。"),
    ],
)
def test_impossible_identity_number_is_named(typed, message):
    with pytest.raises(ValidationError) as caught:
        parse_identity_number(typed)

    assert caught.value.message == message
    assert caught.value.advice != ""
    assert caught.value.details == {"field": "identity_number"}


@given(BODIES)
def test_identity_number_with_its_check_character_is_accepted(body):
    number = parse_identity_number(body + check_character(body))

    assert number.birth == date(int(body[6:10]), int(body[10:12]), int(body[12:14]))
    assert number.sex == ("male" if body[16] in "13579" else "female")


@given(BODIES, st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(body, place, digit):
    right = body + check_character(body)
    wrong = right[:place] + digit + right[place + 1 :]
    if wrong == right:
        assert parse_identity_number(wrong).text == right
    else:
        with pytest.raises(ValidationError):
            parse_identity_number(wrong)


@given(BODIES, st.integers(0, 16))
def test_two_neighbours_exchanged_are_always_found(body, place):
    right = body + check_character(body)
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if wrong != right:
        with pytest.raises(ValidationError):
            parse_identity_number(wrong)


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 995))
def test_old_number_becomes_the_number_of_the_same_person(day, sequence):
    number = parse_identity_number(f"640323{day:%y%m%d}{sequence:03}")

    assert number.birth == day
    assert number.text == f"640323{day:%Y%m%d}{sequence:03}" + check_character(number.text[:17])


@given(st.text(max_size=40))
@pytest.mark.parametrize("parse", [parse_identity_number, parse_phone, parse_phones])
def test_any_text_is_read_or_refused(parse, text):
    with contextlib.suppress(ValidationError):
        parse(text)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("13812345678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("＋８６－１３８１２３４５６７８", "13812345678"),
        ("0086-13812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("179 4709 0054", "17947090054"),
        ("131-9553-7215", "13195537215"),
        ("138—1234—5678", "13812345678"),
        ("138.1234.5678", "13812345678"),
        ("0951-1234567", "0951-1234567"),
        ("0951 1234567", "0951-1234567"),
        ("（0951）1234567", "0951-1234567"),
        ("09511234567", "0951-1234567"),
        ("+86 951 1234567", "0951-1234567"),
        ("+86 0951 1234567", "0951-1234567"),
        ("010-12345678", "010-12345678"),
        ("02112345678", "021-12345678"),
        ("0951-1234567-801", "0951-1234567-801"),
        ("0951-1234567转801", "0951-1234567-801"),
        ("666", "666"),
        ("660123", "660123"),
        ("86123456", "86123456"),
        ("6601-2345", "66012345"),
    ],
)
def test_phone_is_read_in_its_usual_form(typed, expected):
    assert parse_phone(typed) == expected
    assert parse_phone(parse_phone(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "电话号码里有不是数字的内容。"),
        ("12", "电话号码有 2 位，不是手机、座机或短号。"),
        ("123456789", "电话号码有 9 位，不是手机、座机或短号。"),
        ("12345678901", "电话号码有 11 位，不是手机、座机或短号。"),
        ("138123456789", "电话号码有 12 位，不是手机、座机或短号。"),
        ("0951-0234567", "电话号码有 11 位，不是手机、座机或短号。"),
        ("1381234567O", "电话号码里有不是数字的内容。"),
        ("١٣٨١٢٣٤٥٦٧٨", "电话号码里有不是数字的内容。"),
        ("1.38123E+10", "号码按数字格式存放，末尾几位已经丢失，无法还原。"),
    ],
)
def test_impossible_phone_is_named(typed, message):
    with pytest.raises(ValidationError) as caught:
        parse_phone(typed)

    assert caught.value.message == message
    assert caught.value.details == {"field": "phone"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("13812345678", (("13812345678",), "")),
        ("13812345678/0951-1234567", (("13812345678", "0951-1234567"), "")),
        ("13812345678、660123；888", (("13812345678", "660123", "888"), "")),
        ("13812345678\n13912345678", (("13812345678", "13912345678"), "")),
        ("13812345678 13912345678", (("13812345678", "13912345678"), "")),
        ("13812345678，13812345678", (("13812345678",), "")),
        ("13812345678（儿子）", (("13812345678",), "儿子")),
        ("儿子：13812345678", (("13812345678",), "儿子")),
        ("13812345678(本人)、660123（家）", (("13812345678", "660123"), "本人、家")),
        ("138.1234.5678", (("13812345678",), "")),
        ("、13812345678、", (("13812345678",), "")),
    ],
)
def test_phones_of_one_cell_are_told_apart(typed, expected):
    assert parse_phones(typed) == expected


def test_one_wrong_phone_among_several_is_named():
    with pytest.raises(ValidationError) as caught:
        parse_phones("13812345678/12345678901")

    assert caught.value.message == "电话号码有 11 位，不是手机、座机或短号。"


def test_lost_digits_say_how_to_get_them_back():
    error = lost_digits_error(field="identity_number")

    assert error.advice == "请把这一列设为“文本”格式，再对照原件重新填写这一格。"
