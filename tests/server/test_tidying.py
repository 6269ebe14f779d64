"""Tidying: what nobody comes back for goes after 30 days, and nothing else ever does."""

import os
import threading
from pathlib import Path

import pytest

from server import tidying
from server.stores import open_store
from server.tidying import STALE, tidied, tidy

ORG, DIGEST = "01a222de-bc0e-7000-9750-000000000001", "ab" * 32
PASSING = (
    f"uploads/{ORG}/file/ab/.{DIGEST}.part",
    f"uploads/{ORG}/part/ab/.{DIGEST}.part",
    f"uploads/{ORG}/bundle/ab/.{DIGEST}.part",
    f"uploads/{ORG}/batch/ab/{DIGEST}",
    f"uploads/{ORG}/bundle/ab/{DIGEST}",
    f"snapshots/{ORG}.9.{DIGEST}.{DIGEST}",
    f"snapshots/new.7.{ORG}.9.{DIGEST}.{DIGEST}",
    f"returns/{ORG}/{DIGEST}.{DIGEST}",
    f"returns/{ORG}/.{DIGEST}.part",
    f"returns/{ORG}/.{DIGEST}.lock",
)
LASTING = (
    f"uploads/{ORG}/file/ab/{DIGEST}",
    f"uploads/{ORG}/part/ab/{DIGEST}",
    "server.db",
    "logs/yishibu.log",
)


@pytest.fixture
def store(tmp_path, clock):
    found = open_store("", tmp_path / "server", clock=clock)
    yield found
    found.close()


def lay(store, days):
    """Lay down one file of each kind, as old as that."""
    at = store.now().timestamp() - days * 24 * 3600
    for name in (*PASSING, *LASTING):
        path = store.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (at, at))


def left(store):
    return [name for name in (*PASSING, *LASTING) if (store.home / name).exists()]


def test_what_is_young_stays(store):
    lay(store, STALE.days - 1)

    assert tidy(store) == 0
    assert left(store) == [*PASSING, *LASTING]


def test_what_nobody_came_back_for_goes(store):
    lay(store, STALE.days + 1)

    assert tidy(store) == len(PASSING)
    assert left(store) == list(LASTING)


def test_what_a_request_takes_meanwhile_is_no_trouble(store, monkeypatch):
    lay(store, STALE.days + 1)
    taken = store.home / PASSING[3]

    def glob(home, pattern, real=Path.glob):
        found = list(real(home, pattern))
        taken.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "glob", glob)

    assert tidy(store) == len(PASSING) - 1


@pytest.mark.logs("not tidied")
def test_it_is_done_at_once_and_every_day_as_long_as_the_server_runs(store, monkeypatch):
    done, enough = [], threading.Event()

    def note(found):
        done.append(found)
        if len(done) == 3:
            enough.set()
            raise PermissionError(13, "not yours")

    monkeypatch.setattr(tidying, "tidy", note)
    monkeypatch.setattr(tidying, "_AGAIN", STALE * 0)
    with tidied(store):
        assert enough.wait(60)

    assert done == [store] * len(done)
    assert "tidying" not in {thread.name for thread in threading.enumerate()}
