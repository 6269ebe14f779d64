"""Hide personal data in what is posted or sent out: names, telephone and identity numbers.

Pure. How much stays readable follows common posting practice: the surname of a name, the last four
digits of a telephone number, the division and last digit of an identity number (information that
identifies a person may not be published without need: 个人信息保护法 Art. 6 and 25).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# 《百家姓》 compound surnames that are still borne.
_COMPOUND = (
    "欧阳司马上官诸葛夏侯东方皇甫尉迟公孙慕容令狐宇文长孙司徒司空轩辕端木百里东郭南宫西门呼延闻人赫连澹台公冶宗政濮阳淳于单于"
    "太叔申屠仲孙钟离鲜于闾丘亓官司寇子车颛孙巫马公西漆雕乐正壤驷公良拓跋夹谷宰父谷梁段干东门南门微生梁丘左丘第五拓拔独孤万俟"
    "纳兰完颜那拉"
)
_COMPOUND_SURNAMES = frozenset(_COMPOUND[at : at + 2] for at in range(0, len(_COMPOUND), 2))
_DOTS = "·•‧・."
_MASK = "*"
_IDENTITY = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)|(?<!\d)(\d{6})\d{6}(\d{3})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(1\d{2})[ -]?(\d{4})[ -]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})([ -]?)(\d{7,8})(?!\d)")


def mask_name(name: str) -> str:
    """Return a name with the surname left: 马**, 欧阳*, 阿***·买买提 as 阿***·***.

    A name of one character is hidden whole. Names with a middle dot keep their first character.
    """
    bare = "".join(name.split())
    if not bare:
        return ""
    if any(dot in bare for dot in _DOTS):
        return bare[0] + "".join(each if each in _DOTS else _MASK for each in bare[1:])
    if len(bare) == 1:
        return _MASK
    kept = 2 if len(bare) > 2 and bare[:2] in _COMPOUND_SURNAMES else 1  # noqa: PLR2004
    return bare[:kept] + _MASK * (len(bare) - kept)


def mask_phone(number: str) -> str:
    """Return a telephone number with its last four digits left."""
    digits = sum(each.isdigit() for each in number)
    masked = []
    for each in number:
        if each.isdigit():
            masked.append(_MASK if digits > 4 else each)  # noqa: PLR2004 – the last four
            digits -= 1
        else:
            masked.append(each)
    return "".join(masked)


def mask_identity_number(number: str) -> str:
    """Return an identity number (GB 11643-1999) with its first six digits and last sign left."""
    bare = number.strip()
    if len(bare) <= 7:  # noqa: PLR2004 – six and one
        return _MASK * len(bare)
    return bare[:6] + _MASK * (len(bare) - 7) + bare[-1]


def mask_text(text: str, names: Iterable[str] = ()) -> str:
    """Return a text with these names, and every telephone and identity number, masked."""
    known = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    if known and any(name in text for name in known):
        anyone = re.compile("|".join(map(re.escape, known)))
        text = anyone.sub(lambda found: mask_name(found[0]), text)
    text = _IDENTITY.sub(lambda found: mask_identity_number(found[0]), text)
    text = _PHONE.sub(lambda found: mask_phone(found[0]), text)
    return _LANDLINE.sub(lambda found: mask_phone(found[0]), text)
