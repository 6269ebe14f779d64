"""Of each group of 今日 the first rows: thousands may wait, and nobody reads that far at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    from desktop.services.waiting_matters import Matters, Waiting
    from desktop.ui.lists.rows import Row
    from desktop.ui.today.wording import TodayWords

PART = 100
"""Rows of a group that are shown at first, and that come with each press for more."""


class ShownRows:
    """What is shown of what waits; how far somebody went in a group is kept."""

    def __init__(self, words: TodayWords) -> None:
        self._words = words
        self._most: dict[str, int] = defaultdict(lambda: PART)
        self._groups: Mapping[str, Matters] = {}
        self._told: dict[Hashable, Waiting] = {}

    def take(self, waiting: Matters) -> None:
        """Take what waits now, group by group."""
        self._groups = waiting.by_group()

    def rows(self) -> list[Row]:
        """Return the first of each group, and below them how many more it has."""
        found, self._told = [], {}
        for group, matters in self._groups.items():
            total, most = len(matters), self._most[group]
            for one in matters[:most]:
                self._told[one.key] = one
                found.append(self._words.row(one, total))
            if total > most:
                found.append(self._words.more(group, total, most, PART))
        return found

    def matter(self, key: Hashable) -> Waiting:
        """Return the matter of a row that is shown; KeyError where there is none."""
        return self._told[key]

    def show_more(self, key: Hashable) -> str | None:
        """Let more of a group be shown; return the first that came, None where no row asks it."""
        for group, matters in self._groups.items():
            most = self._most[group]
            if len(matters) > most and key == self._words.more_key(group):
                self._most[group] = most + PART
                return matters[most].key
        return None

    def reveal(self, day: date) -> str | None:
        """Let the first matter of a day be among what is shown; return its key, None for none."""
        for group, matters in self._groups.items():
            at = matters.first_on(day)
            if at is not None:
                self._most[group] = max(self._most[group], at + 1)
                return matters[at].key
        return None
