"""发言摘编: what was said at a meeting, speaker by speaker, under the item it was about."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import ending_with, gap, kept_together
from desktop.documents.geometry import A4
from desktop.documents.meeting_records import way_of
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, heading, masthead, numeral, paragraph
from desktop.documents.production import produce
from desktop.documents.public import masked_texts, public_meeting
from desktop.documents.signatures import closing_line
from desktop.documents.wording import day_of, in_parentheses, span_text
from desktop.records.opinions import STANCES

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.flow import Slice
    from desktop.services.snapshots import MeetingSnapshot, OpinionEntry, Stamp

_NAME = "发言摘编"


def render(
    meeting: MeetingSnapshot, stamp: Stamp, faces: FaceSet, *, public: bool = False
) -> bytes:
    """Return what was said as PDF, with who took it down and who took the photographs.

    A public one names nobody: it says of each only for which class they spoke.
    """
    shown = _without_speakers(meeting) if public else meeting.opinions
    made_by = _credits(public_meeting(meeting) if public else meeting)
    column = Column(faces, A4.left, A4.type_width, names_in(meeting))
    version = f"第\u2002{stamp.version}\u2002版" if stamp.is_frozen else "草稿"
    text = [
        *masthead(column, meeting.organization, _NAME, below=(stamp.number, version)),
        *facts(column, _facts(meeting)),
        *(_said(column, shown) or paragraph(column, "会上没有记录意见。")),
        *([gap(8), *paragraph(column, made_by, styles.NOTE, indent=0)] if made_by else []),
    ]
    at = day_of(stamp.frozen_at) if stamp.frozen_at else ""
    slices = ending_with(text, closing_line(column, meeting.organization, at))
    title = f"{meeting.organization}{_NAME}"
    return produce(slices, faces, Furniture(A4, stamp), title=title, subject=meeting.title)


def _without_speakers(meeting: MeetingSnapshot) -> tuple[OpinionEntry, ...]:
    """Return the opinions as they may hang on the board; whoever is named in one is masked."""
    spoken = tuple(replace(each, speaker="") for each in meeting.opinions)
    return masked_texts(spoken, meeting)


def _facts(meeting: MeetingSnapshot) -> list[list[tuple[str, str]]]:
    rows = [
        [("会议", meeting.title or "（未填写）")],
        [("时间", span_text(meeting.started_at, meeting.ended_at) or "（未填写）")],
        [("地点", meeting.place or "（未填写）")],
    ]
    if meeting.consultation:
        rows.append([("议题", meeting.consultation)])
    return rows


def _said(column: Column, opinions: tuple[OpinionEntry, ...]) -> list[Slice]:
    slices: list[Slice] = []
    number = 0
    for item, group in groupby(opinions, key=lambda each: each.item):
        if item:
            number += 1
            slices += heading(column, f"{numeral(number)}、{item}")
        for each in group:
            head = paragraph(column, _speaker(each), styles.NOTE_LABEL, indent=0)
            body = paragraph(column, each.content)
            slices += [gap(4), *kept_together([*head, *body[:1]]), *body[1:]]
    return slices


def _speaker(each: OpinionEntry) -> str:
    """Return 石玉珍（二组，占地户）　有条件，书面，不同意见; without a name whom they spoke for."""
    beside = [part for part in (each.group, each.stakeholder_class) if part]
    who = spread_name(each.speaker) if each.speaker else (beside.pop() if beside else "（不具名）")
    about = in_parentheses(*beside)
    notes = [STANCES.get(each.stance, each.stance)]
    notes.append(way_of(each))
    notes += ["不同意见"] if each.minority else []
    return f"{who}{about}\u3000{'，'.join(note for note in notes if note)}"


def _credits(meeting: MeetingSnapshot) -> str:
    """Return 文字整理：马晓梅　摄影：李广才."""
    named = (("文字整理", meeting.recorder), ("摄影", meeting.photographer))
    return "\u3000".join(f"{label}：{name}" for label, name in named if name)
