"""Modules that lie beside the tests, and a room that is joined to a county, both on paper."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), *(str(HERE.parent / name) for name in ("sync/client", "data", "server"))]

from bundle_samples import County, Room, bundling  # noqa: E402 – lies beside
from paper_store import PaperFiles  # noqa: E402 – lies in client/


@pytest.fixture
def county():
    """Give the keys of a county's server."""
    return County()


@pytest.fixture
def room(county):
    """Give the paper ledger of a room that has joined it."""
    return county.enrol(Room())


@pytest.fixture
def kept():
    """Give the room's attachments."""
    return PaperFiles()


@pytest.fixture
def stick(tmp_path):
    """Give a folder on a stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def sticks(room, kept, tmp_path):
    """Give what exports and imports for the room."""
    return bundling(room, tmp_path / "room", kept)
