"""A county's server of the bench's own: its process, its township of 300 villages, its codes."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import neighbours  # noqa: F401 – finds the next one
from counting import free_port
from postgres_server import Postgres  # noqa: F401 – taken from here by others

from desktop.services.sync_ports import Invitation
from server.division_files import read_divisions
from server.enrolments import make_code
from server.organizations import get_organization, import_divisions, name_of_server
from server.stores import open_store

HERE = Path(__file__).parent
WAIT_S = 30
COUNTY, TOWNSHIP = "640323", "640323100"


def village_code(number):
    """Return the division code of a village, from 1."""
    return f"{TOWNSHIP}{number:03d}"


def divisions(villages):
    """Return a file of divisions: a county, a township, its villages."""
    lines = [
        "code,name,level,parent",
        f"{COUNTY},盐池县,county,",
        f"{TOWNSHIP},示例镇,township,{COUNTY}",
    ]
    lines += [
        f"{village_code(number)},示例{number}村,village,{TOWNSHIP}"
        for number in range(1, villages + 1)
    ]
    return "\n".join(lines).encode()


class County:
    """A server in a process of its own, used as a context.

    Args:
        url: Its database; "" for SQLite in `folder`.
        folder: Its home.
        port: Where it listens.
        villages: How many the township has.
        divisions_file: The organizations instead of these.
    """

    def __init__(self, url, folder, port=None, *, villages=300, divisions_file=None):
        self.url, self.folder, self.port = url, folder, port or free_port()
        self.store = open_store(url, folder)
        import_divisions(self.store, read_divisions(divisions_file or divisions(villages)))
        name_of_server(self.store)

    def __enter__(self):
        command = [sys.executable, "-m", "server", "serve", "--home", str(self.folder)]
        command += ["--db", self.url] if self.url else []
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "server.log").open("ab"),
            env={**os.environ, "PYTHONPATH": str(HERE.parent.parent)},
        )
        self._wait()
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        self.store.close()

    def _wait(self):
        deadline = time.monotonic() + WAIT_S
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def code(self, org):
        """Return a one-time code for an organization."""
        return make_code(self.store, get_organization(self.store, org)).code

    def invitation(self, org, port=None):
        """Return what a device joins with, through a proxy's port where one is given."""
        return Invitation(url=f"http://127.0.0.1:{port or self.port}", code=self.code(org))
