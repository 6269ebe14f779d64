"""Bundles of other machines: kept as they are, sent once, answered once."""

import hashlib
import os
from pathlib import Path

import pytest

from desktop.data.relay_shelves import RelayFolder
from desktop.errors import LineError, StorageError

A, B, ONE, TWO = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(4))


@pytest.fixture
def shelf(tmp_path):
    return RelayFolder(tmp_path / "home")


@pytest.fixture
def stick(tmp_path):
    """Return what puts a file on a stick."""

    def put(data):
        path = tmp_path / "stick.yishibu-bundle"
        path.write_bytes(data)
        return path

    return put


def listed(relayed):
    return [(one.device, one.bundle, one.path.read_bytes()) for one in relayed]


def answer(shelf, data, device=A, bundle=ONE):
    (relayed,) = [one for one in shelf.waiting() if (one.device, one.bundle) == (device, bundle)]
    with shelf.answering(relayed, "d1") as file:
        file.write(data)


def break_off(shelf, relayed, digest, data):
    """Download `data` of an answer, and lose the line."""
    with pytest.raises(LineError):
        begin(shelf, relayed, digest, data)


def begin(shelf, relayed, digest, data):
    with shelf.answering(relayed, digest) as file:
        file.write(data)
        raise LineError("断了。")


def test_empty_shelf(shelf):
    assert shelf.waiting() == shelf.returns() == []


def test_bundle_is_kept_once_as_it_is(shelf, stick):
    for _ in range(2):
        shelf.keep_out(stick(b"one"), A, ONE)

    (relayed,) = shelf.waiting()
    assert listed([relayed]) == [(A, ONE, b"one")]
    assert (relayed.digest, relayed.size) == (hashlib.sha256(b"one").hexdigest(), 3)
    with shelf.reading(relayed) as file:
        assert file.read() == b"one"


def test_oldest_comes_first(shelf, stick):
    for bundle, device in ((TWO, A), (ONE, B), (ONE, A)):
        shelf.keep_out(stick(b"x"), device, bundle)
    for age, relayed in enumerate(shelf.waiting()[::-1]):
        os.utime(relayed.path, ns=(age, age))

    again = [(one.device, one.bundle) for one in shelf.waiting()]

    assert again == [(A, ONE), (B, ONE), (A, TWO)]


def test_answered_bundle_waits_for_a_stick(shelf, stick):
    shelf.keep_out(stick(b"one"), A, ONE)

    answer(shelf, b"back")

    assert shelf.waiting() == []
    assert listed(shelf.returns()) == [(A, ONE, b"back")]


def test_broken_download_is_gone_on_with(shelf, stick):
    shelf.keep_out(stick(b"one"), A, ONE)
    (relayed,) = shelf.waiting()

    break_off(shelf, relayed, "d1", b"ba")
    assert (listed(shelf.waiting()), shelf.returns()) == ([(A, ONE, b"one")], [])
    with shelf.answering(relayed, "d1") as file:
        assert file.tell() == 2
        file.write(b"ck")

    assert listed(shelf.returns()) == [(A, ONE, b"back")]


def test_broken_download_of_another_answer_is_dropped(shelf, stick):
    shelf.keep_out(stick(b"one"), A, ONE)
    (relayed,) = shelf.waiting()

    break_off(shelf, relayed, "d1", b"ba")
    with shelf.answering(relayed, "d2") as file:
        file.write(b"other")

    assert listed(shelf.returns()) == [(A, ONE, b"other")]
    assert [path.name for path in shelf.returns()[0].path.parent.iterdir()] == [
        f"{A}_{ONE}.yishibu-bundle"
    ]


def test_way_back_is_there_until_its_device_comes_again(shelf, stick):
    for device in (A, B):
        shelf.keep_out(stick(b"one"), device, ONE)
        answer(shelf, b"back", device)
    for relayed in shelf.returns():
        shelf.mark_written(relayed)

    shelf.keep_out(stick(b"one"), A, ONE)  # the same once more: the stick has not been home
    assert len(shelf.returns()) == 2
    shelf.keep_out(stick(b"two"), A, TWO)

    assert listed(shelf.returns()) == [(B, ONE, b"back")]


def test_way_back_that_was_not_written_stays(shelf, stick):
    shelf.keep_out(stick(b"one"), A, ONE)
    answer(shelf, b"back")

    shelf.keep_out(stick(b"two"), A, TWO)

    assert listed(shelf.returns()) == [(A, ONE, b"back")]


@pytest.mark.parametrize(
    "name", ["photo", "a_b", "a_b_c", f"{A}_{ONE}_copy", f"{A}_{ONE} (1)", f".{A}_{ONE}", f"{A}_"]
)
def test_what_somebody_else_laid_there_is_left_alone(shelf, stick, name):
    shelf.keep_out(stick(b"one"), A, ONE)
    foreign = shelf.waiting()[0].path.with_name(f"{name}.yishibu-bundle")
    foreign.write_bytes(b"foreign")

    assert listed(shelf.waiting()) == [(A, ONE, b"one")]
    answer(shelf, b"back")
    (shelf.returns()[0].path.parent / foreign.name).write_bytes(b"foreign")
    assert listed(shelf.returns()) == [(A, ONE, b"back")]
    assert foreign.read_bytes() == b"foreign"


@pytest.mark.logs(f"bundle {TWO} cannot be read here")
def test_one_that_cannot_be_read_keeps_no_other_from_going(shelf, stick):
    shelf.keep_out(stick(b"one"), A, ONE)
    shelf.waiting()[0].path.with_name(f"{A}_{TWO}.yishibu-bundle").mkdir()

    assert listed(shelf.waiting()) == [(A, ONE, b"one")]


def test_bundle_is_read_for_its_digest_once(shelf, stick, monkeypatch):
    read = []

    def note(file, name, real=hashlib.file_digest):
        read.append(file.name)
        return real(file, name)

    monkeypatch.setattr(hashlib, "file_digest", note)
    shelf.keep_out(stick(b"one"), A, ONE)
    (first,) = shelf.waiting()
    assert shelf.waiting() == [first]
    assert len(read) == 1

    shelf.keep_out(stick(b"one, whole now"), A, ONE)

    assert shelf.waiting()[0].digest == hashlib.sha256(b"one, whole now").hexdigest()
    assert len(read) == 2


def test_ids_cannot_climb_out(shelf, stick):
    with pytest.raises(ValueError, match="badly formed"):
        shelf.keep_out(stick(b"one"), "../../../etc", ONE)


def test_full_disk_keeps_nothing_half(full_disk, stick):
    shelf = RelayFolder(full_disk.folder)

    with full_disk.filled(room_bytes=40_000), pytest.raises(StorageError, match="磁盘已满"):
        shelf.keep_out(stick(bytes(400_000)), A, ONE)

    assert shelf.waiting() == []
    assert [path for path in Path(full_disk.folder).rglob("*") if path.is_file()] == []
