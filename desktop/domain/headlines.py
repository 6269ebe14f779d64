"""A title from what somebody said: its first words, until a person gives it a better one."""

from __future__ import annotations

import re

MOST = 24
"""Characters of a title made so, at most."""

_LEAST = 4
_CLAUSE = re.compile(r"[，。；：！？、,.;:!?\n\r\t]+")


def headline(text: str) -> str:
    """Return the first clause of a text, cut with … where it is long; "" for nothing said.

    A clause of fewer than four characters (大夫，) says nothing alone and takes the next with it.
    """
    said = ""
    for clause in filter(None, (" ".join(part.split()) for part in _CLAUSE.split(text))):
        said = f"{said}，{clause}" if said else clause
        if len(said) >= _LEAST:
            break
    return said if len(said) <= MOST else said[: MOST - 1] + "…"
