"""Stores on both engines for every test of the server."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for the modules beside it

from server_fixtures import *  # noqa: F403 – found by the line above; pytest looks here
