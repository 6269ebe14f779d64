"""Beside the list of voters: what the chosen one votes, how, and what it comes to so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.records.votes import CHOICES, VOTE_WAYS
from desktop.services.named_views import FIGURES, form_of
from desktop.ui.ballots.cards import Words
from desktop.ui.ballots.dialog_parts import PreviewCard
from desktop.ui.ballots.named_list import ICONS
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.services.named_counts import NamedCount
    from desktop.services.named_views import NamedLine, NamedView
    from desktop.services.vote_trials import Frame
    from desktop.ui.looks import Look

WIDTH = 330
"""px of the design."""
OUTSIDE = [way for way in VOTE_WAYS if way != "in_room"]


class NamedSide(QWidget):
    """Three buttons for three choices, the way of one who was away, the totals, the verdict."""

    voted = Signal(str)
    """One of CHOICES for whoever is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._large = look.large
        self.setFixedWidth(look.px(WIDTH))
        self.name = Words(look, size=20, bold=True)
        self.buttons = {
            choice: Button(label(word), icon=ICONS[choice]) for choice, word in CHOICES.items()
        }
        for at, (choice, button) in enumerate(self.buttons.items(), start=1):
            button.clicked.connect(partial(self.voted.emit, choice))
            button.setText(f"{button.text()}  {at}")
            bind_keys(f"Alt+{at}", button)
        self.ways = Segments([(way, label(VOTE_WAYS[way]), "") for way in OUTSIDE])
        self.ways.setAccessibleName(self.tr("怎么投的"))
        self.rule = Words(look, size=13, wrap=True)
        self.totals = Words(look, size=15, wrap=True)
        self.preview = PreviewCard(look, narrow=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        choices = QHBoxLayout()
        choices.setSpacing(look.px(6))
        for button in self.buttons.values():
            choices.addWidget(button, 1)
        column.addWidget(self.name)
        column.addWidget(self.ways)
        column.addLayout(choices)
        for part in (self.rule, self.totals, self.preview):
            column.addWidget(part)
        column.addStretch(1)

    def show_line(self, line: NamedLine | None, view: NamedView) -> None:
        """Show who is chosen, and what may be entered for them."""
        self.name.say(line.line.name if line else "")
        away = line is not None and not line.here
        self.ways.setVisible(away)
        if away and line is not None:
            self.ways.choose(line.way or None)
        for button in self.buttons.values():
            if line is None or line.recused:
                button.lock(self.tr("回避，不参加这次表决") if line else "")
            else:
                button.unlock()
        self.rule.say(self._say_rule(view) if away else "", "text2")
        self.rule.setVisible(away)

    def _say_rule(self, view: NamedView) -> str:
        """Say whether a vote from outside the room counts, by the rule and nothing else."""
        if not view.by_participation:
            return self.tr("这次按到会的人算：不在场的票记下、印出，不计入结果。")
        if view.by_proxy:
            return self.tr("这次按参加表决的人算：书面和委托的票计入；电话的只记不计。")
        return self.tr("这次按参加表决的人算：书面的票计入；委托、电话的只记不计。")

    def show_count(self, frame: Frame, view: NamedView, counted: NamedCount) -> None:
        """Show the totals so far, and what they come to once all are entered."""
        form = form_of(counted)
        words = {name: label(CHOICES[choice]) for name, choice in FIGURES.items()}
        told = [f"{words[name]} {getattr(form, name)}" for name in FIGURES]
        if view.waiting:
            told.append(self.tr("没登记 {n}（提交后算没投）").format(n=view.waiting))
        if view.outside:
            told.append(self.tr("只记不计 {n}").format(n=sum(view.outside.values())))
        self.totals.say(" · ".join(told))
        complete = not view.waiting and counted.returned > 0
        self.preview.show_count(frame, form, complete=complete)
        # In large type the voters come first; the verdict once there is one.
        self.preview.setVisible(complete or not self._large)
