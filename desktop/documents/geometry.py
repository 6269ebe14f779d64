"""Measures of official papers, in points with the origin at the lower left.

Source: GB/T 9704-2012 (党政机关公文格式) 5.2: A4, 37 mm above and 28 mm left of a type area of
156 × 225 mm, which holds 22 lines of 28 characters of size 3 (16 pt).
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4

TYPE_WIDTH = 156 * MM
TYPE_HEIGHT = 225 * MM
CHARACTERS_A_LINE = 28
LINES_A_PAGE = 22
BODY_SIZE = 16.0
# 28 glyphs of 16 pt are wider than 156 mm, so each one advances by a little less than its size.
BODY_ADVANCE = 15.79
BODY_LEADING = TYPE_HEIGHT / LINES_A_PAGE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the type area on it, in points."""

    width: float
    height: float
    left: float
    top: float  # distance of the type area from the upper edge
    type_width: float
    type_height: float
    scale: float = 1.0  # a poster is the same page, larger

    @property
    def type_top(self) -> float:
        """Height of the type area's upper edge above the lower edge of the page."""
        return self.height - self.top

    @property
    def right(self) -> float:
        """Distance of the type area's right edge from the left edge of the page."""
        return self.left + self.type_width


A4 = Sheet(210 * MM, 297 * MM, 28 * MM, 37 * MM, TYPE_WIDTH, TYPE_HEIGHT)
# Tables with many columns lie across: the type area of A4 turned, in the middle of the page.
A4_ACROSS = Sheet(297 * MM, 210 * MM, 36 * MM, 27 * MM, TYPE_HEIGHT, TYPE_WIDTH)
# A poster of A3 is the page of A4, drawn larger: what is 16 pt there is 22.6 pt here.
A3 = Sheet(A4.width, A4.height, A4.left, A4.top, TYPE_WIDTH, TYPE_HEIGHT, scale=297 / 210)
# GB/T 9704 knows A4 only; an A5 ballot has margins of 14 mm all round.
A5 = Sheet(148 * MM, 210 * MM, 14 * MM, 14 * MM, 120 * MM, 182 * MM)
