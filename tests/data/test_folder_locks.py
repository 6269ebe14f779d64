"""Who may work in a ledger's folder, between real processes."""

import subprocess
import sys
import threading

import pytest

from desktop.data.folder_locks import shared_lock, sole_lock
from desktop.errors import LedgerLockedError, StorageError

HOLD = """
import sys
from pathlib import Path
from desktop.data import folder_locks
with getattr(folder_locks, sys.argv[2])(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Return a function that starts a process that holds a lock until it is killed."""
    started = []

    def hold(lock):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, tmp_path, lock],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout.readline() == "held\n"
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("held", "wanted"),
    [("shared_lock", sole_lock), ("sole_lock", sole_lock), ("sole_lock", shared_lock)],
)
def test_lock_is_refused_and_free_again_after_a_kill(holder, tmp_path, held, wanted):
    process = holder(held)

    with pytest.raises(LedgerLockedError, match="正被另一个程序使用"), wanted(tmp_path, wait_s=0):
        pytest.fail("two held the folder")

    process.kill()
    process.wait()
    with wanted(tmp_path):
        assert (tmp_path / "ledger.lock").exists()


def test_short_hold_is_waited_for(holder, tmp_path):
    process = holder("sole_lock")
    release = threading.Timer(0.2, process.kill)
    release.start()

    with sole_lock(tmp_path, wait_s=60):
        release.join()
        assert process.wait() == -9


def test_programs_share_the_folder(holder, tmp_path):
    holder("shared_lock")
    holder("shared_lock")

    with shared_lock(tmp_path), shared_lock(tmp_path):
        assert (tmp_path / "ledger.lock").exists()


def test_lock_is_free_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), sole_lock(tmp_path):
        raise ZeroDivisionError

    with sole_lock(tmp_path):
        assert (tmp_path / "ledger.lock").exists()


def test_only_who_restores_makes_the_folder(tmp_path):
    with pytest.raises(StorageError), shared_lock(tmp_path / "typo"):
        pytest.fail("no such folder")
    assert not (tmp_path / "typo").exists()

    with sole_lock(tmp_path / "new" / "home"):
        assert (tmp_path / "new" / "home").is_dir()
