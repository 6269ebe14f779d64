"""QR codes as rectangles: what a phone reads to find the record of a paper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from desktop.services.snapshots import Stamp

_DIGEST_DIGITS = 32  # the first 16 bytes: enough to tell two versions apart, and a small code


def qr_text(stamp: Stamp) -> str:
    """Return what the code of a frozen paper says: scheme, record, version, start of the digest."""
    return f"yishibu:1:{stamp.record_id}:{stamp.version}:{stamp.digest[:_DIGEST_DIGITS]}"


@lru_cache(maxsize=8)
def qr_bars(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules a side, and the dark bars as (x, y from the top, modules long)."""
    matrix = segno.make(text, error="m", micro=False).matrix
    bars = []
    for y, row in enumerate(matrix):
        start = None
        for x, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                bars.append((start, y, x - start))
                start = None
    return len(matrix), tuple(bars)
