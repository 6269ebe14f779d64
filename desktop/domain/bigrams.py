"""How text is cut for search: every two neighbouring characters, so that any two can be found.

No dictionary: a word list misses names and half-words. Runs end at white space and punctuation.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

MAX_QUERY = 200


def runs(text: str) -> list[str]:
    """Return the runs of letters, digits and ideographs in a text, folded for comparison."""
    folded = fold(text)
    return ["".join(group) for word, group in groupby(folded, key=str.isalnum) if word]


def fold(text: str) -> str:
    """Return text as search compares it: full-width forms and upper case made ordinary."""
    return unicodedata.normalize("NFKC", text).casefold()


def bigrams(text: str) -> str:
    """Return the tokens of a text, white space between them.

    Each run gives its bigrams and its last character alone, so that a single character is found as
    the beginning of a token.
    """
    return " ".join(token for run in runs(text) for token in _tokens(run))


def _tokens(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] + [run[-1]]


def query(words: str) -> str:
    """Return the FTS5 expression that finds every run of `words`; "" where there is none."""
    return " AND ".join(_phrase(run) for run in runs(words[:MAX_QUERY]))


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f'"{run}"*'
    return '"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"'


def snippet(text: str, words: str, *, around: int = 20) -> str:
    """Return the part of `text` around the first of `words`, at most 2 × `around` characters more.

    Folding may change a text's length, so the place is looked for in the text itself first.
    """
    run = next(iter(runs(words)), "")
    place = max(text.casefold().find(run), 0)
    begin, end = max(place - around, 0), place + len(run) + around
    cut = " ".join(text[begin:end].split())
    return ("…" if begin else "") + cut + ("…" if end < len(text) else "")
