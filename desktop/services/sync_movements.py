"""What waits to be sent, what came from elsewhere, what cannot be shown yet, and past runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import parse_patch
from desktop.domain.clocks import parse_stamp
from desktop.records import Audience, declaration_of, record_type
from desktop.services.acts import ACTS
from desktop.services.bundle_ports import carried, is_receipted
from desktop.services.sync_names import SyncNames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from desktop.domain.feeds import Sent
    from desktop.records import Declaration
    from desktop.services.ports import Reading
    from desktop.services.sync_names import Subject
    from desktop.services.sync_ports import OutboxChain, Run, SyncStore

MOST_LISTED = 200
"""So many Changes are listed one by one; how many more there are is said."""
WHOLE = 100
"""Percent: a run that had all of it, and ended all the same, did not break off in the middle."""
_MOST_BYTES = 256 * 1024
_UNTOLD = "Act"
"""The row that holds the reason of an act says nothing of what was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One Change that waits.

    Attributes:
        seq: Its number, which names it together with `epoch`.
        act: What was done, "" where this version has no word for it.
        at: When (aware).
        subject: The first row that it wrote; None where it wrote only what never leaves.
        rows: How many rows it wrote.
    """

    epoch: str
    seq: int
    act: str
    at: datetime
    subject: Subject | None
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One row that came, or was changed, from elsewhere; the rest as in Outgoing."""

    subject: Subject
    act: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldView:
    """Rows of one type that cannot be shown yet; `reason` as sync_ports.HeldPatch tells it."""

    kind: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One run: sync_ports.Run, its figures as whole numbers.

    Attributes:
        sent: Changes that the other side has, or that were written to a stick.
        received: Changes that came.
        kinds: What came by kind, with how many: what those above sent first, else the most.
        files: Attachments in both directions.
        broke_at: Percent at which it broke off, 0 where that is not known.
        resumed_at: Percent from which it went on, 0 where it began anew.
        is_receipted: Of a bundle that went out: whether all in it has its receipt by now.
    """

    id: int
    way: str
    outcome: str
    began_at: datetime
    ended_at: datetime | None
    sent: int
    received: int
    kinds: tuple[tuple[str, int], ...]
    files: int
    broke_at: int
    resumed_at: int
    is_receipted: bool = False


def list_outgoing(reading: Reading, store: SyncStore) -> tuple[Outgoing, ...]:
    """Return the Changes that wait, oldest first, at most MOST_LISTED."""
    names = SyncNames(reading, store)
    return tuple(_outgoing(names, sent) for sent in _unsent(store))


def _unsent(store: SyncStore) -> Iterator[Sent]:
    left = MOST_LISTED
    for chain in store.chains():
        after = chain.receipted
        while left and after < chain.last:
            some = store.unsent(chain, after, _MOST_BYTES)[:left]
            if not some:
                break
            yield from some
            after, left = some[-1].header.seq, left - len(some)


def _outgoing(names: SyncNames, sent: Sent) -> Outgoing:
    # Large bodies are named by their digest only; what never leaves is too.
    patches = [parse_patch(part) for part in sent.parts if isinstance(part, bytes)]
    told = next((one for one in patches if one.type != _UNTOLD), None)
    return Outgoing(
        epoch=sent.header.epoch,
        seq=sent.header.seq,
        act=_title(sent.header.act),
        at=parse_stamp(sent.header.stamp)[0],
        subject=names.subject(told.type, told.id) if told else None,
        rows=len({one.id for one in patches if one.type != _UNTOLD}),
    )


def _title(act: str) -> str:
    known = ACTS.get(act)
    return known.title if known else ""


def list_incoming(reading: Reading, store: SyncStore) -> tuple[Incoming, ...]:
    """Return what came from elsewhere last: by what it is, the newest first within each kind."""
    names = SyncNames(reading, store)
    rows = [
        Incoming(
            subject=names.subject(type_name, row),
            act=_title(act),
            by=names.person(actor),
            at=parse_stamp(stamp)[0],
        )
        for type_name, row, act, actor, stamp in store.received(MOST_LISTED)
        if type_name != _UNTOLD
    ]
    places: dict[str, int] = {}
    for one in rows:
        places.setdefault(one.subject.type, len(places))
    return tuple(sorted(rows, key=lambda one: places[one.subject.type]))


def list_held(reading: Reading, store: SyncStore) -> tuple[HeldView, ...]:
    """Return what cannot be shown yet, counted by type and reason."""
    names, counts = SyncNames(reading, store), dict[tuple[str, str], int]()
    for one in store.held():
        key = names.subject(one.type, one.row).kind, one.reason
        counts[key] = counts.get(key, 0) + 1
    return tuple(
        HeldView(kind=kind, reason=reason, count=count) for (kind, reason), count in counts.items()
    )


def list_history(store: SyncStore, limit: int = 50) -> tuple[HistoryLine, ...]:
    """Return past runs, the newest first; older ones that by themselves moved nothing left out."""
    chains = store.chains()
    lines = [_line(run, chains) for run in store.runs(limit)]
    return tuple(line for at, line in enumerate(lines) if not (at and _is_idle(line)))


def _is_idle(line: HistoryLine) -> bool:
    moved = line.sent or line.received or line.files
    return line.way == "auto" and line.outcome == "done" and not moved


def _line(run: Run, chains: Sequence[OutboxChain]) -> HistoryLine:
    return HistoryLine(
        id=run.id,
        way=run.way,
        outcome=run.outcome,
        began_at=run.began_at,
        ended_at=run.ended_at,
        # A bundle that went out says how many Changes lie in it; sent is what has a receipt.
        sent=_whole(run.figures, "changes" if run.way == "usb_out" else "pushed"),
        received=_whole(run.figures, "pulled"),
        kinds=_kinds(run.figures.get("kinds")),
        files=_whole(run.figures, "files_up") + _whole(run.figures, "files_down"),
        broke_at=broke_at(run.figures),
        resumed_at=_whole(run.figures, "resumed_at"),
        is_receipted=bool(carried(run)) and is_receipted(run, chains),
    )


def broke_at(figures: Mapping[str, object]) -> int:
    """Return the percent at which a run broke off, 0 where it is not known or nothing was left."""
    reached = _whole(figures, "reached")
    return reached if reached < WHOLE else 0


def _kinds(told: object) -> tuple[tuple[str, int], ...]:
    """Return title and count of every kind that this version knows.

    What was written for this organization stands before what goes to all, and that before its own.
    """
    counts = told if isinstance(told, dict) else {}
    known = [
        (not kind.from_above, kind.audience is not Audience.DOWN, -count, kind.title)
        for name, count in counts.items()
        if isinstance(count, int) and (kind := _declared(name)) is not None
    ]
    return tuple((title, -count) for *_, count, title in sorted(known))


def _declared(type_name: str) -> Declaration | None:
    try:
        return declaration_of(record_type(type_name))
    except KeyError:
        return None


def _whole(figures: Mapping[str, object], name: str) -> int:
    value = figures.get(name, 0)
    return value if isinstance(value, int) else 0
