"""Bundles out and back: what is refused, what stands in the history, what is left on the stick."""

import os
from dataclasses import replace

import pytest
from bundle_samples import County, Room, bundling, ignore
from paper_store import name

from desktop.domain.changes import digest_of
from desktop.errors import AppError, StorageError, SyncError
from desktop.services.bundle_ports import is_receipted
from desktop.services.findings import StoppedError
from desktop.sync.bundle_messages import Refused
from desktop.sync.bundles import check_bundle, read_head


def refused(act, *arguments):
    with pytest.raises(SyncError) as caught:
        act(*arguments, ignore)
    return caught.value.details["code"]


def test_ledger_that_works_alone_has_nobody_to_write_to(tmp_path, stick):
    alone = bundling(Room(), tmp_path)

    assert refused(alone.export_bundle, stick / "out.yishibu-bundle") == "alone"
    assert refused(alone.import_bundle, stick / "out.yishibu-bundle") == "alone"


def test_export_says_what_it_wrote(county, room, sticks, stick):
    room.write("修路")
    room.write("打井")

    out = sticks.export_bundle(stick / "out.yishibu-bundle", ignore)

    data = (stick / "out.yishibu-bundle").read_bytes()
    with (stick / "out.yishibu-bundle").open("rb") as file:
        head = check_bundle(file)
    assert (head.kind, head.device, head.org, head.server) == (
        "out",
        room.device,
        name("village"),
        county.id,
    )
    assert (out.bundle, out.size_bytes, out.changes, out.files) == (head.bundle, len(data), 2, 0)
    assert out.left_out == ()
    (run,) = room.runs()
    assert (run.way, run.outcome) == ("usb_out", "done")
    assert run.figures["digest"] == digest_of(data)
    assert run.figures["bundle"] == out.bundle


def test_what_is_on_the_stick_is_under_way_until_its_receipt(county, room, sticks, stick):
    changes = [room.write("修路"), room.write("打井")]

    sticks.export_bundle(stick / "out.yishibu-bundle", ignore)
    (run,) = room.runs()
    under_way = is_receipted(run, room.chains()), room.chains()[0].unsent
    back = county.write_back(
        stick / "back.yishibu-bundle",
        room,
        county.answer(room),
        county.receipts(county.receipt(changes)),
    )
    sticks.import_bundle(back, ignore)

    assert under_way == (False, 2)
    assert (is_receipted(run, room.chains()), room.chains()[0].unsent) == (True, 0)
    assert [(each.way, each.outcome) for each in room.runs()] == [
        ("usb_in", "done"),
        ("usb_out", "done"),
    ]


def test_failed_export_stands_in_the_history(room, sticks, stick):
    stick.rmdir()

    with pytest.raises(StorageError, match="文件夹不在了"):
        sticks.export_bundle(stick / "out.yishibu-bundle", ignore)

    assert [(run.way, run.outcome) for run in room.runs()] == [("usb_out", "failed")]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(StoppedError, "paused"), (KeyboardInterrupt, "paused"), (ValueError, "failed")],
)
def test_export_that_is_stopped_leaves_nothing_and_is_no_fault(room, sticks, stick, error, outcome):
    room.write("修路")

    def stop(_):
        raise error

    with pytest.raises(error):
        sticks.export_bundle(stick / "out.yishibu-bundle", stop)

    assert list(stick.iterdir()) == []
    assert [(run.way, run.outcome) for run in room.runs()] == [("usb_out", outcome)]


def test_import_that_is_stopped_says_what_came_until_then(county, room, sticks, stick):
    changes = [room.write("修路"), room.write("打井")]
    sticks.export_bundle(stick / "out.yishibu-bundle", ignore)
    back = county.write_back(
        stick / "back.yishibu-bundle",
        room,
        county.answer(room),
        county.receipts(county.receipt(changes)),
    )
    seen = []

    def stop(progress):
        seen.append(progress)
        if len(seen) == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        sticks.import_bundle(back, stop)

    stopped = room.runs()[0]
    assert (stopped.way, stopped.outcome, stopped.figures["receipted"]) == ("usb_in", "paused", 2)
    assert room.chains()[0].unsent == 0


@pytest.mark.logs("server lost Changes")
@pytest.mark.parametrize("broken", ["stopped", "cut"])
def test_what_the_server_lost_is_not_forgotten_by_an_import_that_comes_to_nothing(
    county, room, sticks, stick, broken
):
    changes = [room.write("修路"), room.write("打井")]
    room.take_receipt(county.receipt(changes))
    chain = room.chains()[0]
    lacks = Refused(epoch=chain.epoch, code="lost", number=2, message="丢了", advice="")
    back = county.write_back(
        stick / "back.yishibu-bundle", room, county.answer(room, refused=(lacks,))
    )
    sticks.import_bundle(back, ignore)

    def stop(_):
        raise StoppedError

    if broken == "stopped":
        with pytest.raises(StoppedError):
            sticks.import_bundle(back, stop)
    else:
        back.write_bytes(back.read_bytes()[:400])
        assert sticks.import_bundle(back, ignore).left_out != ()

    assert sticks.export_bundle(stick / "again.yishibu-bundle", ignore).changes == 1


def test_file_that_reads_back_differently_is_not_left(room, sticks, stick, monkeypatch):
    room.write("修路")
    real = os.fsync

    def flip(descriptor):
        real(descriptor)
        if os.fstat(descriptor).st_size > 600:
            os.pwrite(descriptor, b"\0\0\0\0", 500)

    monkeypatch.setattr(os, "fsync", flip)
    with pytest.raises(StorageError, match="读回来不一样"):
        sticks.export_bundle(stick / "out.yishibu-bundle", ignore)

    assert list(stick.iterdir()) == []


