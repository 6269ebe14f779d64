"""The press that services print through: papers as ReportLab draws them, pages as PDFium counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2

from desktop.documents.faces import load_faces
from desktop.documents.papers import PAPERS, print_paper
from desktop.services.papers import PaperKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.snapshots import Snapshot, Stamp


class ReportLabPress:
    """services.papers.PaperPress; any thread may use it."""

    def kinds(self) -> Mapping[str, PaperKind]:
        """Return every paper by its id."""
        return {
            paper.id: PaperKind(
                id=paper.id, title=paper.title, needs=paper.needs, options=paper.options
            )
            for paper in PAPERS.values()
        }

    def render(self, paper: str, snapshot: Snapshot, stamp: Stamp, **options: Any) -> bytes:
        """Return a paper as PDF; DocumentError where it cannot be made."""
        return print_paper(paper, snapshot, stamp, load_faces(), **options)

    def page_count(self, pdf: bytes) -> int:
        """Return how many pages a PDF has."""
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()

    def text_of(self, pdf: bytes) -> str:
        """Return the text of a PDF, "" where it is none."""
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return ""
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        except pypdfium2.PdfiumError:  # a page of it is damaged
            return ""
        finally:
            document.close()
