"""Papers that are tables with a head: 年度协商计划表, 年度问题清单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap
from desktop.documents.geometry import A4_ACROSS
from desktop.documents.names import names_in
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, masthead, paragraph, title
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.tables import Table, TableColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.faces import FaceSet
    from desktop.services.snapshots import Stamp
    from desktop.services.table_values import AnnualPlanSnapshot, PaperTable, ProblemListSnapshot

_SHORT = 18
"""Characters of a fact that has room in half a row."""
_NUMBER = TableColumn("序号", 2.4)
_FACT = (TableColumn(characters=5, style=styles.CELL_LABEL), TableColumn(share=1, align="left"))


def render(paper: AnnualPlanSnapshot | ProblemListSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return a paper of tables, across; it is a form: neither draft nor frozen."""
    column = Column(faces, A4_ACROSS.left, A4_ACROSS.type_width, names_in(paper))
    number = ("", paper.number) if paper.number else None
    text: list[Slice] = [
        *masthead(column, paper.organization, paper.title, below=number),
        *_facts(column, paper.facts),
    ]
    for one in paper.tables:
        text += [gap(8), *_table(column, one)]
    if paper.said:
        text += [gap(6), *paragraph(column, paper.said, styles.NOTE, indent=0)]
    slices = ending_with(text, signature_cells(column, paper.signatures))
    furniture = Furniture(A4_ACROSS, stamp, is_record=False)
    return produce(slices, faces, furniture, title=f"{paper.organization}{paper.title}")


def _facts(column: Column, facts: Sequence[tuple[str, str]]) -> list[Slice]:
    """Return the head, short facts two a row."""
    one, two = Table(column, _FACT), Table(column, (*_FACT, *_FACT))
    rows: list[Slice] = []
    waiting: list[tuple[str, str]] = []
    for fact in facts:
        if len(fact[1]) > _SHORT:
            rows += [one.row(list(each)) for each in (*waiting, fact)]
            waiting = []
        elif waiting:
            rows.append(two.row([*waiting.pop(), *fact]))
        else:
            waiting.append(fact)
    return [*rows, *(one.row(list(each)) for each in waiting)]


def _table(column: Column, paper: PaperTable) -> list[Slice]:
    above = title(column, paper.heading, styles.SUBTITLE) if paper.heading else []
    if not paper.rows:
        return [*above, *paragraph(column, paper.nothing, styles.BODY, indent=0)]
    table = Table(
        column,
        [
            _NUMBER,
            *(
                TableColumn(
                    one.label, one.characters, one.share, "centre" if one.centred else "left"
                )
                for one in paper.columns
            ),
        ],
    )
    rows = [[str(number), *cells] for number, cells in enumerate(paper.rows, start=1)]
    return [*above, *table.rows(rows)]