def test_own_bundle_is_not_taken_in(room, sticks, stick):
    sticks.export_bundle(stick / "out.yishibu-bundle", ignore)

    assert refused(sticks.import_bundle, stick / "out.yishibu-bundle") == "own"


def test_other_files_are_refused(sticks, stick):
    (stick / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (stick / "empty.yishibu-bundle").write_bytes(b"")

    assert refused(sticks.import_bundle, stick / "photo.jpg") == "foreign"
    assert refused(sticks.import_bundle, stick / "empty.yishibu-bundle") == "foreign"
    with pytest.raises(AppError, match="读写失败"):
        sticks.import_bundle(stick / "none.yishibu-bundle", ignore)


def test_bundle_of_another_county_is_refused(room, sticks, stick, tmp_path):
    other = County("another")
    guest = other.enrol(Room("guest"))
    back = other.write_back(stick / "back.yishibu-bundle", room, other.answer(room))
    bundling(guest, tmp_path / "guest").export_bundle(stick / "out.yishibu-bundle", ignore)

    assert refused(sticks.import_bundle, back) == "server"
    assert refused(sticks.import_bundle, stick / "out.yishibu-bundle") == "server"
    assert sticks.shelf.waiting() == []


def test_way_back_of_another_machine_is_refused(county, sticks, stick):
    other = county.enrol(Room("other"))
    back = county.write_back(stick / "back.yishibu-bundle", other, county.answer(other))

    assert refused(sticks.import_bundle, back) == "device"


def test_way_back_by_somebody_else_is_refused(county, room, sticks, stick):
    forger = County()
    back = forger.write_back(stick / "back.yishibu-bundle", room, forger.answer(room))
    assert refused(sticks.import_bundle, back) == "signature"

    with back.open("rb") as file:
        head = replace(read_head(file), signer=room.joining().receipt_key)
    back = forger.write_back(stick / "back.yishibu-bundle", room, forger.answer(room), head=head)
    found = sticks.import_bundle(back, ignore)

    assert [each.code for each in found.left_out] == ["signature"]
    assert found.receipted == found.pulled == 0


def test_bundle_of_another_machine_is_kept_as_it_is(county, room, sticks, stick, tmp_path):
    other = county.enrol(Room("other"))
    other.write("不该看见")
    out = bundling(other, tmp_path / "other").export_bundle(stick / "out.yishibu-bundle", ignore)

    for _ in range(2):
        found = sticks.import_bundle(stick / "out.yishibu-bundle", ignore)
        assert (found.kept_for, found.device, found.bundle) == (
            "server",
            other.device,
            out.bundle,
        )
        assert found.complete

    (relayed,) = sticks.shelf.waiting()
    assert relayed.path.read_bytes() == (stick / "out.yishibu-bundle").read_bytes()
    assert b"\xe4\xb8\x8d" not in relayed.path.read_bytes()
    assert room.runs() == []


def test_cut_bundle_of_another_machine_is_kept_and_said(county, sticks, stick, tmp_path):
    other = county.enrol(Room("other"))
    other.write("修路")
    bundling(other, tmp_path / "other").export_bundle(stick / "out.yishibu-bundle", ignore)
    data = (stick / "out.yishibu-bundle").read_bytes()[:-40]
    (stick / "out.yishibu-bundle").write_bytes(data)

    found = sticks.import_bundle(stick / "out.yishibu-bundle", ignore)

    assert [each.code for each in found.left_out] == ["cut"]
    assert [each.path.read_bytes() for each in sticks.shelf.waiting()] == [data]


def test_export_writes_ways_back_of_others(county, room, sticks, stick, tmp_path):
    other = county.enrol(Room("other"))
    bundling(other, tmp_path / "other").export_bundle(stick / "out.yishibu-bundle", ignore)
    sticks.import_bundle(stick / "out.yishibu-bundle", ignore)
    back = county.write_back(tmp_path / "back", other, county.answer(other)).read_bytes()
    (relayed,) = sticks.shelf.waiting()
    with sticks.shelf.answering(relayed, "d") as file:
        file.write(back)

    out = sticks.export_bundle(stick / "township.yishibu-bundle", ignore)

    (written,) = out.returns
    assert written.parent == stick
    assert written.name.startswith("回程-")
    assert written.read_bytes() == back
    assert bundling(other, tmp_path / "other").import_bundle(written, ignore).complete


def test_damaged_way_back_of_another_is_not_written(county, room, sticks, stick, tmp_path):
    other = county.enrol(Room("other"))
    bundling(other, tmp_path / "other").export_bundle(stick / "out.yishibu-bundle", ignore)
    sticks.import_bundle(stick / "out.yishibu-bundle", ignore)
    (relayed,) = sticks.shelf.waiting()
    with sticks.shelf.answering(relayed, "d") as file:
        file.write(b"no bundle")

    out = sticks.export_bundle(stick / "township.yishibu-bundle", ignore)

    assert out.returns == ()
    assert [each.code for each in out.left_out] == ["return"]
    assert sorted(path.name for path in stick.iterdir()) == [
        "out.yishibu-bundle",
        "township.yishibu-bundle",
    ]


def test_progress_comes_to_its_end(county, room, sticks, stick):
    for number in range(3):
        room.write(str(number))
    told = []

    sticks.export_bundle(stick / "out.yishibu-bundle", told.append)
    back = county.write_back(
        stick / "back.yishibu-bundle", room, county.answer(room), county.pages(county.page(()))
    )
    sticks.import_bundle(back, told.append)

    assert (told[0].stage, told[0].done, told[0].total) == ("changes", 3, 3)
    assert {each.stage for each in told} == {"changes", "bundle"}
    assert all(0 < each.done <= each.total for each in told)
