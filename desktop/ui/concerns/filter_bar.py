"""What the list of concerns is narrowed to: state, nature, channel, category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.concerns import CATEGORIES, CHANNELS, NATURES
from desktop.services.concern_views import (
    ALL,
    ANSWERED,
    IN_TOPIC,
    OVERDUE,
    TO_TELL,
    WAITING,
    count_categories,
    count_channels,
    count_natures,
    count_standings,
)
from desktop.ui.lists.count_filters import CountFilters, offer
from desktop.ui.messages import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.concern_views import ConcernLine


class ConcernFilters(CountFilters):
    """Counts as filters, then nature, channel and category."""

    def __init__(self) -> None:
        super().__init__()
        self._is_waited_for = True
        self.nature = self.add_box(self.tr("性质"), self.tr("性质：全部"))
        self.channel = self.add_box(self.tr("渠道"), self.tr("渠道：全部"))
        self.category = self.add_box(self.tr("类别"), self.tr("类别：全部"))
        states = {
            WAITING: ("clock", self.tr("待答复 {count}")),
            OVERDUE: ("triangle-alert", self.tr("超期 {count}")),
            TO_TELL: ("send", self.tr("待告知 {count}")),
            IN_TOPIC: ("layers", self.tr("已列入议题 {count}")),
            ANSWERED: ("circle-check", self.tr("已答复 {count}")),
            ALL: ("list", self.tr("全部 {count}")),
        }
        self.lay_out(states, WAITING)

    def show_lines(self, lines: Sequence[ConcernLine]) -> None:
        """Show the counts of all concerns; what was chosen stays chosen."""
        counts = count_standings(lines)
        self._is_waited_for = counts[WAITING] > 0
        self.show_counts(counts)
        for box, words, found in (
            (self.nature, NATURES, count_natures(lines)),
            (self.channel, CHANNELS, count_channels(lines)),
            (self.category, CATEGORIES, count_categories(lines)),
        ):
            offer(box, [(f"{label(words[key])} {count}", key) for key, count in found.items()])

    def clear(self) -> None:
        """Show what waits again, or all where nothing does."""
        self.show_all_of(WAITING if self._is_waited_for else ALL)
