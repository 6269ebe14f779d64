"""A point that nobody armed does nothing; an armed one ends the process there and then."""

import subprocess
import sys

import pytest

from desktop.data.crash_points import crash_point

PROGRAM = """
import sys
from desktop.data.crash_points import arm, crash_point
arm("point", passes=int(sys.argv[1]))
for step in range(3):
    crash_point("other")
    print(step, flush=True)
    crash_point("point")
"""


def test_point_does_nothing_unless_armed():
    assert crash_point("point") is None


@pytest.mark.parametrize(
    ("passes", "printed", "status"),
    [(1, "0\n", -9), (2, "0\n1\n", -9), (3, "0\n1\n2\n", -9), (4, "0\n1\n2\n", 0)],
)
def test_armed_point_kills_at_its_pass(passes, printed, status):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(passes)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.stdout, done.returncode) == (printed, status)
