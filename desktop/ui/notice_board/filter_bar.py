"""What the page of publications is narrowed to: state and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.notices import NOTICE_KINDS
from desktop.services.notice_views import (
    ALL,
    EXPIRED,
    HANGING,
    OBJECTED,
    UNPOSTED,
    count_notices,
    list_kinds,
)
from desktop.ui.lists.count_filters import CountFilters, offer
from desktop.ui.messages import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.notice_views import NoticeLine


class NoticeFilters(CountFilters):
    """Counts as filters, and the kind."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = self.add_box(self.tr("公示类型"), self.tr("类型：全部"))
        states = {
            ALL: ("megaphone", self.tr("全部 {count}")),
            OBJECTED: ("octagon-alert", self.tr("有异议没答复 {count}")),
            HANGING: ("clock", self.tr("公示中 {count}")),
            UNPOSTED: ("square", self.tr("还没贴 {count}")),
            EXPIRED: ("circle-check", self.tr("期满 {count}")),
        }
        self.lay_out(states, ALL)

    def show_lines(self, lines: Sequence[NoticeLine]) -> None:
        """Show the counts and kinds of all notices; what was chosen stays chosen."""
        self.show_counts(count_notices(lines))
        offer(self.kind, [(label(NOTICE_KINDS[kind]), kind) for kind in list_kinds(lines)])
