"""Checks a ledger in a process of its own, whose memory is its own too; tells in JSON what it took.

usage: check_ledger.py NAME LEDGER, its key in hexadecimal on stdin
"""

import json
import re
import sys
from pathlib import Path

from measuring import timed

from desktop.data.rebuilding import check_rebuild
from desktop.data.verification import verify_ledger

CHECKS = {"verify": verify_ledger, "rebuild --check": check_rebuild}


def peak_mb():
    """Return the most memory that this process had so far.

    Of the kernel's own account: what getrusage says begins with the memory of the parent.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024


def check(name, path, key):
    """Return what one check took; ValueError where the ledger does not hold."""
    progress = []
    before = peak_mb()
    seconds, found = timed(lambda: CHECKS[name](path, key, on_progress=progress.append))
    if not found.ok:
        message = f"the ledger of the bench does not hold: {found.problems[:3]}"
        raise ValueError(message)
    return {
        "seconds": seconds,
        "patches": found.patches,
        "progress": len(progress),
        "before_mb": before,
        "peak_mb": peak_mb(),
    }


if __name__ == "__main__":
    told = check(sys.argv[1], Path(sys.argv[2]), bytes.fromhex(sys.stdin.read()))
    sys.stdout.write(json.dumps(told))
