"""筹资筹劳征求意见签字表: a page for each representative, a line for each household to sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A4, MM
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.services.register_values import HouseholdsEntry

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.services.register_values import LevySheetSnapshot
    from desktop.services.snapshots import Stamp

_NAME = "筹资筹劳征求意见签字表"
_ROW = 8 * MM
_BY_HAND = 10
"""Lines where it is not known how many households there are."""
_COLUMNS = (
    ("户主", 5.0, 0.0),
    ("出资（元）", 5.2, 0.0),
    ("出劳（工日）", 6.2, 0.0),
    ("减免理由", 0.0, 1.0),
    ("是否同意", 4.2, 0.0),
    ("签字手印", 0.0, 1.0),
)
"""Title, characters and share of each column beside the number."""


def render(levy: LevySheetSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the sheets, one representative after the other; a form that is filled in by hand."""
    column = Column(faces, A4.left, A4.type_width, names_in(levy))
    slices: list[Slice] = []
    for at, one in enumerate(levy.roll or (HouseholdsEntry(),)):
        page = _page(column, levy, one)
        slices += [replace(page[0], new_page=at > 0), *page[1:]]
    furniture = Furniture(A4, stamp, is_record=False)
    title = f"{levy.organization}{_NAME}"
    return produce(slices, faces, furniture, title=title, subject=levy.title)


def _page(column: Column, levy: LevySheetSnapshot, one: HouseholdsEntry) -> list[Slice]:
    count = one.households or _BY_HAND
    whose = spread_name(one.name) or "\u3000" * 6
    told = f"{one.households}户" if one.households else "\u3000\u3000户"
    rows = [
        [("事项", levy.title or "（未填写）")],
        [("村民代表", whose), ("代表", told)],
    ]
    if one.group:
        rows.append([("小组", one.group)])
    rows += [[(name, text)] for name, text in (("办什么", levy.what), ("怎么办", levy.how)) if text]
    table = Table(
        column,
        [
            TableColumn("序号", 2.4),
            *(TableColumn(name, width, share=share) for name, width, share in _COLUMNS),
        ],
        least=_ROW,
    )
    text = [
        *masthead(column, levy.organization, _NAME, below=("", levy.number)),
        *facts(column, rows),
        *(paragraph(column, f"依据：{levy.basis}", styles.NOTE, indent=0) if levy.basis else []),
        gap(6),
        *table.rows([[str(number), *[""] * len(_COLUMNS)] for number in range(1, count + 1)]),
    ]
    return ending_with(text, signature_cells(column, ("村民代表", "村务监督委员会")))
