"""Names of people as one writes them once: no padding, one middle dot, rare characters kept."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.plain_text import plain
from desktop.errors import ValidationError

MAX_NAME_LENGTH = 50
_NAME_CATEGORIES = frozenset({"Lo", "Lu", "Ll", "Lt", "Lm", "Mn", "Co"})
# The dots typed between the parts of a transliterated name; GB/T 15834-2011 4.10 gives U+00B7.
_DOTS = re.compile(r"\s*[·•・‧∙⋅●･᛫.]\s*")


def normalise_name(text: str) -> str:
    """Return a name without padding, its middle dots as U+00B7, single spaces between words.

    Spaces are kept only where Latin letters stand on both sides of them.
    """
    spaced = _DOTS.sub("·", " ".join(plain(text).split()))
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", spaced).strip("·")


def parse_name(text: str) -> str:
    """Return the normalised name of a person.

    Raises:
        ValidationError: Nothing is left of it, it is longer than ``MAX_NAME_LENGTH`` characters,
            or it holds digits or punctuation that no name has.
    """
    name = normalise_name(text)
    if not name:
        raise ValidationError("没有姓名。", "请填上姓名。", field="name")
    if len(name) > MAX_NAME_LENGTH:
        raise ValidationError(
            f"姓名有 {len(name)} 个字，最多 {MAX_NAME_LENGTH} 个字。",
            "请核对这一格，说明性的文字请移到备注里。",
            field="name",
        )
    wrong = sorted({c for c in name if not (_is_part_of_name(c) or c in "·' -")})
    if wrong:
        raise ValidationError(
            f"姓名“{name}”里有不是姓名用字的“{''.join(wrong)}”。",
            "请只留姓名，其他内容移到备注里。",
            field="name",
        )
    return name


def _is_part_of_name(character: str) -> bool:
    # Private use counts: before Unicode had them, rare characters were printed from there. So do
    # variation selectors and combining marks, which choose the shape of the character before.
    return unicodedata.category(character) in _NAME_CATEGORIES or character == "〇"
