"""不够数: how many are missing, since when, and what can be done instead of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.services.ballot_views import clock
from desktop.ui.ballots.cards import Words
from desktop.ui.law_words import show_with_unit
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from desktop.services.ballot_views import Departures, Lack, Shortage
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
        self.other = Button(self.tr("先议别的项(G)"))
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
        lacks = "".join(self._say_lack(lack) for lack in shortage.lacks)
        self.box.show_fault(lacks, f"{self._say_since(shortage.since)}{more}")
        told = self.tr("打电话请人回来（未到 {absent}、离场 {left}）")
        self.call.show_text(told.format(absent=shortage.absent, left=shortage.left))

    def _say_lack(self, lack: Lack) -> str:
        text = self.tr("实到 {present}，比须到的 {needed}少 {lacking}。")
        return text.format(
            present=show_with_unit(lack.present, lack.unit),
            needed=show_with_unit(lack.needed, lack.unit),
            lacking=show_with_unit(lack.needed - lack.present, lack.unit),
        )

    def _say_since(self, since: Departures | None) -> str:
        if since is None:
            return ""
        names = self.tr("、").join(since.names)
        if since.count > len(since.names):
            text = self.tr("{time} {names}等 {n} 人离场后不够数。")
        else:
            text = self.tr("{time} {names}离场后不够数。")
        return text.format(time=clock(since.at), names=names, n=since.count)
