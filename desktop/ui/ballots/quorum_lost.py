"""不够数: how many are missing, since when, and what can be done instead of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.ballots.cards import Words
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from desktop.services.ballot_views import Shortage
    from desktop.ui.looks import Look


class QuorumLost(QWidget):
    """Takes the place of the ballot while the quorum is not there."""

    call_back_wanted = Signal()
    other_item_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.box = FaultBox("")
        heading = Words(look, size=15, bold=True)
        heading.say(self.tr("可以这样办："))
        self.call = Button("", icon="phone", letter="R")
        self.other = Button(self.tr("先议别的项"))
        self.pause = Button(self.tr("休会，改日再表决"), icon="pause")
        foot = Words(look, size=14, wrap=True)
        foot.say(self.tr("这段时间不够数，会照实记进会议记录。"), "text2")
        self.call.clicked.connect(self.call_back_wanted)
        self.other.clicked.connect(self.other_item_wanted)
        self.pause.clicked.connect(self.pause_wanted)
        for part in (self.box, heading, self.call, self.other, self.pause, foot):
            column.addWidget(part)
        for button in (self.call, self.other, self.pause):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shortage(self, shortage: Shortage) -> None:
        """Show by how much and since when."""
        more = self.tr("讨论可以接着开，现在不能表决。")
        self.box.show_fault(shortage.text, f"{shortage.since}{more}")
        told = self.tr("打电话请人回来（未到 {absent}、离场 {left}）")
        self.call.show_text(told.format(absent=shortage.absent, left=shortage.left))
