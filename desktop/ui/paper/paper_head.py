"""The head of the paper page: what paper it is, how large it is shown, which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.messages import label
from desktop.ui.paper.page_view import FULL, WHOLE, WIDTH
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.panels import PageHead
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.paper_views import PaperView

_TONES = {"draft": "warn", "frozen": "info", "sealed": "good", "old": "neutral"}


class PaperHead(PageHead):
    """Title, state, three sizes and the pager."""

    turned = Signal(int)
    """So many pages on (1) or back (-1)."""

    def __init__(self) -> None:
        super().__init__("", back=True)
        self.show_title(self.tr("文书"))
        self._chip = Chip("", "neutral")
        self._chip.hide()
        self.sizes = Segments(
            [
                (WHOLE, self.tr("整页"), ""),
                (WIDTH, self.tr("适合宽度"), ""),
                (FULL, "100%", ""),
            ]
        )
        self.sizes.setAccessibleName(self.tr("看多大"))
        self.sizes.choose(WIDTH)
        self.before = IconButton("chevron-left", self.tr("上一页"), framed=True)
        self.after = IconButton("chevron-right", self.tr("下一页"), framed=True)
        self._number = text_label("", "body")
        self.extras.addWidget(self._chip)
        self.buttons.addWidget(self.sizes)
        self.buttons.addSpacing(4)
        for widget in (self.before, self._number, self.after):
            self.buttons.addWidget(widget)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))

    def show_view(self, view: PaperView) -> None:
        """Name a paper, its version and its state."""
        version = view.version
        told = view.title
        if version is not None:
            told = self.tr("{number} · 第 {n} 版").format(number=version.number, n=version.version)
        self.show_title(label(view.kind.title), told)
        self._chip.setVisible(view.state in _TONES)
        if view.state in _TONES:
            self._chip.show_as(self._word(view.state), _TONES[view.state])

    def _word(self, state: str) -> str:
        return {
            "draft": self.tr("草稿"),
            "frozen": self.tr("等签字"),
            "sealed": self.tr("已封存"),
            "old": self.tr("旧版"),
        }[state]

    def show_page(self, page: int, count: int) -> None:
        """Say which page is in sight, from 0."""
        self._number.setText(self.tr("第 {page} / {count} 页").format(page=page + 1, count=count))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < count)
