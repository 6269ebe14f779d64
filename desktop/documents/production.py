"""From slices to the bytes of a PDF, the same bytes for the same value, app version and faces."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import UTC
from importlib.metadata import version
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.flow import paginate
from desktop.documents.pages import furnish, prepare
from desktop.documents.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from desktop.documents.faces import FaceSet
    from desktop.documents.flow import Slice
    from desktop.documents.pages import Furniture

# ReportLab's fonts hold the place they read from: two papers at once would mix their glyphs.
_press = Lock()

# A draft has no time of its own; a constant keeps its bytes the same.
_NO_TIME = "D:20000101000000Z"

# ReportLab reads settings from the environment and the user's home; these reach the bytes.
_SETTINGS = {"useA85": 0, "pdfComments": 0, "pdfMultiLine": 0, "canvas_baseColor": None}


def produce(
    slices: Sequence[Slice], faces: FaceSet, furniture: Furniture, *, title: str, subject: str = ""
) -> bytes:
    """Return the PDF of a paper; may be called from any thread, papers wait for one another.

    Raises:
        DocumentError: A character has no glyph in any face, or the PDF cannot be written.
    """
    with hold_press():
        file = BytesIO()
        canvas = _new_canvas(file, faces, furniture, title=title, subject=subject)
        sheet = furniture.sheet
        prepare(Pen(canvas, faces), furniture)
        pages = paginate(slices, sheet.type_height)
        for number, page in enumerate(pages, start=1):
            if sheet.scale != 1:
                canvas.scale(sheet.scale, sheet.scale)
            pen = Pen(canvas, faces)
            furnish(pen, faces, furniture, number, len(pages))
            for distance, each in page:
                each.draw(pen, sheet.type_top - distance)
            pen.finish()
            canvas.showPage()
        canvas.save()
        return file.getvalue()


@contextlib.contextmanager
def hold_press() -> Iterator[None]:
    """Let nobody else draw with ReportLab, and have its settings as papers need them."""
    with _press:
        vars(rl_config).update(_SETTINGS)
        yield


def _new_canvas(
    file: BytesIO, faces: FaceSet, furniture: Furniture, *, title: str, subject: str
) -> Canvas:
    sheet, stamp = furniture.sheet, furniture.stamp
    canvas = Canvas(
        file,
        pagesize=(sheet.width * sheet.scale, sheet.height * sheet.scale),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        # ReportLab names its first font in every file: one of ours, or Helvetica would be there.
        initialFontName=faces.ready("song"),
        lang="zh-CN",
    )
    # The file's id would start from SOURCE_DATE_EPOCH; from here it comes of the content alone.
    canvas._doc.signature = hashlib.sha256()  # noqa: SLF001 – ReportLab has no setter for it
    canvas.setTitle(title)
    canvas.setSubject(subject)
    canvas.setAuthor("")
    canvas.setCreator("议事簿")
    canvas.setProducer(f"议事簿 {version('yishibu')}（字体{faces.identity}）")
    canvas.setDateFormatter(lambda *_: _pdf_time(stamp.frozen_at if stamp.is_frozen else None))
    return canvas


def _pdf_time(at: datetime | None) -> str:
    """Return a time as PDF has it; never the clock's."""
    return _NO_TIME if at is None else at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
