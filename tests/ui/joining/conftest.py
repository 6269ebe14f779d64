"""A session whose home joins, leaves and refuses as a test says; the ledger is a real one."""

import pytest

from desktop.services.sync_ports import Joining

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

    def leave(self):
        self.now = None


@pytest.fixture
def home(home):
    return JoinableHome(home)
