"""Tidying: what nobody comes back for goes after 30 days, and nothing else ever does."""

import os
import threading
from pathlib import Path

import pytest
from server_samples import Writer, add_orgs, id_of, large, row_patch

from desktop.domain.changes import digest_of
from desktop.errors import StorageError, SyncError
from desktop.sync.compression import pack
from server import tidying
from server.acceptance import accept
from server.stores import open_store
from server.tidying import STALE, tidied, tidy
from server.uploads import Name, Uploads

ORG, DIGEST = "01a222de-bc0e-7000-9750-000000000001", "ab" * 32
PASSING = (
    f"uploads/{ORG}/file/ab/.{DIGEST}.part",
    f"uploads/{ORG}/part/ab/.{DIGEST}.part",
    f"uploads/{ORG}/bundle/ab/.{DIGEST}.part",
    f"uploads/{ORG}/batch/ab/{DIGEST}",
    f"uploads/{ORG}/part/ab/{DIGEST}",  # which no Change names
    f"uploads/{ORG}/bundle/ab/{DIGEST}",
    f"snapshots/{ORG}.9.{DIGEST}.{DIGEST}.{DIGEST}",
    f"snapshots/new.7.{ORG}.9.{DIGEST}.{DIGEST}.{DIGEST}",
    f"snapshots/.{DIGEST}.lock",
    f"returns/{ORG}/{DIGEST}.{DIGEST}",
    f"returns/{ORG}/.{DIGEST}.part",
    f"returns/{ORG}/.{DIGEST}.lock",
)
LASTING = (
    f"uploads/{ORG}/file/ab/{DIGEST}",
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


def age(path, store, days):
    at = store.now().timestamp() - days * 24 * 3600
    os.utime(path, (at, at))


@pytest.fixture
def room(store):
    add_orgs(store)
    return Writer(store, "SLC-01", "village1").enrol()


def lay_body(store, text, days):
    """Lay down the body of a large patch, sent so many days ago; return reference and file."""
    reference = row_patch("big", text=text * 9000)
    name = Name(id_of("village1"), "part", digest_of(reference.body()))
    sent = pack(reference.body())
    kept = Uploads(store.home)
    with kept.receiving(name, 0, len(sent)) as receiving:
        receiving.write(sent)
    kept.finish(name, len(sent))
    age(kept.find(name), store, days)
    return large(reference), kept.find(name)


def push(room, part):
    room.write(part)
    return accept(room.store, room.id, room.batch(), room.clock, room.store.now())


def test_a_body_that_a_change_names_stays_however_old(store, room):
    named, path = lay_body(store, "名", 0)
    push(room, named)
    age(path, store, STALE.days + 100)
    _, lone = lay_body(store, "无", STALE.days + 1)
    _, young = lay_body(store, "新", STALE.days - 1)

    assert tidy(store) == 1
    assert [each.exists() for each in (path, lone, young)] == [True, False, True]


def test_a_body_that_is_being_named_is_not_taken_away(store, room, monkeypatch):
    """It came long ago; its batch comes just when nobody was found to name it."""
    named, path = lay_body(store, "名", STALE.days + 1)

    def find(of, digests, real=tidying.find_unnamed):
        found = real(of, digests)
        push(room, named)
        return found

    monkeypatch.setattr(tidying, "find_unnamed", find)

    assert tidy(store) == 0
    assert path.exists()


def test_a_body_that_is_gone_is_asked_for(store, room):
    gone, _ = lay_body(store, "去", STALE.days + 1)
    tidy(store)

    with pytest.raises(SyncError) as caught:
        push(room, gone)

    assert caught.value.details["digests"] == [gone.digest]


def test_what_else_is_looked_at_is_looked_at_then(store):
    enough = threading.Event()
    with tidied(store, enough.set):
        assert enough.wait(60)


@pytest.mark.logs("not tidied: server away")
def test_a_database_that_is_away_is_told(store, monkeypatch):
    """It ends no thread: the next day it is tried again."""
    enough = threading.Event()

    def fail(_):
        enough.set()
        raise StorageError("数据库现在用不了。", "", cause="server away")

    monkeypatch.setattr(tidying, "tidy", fail)
    with tidied(store):
        assert enough.wait(60)


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
