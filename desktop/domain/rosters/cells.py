"""Single cells of a roster: what was typed, or kept as a number or day, to the stored value.

Each function takes a cell that is not empty and returns its value, None for a word such as 不详
that tells nothing, or raises ValidationError. ``Doubt`` carries a value with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from desktop.domain.identities import (
    IdentityNumber,
    lost_digits_error,
    parse_identity_number,
    parse_phone,
    parse_phones,
)
from desktop.domain.partial_dates import (
    FIRST_SERIAL,
    LAST_SERIAL,
    PartialDate,
    from_day,
    from_serial,
    parse_partial_date,
)
from desktop.domain.plain_text import compact
from desktop.domain.rosters.sheets import RawCell, has_lost_digits, shown
from desktop.errors import ValidationError

Value = TypeVar("Value")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNTOLD = _words(
    "- -- --- / \\ 无 没有 不详 不明 未知 空 暂无 未填 不清楚 … …… ... n/a #n/a none null 0"
)
_YES = _words("是 √ ✓ ✔ ☑ 有 对 y yes true t v 1")
_NO = _words("否 不是 非 无 没有 × ✗ ✘ ☐ □ x n no false f 0 - -- /")
_SEXES = {
    "male": _words("男 男性 男士 m male 1 ♂"),
    "female": _words("女 女性 女士 f female 2 ♀"),
}
_SELF = _words("户主 本人 户主本人 本人或户主 户主或本人 户主/本人 本人/户主")
_MEMBER = re.compile(r"(?:中共|中国共产党|正式|共产)*党员(?:\(正式\))?|中共(?:正式)?")
_PROBATIONARY = re.compile(r"预备")
_LARGEST_HOUSEHOLD = 99
_OLDEST_YEARS = 130
_CHINESE_NUMBER = dict(zip("一二三四五六七八九十两", (*range(1, 11), 2), strict=True))


@dataclass(frozen=True, slots=True)
class Doubt(Generic[Value]):
    """A value that was taken in, and what a person should look at."""

    value: Value
    warning: str


def is_untold(cell: RawCell) -> bool:
    """Tell whether a cell is empty or holds a word for nothing, such as 无 or a dash."""
    return cell == "" or compact(shown(cell)).lower() in _UNTOLD | {""}


def read_text(cell: RawCell) -> str:
    """Return a cell as one line of text."""
    return " ".join(shown(cell).split())


def read_number_text(cell: RawCell) -> str:
    """Return a number that serves as a name, such as 0001, as text.

    Raises:
        ValidationError: It was kept as a number too long to be exact.
    """
    if has_lost_digits(cell):
        raise lost_digits_error(field="household_number")
    return compact(shown(cell))


def read_identity_number(cell: RawCell) -> IdentityNumber:
    """Return the identity number of a cell.

    Raises:
        ValidationError: It is none, or was kept as a number and lost its last digits.
    """
    if has_lost_digits(cell):
        raise lost_digits_error(field="identity_number")
    return parse_identity_number(shown(cell))


def read_phones(cell: RawCell) -> Doubt[tuple[tuple[str, ...], str]]:
    """Return the telephone numbers of a cell and the words beside them.

    Raises:
        ValidationError: A part of it is no telephone number.
    """
    if has_lost_digits(cell):
        raise lost_digits_error(field="phone")
    try:
        return Doubt(parse_phones(shown(cell)), "")
    except ValidationError:
        number = _with_area_code(cell)
        if number is None:
            raise
    return Doubt(((number,), ""), f"按数字存放的座机缺了区号开头的 0，已记为 {number}，请核对。")


def _with_area_code(cell: RawCell) -> str | None:
    """Return the landline that lost the 0 of its area code by being kept as a number."""
    if isinstance(cell, str):
        return None
    try:
        number = parse_phone(f"0{shown(cell)}")
    except ValidationError:
        return None
    return number if "-" in number else None


def read_sex(cell: RawCell) -> str:
    """Return ``female`` or ``male``.

    Raises:
        ValidationError: It is neither.
    """
    word = compact(shown(cell)).lower()
    for sex, words in _SEXES.items():
        if word in words:
            return sex
    raise ValidationError(f"看不懂性别“{_cut(word)}”。", "请填“男”或“女”。", field="sex")


def read_birth(cell: RawCell, *, today: date) -> Doubt[PartialDate]:
    """Return a date of birth, whole or in part, as text, number, day or serial number.

    Raises:
        ValidationError: It is no date, after today, or too long ago for a living person.
    """
    birth = _read_birth(cell)
    day = birth.value
    if day.earliest > today:
        raise ValidationError("出生日期在今天以后。", "请核对出生日期。", field="birth")
    if day.latest.year < today.year - _OLDEST_YEARS:
        raise ValidationError(
            f"出生日期早于 {today.year - _OLDEST_YEARS} 年。", "请核对出生日期。", field="birth"
        )
    return birth


def _read_birth(cell: RawCell) -> Doubt[PartialDate]:
    if has_lost_digits(cell):
        raise lost_digits_error(field="birth")
    match cell:
        case datetime():
            return Doubt(from_day(cell.date()), "")
        case date():
            return Doubt(from_day(cell), "")
        case Decimal() if re.fullmatch(r"\d{4}\.1", str(cell)):
            # 1951.1 may have been typed as 1951.10: the month is not known.
            year = str(cell)[:4]
            warning = (
                f"“{cell}”分不清是1月还是10月，只记下{year}年；请写成“{year}年10月”这样再导入。"
            )
            return Doubt(PartialDate(year), warning)
        case Decimal() | int() if FIRST_SERIAL <= cell <= LAST_SERIAL and cell >= 10_000:  # noqa: PLR2004 – below it is a year
            return Doubt(from_serial(int(cell)), "")
        case _:
            return Doubt(parse_partial_date(shown(cell)), "")


def read_tick(cell: RawCell) -> bool:
    """Return what 是, 否, √ or × says.

    Raises:
        ValidationError: It says neither.
    """
    word = compact(shown(cell)).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValidationError(f"看不懂“{_cut(word)}”。", "请填“是”或“否”。")


def is_tick(cell: RawCell) -> bool:
    """Tell whether a cell holds 是, 否 or a sign for them."""
    return compact(shown(cell)).lower() in _YES | _NO


def is_self(text: str) -> bool:
    """Tell whether a relation to the householder says that this is the householder."""
    return compact(text) in _SELF


def read_party(cell: RawCell) -> Doubt[bool | None]:
    """Return whether 政治面貌 says party member; nothing but a warning where it cannot be told.

    A probationary member has no vote in the party's meetings (中国共产党章程 Art. 7), so is not
    entered as one who has.
    """
    word = compact(shown(cell)).lower()
    if _PROBATIONARY.search(word):
        return Doubt(value=False, warning="预备党员没有表决权，没有记作党员；转正后请再登记。")
    if word in _YES or _MEMBER.fullmatch(word):
        return Doubt(value=True, warning="")
    if word in _NO or re.search(
        r"群众|团员|民主党派|无党派|民[盟建进革]|农工|致公|九三|台盟|^非|^不是", word
    ):
        return Doubt(value=False, warning="")
    if re.search(r"积极分子|发展对象|申请", word):
        return Doubt(value=False, warning="")
    return Doubt(None, f"看不懂政治面貌“{_cut(word)}”，没有收录；请填“中共党员”或“群众”。")


def read_size(cell: RawCell) -> int:
    """Return the number of people of a household.

    Raises:
        ValidationError: It is no whole number from 1 to 99.
    """
    word = re.sub(r"[人口个名]+$", "", compact(shown(cell)))
    size = int(word) if re.fullmatch(r"[0-9]{1,4}", word) else _CHINESE_NUMBER.get(word, 0)
    if not 1 <= size <= _LARGEST_HOUSEHOLD:
        raise ValidationError(
            f"家庭人口“{_cut(word)}”不是 1 至 {_LARGEST_HOUSEHOLD} 的整数。",
            "请填户里有几个人。",
            field="household_size",
        )
    return size


def read_group(cell: RawCell, *, label: str) -> str:
    """Return the group of villagers; a bare number gets the word of its column, 3 becomes 3组."""
    text = compact(shown(cell))
    word = next((word for word in ("社", "队") if word in label and "组" not in label), "组")
    return (
        f"{text}{word}" if re.fullmatch(r"[0-9]{1,3}|[一二三四五六七八九十]{1,3}", text) else text
    )


def _cut(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"  # noqa: PLR2004 – fits a line
