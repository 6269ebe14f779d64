"""唱计票表: a square for every 正, five votes each, as many as there are papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A4, MM
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, masthead, paragraph
from desktop.documents.pen import GREY
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.wording import day_text

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.pen import Pen
    from desktop.services.snapshots import BallotPaperSnapshot, Stamp

_VOTES_A_SQUARE = 5  # strokes of 正
_SQUARES_A_ROW = 10
_SQUARE = 9.5 * MM
_LABEL_WIDTH = 30 * MM
_SUM_WIDTH = 156 * MM - _LABEL_WIDTH - _SQUARES_A_ROW * _SQUARE
_UNKNOWN_PAPERS = 50  # room for so many where it is not known how many will be issued


def render(paper: BallotPaperSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return a sheet on which the papers of one vote are called out and tallied by hand.

    It is a form, no record; what counts is entered once, whole, when all papers are counted.
    """
    column = Column(faces, A4.left, A4.type_width, names_in(paper))
    squares = -(-(paper.issued or _UNKNOWN_PAPERS) // _VOTES_A_SQUARE)
    text = [
        *masthead(column, paper.organization, f"{paper.body}唱计票表"),
        *facts(column, _facts(paper)),
        gap(6),
        *(
            each
            for option in (*paper.options, "无效票")
            for each in _tally(column, option, squares)
        ),
        gap(10),
        *paragraph(column, _sums(paper), indent=0, justify=False),
        *paragraph(column, "每张票画“正”字的一笔；画错的划去重画，不涂改。", styles.NOTE, indent=0),
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
        rows.append([("监票计票", "、".join(paper.tellers))])
    return rows


def _sums(paper: BallotPaperSnapshot) -> str:
    blank = "\u3000\u3000\u3000"
    issued = f"{paper.issued}" if paper.issued is not None else blank
    return f"发出票{issued}张，收回票{blank}张，其中有效票{blank}张，无效票{blank}张；未收回{blank}张。"


def _tally(column: Column, option: str, squares: int) -> list[Slice]:
    """Return rows of squares for one option; its name stands in the first, its sum in the last."""
    rows = -(-squares // _SQUARES_A_ROW)
    return [
        _tally_row(
            column,
            spread_name(option) if row == 0 else "",
            min(_SQUARES_A_ROW, squares - row * _SQUARES_A_ROW),
            so_far=row * _SQUARES_A_ROW * _VOTES_A_SQUARE,
            is_last=row == rows - 1,
        )
        for row in range(rows)
    ]


def _tally_row(column: Column, label: str, squares: int, *, so_far: int, is_last: bool) -> Slice:
    style, inside = styles.CELL_LABEL, column.within(4, _LABEL_WIDTH - 8)
    lines = inside.lines(label, style, align="centre")
    height = max(_SQUARE, len(lines) * style.leading + 6)
    right = column.left + column.width

    def draw(pen: Pen, top: float) -> None:
        pen.box(column.left, top, column.width, height)
        for x in (column.left + _LABEL_WIDTH, right - _SUM_WIDTH):
            pen.down(x, top, height)
        above = (height - len(lines) * style.leading) / 2
        for at, line in enumerate(lines):
            y = top - above - at * style.leading - style.baseline
            pen.text(inside.left + line.x, y, line.text, style)
        for at in range(squares):
            pen.down(column.left + _LABEL_WIDTH + (at + 1) * _SQUARE, top, height, colour=GREY)
        reached = str(so_far + squares * _VOTES_A_SQUARE)
        pen.text(right - _SUM_WIDTH + 4, top - height + 4, f"满{reached}", _HINT, colour=GREY)
        if is_last:
            pen.text(right - 36, top - height + 6, "计\u3000票", styles.SMALL)

    return Slice(height=height, draw=draw)


_HINT = styles.Style("song", 8, 10)
