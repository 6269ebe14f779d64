"""Starts the program as `python -m desktop` does, with a recorder of stalls beside it.

usage: recorded_window.py FILE, into which a JSON line is written for every stall
"""

import sys
from pathlib import Path

import stalls

from desktop import __main__
from desktop.ui import opening


class RecordedApplication(opening.QApplication):
    """The application whose event loop is watched from its first turn."""

    def __init__(self, arguments):
        super().__init__(arguments)
        self.recorder = stalls.Recorder(Path(sys.argv[1]), self)


opening.QApplication = RecordedApplication
sys.exit(__main__.main([]))
