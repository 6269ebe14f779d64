"""Scans of signed paper: photos and PDFs bound into one file, a page each, nothing changed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.geometry import A4
from desktop.documents.page_pictures import join, page_sizes
from desktop.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

PDF = "application/pdf"
_PICTURES = ("image/jpeg", "image/png")


def bind(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return files, each a media type with its bytes, as one PDF; one PDF stays as it is.

    Raises:
        DocumentError: A file is neither picture nor PDF, or cannot be read.
    """
    if not files:
        raise DocumentError("还没有选签字件。", "请选扫描好的文件或照片。")
    parts = [data if kind == PDF else _sheet(kind, data) for kind, data in files]
    for part in parts:
        page_sizes(part)
    return parts[0] if len(parts) == 1 else join(parts)


def _sheet(kind: str, data: bytes) -> bytes:
    """Return a picture on a sheet of A4, upright or lying as the picture does."""
    if kind not in _PICTURES:
        raise DocumentError(
            "签字件要是照片、图片或 PDF。", "别的文件请先另存为 PDF，再选一次。", media_type=kind
        )
    picture = ImageReader(BytesIO(data))
    width, height = picture.getSize()
    edges = sorted((A4.width, A4.height))
    across, down = edges if width <= height else edges[::-1]
    file = BytesIO()
    canvas = Canvas(file, pagesize=(across, down), invariant=1, pageCompression=1)
    canvas.drawImage(picture, 0, 0, across, down, preserveAspectRatio=True, anchor="c", mask="auto")
    canvas.showPage()
    canvas.save()
    return file.getvalue()
