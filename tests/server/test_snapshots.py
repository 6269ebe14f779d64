"""Snapshots, on both engines: they fold to the same rows as the feed, of what may be read alone."""

import pytest
from folded_rows import folded_pages, folded_snapshot, make_snapshot, whole
from server_samples import Writer, add_orgs, id_of, push, row_patch, write_of_all_kinds

from desktop.errors import SyncError
from desktop.sync.snapshots import read_snapshot, write_snapshot
from server import rows, snapshots
from server.feeding import Ask, feed_page
from server.snapshots import reading_snapshot


@pytest.fixture
def devices(store, clock):
    return write_of_all_kinds(store, clock)


@pytest.mark.parametrize("reader", ["county", "east", "west", "village1", "village3"])
def test_a_snapshot_folds_to_the_same_rows_as_the_feed(store, devices, reader):
    snapshot = make_snapshot(store, devices[reader].id)

    found = folded_snapshot(snapshot)

    assert found == folded_pages(store, devices[reader])
    assert len(found) == {"county": 16, "east": 11, "west": 5, "village1": 8, "village3": 4}[reader]
    assert whole(read_snapshot(write_snapshot(snapshot, store.sign), store.verify)) == snapshot


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
    assert whole(read_snapshot(write_snapshot(snapshot, store.sign), store.verify)) == snapshot


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


def test_what_is_pushed_meanwhile_is_not_in_it(store, devices, monkeypatch):
    """Rows and cursor are of one moment, however long the rows take."""
    monkeypatch.setattr(snapshots, "_ROWS_AT_ONCE", 1)
    reader = devices["east"]
    before = make_snapshot(store, reader.id)
    with reading_snapshot(store, reader.id) as snapshot:
        rows = iter(snapshot.rows)
        found = [next(rows)]
        one = push(devices["village2"], row_patch("later", org="village2", title="后"))
        push(devices["village1"], row_patch("a", title="改", replaces={"title": ["2"]}))
        found += rows
        count = len(snapshot.rows)

    assert (tuple(found), count) == (before.rows, len(before.rows))
    assert (snapshot.position, snapshot.closing) == (before.position, before.closing)
    page = feed_page(store, reader.id, Ask(after=snapshot.position, closing=snapshot.closing)).page
    assert page.items[0].sent.digest == one.digest


def test_a_scope_of_very_many_feeds_is_counted_too(store, devices, monkeypatch):
    """Beyond what a statement takes, the database is asked for more than may be read."""
    monkeypatch.setattr("server.feeding._MOST_NAMED", 1)
    with reading_snapshot(store, devices["village1"].id) as snapshot:
        assert len(snapshot.rows) == len(tuple(snapshot.rows)) == 8


def test_a_stranger_is_given_none(store):
    with pytest.raises(SyncError), reading_snapshot(store, id_of("stranger")):
        pass
