"""Rosters as villages keep them: raw sheets in, people, problems and skipped rows out."""

from desktop.domain.rosters.people import (
    RosterPerson,
    RosterProblem,
    RosterReading,
    RosterSheet,
    SkippedRow,
    SkippedSheet,
)
from desktop.domain.rosters.reading import read_roster
from desktop.domain.rosters.sheets import MergedCells, RawCell, RawSheet

__all__ = [
    "MergedCells",
    "RawCell",
    "RawSheet",
    "RosterPerson",
    "RosterProblem",
    "RosterReading",
    "RosterSheet",
    "SkippedRow",
    "SkippedSheet",
    "read_roster",
]
