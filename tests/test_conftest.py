"""The guards of the test suite themselves: they must bite."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

SAMPLE = """
import gc, logging, os, random, socket, urllib.request, weakref
import pytest
from hypothesis import given, settings, strategies as st

def test_silent_passes():
    logging.getLogger("a").info("opened")

def test_warning_fails():
    logging.getLogger("a").warning("keyring failed")

@pytest.mark.logs("keyring failed")
def test_expected_warning_passes():
    logging.getLogger("a").warning("the keyring failed: locked")

@pytest.mark.logs("keyring failed")
def test_missed_warning_fails():
    pass

@pytest.mark.logs("keyring failed")
def test_second_warning_fails():
    logging.getLogger("a").warning("keyring failed")
    logging.getLogger("a").error("disk full")

def test_address_is_refused():
    with socket.socket() as line:
        line.connect(("192.0.2.1", 80))

def test_name_is_refused():
    urllib.request.urlopen("http://example.invalid/")

def test_loopback_passes():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_home_is_nobodys():
    assert os.environ["YISHIBU_HOME"] != "somebody's"
    assert "YISHIBU_PASSPHRASE" not in os.environ

@given(st.integers())
def test_hypothesis_is_steady(number):
    assert settings().derandomize

class Window:
    def __init__(self):
        self.me = self

LEFT = []

def test_window_is_left(qapp):
    gc.disable()
    LEFT.append(weakref.ref(Window()))

def test_window_is_gone():
    assert LEFT[0]() is None
"""

OUTCOMES = {
    "test_silent_passes": ["PASSED"],
    "test_warning_fails": ["PASSED", "ERROR"],
    "test_expected_warning_passes": ["PASSED"],
    "test_missed_warning_fails": ["PASSED", "ERROR"],
    "test_second_warning_fails": ["PASSED", "ERROR"],
    "test_address_is_refused": ["FAILED"],
    "test_name_is_refused": ["FAILED"],
    "test_loopback_passes": ["PASSED"],
    "test_home_is_nobodys": ["PASSED"],
    "test_hypothesis_is_steady": ["PASSED"],
    "test_window_is_left": ["PASSED"],
    "test_window_is_gone": ["PASSED"],
}


def test_guards_bite(tmp_path, monkeypatch):
    monkeypatch.setenv("YISHIBU_HOME", "somebody's")
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "somebody's")
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_sample.py").write_text(SAMPLE, encoding="utf-8")

    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:randomly", "-p", "no:cacheprovider"]
    said = subprocess.run(
        [*command, "--rootdir", tmp_path], cwd=tmp_path, check=False, capture_output=True, text=True
    ).stdout

    outcomes = {}
    for name, outcome in re.findall(r"^test_sample\.py::(\w+) (\w+)", said, re.MULTILINE):
        outcomes.setdefault(name, []).append(outcome)
    assert outcomes == OUTCOMES, said
