"""协商方案: the seven answers, who takes part with what rights, and what happens when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.flow import Slice, ending_with
from desktop.documents.geometry import A4
from desktop.documents.names import name_lines, names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, heading, masthead, numeral, paragraph
from desktop.documents.passed import changes_table, passed_table
from desktop.documents.production import produce
from desktop.documents.public import public_plan
from desktop.documents.signatures import closing_line, signature_cells
from desktop.documents.styles import CELL
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_of, day_text, in_parentheses
from desktop.records.consultations import FORMS, KINDS, SEVEN_ANSWERS, TIMINGS

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.tables import Cell
    from desktop.services.snapshots import Party, PlanSnapshot, Stamp


def render(plan: PlanSnapshot, stamp: Stamp, faces: FaceSet, *, public: bool = False) -> bytes:
    """Return the plan of a consultation; a public one masks names and has no signatures."""
    shown = public_plan(plan) if public else plan
    column = Column(faces, A4.left, A4.type_width, names_in(shown))
    version = f"第\u2002{stamp.version}\u2002版" if stamp.is_frozen else "草稿"
    text = [
        *masthead(column, shown.organization, "协商方案", below=(stamp.number, version)),
        *facts(column, _facts(shown)),
        *_sections(column, shown),
    ]
    if public:
        at = stamp.frozen_at if stamp.is_frozen else None
        end = closing_line(column, shown.organization, day_of(at) if at else "")
    else:
        end = signature_cells(column, shown.signatures)
    title = f"{shown.organization}协商方案"
    return produce(
        ending_with(text, end), faces, Furniture(A4, stamp), title=title, subject=shown.title
    )


def _facts(plan: PlanSnapshot) -> list[list[tuple[str, str]]]:
    forms = "、".join(FORMS.get(each, each) for each in plan.forms)
    return [
        [("议题", plan.title or "（未填写）")],
        [
            ("类型", KINDS.get(plan.kind, plan.kind) or "（未填写）"),
            ("形式", forms or "（未填写）"),
        ],
        [
            ("计划", "列入年度计划" if plan.in_plan else "计划外"),
            ("时点", TIMINGS.get(plan.timing, plan.timing) or "（未填写）"),
        ],
        [("负责人", spread_name(plan.lead) or "（未填写）")],
    ]


def _sections(column: Column, plan: PlanSnapshot) -> list[Slice]:
    """Return the seven answers in their order, then parties and stages."""
    sections = [
        (title, paragraph(column, getattr(plan, field).strip() or "（未填写）"))
        for field, title in SEVEN_ANSWERS.items()
    ]
    if plan.parties:
        sections.append(("协商各方的权利和责任", _parties(column, plan)))
    if plan.stages:
        sections.append(("进度安排", _stages(column, plan)))
    if plan.passed:
        sections.append(("跳过的条件", passed_table(column, plan.passed)))
    if plan.changes:
        sections.append(("通报以后的改动", changes_table(column, plan.changes)))
    slices: list[Slice] = []
    for number, (title, body) in enumerate(sections, start=1):
        slices += [*heading(column, f"{numeral(number)}、{title}"), *body]
    return slices


def _parties(column: Column, plan: PlanSnapshot) -> list[Slice]:
    table = Table(
        column,
        [
            TableColumn("协商方", 5),
            TableColumn("代表", 7, align="left"),
            TableColumn("权利", share=1, align="left"),
            TableColumn("责任", share=1, align="left"),
        ],
    )

    def cells(party: Party) -> list[Cell]:
        people = [
            *([f"{party.chief}（首席）"] if party.chief else []),
            *map(spread_name, party.members),
        ]
        return [
            f"{party.name}\n{in_parentheses(party.role)}".strip(),
            name_lines(table.inside(1), people, CELL),
            party.rights,
            party.duties,
        ]

    return table.rows([cells(party) for party in plan.parties])


def _stages(column: Column, plan: PlanSnapshot) -> list[Slice]:
    table = Table(
        column,
        [
            TableColumn("环节", 5),
            TableColumn("责任人", 8),
            TableColumn("期限", 7.5),
            TableColumn("依据", share=1, align="left"),
        ],
    )
    return table.rows(
        [
            [each.stage, each.responsible or "未定", day_text(each.due) or "未定", each.basis]
            for each in plan.stages
        ]
    )
