"""New ids for records: UUID version 7, RFC 9562 section 5.7.

Standard library of Python 3.11 has none, and records may use nothing else.
"""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0
_COUNTER_BITS = 12


def new_id() -> UUID:
    """Return a UUIDv7 greater than any this process made before; any thread may call.

    The 12 bits after the milliseconds count within one millisecond (RFC 9562 section 6.2,
    method 1), so ids made in a row sort in that order.
    """
    global _last  # noqa: PLW0603 – the one counter of the process, under the lock
    with _lock:
        now = (time.time_ns() // 1_000_000) << _COUNTER_BITS
        _last = max(_last + 1, now)
        ordered = _last
    milliseconds, counter = ordered >> _COUNTER_BITS, ordered & 0xFFF
    tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | tail)
