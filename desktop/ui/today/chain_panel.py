"""How far the consultations of this room are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.painted.chains import ChainNode, ChainStrip
from desktop.ui.widgets.panels import Panel

if TYPE_CHECKING:
    from desktop.services.today_views import TodayView


class ChainPanel(Panel):
    """The fourteen stages with their counts."""

    def __init__(self) -> None:
        super().__init__("")
        self.show_title(self.tr("协商走到哪一步"))
        self.board = Button(self.tr("打开看板"), kind="link")
        self.header.addWidget(self.board)
        self.strip = ChainStrip()
        self.body.setContentsMargins(16, 4, 16, 4)
        self.body.addWidget(self.strip)

    def show_stages(self, view: TodayView) -> None:
        """Show other counts."""
        names = self._names()
        self.strip.show_nodes(
            [ChainNode(one.stage, names[one.stage], one.count, one.stuck) for one in view.stages]
        )
        self.show_caption(self.tr("{count} 件在办").format(count=view.in_hand))

    def _names(self) -> dict[str, str]:
        return {
            "raise": self.tr("提出"),
            "screen": self.tr("筛选"),
            "plan": self.tr("方案"),
            "notify": self.tr("通报"),
            "investigate": self.tr("调研"),
            "consult": self.tr("协商"),
            "publish": self.tr("公示"),
            "vote": self.tr("表决"),
            "submit": self.tr("报送"),
            "adopt": self.tr("采纳"),
            "implement": self.tr("督办"),
            "feed_back": self.tr("反馈"),
            "evaluate": self.tr("评价"),
            "archive": self.tr("归档"),
        }
