"""The scripts under packaging/ as modules, though no package holds them."""

import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def script(monkeypatch):
    """Import a script by its name."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module
