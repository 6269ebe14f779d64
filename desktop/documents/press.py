"""The press that services print through: papers as ReportLab draws them, pages as PDFium counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.documents import page_pictures, scans, sheets, statistics_reports
from desktop.documents.dossiers import bind_dossier
from desktop.documents.faces import load_faces
from desktop.documents.missing import missing_glyphs, rare_characters
from desktop.documents.papers import PAPERS, print_paper
from desktop.services.papers import Glyphs, PaperKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.services.dossiers import Dossier, Part
    from desktop.services.snapshots import Snapshot, Stamp
    from desktop.services.statistics import StatisticsReport


class ReportLabPress:
    """services.papers.PaperPress; any thread may use it."""

    def kinds(self) -> Mapping[str, PaperKind]:
        """Return every paper by its id."""
        return {
            paper.id: PaperKind(
                id=paper.id,
                title=paper.title,
                needs=paper.needs,
                options=paper.options,
                is_record=paper.frozen_needed,
            )
            for paper in PAPERS.values()
        }

    def render(self, paper: str, snapshot: Snapshot, stamp: Stamp, **options: Any) -> bytes:
        """Return a paper as PDF; DocumentError where it cannot be made."""
        return print_paper(paper, snapshot, stamp, load_faces(), **options)

    def check(self, snapshot: Snapshot, stamp: Stamp) -> Glyphs:
        """Return which characters of a paper cannot be printed, and which are rare."""
        faces = load_faces()
        missing = [one for value in (snapshot, stamp) for one in missing_glyphs(value, faces)]
        gone = {one.character for one in missing}
        rare = [one for one in rare_characters(snapshot) if one not in gone]
        return Glyphs(missing=tuple(missing), rare=tuple(rare))

    page_count = staticmethod(page_pictures.page_count)
    page_sizes = staticmethod(page_pictures.page_sizes)
    draw_page = staticmethod(page_pictures.draw_page)
    text_of = staticmethod(page_pictures.text_of)
    bind = staticmethod(scans.bind)

    def bind_dossier(self, dossier: Dossier, parts: Sequence[Part]) -> bytes:
        """Return a dossier as one PDF (services.dossiers.BindingPress)."""
        return bind_dossier(dossier, parts, load_faces())

    tabulate = staticmethod(sheets.render)

    def report(self, report: StatisticsReport) -> bytes:
        """Return statistics as PDF (services.papers.PaperPress)."""
        return statistics_reports.render(report, load_faces())
