"""Pages of PDFs as pixels and text, by PDFium, which serves one caller at a time.

PDFium is not safe for threads (fpdfview.h): every call of it in this process goes through here.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2

from desktop.errors import DocumentError
from desktop.services.papers import PagePicture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_pdfium = Lock()
_UNREADABLE = "PDF 文件打不开。"
_ADVICE = "文件可能损坏或加了密码：请重新扫描或另存一份，再选一次。"


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a file, and turn what PDFium says of it into an error for people."""
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise DocumentError(_UNREADABLE, _ADVICE) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise DocumentError("PDF 里有一页读不出来。", _ADVICE) from error
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of every page, in points.

    Raises:
        DocumentError: It is no PDF, is damaged, or wants a password.
    """
    with _opened(pdf) as document:
        return [document.get_page_size(page) for page in range(len(document))]


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, "" where it cannot be read."""
    try:
        with _opened(pdf) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    except DocumentError:
        return ""


def draw_page(
    pdf: bytes, page: int, *, width: int, band: tuple[int, int] | None = None
) -> PagePicture:
    """Return a page, or a band of it, as pixels; see services.papers.PaperPress.

    Raises:
        DocumentError: The page cannot be drawn.
    """
    with _opened(pdf) as document:
        sheet = document[page]
        across, down = sheet.get_size()
        scale = width / across
        height = math.ceil(down * scale)
        top, rows = band or (0, height)
        below = max(height - top - rows, 0)
        # PDFium's binding rounds both up: half a row less, and each comes out as it should.
        crop = (0, max(below - 0.5, 0) / scale, 0, max(top - 0.5, 0) / scale)
        bitmap = sheet.render(scale=scale, crop=crop, prefer_bgrx=True)
        return PagePicture(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
        )


def join(parts: Sequence[bytes]) -> bytes:
    """Return the pages of several PDFs as one.

    Raises:
        DocumentError: One of them cannot be read.
    """
    with _pdfium:
        whole = pypdfium2.PdfDocument.new()
        try:
            for part in parts:
                source = pypdfium2.PdfDocument(part)
                try:
                    whole.import_pages(source)
                finally:
                    source.close()
            file = BytesIO()
            whole.save(file)
            return file.getvalue()
        except pypdfium2.PdfiumError as error:
            raise DocumentError(_UNREADABLE, _ADVICE) from error
        finally:
            whole.close()
