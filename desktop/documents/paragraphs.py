"""Titles, headings, paragraphs and facts as slices.

`Column` is where text is set: the faces, the names that must not be torn, and a stretch of the
page's width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from desktop.documents import styles
from desktop.documents.faces import EM, FaceSet, clean_text
from desktop.documents.flow import Slice, gap
from desktop.documents.linebreaking import NO_NAMES, SPREAD, WESTERN, Names, break_lines
from desktop.documents.pen import RED, THICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.pen import Pen
    from desktop.documents.styles import Style

Align = Literal["left", "centre", "right"]

# A line is stretched by at most this part of the type size for each character; a line that would
# need more, because a long word went down, stays ragged.
_MOST_STRETCH = 0.3
_INDENT = 2  # characters (GB/T 9704-2012, 7.3.3: 每个自然段左空二字)
_not_western = re.compile(f"[^{WESTERN}]").findall


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, ready to draw: offset from the column's left edge, in points."""

    text: str
    x: float = 0.0
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of the page's width, in points from its left edge, in which text is set."""

    faces: FaceSet
    left: float
    width: float
    names: Names = NO_NAMES

    def within(self, left: float, width: float) -> Column:
        """Return a column inside this one, `left` points from its left edge."""
        return replace(self, left=self.left + left, width=width)

    def width_of(self, text: str, style: Style) -> float:
        """Return how wide clean text is in one line, in points."""
        advances = self.faces.advances(style.role, style.tracking)
        return sum(map(advances.__getitem__, text)) * style.size / EM

    def lines(
        self,
        text: str,
        style: Style,
        *,
        indent: float = 0.0,
        align: Align = "left",
        justify: bool = False,
    ) -> list[Line]:
        """Break a text into lines; each line feed starts a paragraph, indented in points."""
        return [
            line
            for paragraph in clean_text(text).split("\n")
            for line in self._paragraph(paragraph, style, indent, align, justify=justify)
        ]

    def _paragraph(
        self, text: str, style: Style, indent: float, align: Align, *, justify: bool
    ) -> list[Line]:
        table = self.faces.advances(style.role, style.tracking)
        advances = list(map(table.__getitem__, text))
        measure = int(self.width * EM / style.size)
        if sum(advances) + indent * EM / style.size <= measure:
            return [self._set(text, style, indent, align)]
        spans = break_lines(
            text, advances, measure, indent=int(indent * EM / style.size), names=self.names
        )
        lines = [
            self._set(text[start:end].rstrip(" \u3000"), style, 0 if start else indent, align)
            for start, end in spans
        ]
        if justify:
            lines[:-1] = [self._justified(line, style) for line in lines[:-1]]
        return lines

    def _set(self, text: str, style: Style, x: float, align: Align) -> Line:
        if align == "left":
            return Line(text, x)
        slack = self.width - x - self.width_of(text, style)
        return Line(text, x + (slack / 2 if align == "centre" else slack))

    def _justified(self, line: Line, style: Style) -> Line:
        slack = self.width - line.x - self.width_of(line.text, style)
        gaps = len(_not_western(line.text[:-1]))
        if not gaps or slack / gaps > _MOST_STRETCH * style.size:
            return line
        return replace(line, stretch=slack / gaps)


def line_slice(column: Column, line: Line, style: Style) -> Slice:
    """Return one line of text as a slice."""

    def draw(pen: Pen, top: float) -> None:
        pen.text(column.left + line.x, top - style.baseline, line.text, style, stretch=line.stretch)

    return Slice(height=style.leading, draw=draw)


def paragraph(
    column: Column,
    text: str,
    style: Style = styles.BODY,
    *,
    indent: int = _INDENT,
    justify: bool = True,
) -> list[Slice]:
    """Return a text as justified paragraphs, each indented by so many characters.

    No paragraph leaves its first or last line alone on a page.
    """
    slices: list[Slice] = []
    for part in clean_text(text).split("\n"):
        lines = column.lines(part, style, indent=indent * style.advance, justify=justify)
        slices += _without_single_lines([line_slice(column, line, style) for line in lines])
    return slices


def _without_single_lines(slices: list[Slice]) -> list[Slice]:
    if len(slices) < 2:  # noqa: PLR2004 – one line is alone anyway
        return slices
    kept = {0, len(slices) - 2}
    return [replace(each, keep=True) if at in kept else each for at, each in enumerate(slices)]


