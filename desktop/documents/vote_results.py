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
from desktop.documents.votes import (
    measures_table,
    method_of,
    named_table,
    result_of,
    sealing,
    sentence,
    source_text,
)
from desktop.documents.wording import day_of, in_parentheses, span_text

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.services.snapshots import BallotEntry, MeetingSnapshot, Stamp

_WORDING = styles.Style("fangsong", 14, 24)


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
    return [
        [("会议", meeting.title or "（未填写）")],
        [("时间", when or "（未填写）"), ("地点", meeting.place or "（未填写）")],
        [("方式", method_of(ballot)), ("结果", result_of(ballot))],
    ]


def _sections(column: Column, meeting: MeetingSnapshot, ballot: BallotEntry) -> list[Slice]:
    sections = [
        ("表决事项", _wording(column, ballot)),
        ("票数", [*measures_table(column, ballot), gap(4), *_papers(column, meeting, ballot)]),
        ("判定", _verdict(column, ballot)),
    ]
    if ballot.named:
        sections.insert(2, ("记名表决名单", named_table(column, ballot)))
    slices: list[Slice] = []
    for number, (title, body) in enumerate(sections, start=1):
        slices += [*heading(column, f"{numeral(number)}、{title}"), *body]
    return slices


def _wording(column: Column, ballot: BallotEntry) -> list[Slice]:
    slices = paragraph(column, ballot.title or "（未填写）")
    return slices + (paragraph(column, ballot.wording, _WORDING) if ballot.wording.strip() else [])


def _papers(column: Column, meeting: MeetingSnapshot, ballot: BallotEntry) -> list[Slice]:
    """Return who counted, the sums of paper ballots, what was sealed, and who took no part."""
    texts = []
    if meeting.tellers:
        texts.append(f"监票人、计票人：{'、'.join(meeting.tellers)}")
    if ballot.issued is not None and ballot.returned is not None:
        out = ballot.issued - ballot.returned
        rest = f"未收回{out}张" if out >= 0 else "收回多于发出"
        texts.append(f"发出表决票{ballot.issued}张，收回{ballot.returned}张，{rest}")
    texts.append(sealing(ballot))
    if ballot.recount_reason:
        texts.append(f"本次为重新计票，理由：{ballot.recount_reason}")
    texts += [
        f"回避：{each.name}{in_parentheses(each.matter, each.reason)}"
        for each in meeting.recusals
        if each.matter in ballot.title
    ]
    texts += [
        f"委托：{each.principal}委托{each.agent}{in_parentheses(each.reason)}"
        for each in meeting.proxies
    ]
    return [
        each
        for text in texts
        if text
        for each in paragraph(column, sentence(text), styles.NOTE, indent=0)
    ]


def _verdict(column: Column, ballot: BallotEntry) -> list[Slice]:
    verdict = ballot.verdict
    if verdict is None:
        return paragraph(column, "尚未判定。")
    slices: list[Slice] = []
    steps = [f"{number}. {step}" for number, step in enumerate(verdict.steps, start=1)]
    sources = [f"依据：{source_text(source)}" for source in verdict.sources]
    warnings = [f"提示：{warning}" for warning in verdict.warnings]
    for text in (*steps, *sources, *warnings):
        slices += paragraph(column, sentence(text), styles.NOTE, indent=0)
    conclusion = f"结论：{result_of(ballot)}。"
    return [*slices, *paragraph(column, conclusion, styles.NOTE_LABEL, indent=0)]
