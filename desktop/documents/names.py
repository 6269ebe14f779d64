"""Names on paper: spread, in a grid, and who is named in a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.faces import EM, clean_text
from desktop.documents.linebreaking import SPREAD, Names
from desktop.documents.paragraphs import Column, Line
from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot, StatementSnapshot
from desktop.services.plan_values import PlanSnapshot
from desktop.services.register_values import LevySheetSnapshot, RegisterSnapshot
from desktop.services.round_values import OpinionSheetsSnapshot
from desktop.services.sheet_values import ReceptionSnapshot, SheetSnapshot
from desktop.services.snapshots import BallotPaperSnapshot, MeetingSnapshot, SignInSnapshot
from desktop.services.table_values import TableSnapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.styles import Style
    from desktop.services.snapshots import Snapshot

_GRID = 4  # characters a name takes in a list: three and a gap
_GAP = "\u3000"


def spread_name(name: str) -> str:
    """Return a name of two characters spread over three, so that lists line up: 穆　新."""
    return SPREAD.join(name) if len(name) == 2 else name  # noqa: PLR2004


def name_lines(column: Column, items: Sequence[str], style: Style) -> list[Line]:
    """Return names, or names with remarks, in a grid of four characters; none is torn.

    An item longer than the column is broken as text is.
    """
    table = column.faces.advances(style.role)
    measure = int(column.width * EM / style.size)
    lines: list[Line] = []
    current, used = "", 0
    for item in map(clean_text, items):
        width = sum(map(table.__getitem__, item))
        if current and used + width > measure:
            lines.append(Line(current.rstrip(_GAP)))
            current, used = "", 0
        if width > measure:
            lines += column.lines(item, style)
            continue
        cells = -(-(width + EM) // (_GRID * EM))
        padding = max(1, round((cells * _GRID * EM - width) / EM))
        current += item + _GAP * padding
        used += width + padding * EM
    if current:
        lines.append(Line(current.rstrip(_GAP)))
    return lines


_NAMING = SheetSnapshot | StatementSnapshot | TableSnapshot | RegisterSnapshot | LevySheetSnapshot
"""Snapshots that say themselves whom they name."""


def people_of(snapshot: Snapshot) -> list[str]:
    """Return everybody whom a snapshot names, each once, in order."""
    if isinstance(snapshot, MeetingSnapshot):
        found = _people_of_meeting(snapshot)
    elif isinstance(snapshot, PlanSnapshot):
        found = [snapshot.lead]
        for party in snapshot.parties:
            found += [party.chief, *party.members]
        found += [change.by for change in snapshot.changes]
    elif isinstance(snapshot, SignInSnapshot):
        found = [entry.name for entry in snapshot.roll]
    elif isinstance(snapshot, _NAMING):
        found = list(snapshot.people)
    elif isinstance(snapshot, MeetingNoticeSnapshot):
        found = [name for one in snapshot.roll for name in (one.name, one.received_by)]
    elif isinstance(snapshot, DrawSnapshot):
        found = [line.partition(" ")[2] for line in snapshot.lines]
    elif isinstance(snapshot, OpinionSheetsSnapshot):
        found = [sheet.name for sheet in snapshot.sheets]
    elif isinstance(snapshot, ReceptionSnapshot):
        found = [snapshot.asker, *snapshot.companions, snapshot.received_by]
    else:
        found = list(snapshot.tellers)
    return list(dict.fromkeys(name for name in found if name))


def _people_of_meeting(meeting: MeetingSnapshot) -> list[str]:
    found = [meeting.chair, meeting.recorder, *meeting.tellers, meeting.supervisor]
    found += [meeting.photographer, *(entry.name for entry in meeting.roll)]
    for party in meeting.parties:
        found += [party.chief, *party.members]
    for proxy in meeting.proxies:
        found += [proxy.principal, proxy.agent]
    found += [recusal.name for recusal in meeting.recusals]
    found += [opinion.speaker for opinion in meeting.opinions]
    found += [task.responsible for task in meeting.tasks]
    if meeting.returns is not None:
        found += [sheet.name for sheet in meeting.returns.missing]
    return found


def names_in(snapshot: Snapshot) -> Names:
    """Return the names that no line of a paper may tear."""
    candidates = list(snapshot.options) if isinstance(snapshot, BallotPaperSnapshot) else []
    return Names([*people_of(snapshot), *candidates])
