"""表决结果单: one vote a page, with every comparison, who counted, and where the papers lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import Slice, ending_with, gap, new_page
from desktop.documents.geometry import A4
from desktop.documents.names import names_in
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, heading, masthead, numeral, paragraph
from desktop.documents.production import produce
from desktop.documents.public import public_meeting
from desktop.documents.signatures import closing_line, signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.votes import measures_table, method_of, result_of, sealing, source_text
from desktop.documents.wording import day_of, in_parentheses, span_text

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.services.snapshots import BallotEntry, MeetingSnapshot, Stamp


def render(
    meeting: MeetingSnapshot, stamp: Stamp, faces: FaceSet, *, public: bool = False
) -> bytes:
    """Return the result slip of every vote of a meeting, each on a page of its own.

    A public one masks names and has a line for the organization's seal in place of signatures.
    """
    shown = public_meeting(meeting) if public else meeting
    column = Column(faces, A4.left, A4.type_width, names_in(shown))
    name = "表决结果公示" if public else "表决结果单"
    slices: list[Slice] = []
    for ballot in shown.ballots:
        slices += [
            *([new_page()] if slices else []),
            *_slip(column, shown, ballot, stamp, name=name, public=public),
        ]
    if not shown.ballots:
        slices = [
            *masthead(column, shown.organization, name),
            *paragraph(column, "本次会议没有进行表决。"),
        ]
    title = f"{shown.organization}{name}"
    return produce(slices, faces, Furniture(A4, stamp), title=title, subject=shown.title)


def _slip(
    column: Column,
    meeting: MeetingSnapshot,
    ballot: BallotEntry,
    stamp: Stamp,
    *,
    name: str,
    public: bool,
) -> list[Slice]:
    version = f"第\u2002{stamp.version}\u2002版" if stamp.is_frozen else "草稿"
    text = [
        *masthead(column, meeting.organization, name, below=(stamp.number, version)),
        *facts(column, _facts(meeting, ballot)),
        *_sections(column, meeting, ballot),
    ]
    if public:
        at = stamp.frozen_at if stamp.is_frozen else None
        return ending_with(
            text, closing_line(column, meeting.organization, day_of(at) if at else "")
        )
    return ending_with(text, signature_cells(column, ("监票人", "计票人", "主持人")))


def _facts(meeting: MeetingSnapshot, ballot: BallotEntry) -> list[list[tuple[str, str]]]:
    when = span_text(ballot.held_at, None) or span_text(meeting.started_at, meeting.ended_at)
    rows = [
        [("会议", meeting.title or "（未填写）")],
        [("时间", when or "（未填写）"), ("地点", meeting.place or "（未填写）")],
        [("事项", ballot.title or "（未填写）")],
        [("方式", method_of(ballot)), ("结果", result_of(ballot))],
    ]
    if meeting.tellers:
        rows.append([("监票计票", "、".join(meeting.tellers))])
    return rows


def _sections(column: Column, meeting: MeetingSnapshot, ballot: BallotEntry) -> list[Slice]:
    sections = [
        ("表决内容", paragraph(column, ballot.wording) if ballot.wording.strip() else []),
        ("票数", [*measures_table(column, ballot), *_papers(column, ballot)]),
        ("判定", _verdict(column, ballot)),
        ("回避与委托", _exceptions(column, meeting)),
    ]
    slices: list[Slice] = []
    filled = [(title, body) for title, body in sections if body]
    for number, (title, body) in enumerate(filled, start=1):
        slices += [*heading(column, f"{numeral(number)}、{title}"), *body]
    return slices


def _papers(column: Column, ballot: BallotEntry) -> list[Slice]:
    """Return the sums of paper ballots, what was sealed, and why votes were counted again."""
    texts = []
    if ballot.issued is not None and ballot.returned is not None:
        out = ballot.issued - ballot.returned
        rest = f"，未收回{out}张" if out >= 0 else "，收回多于发出"
        texts.append(f"发出表决票{ballot.issued}张，收回{ballot.returned}张{rest}。")
    texts.append(sealing(ballot))
    if ballot.recount_reason:
        texts.append(f"本次为重新计票，理由：{ballot.recount_reason}")
    slices = [
        each for text in texts if text for each in paragraph(column, text, styles.NOTE, indent=0)
    ]
    return [gap(4), *slices] if slices else []


def _verdict(column: Column, ballot: BallotEntry) -> list[Slice]:
    verdict = ballot.verdict
    if verdict is None:
        return paragraph(column, "尚未判定。")
    slices: list[Slice] = []
    for number, step in enumerate(verdict.steps, start=1):
        slices += paragraph(column, f"{number}. {step}")
    slices += paragraph(column, f"结论：{result_of(ballot)}。")
    for source in verdict.sources:
        slices += paragraph(column, f"依据：{source_text(source)}。")
    for warning in verdict.warnings:
        slices += paragraph(column, f"提示：{warning}")
    return slices


def _exceptions(column: Column, meeting: MeetingSnapshot) -> list[Slice]:
    if not (meeting.recusals or meeting.proxies):
        return []
    table = Table(
        column,
        [
            TableColumn("情况", 3),
            TableColumn("姓名", share=2),
            TableColumn("说明", share=3, align="left"),
        ],
    )
    rows = [
        ["回避", each.name, each.matter + in_parentheses(each.reason)] for each in meeting.recusals
    ]
    rows += [["委托", f"{each.principal}委托{each.agent}", each.reason] for each in meeting.proxies]
    return table.rows(rows)
