"""卷宗: a cover list, then the papers and attachments of one matter, numbered through.

The parts keep their own pages, watermarks and digests; only a number is drawn over each page's
upper outer corner, as files are numbered by hand. The list itself bears none.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.geometry import A4, MM
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, masthead
from desktop.documents.pen import Pen
from desktop.documents.production import hold_press, produce
from desktop.documents.styles import FOOTER, NOTE
from desktop.documents.tables import Table, TableColumn
from desktop.services.dossiers import Part
from desktop.services.snapshots import Stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject

    from desktop.documents.faces import FaceSet
    from desktop.services.dossiers import Dossier

# What is wrong with a file stands in the list; the log is for what is wrong with the app.
logging.getLogger("pypdf").setLevel(logging.ERROR)

_UNOPENED = "没有并入：文件打不开"
_CORNER = (10 * MM, 10 * MM)  # from the right and the upper edge
_PICTURE_MARGIN = 20 * MM
_CAPTION_ROOM = 16 * MM


@dataclass(frozen=True, slots=True)
class _Bound:
    """A part with its pages and the number of its first page in the file, from 1; 0 for none."""

    part: Part
    pages: Sequence[PageObject]
    first: int


def bind_dossier(dossier: Dossier, parts: Sequence[Part], faces: FaceSet) -> bytes:
    """Return the dossier as PDF; any thread may call.

    Raises:
        DocumentError: A character of the list has no glyph.
    """
    bound, total = _numbered([_opened(part, faces) for part in parts])
    cover = PdfReader(io.BytesIO(_cover(dossier, bound, total, faces)))
    writer = PdfWriter()
    for page in cover.pages:
        writer.add_page(page)
    for each in bound:
        for page in each.pages:
            writer.add_page(page)
    _number(writer, len(cover.pages), total, faces)
    writer.add_outline_item(title="卷内目录", page_number=0)
    for each in bound:
        if each.first:
            at = len(cover.pages) + each.first - 1
            writer.add_outline_item(title=each.part.entry.title, page_number=at)
    writer.add_metadata({"/Title": f"{dossier.title}（卷宗）", "/Creator": "议事簿"})
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _opened(part: Part, faces: FaceSet) -> tuple[Part, Sequence[PageObject]]:
    if part.data is None:
        return part, ()
    try:
        with hold_press():
            data = _picture_page(part, faces) if part.is_picture else part.data
        reader = PdfReader(io.BytesIO(data))
        return part, tuple(reader.pages)
    except (PyPdfError, UnidentifiedImageError, OSError, ValueError, KeyError):
        # An attachment may be anything: locked, cut off, or no PDF though it says so.
        return Part(replace(part.entry, note=_UNOPENED)), ()


def _numbered(
    opened: Sequence[tuple[Part, Sequence[PageObject]]],
) -> tuple[list[_Bound], int]:
    bound, before = [], 0
    for part, pages in opened:
        bound.append(_Bound(part, pages, before + 1 if pages else 0))
        before += len(pages)
    return bound, before


# The list


def _cover(dossier: Dossier, bound: Sequence[_Bound], total: int, faces: FaceSet) -> bytes:
    column = Column(faces, A4.left, A4.type_width)
    day = dossier.made_on
    told = [
        [("案卷题名", dossier.title)],
        [("编　　号", dossier.number or "未编号"), ("页　　数", f"{total}页")],
        [("件　　数", f"{len(bound)}件"), ("立卷日期", f"{day.year}年{day.month}月{day.day}日")],
    ]
    table = Table(
        column,
        [
            TableColumn("序号", 2.5),
            TableColumn("文件题名", share=1, align="left"),
            TableColumn("日期", 7.5),
            TableColumn("页次", 4),
            TableColumn("备注", 7.5, align="left"),
        ],
    )
    slices = [
        *masthead(column, dossier.organization, "卷内目录"),
        *facts(column, told),
        *table.rows([_line(number, each) for number, each in enumerate(bound, start=1)]),
    ]
    furniture = Furniture(A4, Stamp(sample=dossier.sample), is_record=False)
    return produce(slices, faces, furniture, title="卷内目录", subject=dossier.title)


def _line(number: int, bound: _Bound) -> list[str]:
    entry, last = bound.part.entry, bound.first + len(bound.pages) - 1
    if not bound.first:
        pages = "—"
    else:
        pages = str(bound.first) if last == bound.first else f"{bound.first}–{last}"
    return [str(number), entry.title, entry.day, pages, entry.note]


# Pages


def _picture_page(part: Part, faces: FaceSet) -> bytes:
    """Return a picture on an A4 page, across where it is wider than high, with its caption."""
    picture = Image.open(io.BytesIO(part.data or b""))
    width, height = (A4.width, A4.height)
    if picture.width > picture.height:
        width, height = height, width
    room = (width - 2 * _PICTURE_MARGIN, height - 2 * _PICTURE_MARGIN - _CAPTION_ROOM)
    scale = min(room[0] / picture.width, room[1] / picture.height)
    shown = (picture.width * scale, picture.height * scale)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(width, height),
        pageCompression=1,
        invariant=1,
        initialFontName=faces.ready("song"),
    )
    left = (width - shown[0]) / 2
    top = height - _PICTURE_MARGIN
    canvas.drawImage(_drawable(part.data or b"", picture), left, top - shown[1], *shown)
    column = Column(faces, _PICTURE_MARGIN, width - 2 * _PICTURE_MARGIN)
    pen = Pen(canvas, faces)
    for at, line in enumerate(column.lines(_caption(part), NOTE, align="centre")[:2]):
        baseline = top - shown[1] - 8 - at * NOTE.leading - NOTE.baseline
        pen.text(column.left + line.x, baseline, line.text, NOTE)
    pen.finish()
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _drawable(data: bytes, picture: Image.Image) -> ImageReader:
    """Return a picture to draw; a photo with the bytes that it has, not packed anew."""
    if picture.format == "JPEG" and picture.mode in {"RGB", "L"}:
        return ImageReader(io.BytesIO(data))
    return ImageReader(picture.convert("RGB"))


def _caption(part: Part) -> str:
    entry = part.entry
    return f"{entry.title}（{entry.day}）" if entry.day else entry.title


def _number(writer: PdfWriter, covers: int, total: int, faces: FaceSet) -> None:
    """Draw 第 n 页 over the upper right corner of every page behind the list."""
    if not total:
        return
    sizes = [
        (float(page.mediabox.width), float(page.mediabox.height)) for page in writer.pages[covers:]
    ]
    with hold_press():
        numbers = PdfReader(io.BytesIO(_numbers(sizes, faces)))
    for page, number in zip(writer.pages[covers:], numbers.pages, strict=True):
        if page.rotation:
            page.transfer_rotation_to_content()
        page.merge_page(number)


def _numbers(sizes: Sequence[tuple[float, float]], faces: FaceSet) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1, invariant=1, initialFontName=faces.ready("song"))
    for at, (width, height) in enumerate(sizes, start=1):
        canvas.setPageSize((width, height))
        pen = Pen(canvas, faces)
        column = Column(faces, 0, width - _CORNER[0])
        [line] = column.lines(f"卷内第{at}页　共{len(sizes)}页", FOOTER, align="right")
        pen.text(line.x, height - _CORNER[1], line.text, FOOTER)
        pen.finish()
        canvas.showPage()
    canvas.save()
    return file.getvalue()
