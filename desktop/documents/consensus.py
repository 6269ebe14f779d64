"""What a meeting agreed without a vote: what it had to join, its points, and who was not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.flow import gap
from desktop.documents.paragraphs import heading, numeral, paragraph
from desktop.documents.tables import Table, TableColumn
from desktop.records.outcomes import CONSENSUS

if TYPE_CHECKING:
    from desktop.documents.flow import Slice
    from desktop.documents.paragraphs import Column
    from desktop.services.snapshots import MeetingSnapshot


def consensus_sheet(column: Column, meeting: MeetingSnapshot) -> list[Slice]:
    """Return whether there is consensus, the three columns, the points, and what is suggested.

    A talk says too of which groups and classes nobody spoke.
    """
    slices: list[Slice] = []
    if meeting.consensus:
        slices += paragraph(column, f"{CONSENSUS.get(meeting.consensus, meeting.consensus)}。")
    slices += _asks(column, meeting)
    points = (
        ("共识", meeting.agreed),
        ("分歧", meeting.disagreed),
        ("待定", meeting.left_open),
        ("意见建议", _suggestions(meeting)),
    )
    filled = [(title, text) for title, text in points if text.strip()]
    for number, (title, text) in enumerate(filled, start=1):
        slices += [
            *heading(column, f"（{numeral(number)}）{title}", level=2),
            *paragraph(column, text),
        ]
    if meeting.unheard and not meeting.takes_votes and slices:
        told = f"到会而没有发言的：{'、'.join(meeting.unheard)}。"
        slices += [gap(4), *paragraph(column, told)]
    return slices


def _asks(column: Column, meeting: MeetingSnapshot) -> list[Slice]:
    """Return 政策要求, 党政关切 and 民生诉求 side by side; nothing where none was written."""
    asks = {
        "政策要求": meeting.policy_asks,
        "党政关切": meeting.government_asks,
        "民生诉求": meeting.people_ask,
    }
    if not any(text.strip() for text in asks.values()):
        return []
    table = Table(column, [TableColumn(title, share=1, align="left") for title in asks])
    return [gap(3), *table.rows([[text.strip() or "—" for text in asks.values()]]), gap(6)]


def _suggestions(meeting: MeetingSnapshot) -> str:
    """Return what is suggested, to whom, and what it costs."""
    parts = [meeting.suggestions.strip().rstrip("。")]
    if meeting.cost is not None:
        parts.append(f"所需资金{meeting.cost:,f}元")
    if meeting.addressed_to.strip():
        parts.append(f"报送{meeting.addressed_to.strip()}")
    told = "。".join(part for part in parts if part)
    return f"{told}。" if told else ""
