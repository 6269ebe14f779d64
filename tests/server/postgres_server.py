"""A real PostgreSQL of the tests' own: another user's, on a free port, ended by its process id.

PostgreSQL refuses to run as root, so that it runs as `nobody` where the tests do.
"""

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name))
USER = "yishibu"
_OPTIONS = {
    "fsync": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "synchronous_commit": "off",
}

_DURABLE = {"fsync": "on", "synchronous_commit": "on"}


# Below those that Linux hands out by itself: one of these might be gone before it is used.
_PORTS = range(20_000, 32_000)


def free_port():
    """Return a port of this machine that nobody listens at, nor is likely to soon."""
    by_chance = random.SystemRandom()  # the common one is seeded alike in every worker
    for port in by_chance.sample(_PORTS, 100):
        with socket.socket() as listener, contextlib.suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    msg = "every port is taken"
    raise RuntimeError(msg)


class Postgres:
    """One running server with its data folder; `stop` and `start` as often as a test likes.

    Args:
        durable: Bring each commit to the disk, as in a county; tests need not wait for that.
    """

    def __init__(self, *, durable=False):
        self._options = _OPTIONS | (_DURABLE if durable else {})
        # Not under pytest's folder: that one is root's alone.
        self.folder = Path(tempfile.mkdtemp(prefix="yishibu-postgres-"))
        self.port = free_port()
        self._as = {}
        if os.geteuid() == 0:
            self._as = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(self.folder, "nobody", "nogroup")
        self._run("initdb", "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        self.process = None
        self._made = 0
        self.start()

    @property
    def data(self):
        return self.folder / "data"

    def url(self, database="postgres"):
        """Return SQLAlchemy's URL of a database."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def start(self):
        """Start the server and wait until it answers."""
        options = [word for item in self._options.items() for word in ("-c", "=".join(item))]
        place = ["-D", self.data, "-p", str(self.port), "-k", self.folder]
        self.process = subprocess.Popen(
            [BINARIES[-1] / "postgres", *place, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            **self._as,
        )
        while not self._answers():
            if self.process.poll() is not None:
                msg = f"PostgreSQL ended with {self.process.returncode}"
                raise RuntimeError(msg)
            time.sleep(0.02)

    def stop(self, how=signal.SIGQUIT):
        """End the server by its id: SIGQUIT at once, as in a crash; SIGINT in good order."""
        self.process.send_signal(how)
        self.process.wait(60)

    def remove(self):
        """End the server and its data."""
        if self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.folder)

    def database(self, template="template1"):
        """Make a database of its own from a template and return its name."""
        self._made += 1
        name = f"test_{self._made}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name):
        """Drop a database, whoever is still in it."""
        self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def _sql(self, statement):
        place = {"host": "127.0.0.1", "port": self.port, "user": USER, "dbname": "postgres"}
        with psycopg.connect(**place, autocommit=True) as connection:
            connection.execute(statement)

    def _answers(self):
        place = ["-h", "127.0.0.1", "-p", str(self.port), "-q"]
        return subprocess.run([BINARIES[-1] / "pg_isready", *place], check=False).returncode == 0

    def _run(self, program, *arguments):
        subprocess.run(
            [BINARIES[-1] / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            **self._as,
        )
