"""How text is cut for search: every two neighbouring characters, so that any two can be found.

No dictionary: a word list misses names and half-words. Runs end at white space and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import add

MAX_QUERY = 200

# Marks that leave no trace: variation selectors (a name's rare form), zero widths, soft hyphens.
_INVISIBLE = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)
_IDEOGRAPHS = ("\u4e00", "\u9fff")
# Ideographs that are younger than Python's Unicode, and those old systems put into private use,
# stand in names; from plane 2 on there is little else.
_RUN = re.compile("(?:[^\\W_]|[\ue000-\uf8ff\U00020000-\U0010ffff])+")


def runs(text: str) -> list[str]:
    """Return the runs of letters, digits and ideographs in a text, folded for comparison."""
    return _RUN.findall(fold(text))


def fold(text: str) -> str:
    """Return text as search compares it: full width, upper case, invisible marks made away with."""
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()


def bigrams(text: str) -> str:
    """Return the tokens of a text, white space between them.

    Each run gives its bigrams and its last character alone, so that a single character is found as
    the beginning of a token.
    """
    return " ".join(token for run in runs(text) for token in _tokens(run))


def _tokens(run: str) -> list[str]:
    return [*map(add, run, run[1:]), run[-1]]


def query(words: str) -> str:
    """Return the FTS5 expression that finds every run of `words`; "" where there is none."""
    return " AND ".join(_phrase(run) for run in runs(words[:MAX_QUERY]))


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f'"{run}"*'
    return '"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"'


def snippet(text: str, words: str, *, around: int = 20) -> str:
    """Return the part of `text` around the first of `words`, at most 2 × `around` characters more.

    Its beginning where the words are not in it, as for a person found by pinyin.
    """
    first, last = _place(text, _first_run(words[:MAX_QUERY]))
    begin, end = max(first - around, 0), last + around
    cut = " ".join(text[begin:end].split())
    return ("…" if begin else "") + cut + ("…" if end < len(text) else "")


@lru_cache(maxsize=8)
def _first_run(words: str) -> str:
    """Return what stands first in a search, cut once for all its hits."""
    return next(iter(runs(words)), "")


def _place(text: str, run: str) -> tuple[int, int]:
    """Return where a folded run stands in a text, whose length folding may have changed."""
    # Folding costs most of a snippet, and nearly all that is sought are ideographs as they stand;
    # other scripts have marks that change the letter before them.
    if run and _IDEOGRAPHS[0] <= min(run) and max(run) <= _IDEOGRAPHS[1]:
        at = text.find(run)
        if at >= 0:
            return at, at + len(run)
    folded = fold(text)
    at = folded.find(run)
    if at < 0:
        return 0, 0
    if fold(text[at : at + len(run)]) == run:
        return at, at + len(run)
    ends = list(accumulate(len(fold(character)) for character in text))
    return bisect_right(ends, at), bisect_left(ends, at + len(run)) + 1
