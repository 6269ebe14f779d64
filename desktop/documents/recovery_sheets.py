"""The recovery code on one A4 sheet for the safe: large enough to be copied without a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import gap
from desktop.documents.geometry import A4
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.styles import Style
from desktop.documents.tables import Table, TableColumn
from desktop.services.snapshots import Stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.documents.faces import FaceSet
    from desktop.documents.flow import Slice

_CODE = Style("hei", 22, 44)
_GROUPS_A_ROW = 4
_LOOKALIKES = "没有字母 I、L、O、U：像 1 的是数字 1，像 0 的是数字 0。"
_RULES = (
    "这张纸请锁进保险柜，不要拍照，不要放在电脑旁边。程序里和电脑上都没有存这个码。",
    "换了电脑、重装了系统或忘了口令，有备份文件和这个码，就能把账本全部恢复。",
    "拿到这个码和备份文件的人能看到全部记录。怀疑被人看过，请在“设置”里换一个新的。",
    "换新码以后，以前的备份仍用旧码打开：旧的这张请一并保留。",
)


def render(code: str, *, organization: str, on: date, faces: FaceSet) -> bytes:
    """Return the sheet as PDF; it is never kept by the app.

    Args:
        code: Eight groups of four, joined by hyphens (domain.recovery_codes).
        organization: Whose ledger it opens.
        on: Day on which the code was made.
        faces: What to print with.

    Raises:
        DocumentError: A character has no glyph.
    """
    column = Column(faces, A4.left, A4.type_width)
    groups = code.split("-")
    day = f"{on.year}年{on.month}月{on.day}日"
    slices = [
        *masthead(column, organization, "账本恢复码"),
        *facts(column, [[("制作日期", day), ("组数", f"{len(groups)}组，每组4个字符")]]),
        gap(8),
        *_grid(column, groups),
        gap(12),
        *paragraph(column, _LOOKALIKES, styles.NOTE, indent=0),
        gap(8),
        *(each for rule in _RULES for each in paragraph(column, rule)),
    ]
    furniture = Furniture(A4, Stamp(), is_record=False)
    return produce(slices, faces, furniture, title="账本恢复码", subject=organization)


def _grid(column: Column, groups: Sequence[str]) -> list[Slice]:
    """Return the groups in rows of four, each under its number."""
    table = Table(column, [TableColumn("", share=1)] * _GROUPS_A_ROW)
    numbers = dict.fromkeys(range(_GROUPS_A_ROW), styles.CELL_LABEL)
    written = dict.fromkeys(range(_GROUPS_A_ROW), _CODE)
    slices: list[Slice] = []
    for first in range(0, len(groups), _GROUPS_A_ROW):
        row = groups[first : first + _GROUPS_A_ROW]
        slices.append(table.row([f"第{first + at}组" for at, _ in enumerate(row, 1)], numbers))
        slices.append(table.row(row, written))
    return slices
