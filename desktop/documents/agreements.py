"""协商协议书: what the sides of a dispute agreed when they talked, for each of them to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.flow import ending_with, gap
from desktop.documents.geometry import A4
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, facts, heading, masthead, numeral, paragraph
from desktop.documents.production import produce
from desktop.documents.signatures import signature_cells
from desktop.documents.wording import in_parentheses, span_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.faces import FaceSet
    from desktop.documents.flow import Slice
    from desktop.services.plan_values import Party
    from desktop.services.snapshots import MeetingSnapshot, Stamp

_NAME = "协商协议书"
_STAND_INS = ("甲方", "乙方")
"""Who signs where no side of the consultation was entered."""
_OTHER_FORM = (
    "本协议记录各方协商一致的内容，各方签字、按手印后各执一份。"
    "人民调解委员会主持达成的，另按人民调解协议书的格式制作。"
)


def render(meeting: MeetingSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the agreement as PDF: the sides, what is agreed and left open, cells to sign."""
    column = Column(faces, A4.left, A4.type_width, names_in(meeting))
    version = f"第\u2002{stamp.version}\u2002版" if stamp.is_frozen else "草稿"
    text = [
        *masthead(column, meeting.organization, _NAME, below=(stamp.number, version)),
        *facts(column, _facts(meeting)),
        *_numbered(column, _sections(column, meeting)),
        gap(6),
        *paragraph(column, _OTHER_FORM, styles.NOTE, indent=0),
    ]
    slices = ending_with(text, signature_cells(column, (*_signers(meeting), "主持人", "见证人")))
    title = f"{meeting.organization}{_NAME}"
    return produce(slices, faces, Furniture(A4, stamp), title=title, subject=meeting.title)


def _facts(meeting: MeetingSnapshot) -> list[list[tuple[str, str]]]:
    when = span_text(meeting.started_at, meeting.ended_at)
    rows = [
        [("事项", meeting.consultation or meeting.title or "（未填写）")],
        [("时间", when or "（未填写）")],
        [("地点", meeting.place or "（未填写）")],
    ]
    if meeting.chair:
        rows.append([("主持", spread_name(meeting.chair))])
    return rows


def _sections(column: Column, meeting: MeetingSnapshot) -> Iterator[tuple[str, list[Slice]]]:
    sides = [each for party in meeting.parties for each in paragraph(column, _side(party))]
    yield "各方", sides or paragraph(column, "（各方未登记，签字时填写。）")
    yield "达成一致的内容", paragraph(column, meeting.agreed or "（未填写）")
    for title, text in (("没有达成一致的内容", meeting.disagreed), ("待定", meeting.left_open)):
        if text.strip():
            yield title, paragraph(column, text)


def _numbered(column: Column, sections: Iterator[tuple[str, list[Slice]]]) -> list[Slice]:
    slices: list[Slice] = []
    for number, (title, body) in enumerate(sections, start=1):
        slices += [*heading(column, f"{numeral(number)}、{title}"), *body]
    return slices


def _side(party: Party) -> str:
    """Return 占地户（利益相关方）：石玉珍、李广才。."""
    people = "、".join(dict.fromkeys(filter(None, (party.chief, *party.members))))
    return f"{party.name}{in_parentheses(party.role)}{f'：{people}' if people else ''}。"


def _signers(meeting: MeetingSnapshot) -> tuple[str, ...]:
    return tuple(party.name for party in meeting.parties if party.name) or _STAND_INS
