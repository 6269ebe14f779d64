"""Faces and sizes of what stands on a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.geometry import BODY_ADVANCE, BODY_LEADING, BODY_SIZE

if TYPE_CHECKING:
    from desktop.documents.faces import Role


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size; points, but `tracking` in thousandths of the size."""

    role: Role
    size: float
    leading: float
    tracking: int = 0  # added after every character that is not of a Western word

    @property
    def advance(self) -> float:
        """How far a Chinese character advances, in points."""
        return self.size * (1 + self.tracking / 1000)

    @property
    def baseline(self) -> float:
        """How far the baseline lies below the upper edge of the line.

        The faces put a character's box 880/1000 above and 120/1000 below the baseline; the box
        stands in the middle of the leading.
        """
        return (self.leading - self.size) / 2 + 0.88 * self.size


_GRID = round((BODY_ADVANCE - BODY_SIZE) / BODY_SIZE * 1000)

TITLE = Style("song_bold", 22, 34)
SUBTITLE = Style("song_bold", 18, 28)
BODY = Style("fangsong", BODY_SIZE, BODY_LEADING, _GRID)
# 一、 in Hei, （一） in Kai, 1. and （1） in Fangsong (GB/T 9704-2012, 7.3.3).
HEADINGS = (
    Style("hei", BODY_SIZE, BODY_LEADING, _GRID),
    Style("kai", BODY_SIZE, BODY_LEADING, _GRID),
    BODY,
    BODY,
)
LABEL = HEADINGS[0]
CELL = Style("fangsong", 12, 17)
CELL_LABEL = Style("hei", 12, 17)
NOTE = Style("fangsong", 12, 18)
NOTE_LABEL = Style("hei", 12, 18)
SMALL = Style("fangsong", 10, 14)
PAGE_NUMBER = Style("song", 14, 20)
FOOTER = Style("song", 9, 13)
MARK = Style("hei", 16, 22)
