"""Where the panes of the room stand: three columns, or two with the right ones behind tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.side_widths import hold_width
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from desktop.services.room_views import RoomView
    from desktop.ui.ballots.vote_panel import VotePanel
    from desktop.ui.room.consensus_pane import ConsensusPane
    from desktop.ui.room.heard_pane import HeardPane
    from desktop.ui.room.opinion_pane import OpinionPane
    from desktop.ui.room.roll_pane import RollPane

    RoomPane = OpinionPane | VotePanel | ConsensusPane | HeardPane

ROLL_WIDTH, SIDE_WIDTH, COMPACT_ROLL = 306, 344, 304
"""px of the design."""
OPINIONS, VOTE, HEARD = range(3)
_KEYS = ("F6", "F7", "F8")


class RoomColumns(QWidget):
    """Roll, opinions, vote and the unheard beside each other, or as tabs."""

    tab_changed = Signal(int)
    """Another of OPINIONS, VOTE, HEARD is in front."""

    def __init__(self, roll: RollPane) -> None:
        """Show the roll, and empty panels until the others are `put` in their places."""
        super().__init__()
        self._roll = roll
        self._panes: dict[int, RoomPane] = {}
        self._compact = False
        self.tabs = QTabBar(drawBase=False, expanding=False)
        self.tabs.setAccessibleName(self.tr("现场的几页"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name, keys in zip((self.tr("记意见"), self.tr("表决"), ""), _KEYS, strict=True):
            at = self.tabs.addTab(name)
            self.tabs.setTabButton(at, QTabBar.ButtonPosition.RightSide, KeyCap(keys, self.tabs))
        self._desk = QFrame()  # in large type one panel holds the tabs and what they show
        self._middle, self._side = QVBoxLayout(self._desk), QVBoxLayout()
        self._middle.setSpacing(0)
        self._side.setSpacing(10)
        self._middle.addWidget(self.tabs)
        self._blank, self._side_blank = QFrame(), QFrame()
        for blank, column in ((self._blank, self._middle), (self._side_blank, self._side)):
            blank.setProperty("role", "panel")
            column.addWidget(blank, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(roll)
        row.addWidget(self._desk, 1)
        row.addLayout(self._side)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def put(self, place: int, pane: RoomPane) -> None:
        """Put the pane of one of OPINIONS, VOTE, HEARD where it belongs, instead of another."""
        before = self._panes.get(place)
        if before is pane:
            return
        if before is not None:
            before.hide()
            self._middle.removeWidget(before)
            self._side.removeWidget(before)
        self._panes[place] = pane
        if place == OPINIONS:
            self._blank.hide()
            self._middle.addWidget(pane, 1)
        elif place == VOTE:
            self._side_blank.hide()
        self._arrange_pane(place)
        self._show_tab()

    def arrange(self, *, compact: bool) -> None:
        """Put the vote and the unheard beside, or behind tabs."""
        self._compact = compact
        self._roll.setFixedWidth(appearance().px(COMPACT_ROLL if compact else ROLL_WIDTH))
        self._side_blank.setFixedWidth(appearance().px(SIDE_WIDTH))
        self._side_blank.setVisible(not compact and VOTE not in self._panes)
        margin = 1 if compact else 0
        self._middle.setContentsMargins(margin, margin, margin, margin)
        restyle(self._desk, role="panel" if compact else "")
        restyle(self._blank, role="" if compact else "panel")
        # Hidden while they move: all three in one column would ask for more than the window has.
        for place in (HEARD, VOTE):
            if place in self._panes:
                self._panes[place].hide()
        for place in (HEARD, VOTE, OPINIONS):
            if place in self._panes:
                self._arrange_pane(place)
        self.tabs.setVisible(compact)
        self._show_tab()

    def _arrange_pane(self, place: int) -> None:
        pane = self._panes[place]
        if place != OPINIONS:
            pane.hide()
            self._middle.removeWidget(pane)
            self._side.removeWidget(pane)
            if self._compact:
                self._middle.addWidget(pane, 1)
            else:
                self._side.insertWidget(0 if place == HEARD else -1, pane, int(place == VOTE))
            hold_width(pane, None if self._compact else appearance().px(SIDE_WIDTH))
        pane.arrange(compact=self._compact)

    def show_room(self, view: RoomView) -> None:
        """Say on the tabs whether there is a vote, and how many groups were not heard."""
        ends = self.tr("表决") if view.consensus is None else self.tr("共识")
        self.tabs.setTabText(VOTE, ends)
        unheard = len(view.unheard)
        text = self.tr("没说话 {n} 组") if unheard else self.tr("都说了")
        self.tabs.setTabText(HEARD, text.format(n=unheard))
        size = appearance().px(18)
        self.tabs.setIconSize(QSize(size, size))
        sign = icon("triangle-alert", appearance().tokens.text2, size) if unheard else QIcon()
        self.tabs.setTabIcon(HEARD, sign)

    def show_tab(self, tab: int) -> None:
        """Bring one of OPINIONS, VOTE, HEARD to the front."""
        self.tabs.setCurrentIndex(tab)

    def _on_tab_changed(self, tab: int) -> None:
        self._show_tab()
        self.tab_changed.emit(tab)

    def _show_tab(self) -> None:
        chosen = self.tabs.currentIndex()
        for place, pane in self._panes.items():
            pane.setVisible(not self._compact or place == chosen)
