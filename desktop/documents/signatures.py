"""Cells for signature and fingerprint, as a row that follows the last line of text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, gap
from desktop.documents.geometry import MM
from desktop.documents.pen import GREY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.paragraphs import Column
    from desktop.documents.pen import Pen

_HEIGHT = 19 * MM
_A_ROW = 4
_HINT = replace(styles.SMALL, role="song")


def signature_cells(column: Column, signers: Sequence[str]) -> list[Slice]:
    """Return cells for these signers, at most four a row, with room to sign and press a finger."""
    rows = -(-len(signers) // _A_ROW)
    if not rows:
        return []
    a_row = -(-len(signers) // rows)
    made = [_row(column, signers[at : at + a_row], a_row) for at in range(0, len(signers), a_row)]
    return [gap(14, keep=True), *made]


def _row(column: Column, signers: Sequence[str], cells: int) -> Slice:
    width = column.width / cells
    hint = "签字\u3000手印"
    hint_at = width - 6 - column.width_of(hint, _HINT)

    def draw(pen: Pen, top: float) -> None:
        for at, signer in enumerate(signers):
            left = column.left + at * width
            pen.box(left, top, width, _HEIGHT)
            style = styles.CELL_LABEL
            pen.text(left + 6, top - 4 - style.baseline, signer, style)
            pen.text(left + hint_at, top - _HEIGHT + 7, hint, _HINT, colour=GREY)

    return Slice(height=_HEIGHT, draw=draw)


def closing_line(column: Column, organization: str, day: str) -> list[Slice]:
    """Return who issues a public paper, with room for the seal, and the day, at the right."""
    body = styles.BODY
    lines = [line for line in (f"{organization}（盖章）", day) if line]

    def draw(pen: Pen, top: float) -> None:
        for at, line in enumerate(lines):
            x = column.left + column.width - 2 * body.size - column.width_of(line, body)
            pen.text(x, top - at * body.leading - body.baseline, line, body)

    return [gap(body.leading, keep=True), Slice(height=len(lines) * body.leading, draw=draw)]
