"""A sync store that a test fills: what the ledger would know of its server."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from desktop.domain.changes import START, Header, Patch
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import KnownOrg, Scope, Sent
from desktop.services.bundle_ports import BundleIn, BundleOut
from desktop.services.findings import Progress
from desktop.services.sync_ports import (
    Alarm,
    Ended,
    Figures,
    Joining,
    OpenConflict,
    OutboxChain,
    Run,
)

DEVICE = "01890000-0000-7000-8000-0000000000d1"
OTHER_DEVICE = "01890000-0000-7000-8000-0000000000d2"
EPOCH = "01890000-0000-4000-8000-0000000000e1"
VILLAGE = KnownOrg(
    id="01890000-0000-7000-8000-000000000001",
    code="640323100201",
    name="示例村",
    level="village",
    parent="01890000-0000-7000-8000-000000000002",
    aliases=("01890000-0000-7000-8000-0000000000a1",),
)
TOWNSHIP = KnownOrg(
    id="01890000-0000-7000-8000-000000000002",
    code="640323100",
    name="示例镇",
    level="township",
    parent="01890000-0000-7000-8000-000000000003",
)
COUNTY = KnownOrg(
    id="01890000-0000-7000-8000-000000000003",
    code="640323",
    name="示例县",
    level="county",
    parent="",
)
SCOPE = Scope(org=VILLAGE, role="room", above=(TOWNSHIP, COUNTY))
JOINING = Joining(
    url="https://127.0.0.1:9",
    ca="",
    token="secret",
    device=DEVICE,
    server="01890000-0000-7000-8000-0000000000f1",
    server_name="示例县政协",
    receipt_key="",
    sealing_key="",
    number="SLC-02",
    role="room",
    org=VILLAGE.id,
)
AT = datetime(2026, 11, 21, 8, 20, tzinfo=UTC)


@dataclass
class FakeSyncStore:
    """What a test says is there; acts of a person are noted."""

    joined: Joining | None = JOINING
    seen_scope: Scope | None = SCOPE
    outbox: list = field(default_factory=list)
    bodies: dict = field(default_factory=dict)
    moving: list = field(default_factory=list)
    history: list = field(default_factory=list)
    open: list = field(default_factory=list)
    known_alarms: list = field(default_factory=list)
    settled: list = field(default_factory=list)
    back: list = field(default_factory=list)
    came: list = field(default_factory=list)
    invited: str = ""

    def invitation(self):
        return self.invited

    def joining(self):
        return self.joined

    def scope(self):
        return self.seen_scope

    def chains(self):
        return self.outbox

    def unsent(self, chain, after, most_bytes):
        assert most_bytes > 0
        waiting = [one for one in self.bodies.get(chain.epoch, ()) if one.header.seq > after]
        return waiting[:2]  # as few as bytes would allow

    def waiting(self, direction):
        return [one for one in self.moving if one.direction == direction]

    def runs(self, limit=50):
        return self.history[:limit]

    def conflicts(self):
        return tuple(self.open)

    def conflict_fields(self):
        return [(one.type, one.row, one.field) for one in self.open]

    def alarms(self, *, with_settled=False):
        hidden = () if with_settled else {alarm for alarm, _ in self.settled}
        return [one for one in self.known_alarms if one.id not in hidden]

    def settle_alarm(self, alarm, by):
        self.settled.append((alarm, by))

    def held(self):
        return self.back

    def received(self, limit=200):
        return iter(self.came[:limit])


def stamp(at=AT):
    return format_stamp(at, 0)


def run(number, outcome="done", *, way="auto", at=AT, ended=True, **figures):
    return Run(
        id=number,
        way=way,
        began_at=at,
        ended_at=at if ended else None,
        outcome=outcome,
        figures=figures,
    )


def conflict(type_name, row, name, *values, before=None):
    """Return a conflict; of each value (actor, device, org, value)."""
    told = tuple((actor, device, org, stamp(), value) for actor, device, org, value in values)
    return OpenConflict(type=type_name, row=str(row), field=name, values=told, before=before)


def alarm(number, kind, row="", type_name="", **details):
    if type_name:
        details |= {"type": type_name, "row": str(row)}
    return Alarm(id=number, kind=kind, subject=str(row), details=details, found_at=AT)


def sent(seq, act, *patches):
    """Return a Change; of each patch (type, row), None for one that never leaves."""
    parts = tuple("0" * 64 if one is None else _body(*one) for one in patches)
    header = Header(
        device=DEVICE,
        epoch=EPOCH,
        seq=seq,
        stamp=stamp(),
        schema=4,
        actor="",
        act=act,
        act_id=str(UUID(int=seq)),
        previous=START,
        payload=START,
    )
    return Sent(header=header, parts=parts)


def chain(last, receipted=0):
    return OutboxChain(writer=1, device=DEVICE, epoch=EPOCH, last=last, receipted=receipted)


def _body(type_name, row):
    return Patch(
        type=type_name,
        id=str(row),
        org=VILLAGE.id,
        audience="own",
        fields={},
        replaces={},
        salt="00" * 16,
    ).body()


class SyncHome:
    """An open home whose line and sticks a test holds in its hands.

    Attributes:
        runs: Ways of the runs so far.
        script: What a run does: takes progress and pause, returns an Ended or raises.
    """

    def __init__(self, home, store, script=None):
        self._home, self.sync_store = home, store
        self.runs, self.bundles = [], []
        self.script = script or (lambda progress, pause: Ended(outcome="done", figures=Figures()))

    def __getattr__(self, name):
        return getattr(self._home, name)

    def sync(self, progress, pause, *, way):
        self.runs.append(way)
        return self.script(progress, pause)

    def export_bundle(self, path, on_progress):
        on_progress(Progress(stage="bundle", done=1, total=2))
        self.bundles.append(("out", path))
        return self.out(path)

    def import_bundle(self, path, on_progress):
        on_progress(Progress(stage="bundle", done=1, total=2))
        self.bundles.append(("in", path))
        return self.come

    def out(self, path):
        return BundleOut(file=path, bundle="b", size_bytes=9, changes=6, files=3)

    come = BundleIn(bundle="b", device=DEVICE, receipted=6, pulled=14)
