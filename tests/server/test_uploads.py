"""Uploads: what arrived stays, what is not what it says goes, and no name climbs out of them."""

import errno
import hashlib
import itertools
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SyncError
from server import uploads as uploads_module
from server.uploads import MOST_BYTES, Arrived, Name, Uploads

ORG, OTHER = (f"01a222de-bc0e-7000-9750-00000000000{n}" for n in range(2))
DATA = bytes(range(256)) * 40


def name_of(data, kind="file", org=ORG):
    return Name(org, kind, hashlib.sha256(data).hexdigest())


NAME = name_of(DATA)


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path)


def send(uploads, name, data, offset=0, length=None):
    length = len(DATA) if length is None else length
    with uploads.receiving(name, offset, length) as receiving:
        receiving.write(data)
    return uploads.finish(name, length)


def code_of(caught):
    return caught.value.details["code"]


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_what_was_sent_whole_is_found(uploads):
    assert uploads.arrived(NAME) is None
    assert send(uploads, NAME, DATA) is True

    assert uploads.find(NAME).read_bytes() == DATA
    assert uploads.arrived(NAME) == Arrived(len(DATA), complete=True)


def test_it_goes_on_where_it_broke_off(uploads):
    def break_off():
        with uploads.receiving(NAME, 0, len(DATA)) as receiving:
            receiving.write(DATA[:1000])
            raise ConnectionError

    with pytest.raises(ConnectionError):
        break_off()

    assert uploads.finish(NAME, len(DATA)) is False
    assert uploads.find(NAME) is None
    assert uploads.arrived(NAME) == Arrived(1000, complete=False)
    assert send(uploads, NAME, DATA[1000:], 1000) is True
    assert uploads.find(NAME).read_bytes() == DATA


@given(st.lists(st.integers(0, len(DATA)), max_size=8).map(sorted))
def test_any_pieces_give_the_whole(tmp_path_factory, cuts):
    uploads = Uploads(tmp_path_factory.mktemp("home"))
    ends = [0, *cuts, len(DATA)]

    done = [
        send(uploads, NAME, DATA[begin:end], begin)
        for begin, end in itertools.pairwise(ends)
        if not uploads.find(NAME)
    ]

    assert done[-1] is True
    assert uploads.find(NAME).read_bytes() == DATA


def test_a_whole_file_is_not_replaced_by_the_part_of_one_who_came_late(uploads, monkeypatch):
    """It broke so once in CI: the last two of several requests, between their opening and locking.

    One has opened the part, and waits while another gives it its name and a third begins anew.
    """
    with uploads.receiving(NAME, 0, len(DATA)) as receiving:
        receiving.write(DATA)
    locked, waiting = uploads_module._locked, []

    def others_first(descriptor):
        if not waiting:
            waiting.append(descriptor)
            assert uploads.finish(NAME, len(DATA))
            uploads._part(NAME).touch()
        return locked(descriptor)

    monkeypatch.setattr(uploads_module, "_locked", others_first)

    assert uploads.finish(NAME, len(DATA)) is True
    assert waiting
    assert uploads.find(NAME).read_bytes() == DATA


def test_a_part_may_get_its_name_between_two_looks(uploads, monkeypatch):
    send(uploads, NAME, DATA[:1000])
    part, real = uploads._part(NAME), Path.stat

    def others_first(path, **options):
        found = real(path, **options)
        if path == part:
            path.unlink()
        return found

    monkeypatch.setattr(Path, "stat", others_first)
    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, b"", 0)

    assert (code_of(caught), caught.value.details["offset"]) == ("offset", 1000)


def test_nothing_at_all_is_a_file_too(uploads):
    empty = name_of(b"")

    assert send(uploads, empty, b"", length=0) is True
    assert uploads.find(empty).read_bytes() == b""


def test_what_is_not_what_its_name_says_is_gone(uploads, tmp_path):
    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, DATA[::-1])

    assert code_of(caught) == "digest"
    assert uploads.arrived(NAME) is None
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("offset", [1, 999, 1001])
def test_bytes_at_another_place_are_refused_and_told_the_right_one(uploads, offset):
    send(uploads, NAME, DATA[:1000])

    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, DATA[offset:], offset)

    assert (code_of(caught), caught.value.details["offset"]) == ("offset", 1000)
    assert uploads.arrived(NAME) == Arrived(1000, complete=False)


def test_what_is_whole_is_not_touched_again(uploads):
    send(uploads, NAME, DATA)

    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, b"other", 0)

    assert (code_of(caught), caught.value.details["offset"]) == ("offset", len(DATA))
    assert uploads.find(NAME).read_bytes() == DATA


@pytest.mark.parametrize("kind", MOST_BYTES)
@pytest.mark.parametrize("more", [1, 10**18])
def test_more_than_the_kind_may_be_is_refused(uploads, tmp_path, kind, more):
    with pytest.raises(SyncError) as caught:
        send(uploads, name_of(DATA, kind), DATA, length=MOST_BYTES[kind] + more)

    assert code_of(caught) == "too_large"
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(("offset", "length"), [(0, -1), (-1, 10), (11, 10)])
def test_impossible_sizes_are_refused(uploads, offset, length):
    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, b"", offset, length)

    assert code_of(caught) == "too_large"


