"""What the page of topics is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.topic_views import (
    ALL,
    LISTED,
    OTHERWISE,
    TO_DECIDE,
    TO_SCREEN,
    count_topics,
)
from desktop.ui.lists.count_filters import CountFilters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.topic_views import TopicLine


class TopicFilters(CountFilters):
    """Counts as filters."""

    def __init__(self) -> None:
        super().__init__()
        states = {
            ALL: ("list", self.tr("全部 {count}")),
            TO_SCREEN: ("list-filter", self.tr("待筛选 {count}")),
            TO_DECIDE: ("clock", self.tr("待确定 {count}")),
            LISTED: ("circle-check", self.tr("列入协商 {count}")),
            OTHERWISE: ("circle-minus", self.tr("并入、转办、不列入 {count}")),
        }
        self.lay_out(states, ALL)

    def show_lines(self, lines: Sequence[TopicLine]) -> None:
        """Show the counts of all topics; what was chosen stays chosen."""
        self.show_counts(count_topics(lines))
