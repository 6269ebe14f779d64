"""Papers as data: a record as a table of its fields, or as a letter after GB/T 9704."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.faces import clean_text
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A3, A4, A4_ACROSS
from desktop.documents.names import names_in
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import (
    Column,
    heading,
    line_slice,
    masthead,
    numeral,
    paragraph,
    title,
)
from desktop.documents.production import produce
from desktop.documents.public import public_sheet
from desktop.documents.signatures import closing_line, signature_cells
from desktop.documents.tables import Table, TableColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.documents.faces import FaceSet
    from desktop.services.sheet_values import SheetItem, SheetSnapshot, SheetTable
    from desktop.services.snapshots import Stamp

_LEAST = 26.0  # points: room to write by hand
_LABEL_WIDTH = 7  # characters
_BLANK = "\u3000"
_SHORT = 11
"""Characters that half a row holds beside its label."""


_PAGES = {"": A4, "A3": A3, "across": A4_ACROSS}


def render(sheet: SheetSnapshot, stamp: Stamp, faces: FaceSet, *, public: bool = False) -> bytes:
    """Return a record as PDF; a public one masks names and has no signatures."""
    shown = public_sheet(sheet) if public else sheet
    page = _PAGES[shown.page]
    column = Column(faces, page.left, page.type_width, names_in(shown))
    text = _letter(column, shown) if shown.body or shown.closing else _table(column, shown)
    text += [each for table in shown.tables for each in _listing(column, table)]
    if shown.closing:
        end = closing_line(column, shown.closing, shown.day)
    else:
        end = [] if public else signature_cells(column, shown.signatures)
    furniture = Furniture(page, stamp, is_record=False)
    return produce(
        ending_with(text, end), faces, furniture, title=shown.title, subject=shown.subject
    )


def _letter(column: Column, sheet: SheetSnapshot) -> list[Slice]:
    below = ("", sheet.number) if sheet.number else None
    slices = masthead(column, sheet.organization, sheet.title, below=below)
    if sheet.to:
        lines = column.lines(f"{sheet.to}：", styles.BODY)
        slices += [line_slice(column, line, styles.BODY) for line in lines]
    number = 0
    for at, text in enumerate(sheet.body):
        if at in sheet.headings:
            number += 1
            slices += heading(column, f"{numeral(number)}、{text}")
        else:
            slices += paragraph(column, text)
    return slices


def _listing(column: Column, table: SheetTable) -> list[Slice]:
    """Return a table with its title, and with empty rows to be filled in by hand."""
    if not table.rows and not table.blank:
        return []
    columns = [
        TableColumn(head, share=width, align="left" if width > _SHORT else "centre")
        for head, width in zip(table.head, table.widths, strict=True)
    ]
    made = Table(column, columns, least=_LEAST)
    rows = [*table.rows, *[("",) * len(columns)] * table.blank]
    named = title(column, table.title, styles.LABEL) if table.title else []
    named = [gap(8, keep=True), *named]
    return [*named, *made.rows(rows)]


def _table(column: Column, sheet: SheetSnapshot) -> list[Slice]:
    """Return label and value: short ones two to a row, long ones across."""
    pairs = Table(column, [_label(), _value(), _label(), _value()])
    across = Table(column, [_label(), _value()])
    slices = masthead(
        column, sheet.organization, sheet.title, below=("", sheet.number) if sheet.number else None
    )
    for is_long, items in groupby(sheet.items, key=_is_long):
        run = [(one.label, one.text or _BLANK) for one in items]
        whole = len(run) if is_long else len(run) % 2
        slices += [pairs.row([*one, *two]) for one, two in _in_pairs(run[: len(run) - whole])]
        slices += [across.row(list(one)) for one in run[len(run) - whole :]]
    return slices


def _in_pairs(run: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    return (run[at : at + 2] for at in range(0, len(run), 2))


def _label() -> TableColumn:
    return TableColumn(characters=_LABEL_WIDTH, style=styles.CELL_LABEL)


def _value() -> TableColumn:
    return TableColumn(share=1, align="left")


def _is_long(item: SheetItem) -> bool:
    text = clean_text(item.text)
    return item.is_long or len(text) > _SHORT or "\n" in text