def test_more_than_was_said_is_refused_and_the_rest_stays(uploads):
    def send_more():
        with uploads.receiving(NAME, 0, 1500) as receiving:
            receiving.write(DATA[:1000])
            receiving.write(DATA[1000:2000])

    with pytest.raises(SyncError) as caught:
        send_more()

    assert code_of(caught) == "too_large"
    assert uploads.arrived(NAME) == Arrived(1000, complete=False)


@pytest.mark.parametrize(
    ("org", "kind", "digest"),
    [
        (ORG, "file", "../" * 20 + "etc/passwd"),
        (ORG, "file", "ab" * 31),
        (ORG, "file", "AB" * 32),
        (ORG, "file", "ab" * 32 + "\n"),
        (ORG, "file", "ab" * 32 + "\0"),
        (ORG, "file", "/" + "a" * 63),
        (ORG, "file", "٠" * 64),
        (ORG, "../file", "ab" * 32),
        (ORG, "", "ab" * 32),
    ],
)
def test_a_name_is_a_kind_and_a_digest_and_nothing_else(org, kind, digest):
    with pytest.raises(SyncError) as caught:
        Name(org, kind, digest)

    assert code_of(caught) == "name"


def test_organizations_do_not_see_each_other(uploads):
    send(uploads, NAME, DATA)

    assert uploads.arrived(name_of(DATA, org=OTHER)) is None
    assert uploads.arrived(name_of(DATA, kind="bundle")) is None


@pytest.mark.parametrize("problem", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_keeps_what_was_there_and_nothing_half(uploads, monkeypatch, problem):
    send(uploads, NAME, DATA[:1000])

    def fill_up(descriptor, data, offset, write=os.pwrite):
        if offset > 1000:
            raise OSError(problem, "full")
        return write(descriptor, data[:7], offset)

    monkeypatch.setattr(uploads_module.os, "pwrite", fill_up)
    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, DATA[1000:2000], 1000)
    monkeypatch.undo()

    assert code_of(caught) == "full"
    assert uploads.arrived(NAME) == Arrived(1000, complete=False)
    assert send(uploads, NAME, DATA[1000:], 1000) is True


def test_what_cannot_fit_is_refused_before_it_is_read(uploads, monkeypatch):
    disk = os.statvfs("/")
    small = os.statvfs_result((disk.f_bsize, 1, 9, 9, 9, *disk[5:]))
    monkeypatch.setattr(uploads_module.os, "statvfs", lambda _: small)

    with pytest.raises(SyncError) as caught:
        send(uploads, NAME, DATA)

    assert code_of(caught) == "full"
    assert uploads.arrived(NAME) is None


def test_other_complaints_of_the_disk_are_not_called_full(uploads, monkeypatch):
    def fail(*_):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(uploads_module.os, "pwrite", fail)
    with pytest.raises(OSError, match="broken"):
        send(uploads, NAME, DATA)


def test_of_two_that_send_the_same_the_later_goes_on(uploads):
    def hang():
        with uploads.receiving(NAME, 0, len(DATA)) as hanging:
            hanging.write(DATA[:1000])
            assert send(uploads, NAME, DATA[1000:3000], 1000) is False
            hanging.write(DATA[1000:2000])

    with pytest.raises(SyncError) as caught:
        hang()

    assert (code_of(caught), caught.value.details["offset"]) == ("offset", 3000)
    assert send(uploads, NAME, DATA[3000:], 3000) is True


def test_nobody_writes_into_what_is_whole_by_an_old_connection(uploads):
    def hang():
        with uploads.receiving(NAME, 0, len(DATA) + 9) as hanging:
            hanging.write(DATA[:1000])
            send(uploads, NAME, DATA[1000:], 1000)
            hanging.offset = len(DATA)
            hanging.write(b"forged")

    with pytest.raises(SyncError) as caught:
        hang()

    assert code_of(caught) == "offset"
    assert uploads.find(NAME).read_bytes() == DATA


def test_many_at_once_give_one_whole_file(uploads):
    problems = []

    def push():
        while not uploads.find(NAME):
            arrived = uploads.arrived(NAME)
            begin = arrived.offset if arrived else 0
            try:
                send(uploads, NAME, DATA[begin : begin + 700], begin)
            except SyncError as error:
                if error.details["code"] != "offset":
                    problems.append(error)

    threads = [threading.Thread(target=push) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert uploads.find(NAME).read_bytes() == DATA


def test_what_is_removed_is_gone_whole_or_not(uploads, tmp_path):
    send(uploads, NAME, DATA)
    send(uploads, name_of(b"x" * 9), b"x", length=9)
    uploads.remove(NAME)
    uploads.remove(name_of(b"x" * 9))
    uploads.remove(NAME)

    assert files_in(tmp_path) == []
