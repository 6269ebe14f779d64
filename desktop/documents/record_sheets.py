"""Papers as data: a record as a table of its fields, or as a letter after GB/T 9704."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.faces import clean_text
from desktop.documents.flow import Slice, ending_with
from desktop.documents.geometry import A4
from desktop.documents.names import names_in
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, ends, line_slice, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.public import public_sheet
from desktop.documents.signatures import closing_line, signature_cells
from desktop.documents.tables import Table, TableColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.documents.faces import FaceSet
    from desktop.services.snapshots import SheetItem, SheetSnapshot, Stamp

_LABEL_WIDTH = 7  # characters
_BLANK = "\u3000"
_SHORT = 11
"""Characters that half a row holds beside its label."""


def render(sheet: SheetSnapshot, stamp: Stamp, faces: FaceSet, *, public: bool = False) -> bytes:
    """Return a record as PDF; a public one masks names and has no signatures."""
    shown = public_sheet(sheet) if public else sheet
    column = Column(faces, A4.left, A4.type_width, names_in(shown))
    text = _letter(column, shown) if shown.body else _table(column, shown)
    if shown.body:
        end = closing_line(column, shown.closing, shown.day)
    else:
        end = [] if public else signature_cells(column, shown.signatures)
    furniture = Furniture(A4, stamp, is_record=False)
    return produce(
        ending_with(text, end), faces, furniture, title=shown.title, subject=shown.subject
    )


def _letter(column: Column, sheet: SheetSnapshot) -> list[Slice]:
    slices = masthead(column, sheet.organization, sheet.title)
    if sheet.number:
        slices.insert(-1, ends(column, sheet.number, "", styles.NOTE))
    if sheet.to:
        lines = column.lines(f"{sheet.to}：", styles.BODY)
        slices += [line_slice(column, line, styles.BODY) for line in lines]
    return [*slices, *(each for text in sheet.body for each in paragraph(column, text))]


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
