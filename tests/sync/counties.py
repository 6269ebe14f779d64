"""A county for tests: the real server's application and real encrypted ledgers, without sockets.

What passes between them is counted in bytes, and may break off after any number of them.
"""

import asyncio
import contextlib
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from unittest.mock import patch
from uuid import UUID, uuid4

import httpx
from ledger_factory import KEY
from server_samples import add_orgs, id_of
from sqlalchemy import update

from desktop.data.attachments import AttachmentFiles
from desktop.data.founding import begin_epoch, found_ledger
from desktop.data.ledgers import SqlLedger
from desktop.data.partial_files import PartialFiles
from desktop.data.rebuilding import check_rebuild
from desktop.data.relay_shelves import RelayFolder
from desktop.data.stick_files import StickFiles
from desktop.data.sync_store import SqlSyncStore
from desktop.data.verification import verify_ledger
from desktop.records import Account, Organization
from desktop.services.sync_ports import Invitation
from desktop.sync.bundling import Bundling
from desktop.sync.client.absences import AbsentFiles
from desktop.sync.client.joining import enrol, read_invitation
from desktop.sync.client.runs import Runs
from server.app import make_app
from server.enrolments import make_code
from server.organizations import get_organization, name_server
from server.stores import open_store
from server.tables import organization

BEGIN = datetime(2026, 11, 28, 8, tzinfo=UTC)
URL = "http://127.0.0.1:1"
_PIECE = 1024


class PowerCutError(BaseException):
    """The machine is off: no handler of the program runs to its end."""


class AsgiLine(httpx.BaseTransport):
    """Carries requests into an application, at most so many bytes; None for no end."""

    def __init__(self, county, most=None):
        self._county, self.left = county, most
        self._pool = SimpleNamespace()  # where a real one opens connections

    def handle_request(self, request):
        body, whole = bytearray(), True
        for piece in request.stream:
            body += self._carried(piece)
            if self.left == 0:
                whole = False
                break
        status, headers, answer = self._county.call(request, bytes(body), whole=whole)
        if self.left == 0:
            raise httpx.ReadError("the line broke off")
        return httpx.Response(status, headers=headers, stream=_Answer(self, answer))

    def _carried(self, data):
        """Return what gets through of some bytes."""
        if self.left is None:
            return data
        data = data[: self.left]
        self.left -= len(data)
        return data


class _Answer(httpx.SyncByteStream):
    def __init__(self, line, body):
        self._line, self._body = line, body

    def __iter__(self):
        for begin in range(0, len(self._body), _PIECE):
            yield self._line._carried(self._body[begin : begin + _PIECE])
            if self._line.left == 0:
                raise httpx.ReadError("the line broke off")


@dataclass
class Clock:
    """A clock that tests set; the same everywhere but for how far it is off."""

    time: list
    ahead: timedelta = timedelta()

    def __call__(self):
        return self.time[0] + self.ahead


class County:
    """The server: its database, application and organizations."""

    def __init__(self, folder, url="", enter=add_orgs):
        self.folder, self.url = folder / "server", url
        self.time = [BEGIN]
        self._loop = asyncio.new_event_loop()
        is_new = not self.folder.exists()
        self._open()
        if is_new:
            enter(self.store)
            name_server(self.store, "示例县")

    def _open(self):
        self.store = open_store(self.url, self.folder, clock=lambda: self.time[0])
        self.app = make_app(self.store)
        self.app.state.hall.lacking.look()  # as a server does once it is up

    def close(self):
        self.store.close()
        self._loop.close()

    def wait(self, **duration):
        """Let time pass."""
        self.time[0] += timedelta(**duration)

    def call(self, request, body, *, whole):
        """Return (status, headers, body) of the application's answer to what came of a request."""
        coming = [{"type": "http.request", "body": body, "more_body": not whole}]
        if not whole:
            coming.append({"type": "http.disconnect"})
        sent = []

        async def receive():
            if not coming:
                await asyncio.Event().wait()  # the client stays on the line
            return coming.pop(0)

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": request.url.path,
            "raw_path": request.url.raw_path.partition(b"?")[0],
            "query_string": request.url.query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "server": ("127.0.0.1", 1),
            "client": ("127.0.0.1", 2),
            "state": {},
        }
        self._loop.run_until_complete(self.app(scope, receive, send))
        head = next((one for one in sent if one["type"] == "http.response.start"), None)
        if head is None:
            raise httpx.ReadError("no answer")
        answer = b"".join(one.get("body", b"") for one in sent if one is not head)
        return head["status"], head["headers"], answer

    def answering(self, most=None):
        """Let every line that is opened lead here, and break off after so many bytes."""
        line = AsgiLine(self, most)
        return patch("desktop.sync.client.line.httpx.HTTPTransport", lambda **_: line)

    def back_up(self, to):
        """Copy the database and what lies beside it, as a county would at night."""
        self.store.close()
        shutil.copytree(self.folder, to)
        self._open()

    def put_back(self, kept):
        """Restore the server from a copy."""
        self.store.close()
        shutil.rmtree(self.folder)
        shutil.copytree(kept, self.folder)
        self._open()

    def move(self, village, township):
        """Put a village under another township, by name."""
        with self.store.writing() as connection:
            connection.execute(
                update(organization)
                .where(organization.c.id == id_of(village))
                .values(parent=id_of(township))
            )

    def parents(self):
        """Return the township of every village, by name."""
        with self.store.reading() as connection:
            rows = connection.execute(organization.select()).all()
        names = {row.id: row.name for row in rows}
        return {row.name: names[row.parent] for row in rows if row.level == "village"}


