"""Stores on both engines for every test of the server."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the modules beside it

from bundle_rooms import Place, StickRoom
from server_fixtures import *  # noqa: F403 – found by the line above; pytest looks here
from web_samples import web_of


@pytest.fixture
def web(store):
    """Give the running server over a store, once on each engine."""
    with web_of(store) as found:
        yield found


@pytest.fixture
def place(store, tmp_path):
    """Give a store with a township and two villages, and a way to carry sticks there."""
    return Place(store, tmp_path)


@pytest.fixture
def room(place):
    """Give a village's paper ledger."""
    return place.enrol(StickRoom())


@pytest.fixture
def township(place):
    """Give the township's paper ledger."""
    return place.enrol(StickRoom("township"), org="township", role="township")
