"""Painted widgets: figures as pictures, each with the same in words for a screen reader."""

from desktop.ui.widgets.painted.bars import BarList, BarRow
from desktop.ui.widgets.painted.chains import ChainNode, ChainStrip
from desktop.ui.widgets.painted.counts import CountBars, QuorumGauge
from desktop.ui.widgets.painted.progress import ResumeBar
from desktop.ui.widgets.painted.stages import StageDots, StageLine, StageStep
from desktop.ui.widgets.painted.weeks import WeekDay, WeekStrip

__all__ = [
    "BarList",
    "BarRow",
    "ChainNode",
    "ChainStrip",
    "CountBars",
    "QuorumGauge",
    "ResumeBar",
    "StageDots",
    "StageLine",
    "StageStep",
    "WeekDay",
    "WeekStrip",
]
