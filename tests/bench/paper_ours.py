"""The record by our own engine, from the blocks that every paper of ours is made of."""

import contextlib
import time
import zlib
from collections import Counter
from datetime import UTC, datetime
from unittest.mock import patch
from uuid import uuid4

from paper_text import CELL, CELL_LEADING, HEAD, WIDTHS
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import paragraphs, production
from desktop.documents.geometry import A4
from desktop.documents.linebreaking import Names
from desktop.documents.missing import refuse_missing
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, heading, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.styles import Style
from desktop.documents.tables import Table, TableColumn
from desktop.services.snapshots import Stamp

CODE = "QR code"
DRAWING = "drawing: text and rules into page streams"
SUBSETS = "subsets of the faces and their character maps"


class Ours:
    """A press over three faces, which keeps what the app keeps between papers."""

    def __init__(self, faces):
        self._faces = faces
        self._text = None

    def take(self, text):
        """Get ready, untimed, to print another text."""
        self._text = text

    def stamp(self):
        """Return the stamp of another frozen record every time, so that its QR code is new."""
        return Stamp(
            state="frozen",
            record_id=uuid4(),
            number="示记〔2026〕14号",
            digest=uuid4().hex * 2,
            frozen_at=datetime(2026, 11, 23, 3, 42, tzinfo=UTC),
            journal_head=uuid4().hex * 2,
        )

    def slices(self):
        text = self._text
        names = Names(row[1] for row in text.rows)
        column = Column(self._faces, A4.left, A4.type_width, names)
        made = masthead(column, "", text.title)
        for title, parts in text.sections:
            made += heading(column, title)
            for part in parts:
                made += paragraph(column, part)
        cell = Style("fangsong", CELL, CELL_LEADING)
        # A column is as wide as its characters, with 4 pt at either side and 1 pt of play.
        columns = [
            TableColumn(title, (width - 9) / CELL, style=cell)
            for title, width in zip(HEAD, WIDTHS, strict=True)
        ]
        return [*made, *Table(column, columns).rows(text.rows)]

    def render(self):
        """Return the PDF; does all that printing a frozen record does."""
        stamp = self.stamp()
        refuse_missing(self._text, self._faces)
        refuse_missing(stamp, self._faces)
        furniture = Furniture(A4, stamp)
        return produce(self.slices(), self._faces, furniture, title=self._text.title)

    def parts(self, runs):
        """Return {part: median seconds}; measured apart from the race, since clocks cost too."""
        taken = [self._timed_parts() for _ in range(runs)]
        return {name: sorted(run[name] for run in taken)[runs // 2] for name in taken[0]}

    def _timed_parts(self):
        spent = Counter()
        with contextlib.ExitStack() as stack:
            for name, (place, attribute) in _PARTS.items():
                timed = _timed(getattr(place, attribute), spent, name)
                stack.enter_context(patch.object(place, attribute, timed))
            begin = time.perf_counter()
            made = self.slices()
            spent["setting"] = time.perf_counter() - begin
            begin = time.perf_counter()
            refuse_missing(self._text, self._faces)
            spent["missing"] = time.perf_counter() - begin
            begin = time.perf_counter()
            furniture = Furniture(A4, self.stamp())
            produce(made, self._faces, furniture, title=self._text.title)
            spent["produce"] = time.perf_counter() - begin
        return _as_told(spent)


# What is timed, and inside which of the others it runs.
_PARTS = {
    "breaking": (paragraphs, "break_lines"),
    "paging": (production, "paginate"),
    "qr": (production, "prepare"),
    "save": (Canvas, "save"),
    "subset": (ttfonts.TTFontFile, "makeSubset"),
    "map": (ttfonts, "makeToUnicodeCMap"),
    "zlib": (zlib, "compress"),
}


def _as_told(spent):
    """Return parts that add up to the whole."""
    drawing = spent["produce"] - spent["paging"] - spent["qr"] - spent["save"]
    fonts = spent["subset"] + spent["map"]
    return {
        "every character looked up in the faces before printing": spent["missing"],
        "breaking lines": spent["breaking"],
        "setting: paragraphs, cells and rows as slices": spent["setting"] - spent["breaking"],
        "filling pages": spent["paging"],
        CODE: spent["qr"],
        DRAWING: drawing,
        SUBSETS: fonts,
        "compressing (zlib)": spent["zlib"],
        "writing objects": spent["save"] - fonts - spent["zlib"],
    }


def _timed(call, spent, name):
    def run(*args, **kwargs):
        begin = time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            spent[name] += time.perf_counter() - begin

    return run
