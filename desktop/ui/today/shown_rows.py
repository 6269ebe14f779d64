"""Of each group of 今日 the first rows: thousands may wait, and nobody reads that far at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from desktop.services.today_views import Waiting
    from desktop.ui.lists.rows import Row
    from desktop.ui.today.wording import TodayWords

PART = 100
"""Rows of a group that are shown at first, and that come with each press for more."""


class ShownRows:
    """What is shown of what waits; how far somebody went in a group is kept."""

    def __init__(self, words: TodayWords) -> None:
        self._words = words
        self._most: dict[str, int] = defaultdict(lambda: PART)
        self._groups: dict[str, list[Waiting]] = {}

    def take(self, waiting: Sequence[Waiting]) -> None:
        """Take what waits now, group by group."""
        self._groups = {}
        for one in waiting:
            self._groups.setdefault(one.group, []).append(one)

    def rows(self) -> list[Row]:
        """Return the first of each group, and below them how many more it has."""
        found = []
        for group, matters in self._groups.items():
            total, most = len(matters), self._most[group]
            found += [self._words.row(one, total) for one in matters[:most]]
            if total > most:
                found.append(self._words.more(group, total, most, PART))
        return found

    def show_more(self, key: Hashable) -> str | None:
        """Let more of a group be shown; return the first that came, None where no row asks it."""
        for group, matters in self._groups.items():
            most = self._most[group]
            if len(matters) > most and key == self._words.more_key(group):
                self._most[group] = most + PART
                return matters[most].key
        return None

    def reveal(self, key: Hashable) -> None:
        """Let a matter be among what is shown, wherever it stands in its group."""
        for group, matters in self._groups.items():
            at = next((at for at, one in enumerate(matters) if one.key == key), -1)
            self._most[group] = max(self._most[group], at + 1)
