"""Devices that speak to the running server over HTTP."""

import contextlib
import time
from dataclasses import dataclass

import httpx
from running_server import running
from server_samples import Writer, add_orgs

from desktop.records.declarations import SCHEMA
from desktop.sync.batches import write_batch
from desktop.sync.compression import pack
from server.enrolments import make_code
from server.lacking import Lacking
from server.organizations import get_organization

ROOT = "/sync/v1/"


@dataclass
class Web:
    """The server over a store that holds the sample tree."""

    store: object
    client: object
    lacking: object

    def code(self, org, role=""):
        """Return a fresh code for an organization, given by name."""
        return make_code(self.store, get_organization(self.store, org), role).code

    def ask_to_join(self, writer, shown, **changes):
        """Return what the server answers a device that shows a code."""
        body = {
            "code": shown,
            "device": writer.id,
            "name": writer.name,
            "public_key": writer.key.public_key().public_bytes_raw().hex(),
            "sealing_key": "cd" * 32,
            "ledger_org": "",
            "schema": SCHEMA,
            "app": "0.1.0",
        }
        return self.client.post(f"{ROOT}enrol", json=body | changes)

    def join(self, name, org, role="room"):
        """Let a device join, and return it."""
        writer = Writer(self.store, name, org, role)
        answer = self.ask_to_join(writer, self.code(org, role))
        assert answer.status_code == 200, answer.text
        return Joined(self, writer, answer.json()["token"])


@dataclass
class Joined:
    """A device that has joined."""

    web: Web
    writer: Writer
    token: str

    def headers(self, **more):
        """Return what every request of it says; ``_`` in a name stands for ``-``."""
        told = {
            "Authorization": f"Bearer {self.token}",
            "Yishibu-Clock": self.writer.clock,
            "Yishibu-Schema": str(SCHEMA),
            "Yishibu-Format": "1",
        }
        return told | {name.replace("_", "-"): str(value) for name, value in more.items()}

    def ask(self, method, path, headers=None, **options):
        """Return the server's answer; `headers` are those beside what every request says."""
        headers = self.headers(**(headers or {}))
        return self.web.client.request(method, ROOT + path, headers=headers, **options)

    def push(self, first=1, last=None):
        """Push Changes `first` to `last`, and return the answer."""
        batch = write_batch(self.writer.changes[first - 1 : last], self.writer.key.sign)
        return self.ask("POST", "push", content=pack(batch))

    def bring(self, kind, digest, data, *, offset=0, length=None):
        """Upload bytes from an offset on, and return the answer."""
        length = len(data) if length is None else length
        sizes = {"Upload_Offset": offset, "Upload_Length": length}
        return self.ask("PATCH", f"uploads/{kind}/{digest}", sizes, content=data)


def logged_lines(caplog, count):
    """Return the lines of so many requests; each comes after its answer."""
    lines = []
    for _ in range(6000):
        messages = [each.getMessage() for each in caplog.records if each.name == "server.lines"]
        lines = [each for each in messages if " in=" in each]
        if len(lines) == count:
            break
        time.sleep(0.01)
    return lines


@contextlib.contextmanager
def web_of(store):
    """Run the server over a store, into which the sample tree goes."""
    add_orgs(store)
    lacking = Lacking(store)
    with (
        running(store, lacking=lacking) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield Web(store, client, lacking)
