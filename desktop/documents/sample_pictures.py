"""Draws the picture that a sample case attaches as evidence: plainly a drawing, labelled 示例."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from desktop.documents.faces import load_faces

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = (960, 600)
_PAPER, _INK, _LINE, _CELL, _MARK = "#fbfaf6", "#22303a", "#7d8b94", "#d7e6ec", "#c8402f"
_PLACES = [(left, top) for top in (170, 370) for left in (90, 300, 510, 720)]


def draw_sample(title: str, cells: Sequence[str]) -> bytes:
    """Return a drawing of a place seen from above, as PNG; any thread may call.

    Args:
        title: What it shows.
        cells: The words in its parts, at most eight.

    Raises:
        DocumentError: The fonts of papers are not there.
    """
    face = load_faces().first("hei").path
    picture = Image.new("RGB", _SIZE, _PAPER)
    pen = ImageDraw.Draw(picture)
    small, large = (ImageFont.truetype(face, size) for size in (24, 40))
    pen.text((48, 36), title, fill=_INK, font=large)
    pen.text((912, 40), "示例", fill=_MARK, font=large, anchor="ra")
    pen.rectangle((48, 120, 912, 552), outline=_INK, width=6)
    for (left, top), words in zip(_PLACES, cells, strict=False):
        pen.rounded_rectangle((left, top, left + 150, top + 100), 14, fill=_CELL, outline=_LINE)
        pen.text((left + 75, top + 50), words, fill=_INK, font=small, anchor="mm")
    pen.text((480, 520), "由程序画出，不是照片", fill=_LINE, font=small, anchor="mm")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
