"""Numbers of devices that people can read and say: SLC-02, the second of 示例村.

The letters are the initials of the organization's name in pinyin. GB 2312 orders its 3,755 common
characters by pinyin, so where a character stands there tells its initial; others are passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_LETTERS = 4
_LAST_COMMON = 0xD7F9
_INITIALS = (
    (0xB0A1, "A"),
    (0xB0C5, "B"),
    (0xB2C1, "C"),
    (0xB4EE, "D"),
    (0xB6EA, "E"),
    (0xB7A2, "F"),
    (0xB8C1, "G"),
    (0xB9FE, "H"),
    (0xBBF7, "J"),
    (0xBFA6, "K"),
    (0xC0AC, "L"),
    (0xC2E8, "M"),
    (0xC4C3, "N"),
    (0xC5B6, "O"),
    (0xC5BE, "P"),
    (0xC6DA, "Q"),
    (0xC8BB, "R"),
    (0xC8F6, "S"),
    (0xCBFA, "T"),
    (0xCDDA, "W"),
    (0xCEF4, "X"),
    (0xD1B9, "Y"),
    (0xD4D1, "Z"),
)
_FIRST = [first for first, _ in _INITIALS]
_BODIES = ("村民委员会", "居民委员会", "居委会", "委会", "委员会")


def next_number(name: str, code: str, taken: Collection[str]) -> str:
    """Return the first number of an organization that nobody has.

    Args:
        name: The organization's; letters and digits in it stand for themselves.
        code: Its division code, of which the end stands in where the name gives nothing.
        taken: Every number that was ever given.
    """
    letters = initials(name) or code[-_MOST_LETTERS:].upper()  # as typed numbers are read
    numbers = (f"{letters}-{number:02d}" for number in range(1, len(taken) + 2))
    return next(number for number in numbers if number not in taken)


def initials(name: str) -> str:
    """Return at most four initials of a name, "" where none of its characters has one."""
    for body in _BODIES:
        name = name.removesuffix(body)
    return "".join(filter(None, map(_initial, name)))[:_MOST_LETTERS]


def _initial(character: str) -> str:
    if character.isascii():
        return character.upper() if character.isalnum() else ""
    try:
        code = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    if not _FIRST[0] <= code <= _LAST_COMMON:
        return ""
    return _INITIALS[bisect_right(_FIRST, code) - 1][1]
