"""Ways back that wait at the server: one for an upload, however often it is asked for."""

import fcntl
import os

import pytest
from paper_store import name

from desktop.domain.changes import digest_of
from desktop.errors import NotFoundError, StorageError, SyncError
from server import returns
from server.returns import FOLDER, answer_upload, find_return
from server.uploads import Name, Uploads

ORG = name("township")


@pytest.fixture
def bring(place):
    """Return what uploads a bundle, as the township's laptop does, and gives its digest."""

    def act(data):
        uploads, digest = Uploads(place.store.home), digest_of(data)
        with uploads.receiving(Name(ORG, "bundle", digest), 0, len(data)) as receiving:
            receiving.write(data)
        uploads.finish(Name(ORG, "bundle", digest), len(data))
        return digest

    return act


def left(store):
    """Return the files that are there, but for locks."""
    folders = (store.home / FOLDER, store.home / "uploads")
    paths = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path.name for path in paths if path.is_file() and path.suffix != ".lock")


def test_way_back_is_made_once(place, room, bring):
    room.write("修路")
    upload = bring(place.export(room))

    back = answer_upload(place.store, ORG, upload)
    again = answer_upload(place.store, ORG, upload)

    data = find_return(place.store, ORG, back).read_bytes()
    assert (again, digest_of(data)) == (back, back)
    assert left(place.store) == [f"{upload}.{back}"]
    assert place.bring(room, data).receipted == 1


def test_unknown_uploads_and_returns_are_said(place, room, bring):
    upload = bring(place.export(room))
    back = answer_upload(place.store, ORG, upload)

    with pytest.raises(NotFoundError, match="没有这个同步包"):
        answer_upload(place.store, ORG, "ab" * 32)
    with pytest.raises(NotFoundError, match="没有这个回程包"):
        find_return(place.store, ORG, "ab" * 32)
    with pytest.raises(NotFoundError, match="没有这个回程包"):
        find_return(place.store, name("hamlet"), back)


def test_bundle_that_is_none_is_let_go(place, bring):
    upload = bring(b"no bundle at all")

    with pytest.raises(SyncError):
        answer_upload(place.store, ORG, upload)

    assert left(place.store) == []


def test_failing_database_keeps_the_upload(place, room, bring, monkeypatch):
    upload = bring(place.export(room))

    def fail(*_, **__):
        raise StorageError("数据库现在用不了。", "稍后再试。", busy=True)

    with monkeypatch.context() as patch:
        patch.setattr(returns, "take_bundle", fail)
        with pytest.raises(StorageError):
            answer_upload(place.store, ORG, upload)

    assert left(place.store) == [upload]
    answer_upload(place.store, ORG, upload)


def test_second_request_for_the_same_is_told_to_wait(place, room, bring):
    upload = bring(place.export(room))
    folder = place.store.home / FOLDER / ORG
    folder.mkdir(parents=True)
    with (folder / f".{upload}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StorageError) as caught:
            answer_upload(place.store, ORG, upload)

    assert caught.value.details["busy"] is True
    answer_upload(place.store, ORG, upload)


def test_a_lock_that_is_held_is_young(place, room, bring, monkeypatch):
    upload = bring(place.export(room))
    lock = place.store.home / FOLDER / ORG / f".{upload}.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    os.utime(lock, (0, 0))
    ages = []

    def look(*_, **__):
        ages.append(lock.stat().st_mtime)
        raise SyncError("", code="format")

    monkeypatch.setattr(returns, "take_bundle", look)
    with pytest.raises(SyncError):
        answer_upload(place.store, ORG, upload)

    assert ages[0] > 0


def test_asking_for_what_never_came_leaves_nothing(place):
    with pytest.raises(NotFoundError):
        answer_upload(place.store, ORG, "ab" * 32)

    assert not (place.store.home / FOLDER).exists()


def test_a_bundle_of_a_carrier_that_must_wait_is_kept(place, room, bring, monkeypatch):
    def wait(*_, **__):
        raise SyncError("", "", code="slow_down")

    room.write("修路")
    upload = bring(place.export(room))
    with monkeypatch.context() as patch:
        patch.setattr(returns, "take_bundle", wait)
        with pytest.raises(SyncError):
            answer_upload(place.store, ORG, upload)

    assert find_return(place.store, ORG, answer_upload(place.store, ORG, upload))
