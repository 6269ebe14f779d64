"""Tables: broken cells, a header on every page, rows higher than a page torn between lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice
from desktop.documents.paragraphs import Align, Column, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.pen import Pen
    from desktop.documents.styles import Style

_PAD_X = 4.0
_PAD_Y = 4.0
_SLACK = 1.0  # so that rounding never breaks a cell as wide as its column


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its title, how wide it is, and how its cells stand.

    A column is as wide as `characters` need, or has a share of what the others leave.
    """

    title: str = ""
    characters: float = 0.0
    share: float = 0.0
    align: Align = "centre"
    style: Style = styles.CELL


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell whose lines are broken; x from the left edge of the page."""

    left: float
    lines: tuple[Line, ...]
    style: Style
    at_top: bool = False

    @property
    def height(self) -> float:
        """How high its lines are, in points."""
        return len(self.lines) * self.style.leading


Cell = str | list[Line]


class Table:
    """Column widths of a table, fixed once, so that rows can be made one by one."""

    def __init__(
        self, column: Column, columns: Sequence[TableColumn], *, least: float = 0.0
    ) -> None:
        self._column = column
        self._columns = columns
        self._least = least
        edges = [
            column.left,
            *(column.left + edge for edge in accumulate(_widths(column, columns))),
        ]
        self._edges = edges
        self._insides = [
            replace(column, left=left + _PAD_X, width=right - left - 2 * _PAD_X)
            for left, right in pairwise(edges)
        ]
        self.header = self._header() if any(each.title for each in columns) else None

    def inside(self, at: int) -> Column:
        """Return the column of text inside the cells of a column of the table."""
        return self._insides[at]

    def _header(self) -> Slice:
        cells = [
            self._set(inside, each.title, styles.CELL_LABEL, "centre")
            for inside, each in zip(self._insides, self._columns, strict=True)
        ]
        return replace(_row(cells, self._edges, 0.0), keep=True, tear=None)

    def row(self, cells: Sequence[Cell], styles_of: dict[int, Style] | None = None) -> Slice:
        """Return a row; a cell is a text, or lines set in `inside` of its column."""
        chosen = styles_of or {}
        made = [
            self._set(inside, cell, chosen.get(at, each.style), each.align)
            if isinstance(cell, str)
            else SetCell(inside.left, tuple(cell), chosen.get(at, each.style))
            for at, (inside, each, cell) in enumerate(
                zip(self._insides, self._columns, cells, strict=True)
            )
        ]
        return _row(made, self._edges, self._least, self.header)

    def rows(self, rows: Sequence[Sequence[Cell]]) -> list[Slice]:
        """Return header and rows; the header stays with the first row."""
        made = [self.row(cells) for cells in rows]
        if self.header is None:
            return made
        return [self.header, *made]

    def _set(self, inside: Column, text: str, style: Style, align: Align) -> SetCell:
        return SetCell(inside.left, tuple(inside.lines(text, style, align=align)), style)


def _widths(column: Column, columns: Sequence[TableColumn]) -> list[float]:
    fixed = [
        each.characters * each.style.size + 2 * _PAD_X + _SLACK if each.characters else 0.0
        for each in columns
    ]
    shares = sum(each.share for each in columns)
    left = column.width - sum(fixed)
    if not shares:
        return [width * column.width / sum(fixed) for width in fixed]
    return [width or each.share / shares * left for width, each in zip(fixed, columns, strict=True)]


def _row(
    cells: Sequence[SetCell], edges: Sequence[float], least: float, header: Slice | None = None
) -> Slice:
    height = max(least, max(cell.height for cell in cells) + 2 * _PAD_Y)
    return Slice(
        height=height,
        draw=partial(_draw_row, cells, edges, height),
        header=header,
        tear=partial(_tear_row, cells, edges, header),
    )


def _draw_row(
    cells: Sequence[SetCell], edges: Sequence[float], height: float, pen: Pen, top: float
) -> None:
    for y in (top, top - height):
        pen.across(edges[0], y, edges[-1] - edges[0])
    for x in edges:
        pen.down(x, top, height)
    for cell in cells:
        above = _PAD_Y if cell.at_top else (height - cell.height) / 2
        for at, line in enumerate(cell.lines):
            baseline = top - above - at * cell.style.leading - cell.style.baseline
            pen.text(cell.left + line.x, baseline, line.text, cell.style, stretch=line.stretch)


def _tear_row(
    cells: Sequence[SetCell], edges: Sequence[float], header: Slice | None, room: float
) -> tuple[Slice, Slice] | None:
    """Return the part of a row that has room, and the rest; None where not a line has."""
    above, below = [], []
    for cell in cells:
        fitting = int((room - 2 * _PAD_Y) / cell.style.leading)
        if fitting < 1:
            return None
        above.append(replace(cell, lines=cell.lines[:fitting], at_top=True))
        below.append(replace(cell, lines=cell.lines[fitting:], at_top=True))
    if not any(cell.lines for cell in below):
        return None
    return _row(above, edges, 0.0, header), _row(below, edges, 0.0, header)
