"""What holds for every test: steady Hypothesis, a silent log, no network, no home of a person.

A test that expects a warning in the log says which: ``@pytest.mark.logs("keyring failed")``.
Every text named must be logged, and nothing else from WARNING up.
"""

import functools
import gc
import ipaddress
import logging
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is loaded: windows of tests are drawn in memory, but for those that ask for a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `pytest --hypothesis-profile=search` looks further than the same examples every time.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", settings.get_profile("ci"), derandomize=False, max_examples=2000
)
settings.load_profile("ci")


PATIENCE_MS = 60_000


def pytest_configure(config):
    """Name the marker and shut the network."""
    config.addinivalue_line("markers", "logs(text, ...): the warnings that this test has logged")
    sys.addaudithook(refuse_network)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for garbage among what tests make, not among the millions of objects they are.

    A full look at those stops every thread for a second of the processor's time, and on a busy
    machine for several: a window that is waited for then answers too late.
    """
    gc.disable()
    result = yield
    gc.freeze()
    gc.enable()
    return result


def refuse_network(event, arguments):
    """Let a socket reach this computer only; names are resolved for nobody else."""
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not is_loopback(host):
        pytest.fail(f"a test reached for the network: {host}")  # no Exception: nothing swallows it


def is_loopback(host):
    """Whether a host, by name or address, is this computer."""
    if isinstance(host, bytes):
        host = host.decode("ascii")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture
def qtbot(qtbot):
    """A hand that waits as long as a busy machine needs, in place of five seconds.

    Each wait ends as soon as what it waits for is there.
    """
    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        setattr(qtbot, wait, functools.partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory):
    """Keep tests out of the ledger and the settings of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YISHIBU_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("YISHIBU_PASSPHRASE", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_passphrases():
    """Stretch passphrases by argon2id as ever, but for a moment: what opens a ledger is its own.

    A program that a test starts spends what a person's does; so does `test_key_files.py`.
    """
    from desktop.data import key_files

    cost = functools.partial(key_files.PassphraseCost, rounds=1, memory_kib=64, lanes=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_files, "PassphraseCost", cost)
        yield


class _Warnings(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _log_is_expected(request):
    """Fail a test that logs a warning it did not name, or named one it did not log."""
    expected = [text for mark in request.node.iter_markers("logs") for text in mark.args]
    heard = _Warnings()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    surprises = [line for line in heard.lines if not any(text in line for text in expected)]
    missed = [text for text in expected if not any(text in line for line in heard.lines)]
    if surprises or missed:
        pytest.fail(f"logged unexpectedly: {surprises}; expected and not logged: {missed}")


@pytest.fixture(autouse=True)
def _windows_end_on_their_thread(request):
    """Collect what is left of a window while it is over on the thread that made it.

    A later test's thread would collect it else, and Qt warns or crashes at a timer that is
    destroyed on another thread; so the app does it too (desktop/ui/collecting.py). What survives
    is not looked at again after the next one.
    """
    yield
    if "qapp" in request.fixturenames:
        gc.collect()
        gc.freeze()


def pytest_make_parametrize_id(val, argname):
    """Name cases by argument where the value is bytes or long.

    Bytes made at import (a zip bears its time) would be named differently by each worker.
    """
    is_long = isinstance(val, str) and len(val) > 60
    return argname if is_long or isinstance(val, bytes) else None
