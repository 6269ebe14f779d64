import socket
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent  # and the modules beside it, and those of other tests
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent / "server")]

from certificates import Authority  # noqa: E402 – lies beside
from paper_server import PaperServer, serving  # noqa: E402 – lies beside
from paper_store import PaperFiles, PaperPartials, PaperStore, joined  # noqa: E402 – as above

from desktop.sync.client.absences import AbsentFiles  # noqa: E402 – as above
from desktop.sync.client.pacing import Patience  # noqa: E402 – as above
from desktop.sync.client.runs import Runs  # noqa: E402 – as above


@pytest.fixture
def server():
    return PaperServer()


@pytest.fixture
def port(server):
    with serving(server) as port:
        yield port


@pytest.fixture
def url(port):
    return f"http://127.0.0.1:{port}"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    """Let a run try again at once."""
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)


class Device:
    """A ledger on paper, joined to a server."""

    def __init__(self, server, url, device="room", **changes):
        self.store = joined(PaperStore(device), url, server, **changes)
        self.files, self.partials = PaperFiles(), PaperPartials()
        self.absent = AbsentFiles()
        self.told, self.was_slow = [], False

    def sync(self, way="hand", **options):
        runs = Runs(self.store, self.files, self.partials, self.absent)
        return runs.run(way, self._hear, **options)

    def _hear(self, *step, is_slow=False):
        self.told.append(step)
        self.was_slow |= is_slow


@pytest.fixture
def device(server, url):
    """Return a maker of devices that are joined to the server."""
    return lambda device="room", at=url, **changes: Device(server, at, device, **changes)


@pytest.fixture
def free_port():
    """Return a port on which nobody listens, nor can while the test runs."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture(scope="session")
def authority():
    """Return who vouches for the county's server."""
    return Authority()


@pytest.fixture(scope="session")
def stranger():
    """Return who vouches for somebody else, under the same name."""
    return Authority()
