"""Who was there: the sentence of figures and the table of names, with times and reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.names import name_lines, spread_name
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import clock, in_parentheses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.documents.flow import Slice
    from desktop.documents.paragraphs import Column
    from desktop.services.snapshots import MeetingSnapshot, Proxy, Recusal, RollEntry, RollState

STATES: dict[RollState, str] = {
    "present": "出席",
    "leave": "请假",
    "absent": "未到",
    "observer": "列席",
    "left": "离会",
}


_TOOK_PART = "参加"


def _is_open(meeting: MeetingSnapshot) -> bool:
    """Whether nobody was due, so that nobody only sat in."""
    return not meeting.eligible and {entry.state for entry in meeting.roll} == {"observer"}


def with_state(roll: Sequence[RollEntry], state: RollState) -> list[RollEntry]:
    """Return the entries of a roll in one state, in order."""
    return [entry for entry in roll if entry.state == state]


def attendance_sentence(meeting: MeetingSnapshot) -> str:
    """Return 应到45人，实到31人，请假6人，未到7人，中途离会1人。 and the sentence on the quorum.

    At a talk nobody is due: who came took part.
    """
    counts = {state: len(with_state(meeting.roll, state)) for state in STATES}
    if _is_open(meeting):
        return f"{_TOOK_PART}{counts['observer']}人。"
    parts = [] if meeting.eligible is None else [f"应到{meeting.eligible}人"]
    parts.append(f"实到{counts['present']}人")
    parts += [f"{STATES[state]}{counts[state]}人" for state in ("leave", "absent") if counts[state]]
    if counts["left"]:
        parts.append(f"中途离会{counts['left']}人")
    if counts["observer"]:
        parts.append(f"列席{counts['observer']}人")
    return f"{'，'.join(parts)}。{meeting.quorum}"


def roll_table(column: Column, meeting: MeetingSnapshot) -> list[Slice]:
    """Return names by state, the absent with reasons, who came late or left with times."""
    table = Table(
        column,
        [TableColumn(characters=2.6, style=styles.CELL_LABEL), TableColumn(share=1, align="left")],
    )
    inside = table.inside(1)

    def row(label: str, items: Sequence[str]) -> Slice:
        lines = name_lines(inside, items, styles.CELL)
        return table.row([f"{label}\n{len(items)}人", lines])

    rows = []
    labels = STATES | ({"observer": _TOOK_PART} if _is_open(meeting) else {})
    for state, label in labels.items():
        entries = with_state(meeting.roll, state)
        if entries:
            rows.append(row(label, [_named(_if_late(entry, meeting)) for entry in entries]))
    if meeting.proxies:
        rows.append(row("委托", [_proxy_text(proxy) for proxy in meeting.proxies]))
    if meeting.recusals:
        rows.append(row("回避", [_recusal_text(recusal) for recusal in meeting.recusals]))
    return rows


def _if_late(entry: RollEntry, meeting: MeetingSnapshot) -> RollEntry:
    """Leave out the time of those who were there when the meeting was opened."""
    opened, arrived = meeting.started_at, entry.arrived_at
    on_time = opened is not None and arrived is not None and arrived <= opened
    return replace(entry, arrived_at=None) if on_time else entry


def _named(entry: RollEntry) -> str:
    return spread_name(entry.name) + _REMARKS[entry.state](entry)


def _remark_present(entry: RollEntry) -> str:
    late = f"{clock(entry.arrived_at)}到会" if entry.arrived_at else ""
    return in_parentheses(late, entry.note)


def _remark_left(entry: RollEntry) -> str:
    came = f"{clock(entry.arrived_at)}到会" if entry.arrived_at else ""
    went = f"{clock(entry.left_at)}离会" if entry.left_at else "中途离会"
    return in_parentheses(came, went, entry.reason, entry.note)


def _remark_absent(entry: RollEntry) -> str:
    return in_parentheses(entry.reason, entry.note)


def _remark_observer(entry: RollEntry) -> str:
    return in_parentheses(entry.capacity, entry.note)


_REMARKS: dict[RollState, Callable[[RollEntry], str]] = {
    "present": _remark_present,
    "left": _remark_left,
    "leave": _remark_absent,
    "absent": _remark_absent,
    "observer": _remark_observer,
}


def _proxy_text(proxy: Proxy) -> str:
    since = f"{clock(proxy.since)}起" if proxy.since else ""
    return f"{proxy.principal}委托{proxy.agent}{in_parentheses(since, proxy.reason)}"


def _recusal_text(recusal: Recusal) -> str:
    return f"{spread_name(recusal.name)}{in_parentheses(recusal.matter, recusal.reason)}"
