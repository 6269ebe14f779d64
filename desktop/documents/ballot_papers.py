"""表决票: A5 ballots, or two or four on an A4 page to cut, all alike.

A ballot bears no number, code or digest: nothing on it may lead back to a voter (村民委员会组织法
Art. 15 asks for a secret ballot in elections; the ledger treats every secret vote so).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, gap, new_page, paginate
from desktop.documents.geometry import A5, MM, Sheet
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, line_slice, paragraph, title
from desktop.documents.pen import GREY
from desktop.documents.production import produce
from desktop.documents.wording import day_text
from desktop.errors import DocumentError

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.pen import Pen
    from desktop.services.snapshots import BallotPaperSnapshot, Stamp

# Rows and columns of ballots on a page, by how many; a page without margins, each has its own.
_GRIDS = {1: (1, 1), 2: (2, 1), 4: (2, 2)}
_WHOLE_A4 = Sheet(210 * MM, 297 * MM, 0, 0, 210 * MM, 297 * MM)
_MARGIN = 14 * MM
_OPTION = styles.Style("hei", 16, 30)
_HEAD = styles.Style("song_bold", 20, 30)
_SMALL_HEAD = styles.Style("song_bold", 13, 20)
_BOX_SIZE = 20.0


def render(
    paper: BallotPaperSnapshot,
    stamp: Stamp,
    faces: FaceSet,
    *,
    copies: int | None = None,
    per_page: int = 1,
) -> bytes:
    """Return ballots: `copies` of them (as many as are to be issued), 1, 2 or 4 a page.

    One a page is A5; two or four are A4 with lines to cut along.

    Raises:
        DocumentError: `per_page` is none of these, or a ballot has no room on its part of a page.
    """
    if per_page not in _GRIDS:
        raise DocumentError(f"每页不能印{per_page}张表决票。", "每页可印1张、2张或4张。")
    wanted = copies if copies is not None else paper.issued or 1
    if wanted < 1:
        raise DocumentError(f"表决票的张数不能是{wanted}。", "至少印1张。")
    sheet = A5 if per_page == 1 else _WHOLE_A4
    slices = _grid(paper, faces, stamp, wanted, per_page)
    # The mark of a sample stands on each ballot; the page itself bears nothing.
    furniture = Furniture(sheet, stamp, is_record=False, bare=True)
    return produce(slices, faces, furniture, title="表决票", subject=paper.title)


def _grid(
    paper: BallotPaperSnapshot, faces: FaceSet, stamp: Stamp, wanted: int, per_page: int
) -> list[Slice]:
    rows, columns = _GRIDS[per_page]
    sheet = A5 if per_page == 1 else _WHOLE_A4
    width, height = sheet.type_width / columns, sheet.type_height / rows
    margin = 0.0 if per_page == 1 else _MARGIN
    column = Column(faces, 0, width - 2 * margin, names_in(paper))
    ballot = _ballot(column, paper, stamp)
    if len(paginate(ballot, height - 2 * margin)) > 1:
        raise DocumentError(
            f"表决票内容太长，每页{per_page}张放不下。",
            "请缩短表决内容，或减少每页的张数。" if per_page > 1 else "请缩短表决内容。",
        )
    slices: list[Slice] = []
    for first in range(0, wanted, columns):
        if first and first % (rows * columns) == 0:
            slices.append(new_page())
        here = min(columns, wanted - first)
        at = [sheet.left + margin + number * width for number in range(here)]
        slices.append(_row_of_ballots(ballot, at, height, margin, cut=per_page > 1))
    return slices


def _row_of_ballots(
    ballot: list[Slice], lefts: list[float], height: float, margin: float, *, cut: bool
) -> Slice:
    def draw(pen: Pen, top: float) -> None:
        for left in lefts:
            pen.shift_to(left)
            y = top - margin
            for each in ballot:
                each.draw(pen, y)
                y -= each.height
        pen.shift_to(0)
        if cut:
            for left in lefts[1:]:
                pen.down(left - margin, top, height, colour=GREY)
            pen.across(0, top - height, _WHOLE_A4.width, colour=GREY)

    return Slice(height=height, draw=draw)


def _ballot(column: Column, paper: BallotPaperSnapshot, stamp: Stamp) -> list[Slice]:
    slices = title(column, paper.organization, _SMALL_HEAD) if paper.organization.strip() else []
    slices += [
        *title(column, f"{paper.body}表决票" if paper.body else "表决票", _HEAD),
        gap(6),
        *paragraph(column, f"表决事项：{paper.title or '（未填写）'}", styles.CELL_LABEL, indent=0),
        *(paragraph(column, paper.wording, styles.CELL) if paper.wording.strip() else []),
        gap(8),
        *(_option(column, option) for option in paper.options),
        gap(8),
        *paragraph(column, _instruction(paper), styles.SMALL, indent=0),
    ]
    day = day_text(paper.held_on)
    sample = "示例" if stamp.sample else ""
    foot = "\u3000".join(part for part in (sample, day, "（盖章有效）") if part)
    lines = column.lines(foot, styles.SMALL, align="right")
    return [*slices, *(line_slice(column, line, styles.SMALL) for line in lines)]


def _option(column: Column, option: str) -> Slice:
    """Return a tick box and what it stands for; a long one in as many lines as it needs."""
    beside = column.within(_BOX_SIZE + 10, column.width - _BOX_SIZE - 10)
    lines = beside.lines(spread_name(option), _OPTION)

    def draw(pen: Pen, top: float) -> None:
        pen.tick_box(column.left, top - _OPTION.baseline - 2, _BOX_SIZE)
        for at, line in enumerate(lines):
            y = top - at * _OPTION.leading - _OPTION.baseline
            pen.text(beside.left + line.x, y, line.text, _OPTION)

    return Slice(height=len(lines) * _OPTION.leading, draw=draw)


def _instruction(paper: BallotPaperSnapshot) -> str:
    if paper.choices > 1:
        many = f"最多选{paper.choices}项，多选无效"
    else:
        many = "只选一项，多选无效"
    unsigned = "不写姓名，不作记号。" if paper.method == "secret" else ""
    return f"说明：在所选项前的方框内打“√”，{many}。{unsigned}"