def title(column: Column, text: str, style: Style = styles.TITLE) -> list[Slice]:
    """Return a centred title; its lines stay together and with what follows."""
    lines = column.lines(text, style, align="centre")
    return [replace(line_slice(column, line, style), keep=True) for line in lines]


def heading(column: Column, text: str, level: int = 1) -> list[Slice]:
    """Return a heading of level 1 (一、) to 4 (（1）), kept with what follows."""
    style = styles.HEADINGS[level - 1]
    indent = 0 if level == 1 else _INDENT * style.advance
    lines = column.lines(text, style, indent=indent)
    above = [gap(0.5 * style.size, keep=True)] if level == 1 else []
    return above + [replace(line_slice(column, line, style), keep=True) for line in lines]


def numeral(number: int) -> str:
    """Return 1 to 99 as in headings: 一, 十, 十一, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    text = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return text + (digits[ones] if ones else "")


def spread(label: str, characters: int = 3) -> str:
    """Return a label of two characters spread over three: 时　间."""
    return SPREAD.join(label) if len(label) == 2 < characters else label  # noqa: PLR2004


def facts(column: Column, rows: Sequence[Sequence[tuple[str, str]]]) -> list[Slice]:
    """Return label and value: labels in Hei, values beside them.

    Pairs of one row share a line where they have room, else each has its own.
    """
    slices: list[Slice] = []
    for row in rows:
        together = len(row) > 1 and _shared_line(column, row)
        if together:
            slices.append(together)
        else:
            for label, value in row:
                slices += _fact(column, spread(label), value)
    return slices


def _fact(column: Column, label: str, value: str) -> list[Slice]:
    label_width = column.width_of(label, styles.LABEL) + styles.BODY.size
    beside = column.within(label_width, column.width - label_width)
    lines = beside.lines(value, styles.BODY)
    rows = [line_slice(beside, line, styles.BODY) for line in lines]
    rows[0] = _with_text(rows[0], column.left, label)
    return _without_single_lines(rows)


def _shared_line(column: Column, row: Sequence[tuple[str, str]]) -> Slice | None:
    """Return pairs side by side, or None where they have no room."""
    line = Slice(height=styles.BODY.leading, draw=lambda _pen, _top: None)
    x = column.left
    for label, value in row:
        text, shown = clean_text(value), spread(label)
        at = x + column.width_of(shown, styles.LABEL) + styles.BODY.size
        end = at + column.width_of(text, styles.BODY)
        if end > column.left + column.width or "\n" in text:
            return None
        line = _with_text(_with_text(line, x, shown), at, text, styles.BODY)
        x = end + 2 * styles.BODY.size
    return line


def _with_text(under: Slice, x: float, text: str, style: Style = styles.LABEL) -> Slice:
    """Return a slice with one more text on its first line."""

    def draw(pen: Pen, top: float) -> None:
        under.draw(pen, top)
        pen.text(x, top - style.baseline, text, style)

    return replace(under, draw=draw)


def ends(column: Column, left: str, right: str, style: Style) -> Slice:
    """Return one line with text at both ends, as number and version below a title."""
    at = column.width - column.width_of(right, style)

    def draw(pen: Pen, top: float) -> None:
        pen.text(column.left, top - style.baseline, left, style)
        pen.text(column.left + at, top - style.baseline, right, style)

    return Slice(height=style.leading, draw=draw, keep=True)


def red_rule(column: Column) -> Slice:
    """Return the red rule below number and title (GB/T 9704-2012, 7.2.7)."""

    def draw(pen: Pen, top: float) -> None:
        pen.across(column.left, top - 2, column.width, width=THICK, colour=RED)

    return Slice(height=10, draw=draw, keep=True)


def masthead(
    column: Column, organization: str, name: str, *, below: tuple[str, str] | None = None
) -> list[Slice]:
    """Return organization, name of the paper, what stands at both ends below, and the red rule."""
    slices = title(column, organization, styles.SUBTITLE) if organization.strip() else []
    slices += title(column, name)
    if below:
        slices.append(ends(column, *below, styles.NOTE))
    return [*slices, red_rule(column)]
