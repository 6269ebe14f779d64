"""Which category a concern is likely to be of, by the words in it; a guess, never a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.strict_tables import StrictTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """What people say of each category, and what they say of everything.

    Attributes:
        words: Category to its words.
        filler: Words that tell nothing of the matter.
    """

    words: Mapping[str, tuple[str, ...]]
    filler: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """Every word of any category, the longest first."""
        every = {word for words in self.words.values() for word in words}
        return tuple(sorted(every, key=lambda word: (-len(word), word)))

    def guess(self, text: str) -> str:
        """Return the category whose words say most of a text; "" where none is in it.

        A word counts by its length: 自来水 says more than 水. Where two say as much, the one of
        which a word comes first in the text.
        """
        found: list[tuple[int, int, str]] = []
        for category, words in self.words.items():
            said = [word for word in words if word in text]
            if said:
                weight = sum(map(len, said))
                found.append((-weight, min(map(text.index, said)), category))
        return min(found)[2] if found else ""


def read_category_words(
    document: object, categories: Collection[str], *, where: str
) -> CategoryWords:
    """Read the words of all categories.

    Args:
        document: What the parser gave.
        categories: Codes of the categories there are.
        where: Name of the file, for messages.

    Raises:
        ValidationError: A category is missing or unknown, a word stands in two of them or twice,
            or something is of the wrong kind; names the place.
    """
    table = StrictTable(document, where)
    filler = table.texts("filler")
    listed = table.child("words")
    table.close()
    words = {category: listed.texts(category) for category in categories if listed.has(category)}
    listed.close()
    missing = [category for category in categories if category not in words]
    if missing:
        listed.fail(f"缺少类别：{'、'.join(missing)}。")
    every = [*filler, *(word for each in words.values() for word in each)]
    doubled = sorted({word for word in every if every.count(word) > 1})
    if doubled:
        listed.fail(f"写了不止一次：{'、'.join(doubled)}。")
    return CategoryWords(words, filler)
