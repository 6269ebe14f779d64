"""Snapshots, on both engines: they fold to the same rows as the feed, of what may be read alone."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from folded_rows import folded_pages, folded_snapshot
from server_samples import TREE, Writer, add_orgs, id_of, row_patch
from sqlalchemy import update

from desktop.domain.changes import digest_of
from desktop.errors import SyncError
from desktop.sync.compression import unpack
from desktop.sync.snapshots import read_snapshot, write_snapshot
from server import rows
from server.acceptance import accept
from server.feeding import Ask, feed_page
from server.snapshots import find_snapshot, lay_down, make_snapshot
from server.tables import organization


def push(writer, *parts):
    one = writer.write(*parts)
    batch = writer.batch(first=one.header.seq)
    accept(writer.store, writer.id, batch, writer.clock, writer.store.now())
    return one


@pytest.fixture
def devices(store, clock):
    """Give devices that wrote of all kinds: edits, conflicts, closed records, hidden things."""
    add_orgs(store)
    roles = {"county": "county", "east": "township", "west": "township"}
    found = {name: Writer(store, name, name, roles.get(name, "room")).enrol() for name in TREE}
    room, twin = found["village1"], Writer(store, "twin", "village1").enrol()
    first = push(room, row_patch("a", title="一", people=3), digest_of(b"withheld"))
    clock.go(minutes=1)
    named = f"{room.id}/{first.header.epoch}/1"
    push(room, row_patch("a", title="二", replaces={"title": ["1"]}))
    push(twin, row_patch("a", title="三", replaces={"title": [named]}))
    push(room, row_patch("s", type="Seal", sealed_by="一"))
    push(twin, row_patch("s", type="Seal", sealed_by="二"), row_patch("u", type="Unheard", y="x"))
    push(twin, row_patch("nothing"))
    for name, each in found.items():
        for audience in ("own", "down"):
            push(
                each, row_patch(name + audience, org=name, type="Room", audience=audience, name="")
            )
    found["twin"] = twin
    return found


@pytest.mark.parametrize("reader", ["county", "east", "west", "village1", "village3"])
def test_a_snapshot_folds_to_the_same_rows_as_the_feed(store, devices, reader):
    snapshot = make_snapshot(store, devices[reader].id)

    found = folded_snapshot(snapshot)

    assert found == folded_pages(store, devices[reader])
    assert len(found) == {"county": 16, "east": 11, "west": 5, "village1": 8, "village3": 4}[reader]
    assert read_snapshot(write_snapshot(snapshot, store.sign), store.verify) == snapshot


def test_a_snapshot_says_which_writes_found_the_row_there(store, devices):
    (found,) = (
        each for each in make_snapshot(store, devices["village1"].id).rows if each.id == id_of("a")
    )

    said = {value: one.edits for one in found.writes for value in one.fields.values()}
    assert said == {3: False, "二": True, "三": True}


def test_the_feed_goes_on_where_the_snapshot_ends(store, devices):
    reader = devices["east"]
    snapshot = make_snapshot(store, reader.id)
    one = push(devices["village2"], row_patch("later", org="village2", title="后"))

    page = feed_page(store, reader.id, Ask(after=snapshot.position, closing=snapshot.closing)).page

    assert [item.sent.digest for item in page.items] == [one.digest]
    assert page.scope == snapshot.scope
    known = {(each.device, each.epoch): each for each in snapshot.chains}
    base = known[one.header.device, one.header.epoch]
    assert (base.seq, base.digest) == (one.header.seq - 1, one.header.previous)


def test_a_chain_is_contained_up_to_its_end_though_its_last_is_hidden(store, devices):
    last = push(devices["east"], row_patch("hidden", org="east", type="Room", name=""))
    snapshot = make_snapshot(store, devices["village1"].id)

    ends = {(each.device, each.epoch): each.seq for each in snapshot.chains}

    assert ends[devices["east"].id, last.header.epoch] == last.header.seq
    assert id_of("hidden") not in {row.id for row in snapshot.rows}
    assert devices["west"].id not in {each.device for each in snapshot.chains}


def test_the_same_state_gives_the_same_bytes(store, devices):
    made = [write_snapshot(make_snapshot(store, devices["east"].id), store.sign) for _ in range(2)]

    assert made[0] == made[1]


def test_an_empty_server_gives_an_empty_snapshot(store):
    add_orgs(store)
    snapshot = make_snapshot(store, Writer(store, "x", "village1").enrol().id)

    assert (snapshot.rows, snapshot.chains, snapshot.position) == ((), (), 0)
    assert read_snapshot(write_snapshot(snapshot, store.sign), store.verify) == snapshot


def test_a_change_of_many_rows_is_read_once_for_all_of_them(store, devices, monkeypatch):
    """An import's Change holds 200 rows: read for each, a county's snapshot read gigabytes."""
    push(devices["village2"], *(row_patch(f"{n}", org="village2", title="") for n in range(50)))
    push(devices["village2"], row_patch("7", org="village2", title="改", replaces={"title": ["1"]}))
    read = []
    real = rows.read_parts
    monkeypatch.setattr(rows, "read_parts", lambda data: read.append(data) or real(data))

    snapshot = make_snapshot(store, devices["village2"].id)

    assert len(snapshot.rows) > 50
    assert len(read) == len(set(read))
    assert folded_snapshot(snapshot) == folded_pages(store, devices["village2"])


def test_a_snapshot_lies_there_until_the_next(store, devices):
    reader = devices["east"]
    assert find_snapshot(store, reader.id) is None
    first = lay_down(store, reader.id)
    push(devices["village2"], row_patch("later", org="village2", title="后"))

    assert find_snapshot(store, reader.id) == first
    read = read_snapshot(unpack(first.path.read_bytes()), store.verify)
    assert (read.position, read.closing) == (first.position, first.closing)
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
    for ask in (make_snapshot, lay_down, find_snapshot):
        with pytest.raises(SyncError):
            ask(store, id_of("stranger"))


def test_two_requests_at_once_lay_down_one_whole_snapshot(store, devices, monkeypatch):
    reader, met = devices["east"].id, threading.Barrier(2, timeout=60)

    def write_after_the_other_began(path, data, whole=Path.write_bytes):
        whole(path, data[: len(data) // 2])
        met.wait()
        whole(path, data)
        met.wait()

    monkeypatch.setattr(Path, "write_bytes", write_after_the_other_began)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda _: lay_down(store, reader), range(2))

    assert one == other == find_snapshot(store, reader)
    read_snapshot(unpack(one.path.read_bytes()), store.verify)
    assert [each.name for each in one.path.parent.iterdir()] == [one.path.name]
