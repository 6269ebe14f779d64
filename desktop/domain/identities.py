"""Numbers that identify or reach a person: the resident identity number and telephone numbers.

Identity numbers follow GB 11643-1999 (公民身份号码): six digits of region after GB/T 2260, birth
date, three digits in sequence whose last is odd for men, a check character by ISO 7064 MOD 11-2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.plain_text import compact, plain
from desktop.errors import ValidationError

# GB 11643-1999 section 4.4 and annex A.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_BODY_LENGTH = 17
_LENGTH = 18
_OLD_LENGTH = 15
# First two digits by GB/T 2260; 81 to 83 are residence permits of people from 港澳台, 9x those
# of foreigners with permanent residence.
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9]")
# Sequence numbers that the 15-digit form kept for people a hundred years and older.
_CENTENARIANS = frozenset(("996", "997", "998", "999"))
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+")

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))([1-9]\d{6,7})")
_SHORT = re.compile(r"\d{3,8}")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=\d{10})")
_EXTENSION = re.compile(r"(?:转|ext\.?|#|-)(\d{1,6})", re.IGNORECASE)
_PHONE_GAPS = re.compile(r"[\s\-().·_]+")
_BETWEEN_PHONES = re.compile(r"[/、,，;；|\\\n\r]|或|和")
_NOTE_ON_PHONE = re.compile(r"[(\[【]?([^\W\d_]{1,20})[:：]?[)\]】]?")


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number whose form, birth date and check character are right; ``text`` is 18 characters."""

    text: str

    @property
    def birth(self) -> date:
        """The birth date in digits 7 to 14."""
        return date(int(self.text[6:10]), int(self.text[10:12]), int(self.text[12:14]))

    @property
    def sex(self) -> str:
        """``male`` or ``female``, by the 17th digit."""
        return "male" if int(self.text[16]) % 2 else "female"

    @property
    def region(self) -> str:
        """The county in which the number was given, by GB/T 2260 as it then was."""
        return self.text[:6]


