"""What goes onto a stick: everything without a receipt, in an order that a cut does little harm."""

import pytest
from bundle_samples import bundling, ignore
from paper_store import name, scope_of

from desktop.domain.changes import digest_of
from desktop.domain.feeds import LARGE_BYTES
from desktop.errors import NotFoundError
from desktop.services.sync_ports import Cursor
from desktop.sync.bundle_messages import Late
from desktop.sync.compression import unpack_part


@pytest.fixture
def export(room, kept, tmp_path):
    """Return what writes a bundle and gives what was told and where it lies."""

    def act():
        path = tmp_path / "out.yishibu-bundle"
        return bundling(room, tmp_path / "room", kept).export_bundle(path, ignore), path

    return act


def numbers(batches):
    return [[one.header.seq for one in batch.changes] for batch in batches]


def test_only_what_has_no_receipt_goes(county, room, export):
    changes = [room.write(str(number)) for number in range(5)]
    room.take_receipt(county.receipt(changes[:3]))

    out, path = export()

    assert numbers(county.batches(path)) == [[4, 5]]
    assert out.changes == 2
    assert room.runs()[0].figures["carried"] == {changes[0].header.epoch: 5}


def test_batches_are_those_of_the_line(county, room, export):
    changes = [room.write(str(number)) for number in range(5)]

    _, path = export()

    (batch,) = county.batches(path)
    assert batch.changes == tuple(changes)


def test_every_chain_goes(county, room, export):
    first = room.write("旧")
    room.begin_epoch(2, room.chains()[0])
    second = room.write("新")

    _, path = export()

    assert [batch.changes for batch in county.batches(path)] == [(first,), (second,)]
    assert county.asking(path).epoch == second.header.epoch


def test_many_changes_go_in_several_batches(county, room, export):
    text = "长" * 5000  # 15 KB
    for _ in range(80):
        room.write(text)

    _, path = export()

    found = numbers(county.batches(path))
    assert len(found) > 1
    assert [seq for batch in found for seq in batch] == list(range(1, 81))


def test_large_bodies_go_before_the_batch_that_names_them(county, room, export):
    room.write("长" * LARGE_BYTES)

    out, path = export()

    items = county.open(path)[0]
    assert [item.kind for item in items] == ["asking", "part", "batch"]
    assert unpack_part(items[1].body) in room.bodies.values()
    assert len(items[1].body) < LARGE_BYTES / 10
    assert out.parts == 1


def test_chain_stops_before_a_body_that_is_not_here(county, room, export):
    room.write("短")
    room.write("长" * LARGE_BYTES)

    def lacks(digest):
        raise NotFoundError("内容不在这台电脑上。")

    room.part = lacks
    out, path = export()

    assert [item.kind for item in county.open(path)[0]] == ["asking"]
    assert [each.code for each in out.left_out] == ["part"]
    assert out.changes == 0


def test_files_go_last_and_missing_ones_are_said(county, room, kept, export):
    room.write("修路")
    photo = kept.put(b"photo")
    room.files_waiting["up"] = [(photo, 5), (digest_of(b"gone"), 4)]

    out, path = export()

    items = county.open(path)[0]
    assert [item.kind for item in items] == ["asking", "batch", "file"]
    assert items[-1].body == b"photo"
    assert (out.files, [each.code for each in out.left_out]) == (1, ["file"])


def test_receipts_are_handed_in(county, room, export):
    changes = [room.write(str(number)) for number in range(4)]
    receipts = [county.receipt(changes[:1]), county.receipt(changes[1:3])]
    for receipt in receipts:
        room.take_receipt(receipt)

    _, path = export()

    assert county.receipts_in(path) == receipts
    assert county.asking(path).receipted == ((changes[0].header.epoch, 3),)


def test_asking_says_where_the_feed_stands(county, room, export):
    room.cursors[""] = Cursor(after=70, closing="70:ab", scope=county.scope.digest)
    room.set_scope(scope_of("hamlet", "farm"))
    room.cursors[name("farm")] = Cursor(after=9)
    room.awaited = {digest_of(b"body"): 4}
    room.files_waiting["down"] = [(digest_of(b"photo"), 5)]

    _, path = export()

    asking = county.asking(path)
    assert (asking.after, asking.closing, asking.scope) == (70, "70:ab", county.scope.digest)
    assert asking.orgs == (name("village"), name("hamlet"), name("farm"))
    assert set(asking.late) == {
        Late(org=name("hamlet"), after=0, until=70),
        Late(org=name("farm"), after=9, until=70),
    }
    assert set(asking.wants) == {digest_of(b"body"), digest_of(b"photo")}


def test_what_the_server_lost_goes_again(county, room, export, tmp_path):
    changes = [room.write(str(number)) for number in range(5)]
    room.take_receipt(county.receipt(changes[:4]))
    epoch = changes[0].header.epoch
    room.end_run(room.begin_run("usb_in"), "done", {"lost": {epoch: 3}})
    room.end_run(room.begin_run("usb_out"), "done", {})

    _, path = export()
    again = numbers(county.batches(path))
    room.end_run(room.begin_run("usb_in"), "done", {"lost": {}})
    _, path = export()

    assert again == [[3, 4, 5]]
    assert numbers(county.batches(path)) == [[5]]


def test_cut_export_gives_whole_batches(county, room, kept, export):
    for _ in range(80):
        room.write("长" * 5000)
    room.files_waiting["up"] = [(kept.put(bytes(400_000)), 400_000)]

    _, path = export()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    items, code = county.open(path)

    assert code == "cut"
    assert [item.kind for item in items][:2] == ["asking", "batch"]
