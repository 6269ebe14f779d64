"""Named places at which a test may kill the process, to prove that nothing is lost there.

In the app nothing is ever armed, and a point costs one look into an empty dict. Only a test's own
child process calls `arm`; there is no environment variable or setting that could.
"""

from __future__ import annotations

import os
import signal

_armed: dict[str, int] = {}


def crash_point(name: str) -> None:
    """Do nothing, or die at once as by a power cut where a test armed this name."""
    if name in _armed:
        _armed[name] -= 1
        if _armed[name] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str, *, passes: int = 1) -> None:
    """Let this process die when it comes through `name` for the `passes`-th time."""
    _armed[name] = passes
