"""Backups as the county's IT is told to make them: the commands of the manual itself are run.

While the server runs; then into an empty place, where another server starts and the rooms heal it.
"""

import contextlib
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from postgres_server import BINARIES, USER
from running_server import running
from server_samples import add_orgs

from desktop.beginnings import HomeBeginnings
from desktop.composition import open_home, verify_home
from desktop.domain.changes import digest_of
from desktop.records import Attachment, Concern
from desktop.services.sync_ports import Invitation
from server.checks import check
from server.enrolments import make_code
from server.organizations import get_organization
from server.stores import open_store

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = ROOT / "packaging/server/README.md"
PASSPHRASE = "示例口令一二三"
ENGINES = ("postgresql", "sqlite")

# What the manual asks of the machine, done here without its accounts and services.
MACHINE = """
set -eu
sudo() { shift 2; "$@"; }
systemctl() { :; }
chown() { :; }
createuser() { shift; command createuser "$@"; }  # nobody is here who types a password
yishibu-server() { "$PYTHON" -m server --home "$SERVER_HOME" "$@"; }
"""


def commands(section, engine):
    """Return what the manual says under a heading: the first block is PostgreSQL's."""
    text = (
        MANUAL.read_text(encoding="utf-8").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    )
    return re.findall(r"(?ms)^```\n(.*?)^```", text)[ENGINES.index(engine)]


class Machine:
    """The machine of the server, as far as the manual's commands see it."""

    def __init__(self, folder, engine, postgres):
        self.home, self.backup = folder / "server", folder / "backups"
        self._engine, self._postgres, self.url = engine, postgres, ""
        self._environment = dict(os.environ, PYTHON=sys.executable, SERVER_HOME=str(self.home))
        if engine == "postgresql":
            self.url = postgres.url("yishibu")
            self._environment |= {
                "PATH": f"{BINARIES[-1]}:{os.environ['PATH']}",
                "PGHOST": "127.0.0.1",
                "PGOPTIONS": "-c client_min_messages=warning",  # what is not there to be dropped
                "PGPORT": str(postgres.port),
                "PGUSER": USER,
                "YISHIBU_SERVER_DB": self.url,
            }

    def run(self, section):
        """Run the commands of a section, and return what they said."""
        script = commands(section, self._engine)
        for told, here in (
            ("/var/lib/yishibu-server", self.home),
            ("/var/backups/yishibu", self.backup),
        ):
            script = script.replace(told, str(here))
        assert "/var/" not in script.replace(str(self.home.parent), "")
        return self.do(script)

    def do(self, script):
        """Run commands, and return what they said."""
        done = subprocess.run(
            ["bash", "-c", MACHINE + script],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=self._environment,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    def lose(self):
        """Lose the disk."""
        shutil.rmtree(self.home)
        if self._postgres:
            self._postgres.drop("yishibu")


@pytest.fixture(params=ENGINES)
def machine(request, tmp_path):
    """Give the machine of a server, once with each engine."""
    if request.param == "sqlite":
        if not shutil.which("sqlite3"):
            pytest.skip("no sqlite3")
        yield Machine(tmp_path, request.param, None)
        return
    postgres = request.getfixturevalue("postgres")
    made = Machine(tmp_path, request.param, postgres)
    arguments = re.search(r"createdb (.*)", commands("数据库", "postgresql"))[1].split()
    subprocess.run([BINARIES[-1] / "createdb", *arguments], check=True, env=made._environment)
    yield made
    postgres.drop("yishibu")


def record(home, title, *, long=0, photo=b""):
    """Record a concern, and a photo, and send them."""
    text = "".join(map(chr, random.Random(title).choices(range(0x4E00, 0x8E00), k=long)))
    with home.ledger.act("record") as work:
        work.add(Concern(title=title, content=text))
        if photo:
            digest = home.files.put(photo)
            work.add(Attachment(title=title, file_digest=digest, size_bytes=len(photo)))
    return sync(home)


def sync(home):
    ended = home.sync(lambda *_, **__: None, way="hand")
    assert (ended.outcome, ended.problem) == ("done", None)
    return ended


@contextlib.contextmanager
def room_of(store, url, folder):
    """Give a machine that joined, as it is open at a room's desk."""
    code = make_code(store, get_organization(store, "village1")).code
    invitation = Invitation(url=url, code=code)
    HomeBeginnings(folder).join(invitation, "示例记录人", passphrase=PASSPHRASE)
    with open_home(folder, passphrase_source=lambda: PASSPHRASE) as home:
        yield home


@pytest.mark.logs("server lost Changes after")
def test_a_backup_restored_into_an_empty_place_is_healed(machine, tmp_path, monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)
    with contextlib.ExitStack() as opened:
        with contextlib.closing(open_store(machine.url, machine.home)) as store:
            add_orgs(store)
            before = store.id, store.receipt_key
            with running(store) as url:
                room = opened.enter_context(room_of(store, url, tmp_path / "room"))
                record(room, "早先", long=9_000, photo=b"early" * 1_000)
                machine.run("备份")
                record(room, "后来", long=9_000, photo=b"later" * 1_000)
        machine.lose()

        said = machine.run("恢复")

        assert "全部完整、有序。" in said
        with contextlib.closing(open_store(machine.url, machine.home)) as store:
            assert (store.id, store.receipt_key) == before
            with running(store) as url:
                joining = room.sync_store.joining()
                room.sync_store.join(replace(joining, url=url), room.sync_store.scope())
                sync(room)
                with room_of(store, url, tmp_path / "new") as new:
                    sync(new)
                    found = {row.title for row in concerns(new)}
                    assert found == {row.title for row in concerns(room)} == {"早先", "后来"}
                    for photo in (b"early" * 1_000, b"later" * 1_000):
                        assert new.files.read(digest_of(photo)) == photo
            assert check(store) == []
        assert {alarm.kind for alarm in room.sync_store.alarms()} == {"server_lost"}
        assert verify_home(room).problems == ()


def concerns(home):
    with home.ledger.read() as reading:
        return reading.list(Concern)


def test_a_server_that_was_sent_nothing_yet_can_be_backed_up(machine):
    with contextlib.closing(open_store(machine.url, machine.home)) as store:
        add_orgs(store)
        machine.run("备份")
    machine.lose()

    assert "全部完整、有序。" in machine.run("恢复")


@pytest.mark.parametrize("machine", ["postgresql"], indirect=True)
def test_an_account_for_reports_reads_views_alone(machine):
    with contextlib.closing(open_store(machine.url, machine.home)) as store:
        add_orgs(store)
    try:
        machine.run("报表")

        ask = "psql -U report yishibu -Atc 'SELECT count(*) FROM {}' 2>&1 || true"
        assert machine.do(ask.format("report_concern")) == "0\n"
        for table in ("change", "device", "server"):
            assert "permission denied" in machine.do(ask.format(f'"{table}"'))
    finally:
        machine.do("psql -qd yishibu -c 'DROP OWNED BY report'; dropuser report")
