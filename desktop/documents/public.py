"""What of a snapshot may hang on the notice board: names and numbers masked, reasons left out.

Masking is the default of public papers (个人信息保护法 Art. 25: 不得公开, unless agreed).
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.documents.names import people_of
from desktop.domain.cautions import CHECK
from desktop.domain.masking import mask_name, mask_text

if TYPE_CHECKING:
    from desktop.services.plan_values import PlanSnapshot
    from desktop.services.sheet_values import SheetSnapshot
    from desktop.services.snapshots import BallotEntry, MeetingSnapshot, Snapshot

V = TypeVar("V")


def public_meeting(meeting: MeetingSnapshot) -> MeetingSnapshot:
    """Return a meeting without who said what or was away and why, and with names masked."""
    left = replace(
        meeting,
        opinions=(),
        roll=(),
        adjournments=tuple(replace(each, reason="") for each in meeting.adjournments),
        recusals=tuple(replace(each, reason="") for each in meeting.recusals),
        proxies=tuple(replace(each, reason="") for each in meeting.proxies),
        ballots=tuple(_totals_only(ballot) for ballot in meeting.ballots),
        passed=tuple(replace(each, agreed_by="") for each in meeting.passed),
    )
    return _masked(left, _names(meeting))


def _totals_only(ballot: BallotEntry) -> BallotEntry:
    """Leave out who voted how, and what the clerk was asked to check: work, no part of a result."""
    ballot = replace(ballot, named=())
    if ballot.verdict is None:
        return ballot
    kept = tuple(text for text in ballot.verdict.warnings if not text.startswith(CHECK))
    return replace(ballot, verdict=replace(ballot.verdict, warnings=kept))


def public_plan(plan: PlanSnapshot) -> PlanSnapshot:
    """Return a plan with names masked, and without who agreed to pass over a condition."""
    passed = tuple(replace(each, agreed_by="") for each in plan.passed)
    return _masked(replace(plan, passed=passed), _names(plan))


def public_sheet(sheet: SheetSnapshot) -> SheetSnapshot:
    """Return a sheet or letter with names masked; who issues it and whom to ring up stay."""
    names = _names(sheet)
    masked = _masked(sheet, names)
    return replace(
        masked,
        organization=sheet.organization,
        closing=sheet.closing,
        body=tuple(_masked_beside(text, sheet.readable, names) for text in sheet.body),
        readable=sheet.readable,
    )


def _masked_beside(text: str, readable: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Return a text masked but for what is to stay readable in it."""
    if not readable:
        return _masked(text, names)
    parts = (_masked_beside(part, readable[1:], names) for part in text.split(readable[0]))
    return readable[0].join(parts)


def _names(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(people_of(snapshot))


def masked_texts(value: V, meeting: MeetingSnapshot) -> V:
    """Return a part of a meeting with everybody masked whom the meeting names."""
    return _masked(value, _names(meeting))


def _masked(value: V, names: tuple[str, ...]) -> V:
    """Return a value with every text masked; a text that is a name loses all but the surname."""
    made: Any = value
    if isinstance(value, str):
        made = mask_name(value) if value in names else mask_text(value, names)
    elif isinstance(value, tuple):
        made = tuple(_masked(each, names) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _masked(getattr(value, each.name), names) for each in fields(value)}
        made = replace(value, **changed)
    masked: V = made
    return masked
