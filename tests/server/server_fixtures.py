"""Fixtures of a store on both engines.

Tests in other folders put this one on their path and import them in their conftest.
"""

from datetime import UTC, datetime, timedelta

import pytest
from postgres_server import BINARIES, Postgres

from server.stores import open_store


class Clock:
    """A clock that stands until it is set."""

    def __init__(self):
        self.at = datetime(2026, 11, 28, 8, tzinfo=UTC)

    def __call__(self):
        return self.at

    def go(self, **duration):
        """Go on, or back, by a timedelta's arguments."""
        self.at += timedelta(**duration)


@pytest.fixture(scope="session")
def postgres():
    """Give a running PostgreSQL, one a worker."""
    if not BINARIES:
        pytest.skip("no PostgreSQL server under /usr/lib/postgresql")
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def postgres_template(postgres, tmp_path_factory):
    """Give the name of a database that holds the tables already: copied, it costs little."""
    name = postgres.database()
    open_store(postgres.url(name), tmp_path_factory.mktemp("template")).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def server_url(request):
    """Give the URL of an empty database, once on each engine; "" is SQLite in the home."""
    if request.param == "sqlite":
        yield ""
        return
    postgres = request.getfixturevalue("postgres")
    name = postgres.database(request.getfixturevalue("postgres_template"))
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def clock():
    """Give the server's clock."""
    return Clock()


@pytest.fixture
def store(server_url, tmp_path, clock):
    """Give an open store, once on each engine."""
    found = open_store(server_url, tmp_path / "server", clock=clock)
    yield found
    found.close()
