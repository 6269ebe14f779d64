"""A founding that the power cut short: said plainly, and done again without a dead end."""

import subprocess
import sys

import pytest

from desktop.composition import found_home, open_home, verify_home
from desktop.errors import ConflictError, NotFoundError
from desktop.records import Organization
from desktop.services.divisions import trace_division

PASSPHRASE = "示例口令一二三"


def found(folder):
    return found_home(
        folder,
        divisions=trace_division("640323100999", "示例村"),
        keeper="示例记录人",
        sample=True,
        passphrase_source=lambda: PASSPHRASE,
        use_keyring=False,
    )


@pytest.mark.parametrize("point", ["composition.staged", "composition.ledger_moved"])
def test_founding_cut_short_is_named_and_can_be_done_again(tmp_path, point):
    home = tmp_path / "home"
    script = f"""
from pathlib import Path
from desktop.composition import found_home
from desktop.data.crash_points import arm
from desktop.services.divisions import trace_division
arm({point!r})
found_home(
    Path({str(home)!r}), divisions=trace_division("640323100999", "示例村"), keeper="示例记录人",
    sample=True, passphrase_source=lambda: {PASSPHRASE!r}, use_keyring=False,
)
"""
    killed = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)

    with (
        pytest.raises(NotFoundError, match="建立没有完成"),
        open_home(home, passphrase_source=lambda: PASSPHRASE),
    ):
        pass
    found(home)

    assert killed.returncode == -9
    assert not (home / ".founding").exists()
    with open_home(home, passphrase_source=lambda: PASSPHRASE) as opened:
        assert verify_home(opened).problems == ()
        with opened.ledger.read() as reading:
            assert [one.name for one in reading.list(Organization, level="village")] == ["示例村"]


def test_founding_never_overwrites_keys_whose_ledger_is_lost(tmp_path):
    found(tmp_path)
    keys = (tmp_path / "keys.json").read_bytes()
    (tmp_path / "ledger.db").unlink()

    with pytest.raises(ConflictError, match="已经有一个账本"):
        found(tmp_path)

    assert (tmp_path / "keys.json").read_bytes() == keys
