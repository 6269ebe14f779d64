"""Processes that sync and are killed: a client at a named point, a server anywhere."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import httpx
from ledger_factory import KEY
from postgres_server import free_port

HERE = Path(__file__).parent
CLIENT = f"""
import sys
from pathlib import Path
sys.path[:0] = {[str(HERE), str(HERE.parent / "data"), str(HERE.parent / "server")]!r}
from desktop.data.attachments import AttachmentFiles
from desktop.data.crash_points import arm
from desktop.data.ledgers import SqlLedger
from desktop.data.partial_files import PartialFiles
from desktop.data.sync_store import SqlSyncStore
from desktop.sync.client.absences import AbsentFiles
from desktop.sync.client.runs import Runs
home, key = Path(sys.argv[1]), bytes.fromhex({KEY.hex()!r})
store = SqlSyncStore(SqlLedger(home / "ledger.db", key))
arm(sys.argv[2], passes=int(sys.argv[3]))
runs = Runs(store, AttachmentFiles(home, key), PartialFiles(home, key), AbsentFiles())
print(runs.run("hand", lambda *_, **__: None).outcome)
"""


def sync_and_die(home, point, passes):
    """Sync in a process that dies at a point; return its status, negative where it did."""
    return subprocess.run(
        [sys.executable, "-c", CLIENT, str(home), point, str(passes)],
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ).returncode


def lead_to(laptop, url):
    """Let a laptop's ledger speak to the server at another address."""
    store = laptop.store
    store.join(replace(store.joining(), url=url), store.scope())


class ServerProcess:
    """`yishibu-server serve` over a home folder; killed and started as a test likes."""

    def __init__(self, home, db=""):
        self.home, self.db, self.port = home, db, free_port()
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        options = ["--home", str(self.home), *(("--db", self.db) if self.db else ())]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "server", *options, "serve", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not self._answers():
            assert self.process.poll() is None
            time.sleep(0.05)

    def _answers(self):
        try:
            return httpx.get(f"{self.url}/health", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self):
        """End it at once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(60)
