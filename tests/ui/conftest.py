"""A real encrypted ledger under a session, offscreen; Qt's warnings fail a test."""

import shutil
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.composition import found_home, open_home
from desktop.services.divisions import trace_division
from desktop.services.rosters import import_roster
from desktop.services.sample_villages import read_sample_village

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))  # for what they share

PASSPHRASE = "sample passphrase of tests"


def found(folder, *, sample):
    """Found the home of an invented village, to be copied for each test."""
    divisions = trace_division(read_sample_village().code, "示例村")
    options = {"divisions": divisions, "keeper": "马晓梅", "sample": sample, "use_keyring": False}
    found_home(folder, passphrase_source=lambda: PASSPHRASE, **options)
    return folder


@pytest.fixture(scope="session")
def founded_home(tmp_path_factory):
    """A home as it begins: making one takes a migration."""
    return found(tmp_path_factory.mktemp("founded") / "home", sample=True)


@pytest.fixture
def home(founded_home, tmp_path):
    """An open home with an empty ledger of an invented village."""
    folder = Path(shutil.copytree(founded_home, tmp_path / "home"))
    with open_home(folder, passphrase_source=lambda: PASSPHRASE) as home:
        yield home


@pytest.fixture
def session(qapp, home):
    """A session on that home; its tasks are finished before the ledger closes."""
    from desktop.ui.looks import Look
    from desktop.ui.places import Navigator
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import TaskRunner

    tasks = TaskRunner()
    with ExitStack() as stack:
        stack.callback(tasks.close)
        session = Session(home, tasks, Look(), Navigator(), clock=lambda: datetime.now(UTC))
        session.notices = []
        session.noticed.connect(session.notices.append)
        yield session


@pytest.fixture
def people(session):
    """The invented people of the sample roster, in the ledger."""
    import_roster(session.ledger, read_sample_village().people)
    return read_sample_village().people


@pytest.fixture
def drain(session):
    """Call it to wait for all that was asked of the ledger, and what that asked for in turn."""

    def wait():
        session.tasks.drain()

    return wait


@pytest.fixture(scope="session")
def founded_township(tmp_path_factory):
    """A home of a village that its township is to take over."""
    return found(tmp_path_factory.mktemp("founded") / "township", sample=False)


@pytest.fixture
def township(qapp, founded_township, tmp_path):
    """A session on a township's ledger, the rows its village recorded, and how to wait for it."""
    from township_homes import NOW, township_home

    from desktop.ui.looks import Look
    from desktop.ui.places import Navigator
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import TaskRunner

    folder = Path(shutil.copytree(founded_township, tmp_path / "township"))
    tasks = TaskRunner()
    with ExitStack() as stack:
        home, rows = stack.enter_context(township_home(folder, PASSPHRASE))
        stack.callback(tasks.close)
        session = Session(home, tasks, Look(), Navigator(), clock=lambda: NOW)
        session.notices = []
        session.noticed.connect(session.notices.append)
        yield session, rows, tasks.drain
