"""四议两公开六联登记表: six sheets, one a page; what is not recorded yet is left to be written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A4, MM
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, masthead, numeral, paragraph
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text
from desktop.records.votes import METHODS
from desktop.services.register_values import RegisterSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.faces import FaceSet
    from desktop.services.register_values import RegisterSnapshot, RegisterVote
    from desktop.services.snapshots import Stamp

_NAME = "四议两公开六联登记表"
_ROW = 11 * MM
_CONTENT, _SAID = 58 * MM, 30 * MM
_BLANK_DAY = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"
_VOTE_ROWS = 2
"""Rows of votes at least: there is room to write one more by hand."""


def render(register: RegisterSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the six sheets; a form, no record: the papers of each meeting are frozen apart."""
    column = Column(faces, A4.left, A4.type_width, names_in(register))
    slices: list[Slice] = []
    for number, sheet in enumerate(register.sheets or (RegisterSheet(title=""),), start=1):
        page = _page(column, register, sheet, number)
        slices += [replace(page[0], new_page=number > 1), *page[1:]]
    furniture = Furniture(A4, stamp, is_record=False)
    title = f"{register.organization}{_NAME}"
    return produce(slices, faces, furniture, title=title, subject=register.title)


def _page(
    column: Column, register: RegisterSnapshot, sheet: RegisterSheet, number: int
) -> list[Slice]:
    below = (f"第{numeral(number)}联\u2002{sheet.title}", register.number)
    text = [
        *masthead(column, register.organization, _NAME, below=below),
        gap(6),
        *_pairs(column, [("事项", register.title)]),
        *(_publication(column, sheet) if sheet.is_publication else _meeting(column, sheet)),
        gap(6),
        *_note(column, sheet),
    ]
    return ending_with(text, signature_cells(column, sheet.signatures))


def _note(column: Column, sheet: RegisterSheet) -> list[Slice]:
    return paragraph(column, f"依据：{sheet.basis}", styles.NOTE, indent=0) if sheet.basis else []


def _meeting(column: Column, sheet: RegisterSheet) -> list[Slice]:
    counted = [
        ("应到", f"{sheet.eligible}人" if sheet.eligible is not None else "\u3000人"),
        ("实到", f"{sheet.present}人" if sheet.present is not None else "\u3000人"),
    ]
    return [
        *_pairs(column, [("会议", sheet.body)]),
        *_pairs(column, [("日期", day_text(sheet.day) or _BLANK_DAY), ("地点", sheet.place)]),
        *_pairs(
            column,
            [("主持人", spread_name(sheet.chair)), ("记录人", spread_name(sheet.recorder))],
        ),
        *_pairs(column, counted),
        *_pairs(column, [("内容", sheet.content)], least=_CONTENT),
        *_votes(column, sheet.votes),
    ]


def _publication(column: Column, sheet: RegisterSheet) -> list[Slice]:
    return [
        *_pairs(
            column,
            [
                ("公示开始", day_text(sheet.day) or _BLANK_DAY),
                ("公示结束", day_text(sheet.until) or _BLANK_DAY),
            ],
        ),
        *_pairs(column, [("公示地点", sheet.place)]),
        *_pairs(column, [("公示内容", sheet.content)], least=_CONTENT),
        *_pairs(column, [("异议和答复", sheet.said)], least=_SAID),
    ]


def _pairs(column: Column, pairs: Sequence[tuple[str, str]], *, least: float = _ROW) -> list[Slice]:
    """Return a row of label and value, once or twice."""
    columns = [
        one
        for _ in pairs
        for one in (
            TableColumn(characters=5, style=styles.CELL_LABEL),
            TableColumn(share=1, align="left"),
        )
    ]
    table = Table(column, columns, least=least)
    return table.rows([[text for pair in pairs for text in pair]])


def _votes(column: Column, votes: Sequence[RegisterVote]) -> list[Slice]:
    table = Table(
        column,
        [
            TableColumn("表决事项", share=1, align="left"),
            TableColumn("方式", 3),
            *(TableColumn(name, 2.6) for name in ("应到", "实到", "赞成", "反对", "弃权", "无效")),
            TableColumn("结果", 3.4),
        ],
        least=_ROW,
    )
    rows = [_vote_row(vote) for vote in votes]
    rows += [[""] * 9 for _ in range(_VOTE_ROWS - len(rows))]
    return table.rows(rows)


def _vote_row(vote: RegisterVote) -> list[str]:
    figures = (vote.eligible, vote.present, vote.votes_for, vote.against, vote.abstain)
    short = METHODS.get(vote.method, vote.method)[:3].removesuffix("表").removesuffix("投")
    return [
        vote.title,
        short,
        *("" if figure is None else f"{figure}" for figure in (*figures, vote.invalid)),
        vote.result,
    ]
