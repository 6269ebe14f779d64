"""书面征求意见表: a numbered sheet for everybody who is asked, with a slip that is given back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.faces import clean_text
from desktop.documents.flow import Slice, gap, kept_together, new_page
from desktop.documents.geometry import MM, Sheet
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import (
    Column,
    ends,
    facts,
    line_slice,
    masthead,
    paragraph,
)
from desktop.documents.pen import GREY
from desktop.documents.production import produce
from desktop.documents.styles import Style
from desktop.documents.wording import day_text
from desktop.services.round_values import OpinionSheet

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.pen import Pen
    from desktop.services.round_values import OpinionSheetsSnapshot
    from desktop.services.snapshots import Stamp

_PAGE = Sheet(210 * MM, 297 * MM, 25 * MM, 20 * MM, 160 * MM, 255 * MM)
"""A4 with narrow margins: a form to write on, no official letter."""

_QUESTION = Style("hei", 14, 22)
_TEXT = Style("fangsong", 14, 24)
_RULED = 9 * MM
"""Height of a line to write on."""
_LEAST_LINES, _MOST_LINES = 2, 7
_BOX = 16.0
_HINT = "态度在方框内打“√”，只选一项；理由和办法写在横线上，写不下可以另附纸，附纸上写明编号。"
_TO_FILL = "\u3000" * 6


def render(round_: OpinionSheetsSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the sheets of a round one after the other, each from a page of its own.

    Each is a form, no record: what comes back is entered by its number.
    """
    column = Column(faces, _PAGE.left, _PAGE.type_width, names_in(round_))
    slices: list[Slice] = []
    for sheet in round_.sheets or (OpinionSheet(number=""),):
        if slices:
            slices.append(new_page())
        slices += _sheet(column, round_, sheet)
    furniture = Furniture(_PAGE, stamp, is_record=False)
    title = f"{round_.organization}书面征求意见表"
    return produce(slices, faces, furniture, title=title, subject=round_.title)


def _sheet(column: Column, round_: OpinionSheetsSnapshot, sheet: OpinionSheet) -> list[Slice]:
    head = [
        *masthead(
            column,
            round_.organization,
            "书面征求意见表",
            below=(f"编号\u2002{sheet.number}", _by(round_, "前交回")),
        ),
        *facts(column, _facts(round_, sheet)),
        *paragraph(column, _HINT, styles.NOTE, indent=0),
        gap(4),
    ]
    foot = [*_signature(column, sheet), *_slip(column, round_, sheet)]
    lines = _lines_a_question(column, round_, [*head, *foot])
    slices = head
    again = _again(column, sheet)
    for number, question in enumerate(round_.questions, start=1):
        asked = _question(column, round_, f"{number}. {question}", lines)
        slices += [gap(6), replace(asked[0], header=again), *asked[1:]]
    end = kept_together(foot)
    # The gap that the end begins with vanishes at the top of a page, and its header with it.
    return [*slices, *(replace(one, header=again) for one in end[:2]), *end[2:]]


def _again(column: Column, sheet: OpinionSheet) -> Slice:
    """Return what stands above a further page of a sheet: loose pages are told apart by it."""
    told = f"编号\u2002{sheet.number}（接上页）"
    return replace(ends(column, told, "", styles.NOTE), height=styles.NOTE.leading + 6)


def _by(round_: OpinionSheetsSnapshot, after: str) -> str:
    day = day_text(round_.return_by) or "\u3000\u3000年\u3000月\u3000日"
    return f"请于{day}{after}" if after else day


def _facts(round_: OpinionSheetsSnapshot, sheet: OpinionSheet) -> list[list[tuple[str, str]]]:
    name = spread_name(sheet.name) if sheet.name else f"{_TO_FILL}（可以不写）"
    rows = [[("事由", round_.title or "（未填写）")]]
    if round_.consultation and round_.consultation not in round_.title:
        rows.append([("议题", round_.consultation)])
    rows.append([("姓名", name), *([("小组", sheet.group)] if sheet.group else [])])
    return rows


def _lines_a_question(column: Column, round_: OpinionSheetsSnapshot, rest: list[Slice]) -> int:
    """Return how many lines to write on each question has, so that a page is filled well."""
    asked = [
        one.height
        for number, question in enumerate(round_.questions, start=1)
        for one in _question(column, round_, f"{number}. {question}", 0)
    ]
    room = _PAGE.type_height - sum(one.height for one in rest) - sum(asked)
    room -= 6 * len(round_.questions)
    lines = int(room / _RULED / max(1, len(round_.questions)))
    return min(max(lines, _LEAST_LINES), _MOST_LINES)


def _question(column: Column, round_: OpinionSheetsSnapshot, text: str, lines: int) -> list[Slice]:
    asked = [line_slice(column, one, _QUESTION) for one in column.lines(text, _QUESTION)]
    boxes = _stances(column, round_.stances)
    ruled = [_ruled(column) for _ in range(lines)]
    return kept_together([*asked, boxes, *ruled])


def _stances(column: Column, stances: tuple[str, ...]) -> Slice:
    """Return the boxes of the stances, side by side."""
    width = column.width / max(1, len(stances))

    def draw(pen: Pen, top: float) -> None:
        for at, stance in enumerate(stances):
            left = column.left + at * width
            pen.tick_box(left, top - _TEXT.baseline, _BOX)
            pen.text(left + _BOX + 6, top - _TEXT.baseline, stance, _TEXT)

    return Slice(height=_TEXT.leading, draw=draw)


def _ruled(column: Column) -> Slice:
    def draw(pen: Pen, top: float) -> None:
        pen.across(column.left, top - _RULED + 1, column.width, colour=GREY)

    return Slice(height=_RULED, draw=draw)


def _signature(column: Column, sheet: OpinionSheet) -> list[Slice]:
    """Return where to sign; a sheet for nobody in particular may stay unsigned."""
    who = "签字" if sheet.name else "签字（可以不签）"
    left = f"{who}：{_TO_FILL}"
    return [gap(10, keep=True), ends(column, left, "日期：\u3000\u3000年\u3000月\u3000日", _TEXT)]


def _slip(column: Column, round_: OpinionSheetsSnapshot, sheet: OpinionSheet) -> list[Slice]:
    """Return what is cut off and given back to whoever brings the sheet."""
    told = f"回执\u3000{sheet.number}号\u3000{clean_text(sheet.name)}".rstrip("\u3000")
    about = f"“{round_.title}”征求意见表已收回。收回期限：{_by(round_, '')}。"
    received = f"收件人：{_TO_FILL}\u3000收回日期：\u3000\u3000年\u3000月\u3000日"
    return [
        gap(8, keep=True),
        _cut(column),
        gap(4, keep=True),
        *paragraph(column, told, styles.NOTE_LABEL, indent=0),
        *paragraph(column, about, styles.NOTE, indent=0),
        gap(6, keep=True),
        *paragraph(column, received, styles.NOTE, indent=0),
    ]


def _cut(column: Column) -> Slice:
    """Return the line along which the slip is cut off."""
    dash, between = 5.0, 4.0
    count = int(column.width / (dash + between))

    def draw(pen: Pen, top: float) -> None:
        for at in range(count):
            pen.across(column.left + at * (dash + between), top - 1, dash, colour=GREY)

    return Slice(height=2, draw=draw)