@dataclass
class Laptop:
    """A home folder with its ledger, open; `org` is its organization's name at the server.

    What is taken to be its id there holds where `add_orgs` entered it.
    """

    county: County
    home: object
    org: str
    role: str = "room"
    ahead: timedelta = timedelta()
    absent: AbsentFiles = field(default_factory=AbsentFiles)

    def found(self, alone=lambda _: None):
        """Found the ledger, do what is done alone, and join the county."""
        own = uuid4()
        self.home.mkdir(parents=True)
        found_ledger(self.path, KEY, device_id=uuid4(), epoch=uuid4(), settings={})
        self.open()
        with self.ledger.act("begin") as work:
            account = Account(name="记录员", org=own)
            work.add(Organization(id=own, org=own, name="自己"))
            work.add(account)
            work.set_setting("org", str(own))
            work.set_setting("account", str(account.id))
        self.close()
        self.open()
        alone(self)
        self.join()
        self.close()
        self.open()
        return self

    @property
    def path(self):
        return self.home / "ledger.db"

    def open(self):
        """Open the ledger."""
        self.clock = Clock(self.county.time, self.ahead)
        self.ledger = SqlLedger(self.path, KEY, clock=self.clock)
        self.store = SqlSyncStore(self.ledger)
        self.files = AttachmentFiles(self.home, KEY)

    def close(self):
        self.ledger.close()

    def set_ahead(self, ahead):
        """Let the clock of this machine be off."""
        self.ahead = self.clock.ahead = ahead

    def join(self):
        code = make_code(
            self.county.store, get_organization(self.county.store, self.org), self.role
        ).code
        enrolment = read_invitation(Invitation(url=URL, code=code))
        with self.county.answering():
            joining, scope = enrol(
                enrolment,
                self.store.identity(),
                name="笔记本",
                app="0.1.0",
                clock=self.store.clock_now,
            )
        self.store.join(joining, scope)

    def sync(self, most=None, tell=lambda *_, **__: None):
        """Sync once, over a line that breaks off after so many bytes; return how it ended."""
        with self.county.answering(most):
            return self.sync_for_real(tell)

    def sync_for_real(self, tell=lambda *_, **__: None, way="hand"):
        """Sync once with whatever is at the address that the ledger knows."""
        partials = PartialFiles(self.home, KEY)
        runs = Runs(self.store, self.files, partials, self.absent, RelayFolder(self.home))
        return runs.run(way, tell)

    def die(self, most, steps):
        """Begin to sync, and lose line or power on the way; the ledger is opened again."""

        def tell(*_, **__):
            nonlocal steps
            steps -= 1
            if not steps:
                raise PowerCutError

        def off(*_):
            raise PowerCutError

        self.store.end_run = off  # nobody says how the run ended
        with contextlib.suppress(PowerCutError):
            self.sync(most, tell)
        self.close()
        self.open()

    @property
    def sticks(self):
        """What writes and reads bundles here."""
        shelf = RelayFolder(self.home)
        return Bundling(store=self.store, kept=self.files, files=StickFiles(), shelf=shelf)

    def copy_to(self, folder):
        """Copy the home folder, as one copies a disk that is switched off."""
        self.close()
        shutil.copytree(self.home, folder)
        self.open()

    def put_back(self, kept, *, noticed):
        """Let the home folder be as it was; `noticed`: as a restore, which begins an epoch."""
        self.close()
        shutil.rmtree(self.home)
        shutil.copytree(kept, self.home)
        if noticed:
            begin_epoch(self.path, KEY, uuid4())
        self.open()

    def check(self):
        """Check that chain and tables are whole."""
        assert verify_ledger(self.path, KEY).problems == ()
        assert check_rebuild(self.path, KEY).problems == ()

    @property
    def org_id(self):
        return UUID(id_of(self.org))


def in_peace(*laptops):
    """Let each sync once, in turn, and to the end."""
    for laptop in laptops:
        assert laptop.sync().outcome == "done"
