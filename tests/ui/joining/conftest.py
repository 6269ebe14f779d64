"""A session whose home joins, leaves and refuses as a test says; the ledger is a real one."""

from datetime import UTC, datetime

import pytest

from desktop.errors import SyncError
from desktop.services.bundle_ports import BundleIn, BundleOut
from desktop.services.findings import Progress
from desktop.services.sync_ports import Invited, Joining, Run

JOINING = Joining(
    url="https://yishibu.example.cn",
    ca="",
    token="not to be shown",
    device="d",
    server="s",
    server_name="盐池县政协",
    receipt_key="",
    sealing_key="",
    number="SLC-02",
    role="room",
    org="o",
    since="20261110T003000.000Z0000",
)


class JoinableHome:
    """A home that talks to no server."""

    def __init__(self, home):
        self._home, self.asked, self.error, self.now = home, [], None, None
        self.bundles, self.invited = [], ""

    def __getattr__(self, name):
        return getattr(self._home, name)

    @property
    def sync_store(self):
        return self

    def joining(self):
        return self.now

    def join(self, invitation):
        self.asked.append(invitation)
        if self.error:
            raise self.error
        self.now = JOINING
        return JOINING

    def invitation(self):
        return self.invited

    def runs(self, limit):
        at = datetime(2026, 11, 23, 8, tzinfo=UTC)
        figures = {"asks": "盐池县政协"}
        return [Run(id=1, way="usb_out", began_at=at, ended_at=at, outcome="done", figures=figures)]

    def chains(self):
        return ()

    def waiting(self, direction):
        return ()

    def conflict_fields(self):
        return ()

    def alarms(self):
        return ()

    def look_at_invitation(self, file):
        if file.suffix != ".yishibu-join":
            raise SyncError("这是议事簿的备份，不是入网文件。", "请用“恢复备份”。", code="format")
        return Invited(org="花马池镇长城村", server_name="盐池县政协")

    def ask_to_join(self, path, file, on_progress):
        on_progress(Progress(stage="changes", done=1, total=1))
        self.bundles.append(("ask", path.name, file.name))
        if self.error:
            raise self.error
        self.invited = "入网文件"
        return BundleOut(file=path, bundle="b", size_bytes=9, changes=6, asks=True)

    def export_bundle(self, path, on_progress):
        self.bundles.append(("out", path.name))
        return BundleOut(file=path, bundle="b", size_bytes=9, changes=6, asks=True)

    def import_bundle(self, path, on_progress):
        self.bundles.append(("in", path.name))
        self.now = JOINING
        return BundleIn(bundle="b", device="d", enrolled=True, receipted=6)

    def leave(self):
        self.now = None


@pytest.fixture
def home(home):
    return JoinableHome(home)
