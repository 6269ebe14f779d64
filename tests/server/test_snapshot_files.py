"""Snapshots as files: one for all of a scope, a few made at once, and given until it ends."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from folded_rows import make_snapshot, whole
from server_samples import Writer, id_of, push, row_patch, write_of_all_kinds
from sqlalchemy import update

from desktop.domain.changes import digest_of
from desktop.errors import StorageError, SyncError
from desktop.sync.compression import unpack
from desktop.sync.snapshots import read_snapshot, snapshot_lines
from server import snapshot_files
from server.snapshot_files import (
    MOST_AT_ONCE,
    files_named_in,
    find_beginning,
    find_snapshot,
    lay_down,
)
from server.tables import organization, placed, server


@pytest.fixture
def devices(store, clock):
    return write_of_all_kinds(store, clock)


def read(store, found):
    return whole(read_snapshot(unpack(found.path.read_bytes()), store.verify))


def names_in(store):
    """Return the names of the snapshots that lie there; nothing else may be left but locks."""
    paths = (store.home / "snapshots").iterdir()
    return sorted(each.name for each in paths if each.suffix != ".lock")


def test_what_lies_there_is_what_the_database_holds(store, devices):
    reader = devices["east"].id

    found = lay_down(store, reader)

    assert read(store, found) == make_snapshot(store, reader)
    assert names_in(store) == [found.path.name]


def test_a_snapshot_lies_there_until_the_next(store, devices):
    reader = devices["east"]
    assert find_snapshot(store, reader.id) is None
    first = lay_down(store, reader.id)
    push(devices["village2"], row_patch("later", org="village2", title="后"))

    assert find_snapshot(store, reader.id) == first
    found = read(store, first)
    assert (found.position, found.closing) == (first.position, first.closing)
    second = lay_down(store, reader.id)
    assert second.position == first.position + 1
    assert find_snapshot(store, reader.id) == second
    assert not first.path.exists()
    assert find_snapshot(store, devices["west"].id) is None


def test_a_snapshot_of_another_scope_is_not_given(store, devices):
    lay_down(store, devices["east"].id)
    with store.writing() as connection:
        connection.execute(
            update(organization)
            .where(organization.c.id == id_of("village1"))
            .values(parent=id_of("west"))
        )

    assert find_snapshot(store, devices["east"].id) is None


def test_a_stranger_is_given_none(store, devices):
    for ask in (lay_down, find_snapshot):
        with pytest.raises(SyncError):
            ask(store, id_of("stranger"))


@pytest.fixture
def made(monkeypatch):
    """Give a list that counts the snapshots that were made."""
    found = []

    def count(snapshot):
        found.append(snapshot.position)
        return snapshot_lines(snapshot)

    monkeypatch.setattr(snapshot_files, "snapshot_lines", count)
    return found


def test_one_is_made_for_all_who_may_read_the_same(store, devices, made):
    one, twin = devices["village1"].id, devices["twin"].id
    mine = lay_down(store, one)

    theirs = lay_down(store, twin)

    assert len(made) == 1
    assert (theirs.position, theirs.closing) == (mine.position, mine.closing)
    assert theirs.path.samefile(mine.path)
    assert theirs.path != mine.path
    assert find_snapshot(store, one) == mine
    lay_down(store, devices["village2"].id)
    assert len(made) == 2


def test_one_that_a_download_goes_on_with_stays_for_it_alone(store, devices, made):
    one, twin = devices["village1"].id, devices["twin"].id
    first = lay_down(store, one)
    push(devices["village1"], row_patch("later", title="后"))

    other = lay_down(store, twin)

    assert len(made) == 2
    assert find_snapshot(store, one) == first
    assert other.position == first.position + 1


def test_little_that_came_since_is_left_to_the_pages(store, devices, made):
    for number in range(20):
        push(devices["village2"], row_patch(f"{number}", org="village2", title="旧"))
    first = lay_down(store, devices["village1"].id)
    push(devices["village2"], row_patch("later", org="village2", title="后"))

    assert lay_down(store, devices["twin"].id).position == first.position
    for number in range(2):
        push(devices["village2"], row_patch(f"more {number}", org="village2", title="后"))
    assert lay_down(store, devices["twin"].id).position == first.position + 3
    assert len(made) == 2


@pytest.mark.parametrize("lost", ["mark", "positions", "declared"])
def test_one_that_the_server_no_longer_confirms_is_not_given_again(store, devices, made, lost):
    first = lay_down(store, devices["village1"].id)
    with store.writing() as connection:
        if lost == "mark":
            here = placed.c.position == first.position
            connection.execute(update(placed).where(here).values(running=digest_of(b"other")))
        if lost == "positions":
            connection.execute(update(server).values(position=first.position - 1))
        if lost == "declared":
            connection.execute(update(server).values(declared=digest_of(b"a later version's")))

    lay_down(store, devices["twin"].id)

    assert len(made) == 2


def test_requests_at_once_make_one_whole_snapshot(store, devices, monkeypatch):
    reader, met, count = devices["village1"].id, threading.Event(), []

    def slowly(snapshot):
        count.append(snapshot)
        for line in snapshot_lines(snapshot):
            met.wait(1)  # until all have asked, or long enough
            yield line

    monkeypatch.setattr(snapshot_files, "snapshot_lines", slowly)
    with ThreadPoolExecutor(3) as pool:
        askers = [reader, devices["twin"].id, reader]
        asked = [pool.submit(lay_down, store, each) for each in askers]
        met.set()
        found = [each.result() for each in asked]

    assert len(count) == 1
    assert found[0] == found[2]
    assert {each.position for each in found} == {found[0].position}
    read(store, found[1])
    assert len(names_in(store)) == 2


def test_a_few_are_made_at_once(store, devices, monkeypatch):
    at_work, most, go_on, lock = [0], [0], threading.Event(), threading.Lock()
    begun = threading.Semaphore(0)

    def slowly(snapshot):
        with lock:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
        begun.release()
        go_on.wait(60)
        yield from snapshot_lines(snapshot)
        with lock:
            at_work[0] -= 1

    monkeypatch.setattr(snapshot_files, "snapshot_lines", slowly)
    readers = ("county", "east", "west", "village1", "village2")
    with ThreadPoolExecutor(len(readers)) as pool:
        asked = [pool.submit(lay_down, store, devices[each].id) for each in readers]
        for _ in range(MOST_AT_ONCE):
            assert begun.acquire(timeout=60)
        assert not begun.acquire(timeout=0.3)
        go_on.set()
        found = [each.result() for each in asked]

    assert most == [MOST_AT_ONCE]
    assert len({each.path for each in found}) == len(readers)


def test_who_waits_in_vain_is_told_that_we_are_busy(store, devices, monkeypatch):
    monkeypatch.setattr(snapshot_files, "_LONGEST_WAIT_S", 0.0)
    making = snapshot_files._Making(store, threading.Event())
    making.folder.mkdir()
    with making.turn(), making.turn(), pytest.raises(StorageError) as error:
        lay_down(store, devices["east"].id)

    assert error.value.details["busy"]
    assert lay_down(store, devices["east"].id).path.exists()


def test_what_is_being_made_is_given_up_where_the_server_ends(store, devices, monkeypatch):
    ended = threading.Event()

    def end(snapshot):
        ended.set()
        return snapshot_lines(snapshot)

    monkeypatch.setattr(snapshot_files, "snapshot_lines", end)
    with pytest.raises(StorageError):
        lay_down(store, devices["east"].id, ended=ended)

    assert names_in(store) == []


def test_a_full_disk_leaves_nothing(store, devices, monkeypatch):
    def full(*_):
        raise OSError(28, "no room")

    monkeypatch.setattr(snapshot_files, "pack_file", full)
    with pytest.raises(OSError, match="no room"):
        lay_down(store, devices["east"].id)

    assert names_in(store) == []


def test_a_beginning_is_of_before_a_devices_first_change(store, devices):
    new = Writer(store, "new", "village2").enrol()
    first = find_beginning(store, new.id)
    push(new, row_patch("of new", org="village2", title="新"))

    assert find_beginning(store, new.id) == first
    assert find_beginning(store, devices["village3"].id) is None


def test_files_that_a_snapshot_names_are_told(store, devices):
    digest = digest_of(b"photo")
    photo = row_patch("photo", type="Attachment", title="照片", file_digest=digest, size_bytes=5)
    push(devices["village1"], photo, row_patch("says", title='"type":"Attachment"'))

    assert list(files_named_in(lay_down(store, devices["east"].id))) == [digest]
