"""Puts the helpers of other tests on the path: a real PostgreSQL, a line that breaks."""

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path += [str(TESTS / "server"), str(TESTS / "sync")]
