"""A founding that the power cut short: said plainly, and done again without a dead end."""

import subprocess
import sys

import pytest

from desktop.composition import found_home, open_home, renew_code, verify_home
from desktop.errors import ConflictError, LedgerDamagedError, NotFoundError
from desktop.records import Organization, Person
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


def open_here(home):
    return open_home(home, passphrase_source=lambda: PASSPHRASE)


def refuse_to_open(home):
    with open_here(home):
        pass


def found_and_die(home, point):
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
    assert killed.returncode == -9


def check_whole(home):
    with open_here(home) as opened:
        assert verify_home(opened).problems == ()
        with opened.ledger.read() as reading:
            assert [one.name for one in reading.list(Organization, level="village")] == ["示例村"]
    assert [path.name for path in home.glob(".*")] == []
    assert not (home / "restore-ready").exists()


@pytest.mark.parametrize(
    "point", ["schema.before_commit", "journal.written", "ledger.committed", "restores.founded"]
)
def test_founding_cut_short_is_done_again(tmp_path, point):
    home = tmp_path / "home"
    found_and_die(home, point)

    with pytest.raises(NotFoundError, match="yishibu init"):
        refuse_to_open(home)
    found(home)

    check_whole(home)


@pytest.mark.parametrize("point", ["restores.founding_due", "restores.moved_in", "restores.kept"])
def test_founding_that_lacked_the_last_step_is_finished_at_the_next_start(tmp_path, point):
    home = tmp_path / "home"
    found_and_die(home, point)

    check_whole(home)


def test_recovery_code_that_nobody_saw_is_made_anew(tmp_path):
    home = tmp_path / "home"
    found_and_die(home, "restores.founding_due")

    with pytest.raises(ConflictError, match="已经有一个账本"):
        found(home)
    code = renew_code(home, passphrase_source=lambda: PASSPHRASE)

    assert len(code) == len("0000-0000-0000-0000-0000-0000-0000-0000")


def test_founding_never_overwrites_keys_whose_ledger_is_lost(tmp_path):
    found(tmp_path)
    keys = (tmp_path / "keys.json").read_bytes()
    (tmp_path / "ledger.db").unlink()

    with pytest.raises(ConflictError, match="账本文件却不见了"):
        found(tmp_path)
    with pytest.raises(LedgerDamagedError, match="restore"):
        refuse_to_open(tmp_path)

    assert (tmp_path / "keys.json").read_bytes() == keys


def test_founding_never_takes_away_a_ledger_whose_keys_are_lost(tmp_path):
    """Not even where a founding was cut off in its last step: there may be years in it by now."""
    home = tmp_path / "home"
    found_and_die(home, "restores.kept")
    with open_here(home) as opened, opened.ledger.act("enter") as work:
        work.add(Person(name="示例人"))
    (home / "keys.json").unlink()
    before = (home / "ledger.db").read_bytes()

    with pytest.raises(ConflictError, match="已经有一个账本"):
        found(home)

    assert (home / "ledger.db").read_bytes() == before


def test_two_foundings_at_once_leave_one_ledger(tmp_path):
    home = tmp_path / "home"
    script = f"""
import sys
from pathlib import Path
from desktop.__main__ import main
sys.stdin.read()
sys.exit(main(["init", "--org", "640323100999", "--name", "示例村", "--home", {str(home)!r}]))
"""
    environment = {"YISHIBU_PASSPHRASE": PASSPHRASE, "YISHIBU_HOME": str(tmp_path / "log")}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for _ in range(2)
    ]
    for child in children:
        child.stdin.close()
        child.stdin = None
    said = [(child.communicate(timeout=60), child.returncode) for child in children]

    assert sorted(status for _, status in said) == [0, 1]
    (complaint,) = [err for (_, err), status in said if status]
    assert complaint.startswith(f"这里已经有一个账本：{home}。")
    check_whole(home)
