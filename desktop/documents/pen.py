"""Draw on a page of ReportLab's canvas: text by faces, rules, boxes, ticks, the QR code.

Text is gathered in one text object a page and rules are joined where they meet, which keeps a
table of a thousand rows small and its borders without gaps.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from desktop.documents.linebreaking import SPREAD, WESTERN

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from desktop.documents.faces import FaceSet
    from desktop.documents.styles import Style

_DECIMALS = 2
THIN = 0.5
THICK = 1.5
BLACK = (0.0, 0.0, 0.0)
GREY = (0.55, 0.55, 0.55)
PALE = (0.9, 0.9, 0.9)
RED = (0.753, 0.086, 0.149)

_words = re.compile(f"[{WESTERN}]+|[^{WESTERN}]+").findall
_western = re.compile(f"[{WESTERN}]").match
_spread_parts = re.compile(f"([^{SPREAD}](?:{SPREAD}[^{SPREAD}])+)").split

Colour = tuple[float, float, float]


class Pen:
    """Draws one page; `finish` must be called at its end. Points, origin at the lower left."""

    def __init__(self, canvas: Canvas, faces: FaceSet) -> None:
        self.canvas = canvas
        self._faces = faces
        self._text = canvas.beginText()
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = 0.0
        self._colour = BLACK
        self._shift = 0.0
        self._rules: dict[tuple[float, Colour, bool, float], list[tuple[float, float]]] = {}

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        *,
        stretch: float = 0.0,
        colour: Colour = BLACK,
    ) -> None:
        """Draw one line of clean text from x on its baseline.

        `stretch` points are added after every character that is not of a Western word.
        """
        if not text:
            return
        self._set_colour(colour)
        self._text.setTextOrigin(self._shift + x, baseline)
        for part in _spread_parts(text) if SPREAD in text else [text]:
            if SPREAD in part:
                self._show_spread(part, style, stretch)
            else:
                self._show(part, style, stretch)

    def _show_spread(self, text: str, style: Style, stretch: float) -> None:
        """Draw a word with room between its characters; in the text of the file it is whole.

        A word beyond the BMP keeps its room: PDFium, and every viewer made of it, passes over what
        lies above U+FFFD in ActualText (CPDF_TextPage::ProcessMarkedContent), half the name.
        """
        word, drawn = text.replace(SPREAD, ""), text.replace(SPREAD, "\u3000")
        if max(word) > "\uffff":
            self._show(drawn, style, stretch)
            return
        # ActualText (ISO 32000-1, 14.9.4); ReportLab has no call for marked content in a text.
        code = self._text._code  # noqa: SLF001 – see above
        coded = (codecs.BOM_UTF16_BE + word.encode("utf-16-be")).hex().upper()
        code.append(f"/Span <</ActualText <{coded}>>> BDC")
        self._show(drawn, style, stretch)
        code.append("EMC")

    def _show(self, text: str, style: Style, stretch: float) -> None:
        spacing = style.tracking * style.size / 1000 + stretch
        words = _words(text) if spacing else [text]
        for word in words:
            self._set_spacing(0.0 if spacing and _western(word) else spacing)
            for font, part in self._faces.runs(style.role, word):
                self._set_font(font, style.size)
                self._text.textOut(part)

    def shift_to(self, x: float) -> None:
        """Draw what follows so many points further right than it says."""
        self._shift = x

    def _set_font(self, font: str, size: float) -> None:
        if self._font != (font, size):
            self._text.setFont(font, size)
            self._font = (font, size)

    def _set_spacing(self, spacing: float) -> None:
        if self._spacing != spacing:
            self._text.setCharSpace(spacing)
            self._spacing = spacing

    def _set_colour(self, colour: Colour) -> None:
        if self._colour != colour:
            self._text.setFillColorRGB(*colour)
            self._colour = colour

    def across(
        self, x: float, y: float, length: float, *, width: float = THIN, colour: Colour = BLACK
    ) -> None:
        """Draw a horizontal rule from x to the right."""
        y = round(y, _DECIMALS)  # so that rows that touch share one rule
        self._rules.setdefault((width, colour, False, y), []).append(
            (self._shift + x, self._shift + x + length)
        )

    def down(
        self, x: float, y: float, length: float, *, width: float = THIN, colour: Colour = BLACK
    ) -> None:
        """Draw a vertical rule from y downwards."""
        x = round(self._shift + x, _DECIMALS)
        self._rules.setdefault((width, colour, True, x), []).append((y - length, y))

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a thin frame whose upper left corner is (x, y)."""
        for at in (y, y - height):
            self.across(x, at, width)
        for at in (x, x + width):
            self.down(at, y, height)

    def tick_box(self, x: float, baseline: float, size: float, *, ticked: bool = False) -> None:
        """Draw a tick box as tall as a character of a size: no face has ☑ (U+2611)."""
        edge = 0.72 * size
        self.box(x, baseline + 0.68 * size, edge, edge)
        if ticked:
            path, x = self.canvas.beginPath(), self._shift + x
            path.moveTo(x + 0.18 * edge, baseline + 0.3 * size)
            path.lineTo(x + 0.42 * edge, baseline + 0.1 * size)
            path.lineTo(x + 0.84 * edge, baseline + 0.56 * size)
            self.canvas.setLineWidth(0.09 * size)
            self.canvas.setStrokeColorRGB(*BLACK)
            self.canvas.drawPath(path, stroke=1, fill=0)

    def finish(self) -> None:
        """Put what was gathered on the page."""
        self.canvas.setLineCap(2)
        for (width, colour, upright, at), parts in self._rules.items():
            self.canvas.setLineWidth(width)
            self.canvas.setStrokeColorRGB(*colour)
            self.canvas.lines(
                [
                    (at, start, at, end) if upright else (start, at, end, at)
                    for start, end in _joined(parts)
                ]
            )
        self.canvas.drawText(self._text)


def _joined(parts: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches of one straight line that touch or overlap."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(parts):
        if joined and start <= joined[-1][1] + 0.01:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
