"""Ways back: what a device lacks of its feeds, and what that names, for it alone."""

import io

from bundle_rooms import StickRoom
from paper_store import PaperFiles, name
from sqlalchemy import update

from desktop.domain.changes import digest_of
from desktop.domain.feeds import LARGE_BYTES
from desktop.sync.bundles import BundleReader, check_bundle
from server import bundle_answers, tables


def test_township_gets_what_rooms_brought(place, room, township):
    kept, theirs = PaperFiles(), PaperFiles()
    photo = b"photo" * 100_000
    kept.put(photo)
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


def test_way_back_is_whole_and_closed_to_others(place, room, township):
    room.write("秘密的修路")
    _, back = place.take(place.export(room))

    head = check_bundle(io.BytesIO(back))

    assert (head.kind, head.device, head.server) == ("back", room.device, place.store.id)
    reader = BundleReader(io.BytesIO(back), township.sealing_secret())
    assert list(reader.items()) == []
    assert "修路".encode() not in back
