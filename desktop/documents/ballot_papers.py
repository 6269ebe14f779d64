"""表决票: A5 ballots, or two or four on an A4 page to cut, all alike.

A ballot bears no number, code or digest: nothing on it may lead back to a voter (村民委员会组织法
Art. 15 asks for a secret ballot in elections; the ledger treats every secret vote so).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, gap, new_page
from desktop.documents.geometry import A5, MM, Sheet
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, line_slice, paragraph, title
from desktop.documents.pen import GREY
from desktop.documents.production import produce
from desktop.documents.styles import Style
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
_HEAD = Style("song_bold", 20, 30)
_SMALL_HEAD = Style("song_bold", 13, 20)


@dataclass(frozen=True, slots=True)
class _Look:
    """The sizes of a ballot, by how many share a page."""

    text: Style
    label: Style
    option: Style


_LOOKS = {
    1: _Look(Style("fangsong", 15, 24), Style("hei", 15, 24), Style("hei", 20, 42)),
    2: _Look(Style("fangsong", 14, 22), Style("hei", 14, 22), Style("hei", 18, 36)),
    4: _Look(Style("fangsong", 12, 18), Style("hei", 12, 18), Style("hei", 16, 30)),
}


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
    ballot = _ballot(column, paper, stamp, _LOOKS[per_page], height - 2 * margin)
    if sum(each.height for each in ballot) > height - 2 * margin:
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
        is_last = first // columns % rows == rows - 1
        slices.append(_row_of_ballots(ballot, at, height, margin, cut_below=not is_last))
    return slices


def _row_of_ballots(
    ballot: list[Slice], lefts: list[float], height: float, margin: float, *, cut_below: bool
) -> Slice:
    def draw(pen: Pen, top: float) -> None:
        for left in lefts:
            pen.shift_to(left)
            y = top - margin
            for each in ballot:
                each.draw(pen, y)
                y -= each.height
        pen.shift_to(0)
        for left in lefts[1:]:
            pen.down(left - margin, top, height, colour=GREY)
        if cut_below:
            pen.across(0, top - height, _WHOLE_A4.width, colour=GREY)

    return Slice(height=height, draw=draw)


def _ballot(
    column: Column, paper: BallotPaperSnapshot, stamp: Stamp, look: _Look, height: float
) -> list[Slice]:
    """Return one ballot; where it leaves room, its options move to the middle."""
    issuer = f"{paper.organization}{'（示例）' if stamp.sample else ''}"
    head = [
        *(title(column, issuer, _SMALL_HEAD) if issuer.strip() else []),
        *title(column, f"{paper.body}表决票", _HEAD),
        gap(look.text.leading / 2),
        *_texts(column, paper, look),
    ]
    options = [_option(column, option, look.option) for option in paper.options]
    foot = paragraph(column, _instruction(paper), styles.SMALL, indent=0)
    seal = "\u3000".join(part for part in (day_text(paper.held_on), "（盖章有效）") if part)
    lines = column.lines(seal, styles.SMALL, align="right")
    foot += [line_slice(column, line, styles.SMALL) for line in lines]
    room = height - sum(each.height for each in (*head, *options, *foot))
    between = gap(max(room * 0.4, 4))
    return [*head, between, *options, between, *foot]


def _texts(column: Column, paper: BallotPaperSnapshot, look: _Look) -> list[Slice]:
    about = f"表决事项：{paper.title or '（未填写）'}"
    slices = paragraph(column, about, look.label, indent=0)
    return slices + (paragraph(column, paper.wording, look.text) if paper.wording.strip() else [])


def _option(column: Column, option: str, style: Style) -> Slice:
    """Return a tick box and what it stands for; a long one in as many lines as it needs."""
    box = 1.25 * style.size
    beside = column.within(box + 10, column.width - box - 10)
    lines = beside.lines(spread_name(option), style)

    def draw(pen: Pen, top: float) -> None:
        # The middle of the box stands where the middle of the characters does.
        pen.tick_box(column.left, top - style.baseline - 0.04 * style.size, box)
        for at, line in enumerate(lines):
            y = top - at * style.leading - style.baseline
            pen.text(beside.left + line.x, y, line.text, style)

    return Slice(height=len(lines) * style.leading, draw=draw)


def _instruction(paper: BallotPaperSnapshot) -> str:
    many = f"最多选{paper.choices}项" if paper.choices > 1 else "只选一项"
    unsigned = "不写姓名，不作记号。" if paper.method == "secret" else ""
    return f"说明：在所选项前的方框内打“√”，{many}，多选无效。{unsigned}"
