"""Drawing lots so that anybody can draw them again: SHA-256 of a seed and each name's key.

The way, in words that are printed: sort the list; for each line compute SHA-256 of the seed, a
line feed and the line, in UTF-8; order the lines by that figure; the first n are drawn. Neither
the order in which the list was given nor the computer makes any difference.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

METHOD = (
    "把名单逐行排好，每一行前面加上种子和换行，按UTF-8计算SHA-256，从小到大排，取前面的人。"
    "用同一个种子和同一份名单，谁来算都是同样的结果。"
)
SHORT_DIGEST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What was drawn, and all that is needed to draw it again.

    Attributes:
        seed: What the draw began with.
        lines: The list, sorted.
        digest: SHA-256 of the sorted list, a line feed after each line, in hex.
        drawn: The lines drawn, in the order of the draw.
    """

    seed: str
    lines: tuple[str, ...]
    digest: str
    drawn: tuple[str, ...]


def draw_lots(lines: Iterable[str], number: int, seed: str) -> Draw:
    """Draw so many lines of a list.

    Raises:
        ValidationError: There is no seed, a line twice, or fewer lines than are to be drawn.
    """
    listed = tuple(sorted(lines))
    cleaned = seed.strip()
    if not cleaned:
        raise ValidationError(
            "抽取没有种子。", "请当众写一串数字或字，例如日期和当天的彩票号。", field="seed"
        )
    if len(set(listed)) != len(listed):
        raise ValidationError("名单里有重复的行。", "请先核对名单。", field="lines")
    if not 0 < number <= len(listed):
        raise ValidationError(
            f"名单上有{len(listed)}人，抽不出{number}人。",
            f"请填1到{len(listed)}之间的人数。" if listed else "请先选有人的名单。",
            field="number",
        )
    ranked = sorted(listed, key=lambda line: (_figure(cleaned, line), line))
    return Draw(
        seed=cleaned, lines=listed, digest=digest_of_list(listed), drawn=tuple(ranked[:number])
    )


def digest_of_list(lines: Iterable[str]) -> str:
    """Return SHA-256 of a list as it is printed: sorted, a line feed after each line."""
    whole = "".join(f"{line}\n" for line in sorted(lines))
    return hashlib.sha256(whole.encode()).hexdigest()


def _figure(seed: str, line: str) -> str:
    return hashlib.sha256(f"{seed}\n{line}".encode()).hexdigest()
