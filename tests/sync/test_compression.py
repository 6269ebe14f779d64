"""Compression: what was packed comes back, and nothing is unpacked beyond what was agreed."""

import io
import random

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SyncError
from desktop.sync.compression import (
    MAX_PART_BYTES,
    pack,
    pack_file,
    told_size,
    unpack,
    unpack_part,
    unpacked_lines,
)
from desktop.sync.lines import MAX_LARGE_BYTES


@given(st.binary(max_size=5_000))
def test_what_was_packed_comes_back(data):
    assert unpack(pack(data)) == data
    assert pack(data) == pack(data)


@given(st.lists(st.binary(max_size=300).map(lambda line: line.replace(b"\n", b"")), max_size=40))
def test_a_file_is_packed_and_gone_through_in_pieces(lines):
    data = b"".join(line + b"\n" for line in lines)
    packed = io.BytesIO()

    pack_file(io.BytesIO(data), packed, len(data))

    assert unpack(packed.getvalue()) == data
    assert told_size(packed.getvalue()) == len(data)
    packed.seek(0)
    assert list(unpacked_lines(packed)) == [line + b"\n" for line in lines]


def test_bomb_is_not_unpacked():
    with pytest.raises(SyncError, match="太大"):
        unpack(pack(bytes(2_000_000)), most=1_000_000)


def test_bomb_that_hides_its_size_is_not_unpacked():
    target = io.BytesIO()
    with zstandard.ZstdCompressor().stream_writer(target, closefd=False) as writer:
        writer.write(bytes(2_000_000))

    with pytest.raises(SyncError, match="太大"):
        unpack(target.getvalue(), most=1_000_000)


@pytest.mark.parametrize("more", [b"more behind it", pack(b"another frame")])
def test_data_with_more_behind_them_are_refused(more):
    with pytest.raises(SyncError):
        unpack(pack(b"a line of text") + more)


@given(st.binary(max_size=300))
def test_told_size_is_what_was_packed(data):
    assert told_size(pack(data)[:18]) == len(data)
    assert told_size(b"") == told_size(b"no frame at all") == -1


def test_body_of_a_large_patch_may_be_packed_to_a_little_more():
    body = random.Random(1).randbytes(MAX_LARGE_BYTES)

    assert MAX_LARGE_BYTES < len(pack(body)) <= MAX_PART_BYTES
    assert unpack_part(pack(body)) == body
    with pytest.raises(SyncError, match="太大"):
        unpack_part(pack(bytes(MAX_LARGE_BYTES + 1)))


@pytest.mark.parametrize("cut", [0, 3, 8, 40])
def test_cut_data_are_refused(cut):
    with pytest.raises(SyncError):
        unpack(pack(b"a line of text that is long enough" * 20)[:cut])
