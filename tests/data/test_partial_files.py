import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.partial_files import PARTIALS_NAME, PartialFiles
from desktop.errors import DiskFullError

KEY = bytes(range(32))
NAME = "ab" * 32


@pytest.fixture
def partials(tmp_path):
    return PartialFiles(tmp_path, KEY)


def file_of(tmp_path):
    (path,) = (tmp_path / PARTIALS_NAME).iterdir()
    return path


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=6))
def test_what_is_added_is_kept_in_its_order(tmp_path_factory, pieces):
    partials = PartialFiles(tmp_path_factory.mktemp("home"), KEY)

    for piece in pieces:
        partials.add(NAME, piece)

    assert partials.kept(NAME) == b"".join(pieces)


def test_names_do_not_mix_and_are_forgotten_apart(partials):
    partials.add(NAME, b"one")
    partials.add("snapshot", b"other")
    partials.drop(NAME)
    partials.drop("never kept")

    assert (partials.kept(NAME), partials.kept("snapshot")) == (b"", b"other")


def test_what_nobody_waits_for_is_forgotten(tmp_path, partials):
    partials.keep_only({NAME})  # there is no folder yet
    for name in (NAME, "cd" * 32, "snapshot"):
        partials.add(name, name.encode())

    partials.keep_only({NAME, "ef" * 32})

    assert partials.kept(NAME) == NAME.encode()
    assert list((tmp_path / PARTIALS_NAME).iterdir()) == [file_of(tmp_path)]
    partials.keep_only(())
    assert list((tmp_path / PARTIALS_NAME).iterdir()) == []


@pytest.mark.logs("a download nobody waits for stays")
def test_what_cannot_be_removed_keeps_nothing_else(tmp_path, partials, monkeypatch):
    for name in (NAME, "cd" * 32):
        partials.add(name, b"x")
    stuck = []

    def unlink(path, *, missing_ok, real=Path.unlink):
        if not stuck:
            stuck.append(path)
            raise PermissionError(errno.EACCES, "in use")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    partials.keep_only(())

    assert list((tmp_path / PARTIALS_NAME).iterdir()) == stuck


def test_another_run_goes_on(tmp_path, partials):
    partials.add(NAME, b"one ")

    later = PartialFiles(tmp_path, KEY)
    later.add(NAME, b"two")

    assert partials.kept(NAME) == b"one two"


def test_nothing_is_readable_without_the_key(tmp_path, partials):
    partials.add(NAME, "村民的话".encode() * 20)
    path = file_of(tmp_path)

    assert "村民".encode() not in path.read_bytes()
    assert NAME not in path.name
    assert path.stat().st_mode & 0o077 == 0
    assert PartialFiles(tmp_path, bytes(32)).kept(NAME) == b""


def test_every_length_that_a_power_cut_leaves_gives_whole_pieces(tmp_path, partials):
    partials.add(NAME, b"one ")
    first = file_of(tmp_path).stat().st_size
    partials.add(NAME, b"two")
    whole = file_of(tmp_path).read_bytes()

    for length in range(len(whole)):
        file_of(tmp_path).write_bytes(whole[:length])
        kept = partials.kept(NAME)
        partials.add(NAME, b"next")

        assert kept == (b"one " if length >= first else b"")
        assert partials.kept(NAME) == kept + b"next"


def test_pieces_that_were_changed_or_moved_are_not_kept(tmp_path, partials):
    partials.add(NAME, b"one")
    size = file_of(tmp_path).stat().st_size
    partials.add(NAME, b"two")
    whole = file_of(tmp_path).read_bytes()
    swapped = whole[size:] + whole[:size]

    for spoilt in (
        swapped,
        bytes([whole[0] ^ 1]) + whole[1:],
        whole[:20] + bytes([whole[20] ^ 1]) + whole[21:],
    ):
        file_of(tmp_path).write_bytes(spoilt)

        assert partials.kept(NAME) == b""


def test_full_disk_leaves_what_was_kept(tmp_path, partials, monkeypatch):
    partials.add(NAME, b"one")
    size = file_of(tmp_path).stat().st_size

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("desktop.data.partial_files.sync_file", full)
    with pytest.raises(DiskFullError):
        partials.add(NAME, b"two")

    assert file_of(tmp_path).stat().st_size == size
    assert partials.kept(NAME) == b"one"
