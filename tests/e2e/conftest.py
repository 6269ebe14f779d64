"""A screen in memory with a window manager, hands that press keys, eyes that read what is there."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the modules beside it

from displays import Display


@pytest.fixture
def display(tmp_path):
    """An X server of 1366 × 768 with openbox; it ends with the test."""
    with Display(tmp_path) as display:
        yield display
