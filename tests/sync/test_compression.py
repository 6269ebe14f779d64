"""Compression: what was packed comes back, and nothing is unpacked beyond what was agreed."""

import io

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SyncError
from desktop.sync.compression import pack, unpack


@given(st.binary(max_size=5_000))
def test_what_was_packed_comes_back(data):
    assert unpack(pack(data)) == data
    assert pack(data) == pack(data)


def test_bomb_is_not_unpacked():
    with pytest.raises(SyncError, match="太大"):
        unpack(pack(bytes(2_000_000)), most=1_000_000)


def test_bomb_that_hides_its_size_is_not_unpacked():
    target = io.BytesIO()
    with zstandard.ZstdCompressor().stream_writer(target, closefd=False) as writer:
        writer.write(bytes(2_000_000))

    with pytest.raises(SyncError, match="太大"):
        unpack(target.getvalue(), most=1_000_000)


@pytest.mark.parametrize("cut", [0, 3, 8, 40])
def test_cut_data_are_refused(cut):
    with pytest.raises(SyncError):
        unpack(pack(b"a line of text that is long enough" * 20)[:cut])
