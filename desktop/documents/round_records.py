"""What the record of a written round or of a meeting at a distance says instead of a roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.flow import gap
from desktop.documents.names import spread_name
from desktop.documents.paragraphs import Column, paragraph
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text

if TYPE_CHECKING:
    from desktop.documents.flow import Slice
    from desktop.services.round_values import ReturnsEntry
    from desktop.services.snapshots import MeetingSnapshot

ROUND_TITLE = "书面征求意见情况"

Facts = list[list[tuple[str, str]]]


def round_facts(meeting: MeetingSnapshot, returns: ReturnsEntry) -> Facts:
    """Return what stands below the title of a written round's record."""
    rows: Facts = [[("事由", meeting.title or "（未填写）")]]
    if meeting.consultation:
        rows.append([("议题", meeting.consultation)])
    rows.append(
        [
            ("发出", day_text(returns.handed_on) or "（未填写）"),
            ("收回期限", day_text(returns.return_by) or "（未填写）"),
        ]
    )
    people = (("负责", meeting.chair), ("收发", meeting.recorder))
    named = [(label, spread_name(name)) for label, name in people if name]
    return [*rows, named] if named else rows


def remote_facts(meeting: MeetingSnapshot) -> Facts:
    """Return on what a meeting at a distance was held; nothing for one in a room."""
    pairs = (("平台", meeting.platform), ("链接", meeting.link))
    return [[(label, text)] for label, text in pairs if text.strip()]


def returns_told(column: Column, returns: ReturnsEntry, *, public: bool = False) -> list[Slice]:
    """Return how many sheets went out and came back, question by question, and who is missing.

    A public one names nobody.
    """
    slices = paragraph(column, _sentence(returns))
    if returns.questions:
        slices += [gap(3), *_answers(column, returns), gap(5)]
    if returns.missing and not public:
        names = "、".join(f"{one.name}（{one.number}号）" for one in returns.missing)
        slices += paragraph(column, f"未交回的：{names}。")
    return slices


def _sentence(returns: ReturnsEntry) -> str:
    out = returns.issued - returns.returned
    parts = [f"共发出书面征求意见表{returns.issued}份，收回{returns.returned}份"]
    if returns.blank:
        parts.append(f"其中{returns.blank}份没有写意见")
    parts.append(f"未收回{out}份" if out else "全部收回")
    if returns.unnamed:
        parts.append(f"其中不记名的{returns.unnamed}份")
    if returns.reminded:
        parts.append(f"催收过{returns.reminded}份")
    return f"{'，'.join(parts)}。"


def _answers(column: Column, returns: ReturnsEntry) -> list[Slice]:
    table = Table(
        column,
        [
            TableColumn("序号", 2),
            TableColumn("问题", share=3, align="left"),
            TableColumn("态度", share=2, align="left"),
        ],
    )
    return table.rows(
        [
            [str(number), one.title, "，".join(one.stances) or "没有人回答"]
            for number, one in enumerate(returns.questions, start=1)
        ]
    )
