"""唱计票表: a square for every 正, five votes each, as many as there are papers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A4, MM
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, masthead, paragraph, spread
from desktop.documents.pen import GREY
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.pen import Pen
    from desktop.services.snapshots import BallotPaperSnapshot, Stamp

_RULE = "每张票画“正”字的一笔；画错的划去重画，不涂改。"
_VOTES_A_SQUARE = 5  # strokes of 正
_SQUARES_A_ROW = 10
_ROW = 12 * MM
_LABEL_WIDTH = 30 * MM
_SUM_WIDTH = 31 * MM
_HINT = styles.Style("song", 8, 10)
_UNKNOWN_PAPERS = 50  # room for so many where it is not known how many will be issued


def render(paper: BallotPaperSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return a sheet on which the papers of one vote are called out and tallied by hand.

    It is a form, no record; what counts is entered once, whole, when all papers are counted.
    """
    column = Column(faces, A4.left, A4.type_width, names_in(paper))
    squares = -(-(paper.issued or _UNKNOWN_PAPERS) // _VOTES_A_SQUARE)
    options = (*paper.options, "无效票")
    text = [
        *masthead(column, paper.organization, f"{paper.body}唱计票表"),
        *facts(column, _facts(paper)),
        gap(6),
        *chain.from_iterable(_tally(column, option, squares) for option in options),
        gap(10),
        *_sums(column, paper),
        gap(4),
        *paragraph(column, _RULE, styles.NOTE, indent=0),
    ]
    signers = ("唱票人", "计票人", "监票人", "监督委员会")
    furniture = Furniture(A4, stamp, is_record=False)
    slices = ending_with(text, signature_cells(column, signers))
    title = f"{paper.organization}唱计票表"
    return produce(slices, faces, furniture, title=title, subject=paper.title)


def _facts(paper: BallotPaperSnapshot) -> list[list[tuple[str, str]]]:
    rows = [
        [("事项", paper.title or "（未填写）")],
        [("日期", day_text(paper.held_on) or "\u3000\u3000年\u3000月\u3000日")],
    ]
    if paper.tellers:
        rows.append([("监计票", "、".join(paper.tellers))])
    return rows


def _sums(column: Column, paper: BallotPaperSnapshot) -> list[Slice]:
    titles = ("发出票", "收回票", "有效票", "无效票", "未收回票")
    table = Table(column, [TableColumn(title, share=1) for title in titles], least=_ROW)
    return table.rows([["" if paper.issued is None else str(paper.issued), "", "", "", ""]])


def _tally(column: Column, option: str, squares: int) -> list[Slice]:
    """Return rows of squares for one option; its name stands in the first, its sum in the last."""
    a_row = min(squares, _SQUARES_A_ROW)
    rows = -(-squares // a_row)
    return [
        _tally_row(
            column,
            spread_name(option) if row == 0 else "",
            min(a_row, squares - row * a_row),
            a_row=a_row,
            so_far=row * a_row * _VOTES_A_SQUARE,
            is_last=row == rows - 1,
        )
        for row in range(rows)
    ]


def _tally_row(
    column: Column, label: str, squares: int, *, a_row: int, so_far: int, is_last: bool
) -> Slice:
    style, inside = styles.CELL_LABEL, column.within(4, _LABEL_WIDTH - 8)
    lines = inside.lines(label, style, align="centre")
    height = max(_ROW, len(lines) * style.leading + 6)
    right = column.left + column.width
    square = (column.width - _LABEL_WIDTH - _SUM_WIDTH) / a_row

    def draw(pen: Pen, top: float) -> None:
        pen.box(column.left, top, column.width, height)
        for x in (column.left + _LABEL_WIDTH, right - _SUM_WIDTH):
            pen.down(x, top, height)
        above = (height - len(lines) * style.leading) / 2
        for at, line in enumerate(lines):
            y = top - above - at * style.leading - style.baseline
            pen.text(inside.left + line.x, y, line.text, style)
        for at in range(squares):
            pen.down(column.left + _LABEL_WIDTH + (at + 1) * square, top, height, colour=GREY)
        reached = str(so_far + squares * _VOTES_A_SQUARE)
        pen.text(right - _SUM_WIDTH + 4, top - height + 4, f"满{reached}", _HINT, colour=GREY)
        if is_last:
            pen.text(right - 36, top - height + 6, spread("计票"), styles.SMALL)

    return Slice(height=height, draw=draw)
