"""Ways back: what a device lacks of its feeds, and what that names, for it alone."""

import errno
import io
from dataclasses import replace

import pytest
from bundle_rooms import StickRoom
from paper_store import PaperFiles, name
from sqlalchemy import update

from desktop.domain.changes import digest_of
from desktop.domain.feeds import LARGE_BYTES
from desktop.errors import StorageError
from desktop.sync.bundles import BundleReader, check_bundle
from server import bundle_answers, bundles, tables


def test_township_gets_what_rooms_brought(place, room, township):
    kept, theirs = PaperFiles(), PaperFiles()
    photo = b"photo" * 100_000
    kept.put(photo)
    place.round(township, theirs)
    room.write("修路")
    room.write("长" * LARGE_BYTES)
    room.attach(photo)
    place.round(room, kept)
    township.files_waiting["down"] = [(digest_of(photo), len(photo))]  # as its ledger will know

    found = place.round(township, theirs)

    assert found.complete
    assert (found.pulled, found.files) == (3, 2)
    assert theirs.kept == {digest_of(photo): photo}
    assert township.waiting("down") == []
    assert township.cursor().after == 3
    again = place.round(township, theirs)
    assert (again.pulled, again.files, again.left_out) == (0, 0, ())


def test_pages_of_many_changes_come_in_pieces(place, room, township, monkeypatch):
    monkeypatch.setattr(bundle_answers, "PAGE_BYTES", 4_000)
    place.round(township)
    for number in range(40):
        room.write(f"诉求{number}")
    place.round(room)

    _, back = place.take(place.export(township))
    reader = BundleReader(io.BytesIO(back), township.sealing_secret())
    pages = [item for item in reader.items() if item.kind == "page"]
    found = place.bring(township, back)

    assert len(pages) > 3
    assert found.complete
    assert (found.pulled, township.cursor().after) == (40, 40)


def test_village_that_came_into_scope_is_caught_up(place, township):
    with place.store.writing() as connection:
        hamlet = tables.organization.c.id == name("hamlet")
        connection.execute(update(tables.organization).where(hamlet).values(parent=None))
    village, hamlet_room = StickRoom("v"), StickRoom("h")
    place.enrol(village)
    place.enrol(hamlet_room, org="hamlet")
    hamlet_room._patch = lambda text, seq: StickRoom._patch(hamlet_room, text, seq).replace(
        name("village").encode(), name("hamlet").encode()
    )
    place.round(township)
    hamlet_room.write("旧账")
    village.write("村里")
    place.round(hamlet_room)
    place.round(village)
    before = place.round(township), township.titles()
    with place.store.writing() as connection:
        hamlet = tables.organization.c.id == name("hamlet")
        connection.execute(
            update(tables.organization).where(hamlet).values(parent=name("township"))
        )

    after = place.round(township)

    assert before[1] == ["村里"]
    assert after.complete
    assert township.titles() == ["旧账", "村里"]
    assert township.late() == []
    assert township.cursor().scope == township.scope().digest


def kinds_of(back, reader):
    return [item.kind for item in BundleReader(io.BytesIO(back), reader.sealing_secret()).items()]


def titles_in(snapshot):
    fields = [write.fields for row in snapshot.rows for write in row.writes]
    return sorted(each["title"] for each in fields if "title" in each)


def test_who_begins_gets_a_snapshot_and_what_it_names(place, room, township):
    kept, theirs = PaperFiles(), PaperFiles()
    photo = kept.put(b"photo" * 1_000)
    room.write("修路")
    room.write("长" * LARGE_BYTES)
    room.attach(kept.read(photo))
    place.round(room, kept)
    township.files_waiting["down"] = [(photo, 5_000)]  # as its ledger will know
    township.write("乡镇自己的")

    _, back = place.take(place.export(township))
    found = place.bring(township, back, theirs)
    again = place.bring(township, back, theirs)
    place.round(township, theirs)

    assert kinds_of(back, township) == ["answer", "snapshot", "receipts", "scope", "page", "file"]
    assert found.complete
    assert (found.pulled, found.receipted, theirs.has(photo)) == (3, 1, True)
    assert titles_in(township.snapshot) == sorted(["修路", "长" * LARGE_BYTES])  # not its own
    assert (again.complete, again.pulled) == (True, 0)
    assert township.cursor().after == 4
    assert township.titles() == []


def test_who_lost_the_way_back_is_given_the_same_snapshot(place, room, township):
    room.write("修路")
    place.round(room)
    township.write("乡镇自己的")
    place.take(place.export(township))
    room.write("打井")
    place.round(room)

    found = place.round(township)

    assert found.complete
    assert titles_in(township.snapshot) == ["修路"]
    assert township.titles() == ["打井"]


def test_who_has_heard_or_sent_gets_pages(place, room, township):
    room.write("修路")
    place.round(room)
    township.write("乡镇自己的")
    _, lost = place.take(place.export(township))
    for path in (place.store.home / "snapshots").iterdir():
        path.unlink()  # as after a restore of the server

    after = place.take(place.export(township))[1]
    found = place.bring(township, after)
    last = place.take(place.export(township))[1]

    assert "snapshot" in kinds_of(lost, township)
    assert "snapshot" not in kinds_of(after, township)
    assert "snapshot" not in kinds_of(last, township)
    assert (found.complete, township.titles(), township.snapshot) == (True, ["修路"], None)


def test_snapshot_that_the_server_no_longer_confirms_is_left_out(place, room, township):
    room.write("修路")
    place.round(room)
    township.write("乡镇自己的")
    place.take(place.export(township))
    (path,) = (place.store.home / "snapshots").glob(f"{township.device}.*")
    device, position, _, *rest = path.name.split(".")
    path.rename(path.with_name(f"{device}.{position}.{'ab' * 8}.{'.'.join(rest)}"))

    _, back = place.take(place.export(township))
    found = place.bring(township, back)

    assert "snapshot" not in kinds_of(back, township)
    assert (found.complete, township.titles()) == (True, ["修路"])


def test_snapshot_too_large_for_a_stick_comes_as_pages(place, room, township, monkeypatch):
    monkeypatch.setitem(bundle_answers.KINDS, "snapshot", 10)
    room.write("修路")
    place.round(room)

    found = place.round(township)

    assert (found.complete, township.titles(), township.snapshot) == (True, ["修路"], None)


def test_snapshot_that_comes_after_the_line_is_passed_over(place, room, township):
    room.write("修路")
    place.round(room)
    _, first = place.take(place.export(township))
    other = township.cursors.copy()
    place.round(township)
    known = township.snapshot
    township.cursors |= {"": replace(township.cursor(), after=9)}

    found = place.bring(township, first)

    assert other != township.cursors
    assert (found.complete, found.pulled, township.snapshot is known) == (True, 0, True)
    assert township.cursor().after == 9


def test_full_disk_leaves_the_bundle_to_be_brought_again(place, room, township, monkeypatch):
    room.write("修路")
    place.round(room)
    township.write("乡镇自己的")
    data = place.export(township)

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(bundles, "find_beginning", full)
        with pytest.raises(StorageError, match="已满"):
            place.take(data)
    taken, back = place.take(data)

    assert taken.refused == []
    assert place.bring(township, back).receipted == 1


def test_way_back_is_whole_and_closed_to_others(place, room, township):
    room.write("秘密的修路")
    _, back = place.take(place.export(room))

    head = check_bundle(io.BytesIO(back))

    assert (head.kind, head.device, head.server) == ("back", room.device, place.store.id)
    reader = BundleReader(io.BytesIO(back), township.sealing_secret())
    assert list(reader.items()) == []
    assert "修路".encode() not in back
