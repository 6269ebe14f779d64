"""Bundles at the server, on both engines: in by the functions of the line, and the way back."""

import copy
import errno
import shutil
from datetime import timedelta

import pytest
from bundle_rooms import Place, StickRoom
from paper_store import PaperFiles, name
from server_samples import table
from sqlalchemy import update

from desktop.domain.changes import digest_of
from desktop.domain.clocks import format_stamp, parse_stamp
from desktop.domain.feeds import LARGE_BYTES
from desktop.errors import DiskFullError, SyncError
from server import tables, uploads
from server.bundles import LONGEST_JOURNEY
from server.stores import open_store
from server.uploads import Name, Uploads


def codes(taken):
    return [each.code for each in taken.refused]


def contents(store):
    """Return all that a bundle may change, but when a device was seen."""
    kinds = (tables.change, tables.chain, tables.placed, tables.feed, tables.receipt, tables.row)
    return [table(store, kind) for kind in kinds]


def orders(store):
    return [order for (order,) in table(store, tables.change, tables.change.c.order_clock)]


def test_changes_come_in_and_receipts_go_back(place, room):
    room.write("修路")
    room.write("打井")

    found = place.round(room)

    assert found.complete
    assert found.receipted == 2
    assert room.chains()[0].unsent == 0
    assert [seq for (seq,) in table(place.store, tables.change, tables.change.c.seq)] == [1, 2]


def test_twice_changes_nothing_and_answers_the_same(place, room):
    room.write("修路")
    data = place.export(room)

    first, one = place.take(data)
    once = contents(place.store)
    again, two = place.take(data)

    assert contents(place.store) == once
    assert first.receipts == again.receipts
    assert place.bring(room, two).receipted == 1
    assert place.bring(room, one).receipted == 0
    assert room.kept_receipts == first.receipts


def test_other_order_than_written(place, room):
    room.write("修路")
    early = place.export(room)
    room.write("打井")
    late = place.export(room)

    later, _ = place.take(late)
    once = contents(place.store)
    earlier, back = place.take(early)

    assert contents(place.store) == once
    assert codes(later) == codes(earlier) == []
    assert place.bring(room, back).receipted == 1  # of what that bundle held
    assert place.round(room).receipted == 1


def test_stick_after_the_line_was_there(place, room):
    room.write("修路")
    early = place.export(room)
    room.write("打井")
    place.round(room)
    once = contents(place.store)

    _, back = place.take(early)
    found = place.bring(room, back)

    assert contents(place.store) == once
    assert found.complete
    assert found.receipted == 0


def test_files_that_nobody_names_are_refused(place, room):
    kept = PaperFiles()
    room.files_waiting["up"] = [(kept.put(b"nobody's"), 8)]

    taken, back = place.take(place.export(room, kept))

    assert codes(taken) == ["unnamed"]
    assert [each.code for each in place.bring(room, back, kept).left_out] == ["unnamed"]
    assert room.waiting("up") != []


def test_files_that_came_are_told(place, room):
    kept = PaperFiles()
    room.attach(b"photo")
    kept.put(b"photo")

    found = place.round(room, kept)

    assert found.files_arrived == 1
    assert room.waiting("up") == []


def test_a_wrong_beginning_over_the_line_does_not_cost_a_second_journey(place, room):
    kept, body = PaperFiles(), b"photo"
    room.attach(body)
    kept.put(body)
    begun = Name(name("village"), "file", digest_of(body))
    with Uploads(place.store.home).receiving(begun, 0, len(body)) as receiving:
        receiving.write(b"\0\0")

    assert place.round(room, kept).files_arrived == 1


def test_a_full_disk_is_told_as_one_and_ends_it(place, room, monkeypatch):
    def fill(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(uploads, "_keep_room", fill)
    room.write("长" * LARGE_BYTES)
    data = place.export(room)

    with pytest.raises(DiskFullError):
        place.take(data)


def test_cut_bundle_gives_its_good_part(place, room):
    for number in range(120):
        room.write(f"{number}" + "长" * 5000)
    data = place.export(room)

    taken, back = place.take(data[: len(data) // 2])
    found = place.bring(room, back)

    assert codes(taken) == ["cut"]
    assert 0 < found.receipted < 120
    assert [each.code for each in found.left_out] == ["cut"]
    assert place.round(room).receipted == 120 - found.receipted
    assert room.chains()[0].unsent == 0


@pytest.mark.parametrize("length", [0, 5, 200, 600])
def test_bundle_cut_before_anything_changes_nothing(place, room, length):
    room.write("长" * LARGE_BYTES)
    once = contents(place.store)
    data = place.export(room)

    with pytest.raises(SyncError) as caught:
        place.take(data[:length])

    assert caught.value.details["code"] in {"cut", "foreign"}
    assert contents(place.store) == once


def refused(place, data):
    once = contents(place.store)
    with pytest.raises(SyncError) as caught:
        place.take(data)
    assert contents(place.store) == once
    return caught.value.details["code"]


def test_bundles_that_are_not_for_here_are_refused(place, room, tmp_path, clock):
    other = open_store("", tmp_path / "other", clock=clock)
    elsewhere = Place(other, tmp_path)
    stranger = elsewhere.enrol(StickRoom("stranger"))
    stranger.write("修路")
    room.write("修路")
    foreign = elsewhere.export(stranger)
    other.close()
    _, back = place.take(place.export(room))

    assert refused(place, foreign) == "server"
    assert refused(place, back) == "kind"
    assert refused(place, b"YISHIBU") == "foreign"


def test_unknown_revoked_and_false_devices_are_refused(place, room):
    room.write("修路")
    data = place.export(room)
    twin = StickRoom()
    twin.join(room.joining(), room.scope())
    twin.write("假的")
    stranger = StickRoom("stranger")
    stranger.join(room.joining(), room.scope())
    stranger.write("假的")

    assert refused(place, place.export(twin)) == "signature"
    assert refused(place, place.export(stranger)) == "device"
    with place.store.writing() as connection:
        connection.execute(update(tables.device).values(revoked_at=place.store.stamp()))
    assert refused(place, data) == "device"


@pytest.mark.logs("fork:", "this ledger was cloned")
def test_clone_goes_on_in_a_new_epoch(place, room):
    room.write("修路")
    clone = copy.deepcopy({name: room.__dict__[name] for name in ("epochs", "bodies")})
    twin = StickRoom()
    twin.__dict__.update(clone, key=room.key, sealing=room.sealing)
    twin.join(room.joining(), room.scope())
    room.write("打井")
    place.round(room)
    twin.write("种树")
    twin.write("修桥")

    found = place.round(twin)
    after = place.round(twin)

    assert found.complete
    assert after.receipted == 3
    assert [(each.last, each.receipted) for each in twin.chains()] == [(1, 1), (2, 2)]
    assert [alarm.kind for alarm in twin.found] == ["forked"]
    assert "打井" in twin.titles()
    assert len(table(place.store, tables.quarantine, tables.quarantine.c.digest)) == 1


@pytest.mark.logs("fork:", "this ledger was cloned")
def test_nothing_behind_a_fork_is_taken_in(place, room):
    """Later chains may name by the forked numbers what is another's now."""
    room.write("修路")
    twin = StickRoom()
    twin.__dict__.update(key=room.key, sealing=room.sealing)
    twin.join(room.joining(), room.scope())
    twin.write("种树")
    twin.epochs[name("later")] = []
    twin.write("修桥")
    place.round(room)
    once = contents(place.store)

    taken, back = place.take(place.export(twin))
    place.bring(twin, back)

    assert codes(taken) == ["fork"]
    assert contents(place.store) == once
    assert place.round(twin).complete
    assert [chain.unsent for chain in twin.chains()] == [0, 0, 0]


@pytest.mark.logs("server lost Changes", "not what it was")
def test_restored_server_is_healed_by_sticks(tmp_path, clock):
    """SQLite alone: an older copy of the server's folder takes its place."""
    store = open_store("", tmp_path / "server", clock=clock)
    place = Place(store, tmp_path)
    room = place.enrol(StickRoom())
    township = place.enrol(StickRoom("township"), org="township", role="township")
    room.write("一")
    place.round(room)
    place.round(township)
    store.close()
    shutil.copytree(tmp_path / "server", tmp_path / "older")
    place.store = open_store("", tmp_path / "server", clock=clock)
    room.write("二")
    room.write("三")
    place.round(room)
    place.round(township)
    given = orders(place.store)
    place.store.close()

    place.store = open_store("", tmp_path / "older", clock=clock)
    room.write("四")
    lost = place.round(room)
    healed = place.round(room)
    moved = place.round(township)
    found = orders(place.store)
    place.store.close()

    assert [each.code for each in lost.left_out] == ["lost"]
    assert healed.complete
    assert room.chains()[0].unsent == 0
    assert found[:3] == given
    assert moved.complete
    assert township.cursor().after == 4
    assert township.titles() == ["三", "二", "四"]
    assert [row.writes[0].fields["title"] for row in township.snapshot.rows] == ["一"]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (timedelta(0), timedelta(0)),
        (timedelta(days=-20), timedelta(days=-20)),  # it may have been under way for so long
        (timedelta(days=400), timedelta(0)),
        (-LONGEST_JOURNEY - timedelta(days=1), timedelta(0)),
        (timedelta(days=-4000), timedelta(0)),
    ],
)
def test_clock_counts_where_no_journey_explains_it(place, room, clock, ahead, expected):
    room.now = clock.at + ahead
    room.clock_now = lambda: format_stamp(room.now, 0)
    room.write("修路")

    place.round(room)

    ((order,),) = table(place.store, tables.change, tables.change.c.order_clock)
    assert parse_stamp(order)[0] - clock.at == expected


def test_later_kinds_are_passed_over(place, room, monkeypatch):
    from desktop.sync.bundle_exports import Export
    from desktop.sync.bundles import KINDS

    monkeypatch.setitem(KINDS, "hologram", 100)
    real = Export.write

    def write(export):
        real(export)
        export.writer.add("hologram", b"later")

    monkeypatch.setattr(Export, "write", write)
    room.write("修路")
    taken, back = place.take(place.export(room))

    assert codes(taken) == ["newer"]
    assert place.bring(room, back).receipted == 1
