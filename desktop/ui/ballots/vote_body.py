"""The middle of the vote panel: figures and verdict, or why there can be none now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.ballots.quorum_lost import QuorumLost
from desktop.ui.ballots.vote_parts import HandCount
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import EmptyState, FaultBox

if TYPE_CHECKING:
    from desktop.ui.looks import Look


class VoteBody(QScrollArea):
    """Scrolls where a window is low: the room must never ask for more than the screen has."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ways, self.fault = QComboBox(), FaultBox("")
        self.ways.setAccessibleName(self.tr("计算口径"))
        self.ways.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.count, self.lost = HandCount(look), QuorumLost(look)
        self.new = Button(self.tr("提出表决事项"), kind="strong", icon="plus", letter="M")
        self.empty = EmptyState(
            "vote",
            self.tr("还没有要表决的事项"),
            self.tr("提出以后，表决内容会上投屏，人数和判定自动算。"),
            self.new,
        )
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(9, 8, 9, 4)
        column.setSpacing(look.px(8))
        for part in (self.ways, self.empty, self.lost, self.count, self.fault):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)
        self.setWidget(content)

    def controls(self) -> list[QWidget]:
        """Return what the keyboard stops at, as one reads."""
        lost, boxes = self.lost, self.count.hands.boxes.values()
        last = self.count.preview.reminders
        return [self.ways, self.new, lost.call, lost.other, lost.pause, *boxes, last]
