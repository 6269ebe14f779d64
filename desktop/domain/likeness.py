"""How alike two matters are by what was said of them: no dictionary, no learning, all of it shown.

Words that are known to name a matter (停水) say most; else runs of characters that stand in both
texts do. What everybody says of everything is left out before, and so are the names of groups:
that both visitors are of 三组 is told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENOUGH = 2
"""Points from which on two matters may be the same."""

_KNOWN = 3
_LEAST_RUN = 2
# Characters that join words and name nothing, and all that is no letter or digit.
_LITTLE = re.compile(r"[的了是在有和就都这那我你他她它们也还着过吗呢吧很把被给让跟对从个\W_]+")
_GROUP = re.compile(r"第?[一二三四五六七八九十\d]+[组队社]")


def telling_parts(text: str, filler: Sequence[str]) -> list[str]:
    """Return the stretches of a text that say something of its matter."""
    for word in (*filler, *_GROUP.findall(text)):
        text = text.replace(word, " ")
    return [part for part in _LITTLE.split(text) if len(part) >= _LEAST_RUN]


def shared_known(known: Iterable[str], text: str) -> list[str]:
    """Return the words of one text that stand in another too, none that is part of one found.

    The longest come first.
    """
    found = sorted((word for word in known if word in text), key=len, reverse=True)
    return [
        word for at, word in enumerate(found) if not any(word in longer for longer in found[:at])
    ]


def shared_runs(parts: Sequence[str], text: str) -> list[str]:
    """Return the longest runs of two characters or more that stand in the parts and in a text."""
    found: dict[str, None] = {}
    for part in parts:
        at = 0
        while at < len(part) - 1:
            end = at + _LEAST_RUN
            if part[at:end] not in text:
                at += 1
                continue
            while end < len(part) and part[at : end + 1] in text:
                end += 1
            found[part[at:end]] = None
            at = end - 1 if end - at > _LEAST_RUN else end
    return list(found)


def points(known: Sequence[str], runs: Sequence[str]) -> int:
    """Return how much two texts share: three for each known word, one for a run's every pair."""
    beside = [run for run in runs if not any(word in run for word in known)]
    return _KNOWN * len(known) + sum(len(run) - 1 for run in beside)


def spans_of(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text, start and end, in order and without overlap."""
    places = sorted(
        (found.start(), -len(word), found.end())
        for word in words
        if word
        for found in re.finditer(re.escape(word), text)
    )
    spans: list[tuple[int, int]] = []
    for start, _, end in places:
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans
