"""Compression of what travels: Zstandard (RFC 8878), never to more than was agreed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import zstandard

from desktop.sync.lines import MAX_LARGE_BYTES, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 16 * 1024 * 1024
"""What a batch or page may be at most when unpacked."""

MAX_PART_BYTES = MAX_LARGE_BYTES + MAX_LARGE_BYTES // 128
"""What the body of a large patch may be at most as it travels: what packs badly grows a little."""

LEVEL = 9


def pack(data: bytes, *, level: int = LEVEL) -> bytes:
    """Return bytes compressed; the same bytes give the same."""
    return zstandard.ZstdCompressor(level=level).compress(data)


def pack_file(source: BinaryIO, target: BinaryIO, size: int) -> None:
    """Compress all that `source` still holds, `size` bytes; a few MB of it are here at a time."""
    zstandard.ZstdCompressor(level=LEVEL).copy_stream(source, target, size=size)


def unpacked_lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a compressed file of one's own, ends included, a few MB at a time."""
    with zstandard.ZstdDecompressor().stream_reader(source) as reader:
        yield from io.BufferedReader(reader)


def unpack(data: bytes, *, most: int = MAX_BYTES) -> bytes:
    """Return what was compressed.

    Raises:
        SyncError: It is no Zstandard, was cut short, has more behind it, or says that it holds more
            than `most` bytes; it is not unpacked beyond what it says.
    """
    try:
        size = told_size(data)
        if not 0 <= size <= most:  # also where the frame does not say
            refuse("同步数据太大。", "请问县里的管理员。")
        reading = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True)
        with reading as reader:
            found = reader.read(size + 1)
    except zstandard.ZstdError:
        refuse("同步数据解不开。", "请重新同步一次。")
    if len(found) != size:
        refuse("同步数据不完整。", "请重新同步一次。")
    return found


def unpack_part(data: bytes) -> bytes:
    """Return the body of a large patch, which travels packed by itself and is named unpacked.

    Raises:
        SyncError: As `unpack`.
    """
    return unpack(data, most=MAX_LARGE_BYTES)


def told_size(packed: bytes) -> int:
    """Return how many bytes were packed, as the beginning says; absurdly many where it does not."""
    try:
        return int(zstandard.get_frame_parameters(packed).content_size)
    except zstandard.ZstdError:
        return -1