def check_character(body: str) -> str:
    """Return the 18th character to 17 digits (GB 11643-1999 section 4.4)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def parse_identity_number(text: str) -> IdentityNumber:
    """Read an identity number of 18 characters, or of 15, which becomes the 18 of the same person.

    Raises:
        ValidationError: It cannot be an identity number; the message says why, without repeating
            the number.
    """
    typed = re.sub(r"[\s\-.·_]+", "", plain(text)).upper()
    if _SCIENTIFIC.fullmatch(plain(text)):
        raise lost_digits_error(field="identity_number")
    typed = typed.replace("Х", "X").replace("×", "X")  # Cyrillic Ha and the multiplication sign
    if len(typed) not in {_LENGTH, _OLD_LENGTH}:
        raise _identity_error(f"身份证号应是 18 位（老号码 15 位），这里是 {len(typed)} 位。")
    if len(typed) == _OLD_LENGTH:
        typed = _lengthen(typed)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", typed):
        raise _identity_error("身份证号里只能有数字，末位可以是 X。")
    _check_parts(typed)
    return IdentityNumber(typed)


def lost_digits_error(*, field: str) -> ValidationError:
    """Return the error for a long number that a spreadsheet kept as a number, and so rounded."""
    return ValidationError(
        "号码按数字格式存放，末尾几位已经丢失，无法还原。",
        "请把这一列设为“文本”格式，再对照原件重新填写这一格。",
        field=field,
    )


def _identity_error(message: str) -> ValidationError:
    return ValidationError(message, "请对照身份证核对这个号码。", field="identity_number")


def _lengthen(old: str) -> str:
    if not re.fullmatch(r"[0-9]{15}", old):
        raise _identity_error("15 位的老身份证号只能是数字。")
    if old[12:] in _CENTENARIANS:
        raise _identity_error(
            "这个 15 位老号码是百岁老人专用号，推不出出生年份，要填 18 位的新号码。"
        )
    body = f"{old[:6]}19{old[6:]}"
    return body + check_character(body)


def _check_parts(typed: str) -> None:
    if not _PROVINCES.match(typed):
        raise _identity_error(f"身份证号开头的“{typed[:2]}”不是任何省份的代码。")
    year, month, day = typed[6:10], typed[10:12], typed[12:14]
    try:
        date(int(year), int(month), int(day))
    except ValueError as error:
        raise _identity_error(f"身份证号里的出生日期 {year}年{month}月{day}日 不存在。") from error
    if check_character(typed[:_BODY_LENGTH]) != typed[_BODY_LENGTH]:
        # The character expected is not named: the slip is mostly in another place, and a number
        # made to fit would be a wrong number that looks right.
        raise _identity_error("身份证号的校验码对不上，18 位里至少有一位抄错了。")


def parse_phone(text: str) -> str:
    """Return one telephone number in its usual form.

    Mobile numbers become 11 digits, landlines ``0951-1234567`` (with ``-801`` for an extension),
    short numbers of a village network (短号) their 3 to 8 digits; +86 and 0086 are dropped.

    Raises:
        ValidationError: It is none of these.
    """
    typed = compact(text)
    if _SCIENTIFIC.fullmatch(typed):
        raise lost_digits_error(field="phone")
    body, extension = _split_extension(typed)
    digits = _PHONE_GAPS.sub("", body)
    number = _usual_form(digits) or _without_country(digits)
    if number is None:
        raise _phone_error(digits)
    return f"{number}-{extension}" if extension else number


def _without_country(digits: str) -> str | None:
    """Return a number written for callers from abroad, where the 0 of the area code is dropped."""
    country = _COUNTRY.match(digits)
    if country is None:
        return None
    rest = digits[country.end() :]
    return _usual_form("0" + rest.removeprefix("0")) or (rest if _MOBILE.fullmatch(rest) else None)


def _split_extension(typed: str) -> tuple[str, str]:
    """Split off an extension, which only a landline with its area code has."""
    landline = re.match(r"\(?0\d{2,3}\)?-?\d{7,8}(?=\D)", typed)
    if landline is None:
        return typed, ""
    found = _EXTENSION.fullmatch(typed, landline.end())
    return (landline.group(), found.group(1)) if found else (typed, "")


def _usual_form(digits: str) -> str | None:
    if not digits.isascii():
        return None
    if _MOBILE.fullmatch(digits) or _SHORT.fullmatch(digits):
        return digits
    landline = _LANDLINE.fullmatch(digits)
    return f"{landline.group(1)}-{landline.group(2)}" if landline else None


def _phone_error(digits: str) -> ValidationError:
    if re.fullmatch(r"[0-9]+", digits):
        message = f"电话号码有 {len(digits)} 位，不是手机、座机或短号。"
    else:
        message = "电话号码里有不是数字的内容。"
    return ValidationError(
        message,
        "手机填 11 位，座机填区号和号码如 0951-1234567，短号填 3 至 8 位。",
        field="phone",
    )


def parse_phones(text: str) -> tuple[tuple[str, ...], str]:
    """Return the numbers in one cell, and the words beside them, such as whose they are.

    Numbers stand apart by 、，；/ or a new line, or by spaces where each part is a number itself.

    Raises:
        ValidationError: A part is no telephone number.
    """
    numbers: list[str] = []
    notes: list[str] = []
    for part in _BETWEEN_PHONES.split(text.replace("（", "(").replace("）", ")")):
        rest = _set_notes_aside(plain(part), notes)
        if rest:
            numbers.extend(_parse_spaced(rest))
    return tuple(dict.fromkeys(numbers)), "、".join(notes)


def _set_notes_aside(part: str, notes: list[str]) -> str:
    if _SCIENTIFIC.fullmatch(part) or "转" in part or not re.search(r"\d", part):
        return part
    notes.extend(note.group(1) for note in _NOTE_ON_PHONE.finditer(part))
    return re.sub(r"\(\s*\)", "", _NOTE_ON_PHONE.sub(" ", part)).strip()


def _parse_spaced(text: str) -> list[str]:
    try:
        return [parse_phone(text)]
    except ValidationError:
        words = text.split()
        if len(words) == 1:
            raise
        return [parse_phone(word) for word in words]
