"""Break Chinese text into lines (避头尾): pure, linear, every character exactly once.

Rules after 《中文排版需求》 (W3C clreq) 3.1 and GB/T 15834-2011 5.1: closing marks start no line,
opening marks end none; figures and Latin words stay whole, a figure keeps its unit, a name is
never torn. What cannot stay on a line goes down to the next; nothing hangs into the margin.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NO_START = frozenset("，。；：！？、）》〉」』】〕〗］｝”’…—～·％‰℃°﹪,.;:!?)]}%")
NO_END = frozenset("（《〈「『【〔〖［｛“‘￥＄$([{")
_UNITS = frozenset("年月日号时分秒点元角亩户人名票张条款项次个万亿千百米里斤吨天岁％‰℃°")
_SPACES = " \u3000"
# Between the characters of a word that is spread, as 穆　新: drawn as an ideographic space, but no
# part of the word, which search and copying find whole. A noncharacter: no text can hold it.
SPREAD = "\ufdd0"
_NO_BREAK_SPACE = "\u00a0"

# Latin, Greek and Cyrillic letters, digits and what stands among them in figures and addresses.
WESTERN = "!-~\u00c0-\u052f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_western = re.compile(f"[{WESTERN}]")


class Names:
    """Names that no line end may tear, wherever in a text they stand."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(name for name in names if len(name) > 1)
        self._longest = max(map(len, self._names), default=0)

    def spans(self, text: str, at: int) -> bool:
        """Return whether a name lies across the position before ``text[at]``."""
        for start in range(max(0, at - self._longest + 1), at):
            for end in range(at + 1, min(len(text), start + self._longest) + 1):
                if text[start:end] in self._names:
                    return True
        return False


NO_NAMES = Names()


def break_lines(
    text: str,
    advances: Sequence[int],
    measure: int,
    *,
    indent: int = 0,
    names: Names = NO_NAMES,
) -> list[tuple[int, int]]:
    """Return where each line starts and ends: ``text[start:end]`` joined gives the text again.

    Args:
        text: One paragraph, without line feeds.
        advances: The width of each character, in any unit, at least 0.
        measure: The width of a line, in the same unit. Spaces at a line's end take no room. A
            character wider than the measure has a line of its own.
        indent: How much shorter the first line is.
        names: What must not be torn.
    """
    edges = [0, *accumulate(advances)]
    lines: list[tuple[int, int]] = []
    start, room = 0, measure - indent
    while start < len(text):
        end = _end_of_line(text, start, bisect_right(edges, edges[start] + room) - 1, names)
        lines.append((start, end))
        start, room = end, measure
    return lines


def _end_of_line(text: str, start: int, fitting: int, names: Names) -> int:
    """Return where the line from `start` ends, if at most ``text[start:fitting]`` has room."""
    end = max(fitting, start + 1)
    while end < len(text) and text[end] in _SPACES:
        end += 1
    if end == len(text):
        return end
    for at in range(end, start, -1):
        if _marks_allow(text, at) and not _joined(text, at) and not names.spans(text, at):
            return at
    # A word, name or figure longer than a line has to be torn; marks still rule if they can.
    for at in range(end, start, -1):
        if _marks_allow(text, at):
            return at
    return end


def _marks_allow(text: str, at: int) -> bool:
    """Return whether marks allow a line to end before ``text[at]``."""
    after = text[at]
    if after in NO_START or text[at - 1] in NO_END:
        return False
    return after < "\u0300" or not unicodedata.category(after).startswith("M")


def _joined(text: str, at: int) -> bool:
    """Return whether ``text[at]`` belongs to the word or figure before it."""
    before, after = text[at - 1], text[at]
    if _NO_BREAK_SPACE in (before, after) or SPREAD in (before, after):
        return True
    if _western.match(before) and _western.match(after):
        return True
    if before.isdigit() and after in _UNITS:
        return True
    return before == "第" and after.isdigit()
