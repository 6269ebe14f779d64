"""Single cells: text, numbers and days to stored values, or a named error."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.partial_dates import PartialDate
from desktop.domain.rosters.cells import (
    Doubt,
    is_self,
    is_tick,
    is_untold,
    read_birth,
    read_group,
    read_identity_number,
    read_number_text,
    read_party,
    read_phones,
    read_sex,
    read_size,
    read_text,
    read_tick,
)
from desktop.errors import ValidationError

TODAY = date(2026, 11, 23)
LOST = "号码按数字格式存放，末尾几位已经丢失，无法还原。"


def refusal(read, *args, **kwargs):
    with pytest.raises(ValidationError) as caught:
        read(*args, **kwargs)
    return caught.value.message


@pytest.mark.parametrize("cell", ["", " ", "无", "-", "——", "/", "不详", "#N/A", 0])
def test_words_for_nothing_tell_nothing(cell):
    assert is_untold(cell) is True


@pytest.mark.parametrize("cell", ["否", 1, False, "无为"])
def test_other_words_tell_something(cell):
    assert is_untold(cell) is False


def test_text_is_one_line():
    assert read_text("第一行\n 第二行") == "第一行 第二行"


@pytest.mark.parametrize(
    "cell", [Decimal("6.4032319901011E+17"), 640323199010110001, 10**15, "6.40323E+17"]
)
def test_identity_number_kept_as_number_is_never_read(cell):
    assert refusal(read_identity_number, cell) == LOST


def test_old_identity_number_kept_as_number_is_exact():
    assert read_identity_number(110105491231002).text == "11010519491231002X"


def test_long_household_number_kept_as_number_is_never_read():
    assert refusal(read_number_text, Decimal("6.4032319901011E+17")) == LOST
    assert read_number_text("0 001") == "0001"
    assert read_number_text(12) == "12"


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [(13812345678, ("13812345678",)), (660123, ("660123",)), ("138 1234 5678", ("13812345678",))],
)
def test_phones_are_read_from_numbers_too(cell, numbers):
    assert read_phones(cell) == Doubt((numbers, ""), "")


def test_landline_kept_as_number_gets_its_zero_back_with_a_warning():
    assert read_phones(9536012345) == Doubt(
        (("0953-6012345",), ""),
        "按数字存放的座机缺了区号开头的 0，已记为 0953-6012345，请核对。",
    )


def test_landline_typed_without_its_zero_is_refused():
    assert refusal(read_phones, "9536012345") == "电话号码有 10 位，不是手机、座机或短号。"


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (12, "电话号码有 2 位，不是手机、座机或短号。"),
        (12345678901, "电话号码有 11 位，不是手机、座机或短号。"),
        (Decimal("1.5"), "电话号码有 2 位，不是手机、座机或短号。"),
        (10**15, LOST),
        (True, "电话号码里有不是数字的内容。"),
    ],
)
def test_impossible_phone_is_named(cell, message):
    assert refusal(read_phones, cell) == message


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("男", "male"),
        ("女 ", "female"),
        ("男性", "male"),
        ("Ｆ", "female"),
        (1, "male"),
        (2, "female"),
    ],
)
def test_sex_is_read(cell, sex):
    assert read_sex(cell) == sex


def test_unknown_sex_is_named():
    assert refusal(read_sex, "未") == "看不懂性别“未”。"


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        (date(1995, 12, 27), "1995-12-27"),
        (datetime(1995, 12, 27, 8, 0), "1995-12-27"),  # noqa: DTZ001 – spreadsheets know no zone
        (19951227, "1995-12-27"),
        (35060, "1995-12-27"),
        (Decimal("35060.5"), "1995-12-27"),
        (1951, "1951"),
        (195103, "1951-03"),
        (Decimal("1951.3"), "1951-03"),
        (Decimal("1951.12"), "1951-12"),
        ("1951.10", "1951-10"),
        ("1951年春", "1951-21"),
    ],
)
def test_birth_is_read_from_text_numbers_and_days(cell, stored):
    assert read_birth(cell, today=TODAY) == Doubt(PartialDate(stored), "")


def test_number_that_may_be_january_or_october_keeps_the_year_only():
    assert read_birth(Decimal("1951.1"), today=TODAY) == Doubt(
        PartialDate("1951"),
        "“1951.1”分不清是1月还是10月，只记下1951年；请写成“1951年10月”这样再导入。",
    )


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("2026-11-24", "出生日期在今天以后。"),
        ("2027", "出生日期在今天以后。"),
        ("1895", "出生日期早于 1896 年。"),
        (19511301, "1951年没有 13 月。"),
        (12, "看不懂日期“12”。年份请写全四位。"),
        (10**15, LOST),
        (Decimal("NaN"), LOST),
        (True, "看不懂日期“是”。"),
    ],
)
def test_impossible_birth_is_named(cell, message):
    assert refusal(read_birth, cell, today=TODAY) == message


def test_birth_today_is_possible():
    assert read_birth("2026-11-23", today=TODAY) == Doubt(PartialDate("2026-11-23"), "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("是", True),
        ("√", True),
        (True, True),
        (1, True),
        ("否", False),
        ("×", False),
        ("无", False),
    ],
)
def test_tick_is_read(cell, expected):
    assert read_tick(cell) is expected
    assert is_tick(cell) is True


def test_unknown_tick_is_named():
    assert refusal(read_tick, "？") == "看不懂“?”。"
    assert is_tick("张三") is False


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("中共党员", Doubt(value=True, warning="")),
        ("党员", Doubt(value=True, warning="")),
        ("中共正式党员", Doubt(value=True, warning="")),
        ("是", Doubt(value=True, warning="")),
        ("√", Doubt(value=True, warning="")),
        ("群众", Doubt(value=False, warning="")),
        ("共青团员", Doubt(value=False, warning="")),
        ("非党员", Doubt(value=False, warning="")),
        ("民盟盟员", Doubt(value=False, warning="")),
        ("入党积极分子", Doubt(value=False, warning="")),
        ("中共预备党员", Doubt(False, "预备党员没有表决权，没有记作党员；转正后请再登记。")),
        ("？", Doubt(None, "看不懂政治面貌“?”，没有收录；请填“中共党员”或“群众”。")),
    ],
)
def test_party_membership_is_read(cell, expected):
    assert read_party(cell) == expected


@pytest.mark.parametrize(
    ("cell", "size"), [(1, 1), ("５人", 5), ("四口", 4), ("两", 2), ("99", 99)]
)
def test_household_size_is_read(cell, size):
    assert read_size(cell) == size


@pytest.mark.parametrize("cell", ["0", 100, "很多", Decimal("2.5"), -1, ""])
def test_impossible_household_size_is_refused(cell):
    with pytest.raises(ValidationError):
        read_size(cell)


@pytest.mark.parametrize(
    ("cell", "label", "group"),
    [
        ("1 组", "村民小组", "1组"),
        (3, "村民小组", "3组"),
        ("３", "社别", "3社"),
        ("三", "队", "三队"),
        (2, "组社", "2组"),
        ("杨家湾", "自然村", "杨家湾"),
    ],
)
def test_group_is_named_in_full(cell, label, group):
    assert read_group(cell, label=label) == group


@pytest.mark.parametrize(("text", "expected"), [("户主", True), ("本 人", True), ("长子", False)])
def test_householder_is_told_by_relation(text, expected):
    assert is_self(text) is expected
