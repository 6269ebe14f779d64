"""A line and its enemies: real ledgers and server over sockets, pages, full disks."""

import contextlib
import http.server
import os
import random
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from certificates import Authority
from counties import County, Laptop
from cut_lines import CutLine
from killed import lead_to
from running_server import running
from server_samples import add_orgs

from desktop.domain.changes import digest_of
from desktop.errors import DiskFullError
from desktop.records import Attachment, Concern
from server.checks import check

DISK_BYTES = 6 * 1024 * 1024
IDLE_BYTES = 1024
ROOMS = 300


@pytest.fixture
def opened():
    with contextlib.ExitStack() as stack:
        yield stack


@pytest.fixture
def begin(tmp_path, opened):
    """Return what makes a county, and a laptop that has joined it."""

    def make(county_in=tmp_path, home=tmp_path / "room"):
        county = County(county_in)
        opened.callback(county.close)
        return county, join(opened, county, home)

    return make


def join(opened, county, home, org="village1", role="room"):
    laptop = Laptop(county, home, org, role).found()
    opened.callback(laptop.close)
    return laptop


@pytest.fixture
def disk(tmp_path):
    """A small file system that can really be full."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextlib.contextmanager
def filled(disk, room_bytes=0):
    """Leave no room on a disk, or so little."""
    ballast = disk / "ballast"
    status = os.statvfs(disk)
    ballast.write_bytes(bytes(status.f_bavail * status.f_frsize - room_bytes))
    try:
        yield
    finally:
        ballast.unlink()


def record(laptop, *titles, bulk=0):
    """Record concerns; `bulk` random characters each, which no compression makes small."""
    source = random.Random(7)
    with laptop.ledger.act("raise") as work:
        for title in titles:
            work.add(Concern(title=title, content=source.randbytes(bulk // 2).hex()))


def titles(laptop):
    with laptop.ledger.read() as look:
        return sorted(one.title for one in look.list(Concern))


def unsent(laptop):
    return sum(chain.unsent for chain in laptop.store.chains())


def done(*laptops):
    for laptop in laptops:
        ended = laptop.sync_for_real()
        assert (ended.outcome, ended.problem) == ("done", None)


def nothing_sent(laptop, waiting, ended, code):
    assert (ended.outcome, ended.problem.details["code"]) == ("failed", code)
    assert ended.problem.message.endswith("。")
    assert ended.problem.advice
    assert unsent(laptop) == waiting
    assert laptop.store.cursor().after == 0
    laptop.check()


BAD = {"elsewhere": {"host": "elsewhere.example"}, "expired": {"days": -1}, "stranger": {}}


@pytest.mark.parametrize(
    "bad",
    [
        "elsewhere",
        "stranger",
        pytest.param("expired", marks=pytest.mark.logs("refused token")),  # asked what time it is
    ],
)
def test_certificate_that_is_not_the_countys_is_told_and_nothing_sent(begin, bad):
    county, room = begin()
    county.time[0] = datetime.now(UTC)  # by which a certificate is judged that is not of our time
    good = Authority()
    shown = Authority() if bad == "stranger" else good
    record(room, "路灯不亮")
    waiting = unsent(room)
    with running(county.store, shown.context(**BAD[bad])) as url:
        room.store.join(replace(room.store.joining(), url=url, ca=good.pem), room.store.scope())
        ended = room.sync_for_real()
    nothing_sent(room, waiting, ended, "certificate")

    with running(county.store, good.context()) as url:
        lead_to(room, url)
        done(room)
    assert unsent(room) == 0


class Portal(http.server.BaseHTTPRequestHandler):
    """Answers everything with a page to log in at, as hotels do."""

    protocol_version = "HTTP/1.1"
    page = "<html><body>请登录</body></html>".encode()

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    do_GET = do_HEAD = do_PATCH = do_POST  # noqa: N815 – the library's names

    def log_message(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def portal():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_proxy_that_answers_pages_is_told_and_nothing_sent(begin):
    county, room = begin()
    record(room, "路灯不亮")
    waiting = unsent(room)
    with portal() as url:
        lead_to(room, url)
        nothing_sent(room, waiting, room.sync_for_real(), "portal")

    with running(county.store) as url:
        lead_to(room, url)
        done(room)
    assert unsent(room) == 0


@pytest.mark.logs("refused")
def test_server_on_a_full_disk_does_nothing_half_and_goes_on(begin, disk, opened, tmp_path):
    county, room = begin(county_in=disk)
    other = join(opened, county, tmp_path / "other")
    with running(county.store) as url:
        lead_to(room, url)
        lead_to(other, url)
        done(room, other)
        record(room, *(f"第{n}件" for n in range(30)), bulk=8_000)
        photo = room.files.put(random.Random(3).randbytes(300_000))
        with room.ledger.act("attach") as work:
            work.add(Attachment(title="照片", file_digest=photo, size_bytes=300_000))
        with filled(disk):
            ended = room.sync_for_real()
            assert (ended.outcome, ended.problem.details["code"]) == ("refused", "full")
            assert "满" in ended.problem.message
            assert unsent(room) > 0
            done(other)  # who only asks is served
            assert titles(other) == []
        assert check(county.store) == []
        done(room, other)

    assert unsent(room) == 0
    assert titles(other) == titles(room)
    assert other.files.read(photo) == room.files.read(photo)
    assert check(county.store) == []
    for laptop in (room, other):
        laptop.check()


@pytest.mark.parametrize("room_bytes", [0, 64 * 1024])
def test_client_on_a_full_disk_does_nothing_half_and_goes_on(
    begin, disk, opened, tmp_path, room_bytes
):
    county, room = begin()
    small = join(opened, county, disk / "small")
    with running(county.store) as url:
        lead_to(room, url)
        lead_to(small, url)
        done(small, room)
        record(room, *(f"第{n}件" for n in range(30)), bulk=8_000)
        done(room)
        cursor = small.store.cursor()
        with filled(disk, room_bytes):
            with pytest.raises(DiskFullError) as caught:
                small.sync_for_real()
            assert "满" in caught.value.message
            assert caught.value.advice
            assert small.store.cursor() == cursor
            assert titles(small) == []
        small.check()
        done(small)

    assert titles(small) == titles(room)
    for laptop in (room, small):
        laptop.check()


def idle_bytes(laptop, port, way):
    """Return what an idle run costs on the socket, both ways."""
    with CutLine(port) as line:
        lead_to(laptop, line.url)
        ended = laptop.sync_for_real(way=way)
        assert (ended.outcome, ended.figures.pushed, ended.figures.pulled) == ("done", 0, 0)
    assert line.up > 0
    assert line.down > 0
    return line.up + line.down


def test_idle_run_costs_less_than_a_kilobyte(begin, opened, tmp_path):
    county, room = begin()
    add_orgs(county.store, {f"room{n}": "east" for n in range(ROOMS)})
    township = join(opened, county, tmp_path / "township", "east", "township")
    record(room, "路灯不亮")
    with running(county.store) as url:
        for laptop in (room, township, room, township):
            lead_to(laptop, url)
            done(laptop)
        port = int(url.rpartition(":")[2])
        assert len(township.store.scope().below) >= ROOMS
        costs = [idle_bytes(one, port, "auto") for one in (room, township)]
        costs.append(idle_bytes(room, port, "hand"))

    assert max(costs) < IDLE_BYTES


@pytest.mark.timeout(600)
def test_line_that_breaks_after_the_handshake_and_little_more_carries_all(begin, opened, tmp_path):
    """A certificate takes its share of a connection: what counts must come in small records."""
    county, room = begin()
    other = join(opened, county, tmp_path / "other")
    county.time[0] = datetime.now(UTC)
    record(room, "路灯不亮", "水渠漏水", bulk=12_000)
    photo = random.Random(3).randbytes(20_000)
    room.files.put(photo)
    with room.ledger.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest_of(photo), size_bytes=len(photo)))
    good = Authority()
    with running(county.store, good.context()) as url:
        bad = opened.enter_context(CutLine(int(url.rpartition(":")[2]), most=6_000, rate=40_000))
        for laptop in (room, other):
            secret = bad.url.replace("http:", "https:")
            laptop.store.join(
                replace(laptop.store.joining(), url=secret, ca=good.pem), laptop.store.scope()
            )
            ways = [laptop.sync_for_real(way="auto").outcome for _ in range(3)]
            assert set(ways) <= {"cut", "done"}
            assert ways[-1] == "done"

    assert bad.resets > 20
    assert titles(other) == titles(room) == ["水渠漏水", "路灯不亮"]
    assert other.files.read(digest_of(photo)) == photo
