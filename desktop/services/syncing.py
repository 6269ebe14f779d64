"""How this ledger stands to its server, at a glance and whole, and how often it syncs by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of, days_left
from desktop.errors import ValidationError
from desktop.services.acts import act
from desktop.services.sync_alarms import list_alarm_views
from desktop.services.sync_conflicts import count_conflicts, list_conflict_views
from desktop.services.sync_movements import (
    broke_at,
    list_held,
    list_history,
    list_incoming,
    list_outgoing,
)

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.ports import Reading, Work
    from desktop.services.sync_alarms import AlarmView
    from desktop.services.sync_conflicts import ConflictView
    from desktop.services.sync_movements import HeldView, HistoryLine, Incoming, Outgoing
    from desktop.services.sync_ports import Run, SyncStore

SAMPLE, ALONE, ASKED, JOINED = "sample", "alone", "asked", "joined"
EVERY_MINUTES = (15, 30, 60, 0)
"""How often it may sync by itself; 0: only by hand."""
_EVERY = "sync_every"
_LINES = ("auto", "hand")
"""Ways that go by the line; what went by stick is not synced before its receipt."""
_RUNS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom a ledger asked by stick to let it join, and when last (aware, None: not known)."""

    server: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOverview:
    """What status bar, navigation and 今日 say.

    Attributes:
        standing: SAMPLE, ALONE, ASKED (by stick; the answer is not here yet) or JOINED.
        server: What people call the server, "" where there is none; also the one that was asked.
        asked_at: When it was last asked by stick (aware), None where it was not.
        number: What people call this machine there.
        url: The server's address.
        unsent: Changes without a receipt.
        files: Attachments on their way to the server.
        to_settle: What waits for a decision.
        synced_at: When a run last came to its end by the line (aware); None: never.
        last: The last run by the line that has ended, None where there was none.
        days: Days since `synced_at`, None where it never was; a clock set back gives 0.
        broke_at: Percent at which the last run by the line broke off, 0 where it did not.
    """

    standing: str
    server: str = ""
    asked_at: datetime | None = None
    number: str = ""
    url: str = ""
    unsent: int = 0
    files: int = 0
    to_settle: int = 0
    synced_at: datetime | None = None
    last: Run | None = None
    days: int | None = None
    broke_at: int = 0

    @property
    def is_joined(self) -> bool:
        """Whether there is a server to sync with."""
        return self.standing == JOINED


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreView:
    """Everything of 同步中心."""

    overview: SyncOverview
    conflicts: tuple[ConflictView, ...] = ()
    alarms: tuple[AlarmView, ...] = ()
    held: tuple[HeldView, ...] = ()
    incoming: tuple[Incoming, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()
    history: tuple[HistoryLine, ...] = ()


def read_overview(reading: Reading, store: SyncStore, now: datetime) -> SyncOverview:
    """Return how this ledger stands to its server at `now` (aware)."""
    if reading.setting("sample") == "1":
        return SyncOverview(standing=SAMPLE)
    joining = store.joining()
    if joining is None:
        asked = find_asked(store)
        if asked is None:
            return SyncOverview(standing=ALONE)
        return SyncOverview(standing=ASKED, server=asked.server, asked_at=asked.at)
    runs = [run for run in store.runs(_RUNS_LOOKED_AT) if run.way in _LINES and run.ended_at]
    synced_at = next((run.ended_at for run in runs if run.outcome == "done"), None)
    last = runs[0] if runs else None
    return SyncOverview(
        standing=JOINED,
        server=joining.server_name,
        number=joining.number,
        url=joining.url,
        unsent=sum(chain.unsent for chain in store.chains()),
        files=sum(one.kind == "file" for one in store.waiting("up")),
        to_settle=count_conflicts(reading, store) + len(store.alarms()),
        synced_at=synced_at,
        last=last,
        days=max(days_left(day_of(now), day_of(synced_at)), 0) if synced_at else None,
        broke_at=broke_at(last.figures) if last and last.outcome != "done" else 0,
    )


def find_asked(store: SyncStore) -> Asked | None:
    """Return whom a ledger that works alone has asked by stick, None where it has not."""
    if not store.invitation():
        return None
    run = next((each for each in store.runs(_RUNS_LOOKED_AT) if "asks" in each.figures), None)
    if run is None:
        return Asked(server="", at=None)
    return Asked(server=str(run.figures["asks"]), at=run.ended_at or run.began_at)


def read_centre(reading: Reading, store: SyncStore, now: datetime) -> CentreView:
    """Return everything of 同步中心 at `now` (aware)."""
    overview = read_overview(reading, store, now)
    if not overview.is_joined:
        return CentreView(overview=overview)
    return CentreView(
        overview=overview,
        conflicts=list_conflict_views(reading, store),
        alarms=list_alarm_views(reading, store),
        held=list_held(reading, store),
        incoming=list_incoming(reading, store),
        outgoing=list_outgoing(reading, store),
        history=list_history(store),
    )


def read_every(reading: Reading) -> int:
    """Return how often this ledger syncs by itself, minutes; 0: only by hand."""
    kept = reading.setting(_EVERY)
    chosen = int(kept) if kept.isdecimal() else EVERY_MINUTES[0]
    return chosen if chosen in EVERY_MINUTES else EVERY_MINUTES[0]


@act("改自动同步", undoable=False)
def set_every(work: Work, /, minutes: int) -> None:
    """Sync by itself so often; 0: only by hand.

    Raises:
        ValidationError: It is none of EVERY_MINUTES.
    """
    if minutes not in EVERY_MINUTES:
        raise ValidationError(
            f"自动同步不能隔{minutes}分钟。",
            "请选 15、30、60 分钟，或者不自动同步。",
            field="every",
        )
    work.set_setting(_EVERY, str(minutes))
