"""The server alone: on its own lock file's packages it starts, gives codes and checks itself."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "packaging/locks/server.txt"
UNIT = ROOT / "packaging/server/yishibu-server.service"

# Refuses to import what the lock file does not bring, though it is installed here for other tests.
GUARD = """
import json, runpy, sys

class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in FOREIGN:
            raise ModuleNotFoundError(f"not on the server: {name}", name=name)

FOREIGN = set(json.loads(sys.argv.pop(1)))
sys.meta_path.insert(0, Guard())
runpy.run_module("server", run_name="__main__", alter_sys=True)
"""


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def foreign_modules():
    """Return the top-level modules of installed packages that are not the server's."""
    own = {plain(name) for name in re.findall(r"(?m)^([A-Za-z0-9_.-]+)==", LOCK.read_text())}
    own.add("yishibu")
    return sorted(
        module
        for module, names in packages_distributions().items()
        if not {plain(name) for name in names} & own
    )


@pytest.fixture
def command(tmp_path):
    """Return the words that run a command in the guarded interpreter."""
    foreign = json.dumps(foreign_modules())

    def words(*rest):
        return [sys.executable, "-c", GUARD, foreign, *rest, "--home", str(tmp_path / "home")]

    return words


def test_what_the_window_needs_is_foreign_to_the_server():
    assert {"PySide6", "reportlab", "sqlcipher3", "httpx", "keyring"} <= {*foreign_modules()}


def test_it_runs_on_its_own_packages(command, tmp_path):
    tree = tmp_path / "tree.csv"
    tree.write_text("code,name,level,parent\n1,示例镇,township,\n2,示例村,village,1\n")
    for words in (["org", "import", str(tree)], ["code", "--org", "2"], ["check"]):
        subprocess.run(command(*words), check=True, capture_output=True, cwd=ROOT)

    process = subprocess.Popen(
        command("serve", "--port", "0"), stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        address = re.search(r"http://[^，]+", process.stdout.readline()).group()
        with httpx.Client(base_url=address) as client:
            assert client.get("/health").json()["status"] == "ok"
            assert client.get("/openapi.json").status_code == 200
            assert client.get("/metrics").status_code == 200
    finally:
        process.terminate()
        process.communicate()

    assert process.returncode == 0


def test_the_unit_starts_a_command_that_there_is():
    (line,) = re.findall(r"(?m)^ExecStart=\S+ ((?:.*\\\n)*.*)$", UNIT.read_text(encoding="utf-8"))
    words = os.path.expandvars(line.replace("\\\n", " ")).split()
    options = subprocess.run(
        [sys.executable, "-m", "server", words[0], "--help"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    ).stdout

    assert [word for word in words if word.startswith("--") and word not in options] == []


def test_the_container_is_made_of_what_there_is():
    text = (ROOT / "packaging/server/Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"(?m)^COPY (?!--from)(\S+)", text)

    assert copied == ["packaging/locks/server.txt", "dist/*.whl"]
    assert (ROOT / copied[0]).is_file()
    assert "--require-hashes" in text
    assert re.search(r"(?m)^USER yishibu-server$", text)
    (check,) = re.findall(r"(?m)^HEALTHCHECK .*CMD (\[.*\])$", text)
    assert json.loads(check) == ["yishibu-server", "health"]
