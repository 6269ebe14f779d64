"""Compression of what travels: Zstandard (RFC 8878), never to more than was agreed."""

from __future__ import annotations

import zstandard

from desktop.sync.lines import refuse

MAX_BYTES = 16 * 1024 * 1024
"""What a batch or page may be at most when unpacked."""

LEVEL = 9


def pack(data: bytes, *, level: int = LEVEL) -> bytes:
    """Return bytes compressed; the same bytes give the same."""
    return zstandard.ZstdCompressor(level=level).compress(data)


def unpack(data: bytes, *, most: int = MAX_BYTES) -> bytes:
    """Return what was compressed.

    Raises:
        SyncError: It is no Zstandard, was cut short, or says that it holds more than `most` bytes;
            it is not unpacked beyond what it says.
    """
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if not 0 <= size <= most:  # also where the frame does not say
            refuse("同步数据太大。", "请问县里的管理员。")
        with zstandard.ZstdDecompressor().stream_reader(data) as reader:
            found = reader.read(size + 1)
    except zstandard.ZstdError:
        refuse("同步数据解不开。", "请重新同步一次。")
    if len(found) != size:
        refuse("同步数据不完整。", "请重新同步一次。")
    return found
