"""抽取结果: who was drawn, and the list and the seed by which anybody can draw again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with
from desktop.documents.geometry import A4
from desktop.documents.names import names_in
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, heading, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.faces import FaceSet
    from desktop.services.form_values import DrawSnapshot
    from desktop.services.snapshots import Stamp

_A_ROW = 3
_GROUP = 8


def render(draw: DrawSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return what was drawn, with all that is needed to check it by hand."""
    column = Column(faces, A4.left, A4.type_width, names_in(draw))
    text = [
        *masthead(column, draw.organization, "参加人抽取结果"),
        *facts(column, _facts(draw)),
        *heading(column, "一、抽中的人（按抽取次序）"),
        *_table(column, draw.drawn),
        *heading(column, "二、怎样抽的"),
        *paragraph(column, draw.method or "（未填写）"),
        *paragraph(
            column, f"名单校验码（SHA-256）：{_in_groups(draw.digest)}", styles.NOTE, indent=0
        ),
        *heading(column, "三、抽取所用的名单"),
        *_table(column, draw.lines),
    ]
    end = signature_cells(column, ("抽取人", "监督人", "参加人代表"))
    furniture = Furniture(A4, stamp, is_record=False)
    title = f"{draw.organization}参加人抽取结果"
    return produce(ending_with(text, end), faces, furniture, title=title, subject=draw.title)


def _facts(draw: DrawSnapshot) -> list[list[tuple[str, str]]]:
    return [
        [("协商议题", draw.title or "（未填写）")],
        [("名单", f"{draw.subject or '（未填写）'}，{len(draw.lines)}人")],
        [("日期", day_text(draw.day) or "（未填写）"), ("抽取", f"{len(draw.drawn)}人")],
        [("种子", draw.seed or "（未填写）")],
    ]


def _table(column: Column, lines: Sequence[str]) -> list[Slice]:
    """Return lines of a list, three a row, each as it was computed with."""
    if not lines:
        return paragraph(column, "没有人。")
    table = Table(column, [TableColumn(share=1, align="left") for _ in range(_A_ROW)])
    rows = [list(lines[at : at + _A_ROW]) for at in range(0, len(lines), _A_ROW)]
    return table.rows([[*row, *[""] * (_A_ROW - len(row))] for row in rows])


def _check(draw: DrawSnapshot) -> str:
    return f"名单校验码（SHA-256）：{_in_groups(draw.digest)}"


def _in_groups(digest: str) -> str:
    """Return a digest in groups, so that it can be read aloud and broken."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP)) or "（无）"
