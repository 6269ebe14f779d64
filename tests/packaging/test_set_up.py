"""The shell scripts of set-up, on a computer of our own making: stubs of dpkg, apt and sudo."""

import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
TOOLS = ("sh", "cat", "sed", "tr", "tail", "mktemp", "rm", "dirname", "env", "true")
LIST = """\
# a comment
window libgl1       -
window libglib2.0-0 -
test   dbus         dbus-run-session
"""


class Computer:
    """A folder that is the whole PATH, and what was installed or asked for on it."""

    def __init__(self, folder):
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.calls = folder / "calls"
        self.calls.touch()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        (folder / "debian-packages.txt").write_text(LIST)
        for name in ("debian.sh", "venv.sh"):
            (folder / "packaging").mkdir(exist_ok=True)
            shutil.copy(PACKAGING / name, folder / "packaging")
        shutil.move(folder / "debian-packages.txt", folder / "packaging")

    def has(self, command, body="exit 0"):
        path = self.bin / command
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def debian(self, installed, *, user=0, apt="exit 0"):
        self.has("dpkg-query", f"cat <<'E'\n{installed}\nE")
        self.has("apt-get", f'echo "apt-get $*" >>{self.calls}\n{apt}')
        self.has("id", f"echo {user}")

    def run(self, script, *arguments):
        return subprocess.run(
            [self.bin / "sh", self.folder / "packaging" / script, *arguments],
            env={"PATH": str(self.bin)},
            check=False,
            capture_output=True,
            text=True,
        )

    def called(self):
        return self.calls.read_text().splitlines()


@pytest.fixture
def computer(tmp_path):
    return Computer(tmp_path)


ALL = "installed libgl1 \ninstalled libglib2.0-0t64 libglib2.0-0 (= 2.80), other\ninstalled dbus "
INSTALL = "apt-get install -qq --no-install-recommends -o DPkg::Lock::Timeout=300"


def outcome(ended):
    return ended.returncode, ended.stderr


def test_nothing_is_asked_where_all_is_there_or_provided(computer):
    computer.debian(ALL, user=1000)

    assert outcome(computer.run("debian.sh", "window", "test")) == (0, "")
    assert computer.called() == []


def test_removed_package_counts_as_missing(computer):
    computer.debian(ALL.replace("installed libgl1", "config-files libgl1"))

    computer.run("debian.sh", "window")

    assert computer.called() == [f"{INSTALL} libgl1"]


def test_command_from_elsewhere_will_do(computer):
    computer.debian("", user=1000)
    computer.has("dbus-run-session")

    assert outcome(computer.run("debian.sh", "test")) == (0, "")


def test_without_root_and_sudo_they_are_named_in_one_line(computer):
    computer.debian("", user=1000)

    told = (
        "Debian packages are missing, and neither root nor sudo is here: "
        "apt-get install libgl1 libglib2.0-0 dbus\n"
    )
    assert outcome(computer.run("debian.sh", "window", "test")) == (0, told)
    assert computer.called() == []


def test_sudo_that_asks_for_a_password_is_no_sudo(computer):
    computer.debian("", user=1000)
    computer.has("sudo", "exit 1")

    assert computer.run("debian.sh", "test").stderr.startswith("Debian packages are missing")


def test_sudo_installs(computer):
    computer.debian("", user=1000)
    computer.has("sudo", f'echo "sudo $1" >>{computer.calls}\nshift\nexec "$@"')

    assert outcome(computer.run("debian.sh", "test")) == (0, "installing Debian packages: dbus\n")
    assert computer.called() == ["sudo -n", "sudo -n", f"{INSTALL} dbus"]


def test_lists_are_fetched_once_where_they_are_missing(computer):
    fresh = computer.folder / "fresh"
    computer.debian("", apt=f'[ "$1" = update ] && : >{fresh}\n[ -e {fresh} ]')

    assert outcome(computer.run("debian.sh", "test")) == (0, "installing Debian packages: dbus\n")
    assert computer.called() == [f"{INSTALL} dbus", "apt-get update -qq", f"{INSTALL} dbus"]


def test_failure_tells_what_apt_said_last(computer):
    computer.debian("", apt="echo first; echo 'E: no line' >&2; exit 100")

    assert outcome(computer.run("debian.sh", "test")) == (
        0,
        "installing Debian packages: dbus\napt-get install dbus failed: E: no line\n",
    )


def test_elsewhere_than_on_debian_nothing_happens(computer):
    assert outcome(computer.run("debian.sh", "window", "test")) == (0, "")


@pytest.mark.parametrize("old", [True, False])
def test_missing_or_old_python_is_told_in_one_line(computer, old):
    computer.has("python3", "exit 1") if old else None

    assert outcome(computer.run("venv.sh")) == (
        1,
        "Python 3.11 or newer with venv is missing, and nothing can be set up without it\n",
    )


def test_every_listed_package_has_a_purpose_that_make_asks_for():
    rows = [
        line.split()
        for line in (PACKAGING / "debian-packages.txt").read_text().splitlines()
        if not line.startswith("#")
    ]

    assert {len(row) for row in rows} == {3}
    makefile = (PACKAGING.parent / "Makefile").read_text()
    asked = {
        purpose
        for line in [*makefile.splitlines(), "packaging/debian.sh set-up"]
        for purpose in line.partition("packaging/debian.sh ")[2].partition(";")[0].split()
    }
    assert {row[0] for row in rows} == asked
