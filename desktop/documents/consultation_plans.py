"""协商方案: the seven answers, who takes part with what rights, and what happens when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.documents import styles
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
from desktop.documents.wording import day_of, day_text, in_parentheses, short_digest
from desktop.records.consultations import (
    FORMS,
    KINDS,
    LEVELS_OF_CONSULTATION,
    SELECTIONS,
    SEVEN_ANSWERS,
    TIMINGS,
)

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.tables import Cell
    from desktop.services.plan_values import Party, PlanSnapshot
    from desktop.services.snapshots import Stamp

_DIGEST = re.compile(r"[0-9a-f]{64}")
_GROUPS = 4


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
    rows = [
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
    level = LEVELS_OF_CONSULTATION.get(plan.level, plan.level)
    besides = (
        ("层级", level),
        ("计划项目", plan.plan_item),
        ("计划外的理由", plan.outside_reason),
        ("对应的决策", plan.decision),
        ("针对的问题", plan.problem),
        ("背景", plan.background),
    )
    return rows + [[(label, text.strip())] for label, text in besides if text.strip()]


def _sections(column: Column, plan: PlanSnapshot) -> list[Slice]:
    """Return the seven answers in their order, then parties and stages."""
    sections = [
        (title, paragraph(column, getattr(plan, field).strip() or "（未填写）"))
        for field, title in SEVEN_ANSWERS.items()
    ]
    if plan.form_rules:
        sections.append(("协商形式的适用条件", _forms(column, plan)))
    if plan.consultees or plan.selection or plan.drawn_with:
        sections.append(("应当听取谁的意见，参加人怎样产生", _selection(column, plan)))
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


def _forms(column: Column, plan: PlanSnapshot) -> list[Slice]:
    """Return each form that was chosen with what the data say of it, and why one that is unfit."""
    table = Table(
        column,
        [
            TableColumn("形式", 4.2, style=styles.CELL_LABEL),
            TableColumn("适用条件", share=1, align="left"),
            TableColumn("参加范围", share=1, align="left"),
            TableColumn("权利和责任", share=1.2, align="left"),
            TableColumn("限制和依据", share=1, align="left"),
        ],
    )
    slices = table.rows(
        [
            [
                form.title,
                "；".join(form.when),
                _lines(("应当", form.must), ("可以", form.may)),
                _lines(("权利", form.rights), ("责任", form.duties)),
                _lines(("", form.cannot), ("依据", (form.basis,) if form.basis else ())),
            ]
            for form in plan.form_rules
        ]
    )
    if plan.form_reason:
        slices += paragraph(column, f"选用不能表决的形式，理由：{plan.form_reason}")
    return slices


def _lines(*parts: tuple[str, tuple[str, ...]]) -> str:
    return "\n".join(
        f"{label}：{'；'.join(texts)}" if label else "；".join(texts)
        for label, texts in parts
        if texts
    )


def _shortened(digest: re.Match[str]) -> str:
    return short_digest(digest[0], _GROUPS)


def _selection(column: Column, plan: PlanSnapshot) -> list[Slice]:
    told = []
    if plan.consultees:
        told.append(f"应当听取意见的：{'、'.join(plan.consultees)}。")
    if plan.selection:
        told.append(f"参加人员产生方式：{SELECTIONS.get(plan.selection, plan.selection)}。")
    if plan.drawn_with:
        told.append(f"抽取：{_DIGEST.sub(_shortened, plan.drawn_with)}（全部见抽取结果）。")
    return [each for text in told for each in paragraph(column, text)]


def _parties(column: Column, plan: PlanSnapshot) -> list[Slice]:
    brings = any(party.brings for party in plan.parties)
    table = Table(
        column,
        [
            TableColumn("协商方", 5),
            TableColumn("代表", 7, align="left"),
            TableColumn("权利", share=1, align="left"),
            TableColumn("责任", share=1, align="left"),
            *([TableColumn("提供的资源", 5, align="left")] if brings else []),
        ],
    )

    def cells(party: Party) -> list[Cell]:
        people = [
            *([f"{party.chief}（首席）"] if party.chief else []),
            *map(spread_name, party.members),
        ]
        return [
            "\n".join(filter(None, (party.name, in_parentheses(party.role), party.unit))),
            name_lines(table.inside(1), people, CELL),
            party.rights,
            party.duties,
            *([party.brings] if brings else []),
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
