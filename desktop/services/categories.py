"""The shipped words of the categories of concerns, read and checked once."""

from __future__ import annotations

import tomllib
from functools import cache

from desktop.domain.categories import CategoryWords, read_category_words
from desktop.records.concerns import CATEGORIES
from desktop.resources import read_text

_FILE = "categories.toml"


@cache
def get_category_words() -> CategoryWords:
    """Return the words by which categories are guessed and matters compared."""
    return read_category_words(tomllib.loads(read_text(_FILE)), CATEGORIES, where=_FILE)


def guess_category(text: str) -> str:
    """Return the category a text is likely to be of; "" where nothing in it says so."""
    return get_category_words().guess(text)
