"""What a name begins with in pinyin, one sound a character, so that people are found by typing mx.

A character with several readings counts with each: nobody knows which one a surname takes (单, 曾).
"""

from __future__ import annotations

from functools import cache

Initials = tuple[frozenset[str], ...]


def initials_of(text: str) -> Initials:
    """Return for each character that is a letter or digit what may be typed for it, lower case.

    The first call takes some 100 ms, to load the readings; not for the UI thread.
    """
    return tuple(_typed_for(character) for character in text if character.isalnum())


def begin_with(initials: Initials, typed: str) -> bool:
    """Tell whether a name begins with what was typed: initials, its characters, or both mixed."""
    return len(typed) <= len(initials) and all(
        sign in sounds for sign, sounds in zip(typed.casefold(), initials, strict=False)
    )


def contain(initials: Initials, typed: str) -> bool:
    """Tell whether what was typed stands anywhere in a name."""
    return any(begin_with(initials[start:], typed) for start in range(len(initials)))


@cache
def _typed_for(character: str) -> frozenset[str]:
    import pypinyin  # noqa: PLC0415 – 100 ms that only the first name should cost

    readings = pypinyin.pinyin(character, style=pypinyin.Style.FIRST_LETTER, heteronym=True)
    letters = {reading[0].casefold() for among in readings for reading in among if reading}
    return frozenset(letters | {character.casefold()})
