"""`make bench-load`: a county's evening. Rooms send a meeting day each; how many a minute?

Rooms of the real table of divisions, all on one server process and one PostgreSQL on this machine,
which the clients share with them. What a room costs should not rise with how many there are.
"""

import argparse
import hashlib
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil
from county import County, Postgres
from measuring import figures, tell
from meeting_days import CHANGES, PHOTOS, Script
from reports import Table
from sqlalchemy import insert

from desktop.domain.clocks import format_stamp
from desktop.records.declarations import SCHEMA
from desktop.resources import read_text
from server.checks import check
from server.organizations import get_organization
from server.tables import device
from server.tokens import new_token, token_hash

SIZES = (100, 300, 1_000)
CLIENTS = 8
PIECE = 64 * 1024
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Load:
    """What one size gave; seconds, and seconds of processor a room."""

    rooms: int
    seconds: float
    server_s: float
    postgres_s: float
    bytes_up: int

    @property
    def row(self):
        each = 1000 / self.rooms
        return (
            f"{self.rooms:,}", figures(self.seconds), f"{self.rooms / self.seconds * 60:,.0f}",
            f"{self.server_s * each:.0f}", f"{self.postgres_s * each:.0f}",
            f"{self.bytes_up / self.rooms / 1000:.0f}",
        )  # fmt: skip


def villages():
    """Return the table of divisions, and the codes of its villages in their order."""
    text = read_text("divisions/ningxia.csv")
    rows = [line.split(",") for line in text.splitlines()[1:]]
    return text.encode(), [row[0] for row in rows if row[2] in ("village", "community")]


def enrol(store, script, codes):
    """Enter a device a room, and return what each is to send, with its token."""
    found = []
    with store.writing() as connection:
        for number, code in enumerate(codes):
            org = get_organization(store, code).id
            day, token = script.day_of(number, org), new_token()
            connection.execute(
                insert(device).values(
                    id=day.device, org=org, role="room", name="", number=f"R-{number}",
                    public_key=day.public_key, sealing_key="", token_hash=token_hash(token),
                    enrolled_at=store.stamp(), schema=SCHEMA, app="", offset_ms=0, last_order="",
                )
            )  # fmt: skip
            found.append((day, token))
    return found


def send(url, day, token):
    """Send a room's day over one connection, as its client does; return bytes up."""
    sent = 0
    headers = {
        "Authorization": f"Bearer {token}",
        "Yishibu-Schema": str(SCHEMA),
        "Yishibu-Format": "1",
    }
    with httpx.Client(base_url=f"{url}/sync/v1/", headers=headers, timeout=300) as line:

        def ask(method, path, data=b"", **more):
            nonlocal sent
            clock = format_stamp(datetime.now(UTC), 0)
            answer = line.request(
                method, path, content=data, headers={"Yishibu-Clock": clock, **more}
            )
            answer.raise_for_status()
            sent += len(data) + 400
            return answer

        for batch in day.batches:
            ask("POST", "push", batch)
        for photo in day.photos:
            name = f"uploads/file/{hashlib.sha256(photo).hexdigest()}"
            for at in range(0, len(photo), PIECE):
                piece = photo[at : at + PIECE]
                ask(
                    "PATCH",
                    name,
                    piece,
                    **{"Upload-Offset": str(at), "Upload-Length": str(len(photo))},
                )
    return sent


class Processor:
    """Seconds of processor that processes have used, children that ended included."""

    def __init__(self, number):
        self._process = psutil.Process(number)

    def seconds(self):
        family = [self._process, *self._process.children(recursive=True)]
        times = [each.cpu_times() for each in family]
        own = sum(each.user + each.system for each in times)
        return own + sum(each.children_user + each.children_system for each in times)


def run(rooms, folder, script, table, codes):
    """Let so many rooms send their day at once, and check what the server has."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    postgres = Postgres(durable=True)
    try:
        url = postgres.url(postgres.database())
        with County(url, folder / "server", divisions_file=table) as county:
            days = enrol(county.store, script, codes[:rooms])
            server, database = Processor(county.process.pid), Processor(postgres.process.pid)
            before = server.seconds(), database.seconds()
            begin = time.perf_counter()
            address = f"http://127.0.0.1:{county.port}"
            with ThreadPoolExecutor(CLIENTS) as pool:
                sent = sum(pool.map(lambda each: send(address, *each), days))
            seconds = time.perf_counter() - begin
            used = [
                now - then
                for now, then in zip((server.seconds(), database.seconds()), before, strict=True)
            ]
            if found := check(county.store):
                raise RuntimeError(f"{len(found)} findings: {found[0]}")
    finally:
        postgres.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return Load(rooms, seconds, *used, sent)


def main():
    """Measure every size; the status is not 0 only where something is lost or breaks."""
    parser = argparse.ArgumentParser(prog="tests/bench/load", description=__doc__)
    parser.add_argument("--rooms", type=int, action="append", help="this size alone")
    options = parser.parse_args()
    script, (table, codes) = Script(), villages()
    loads = []
    for rooms in options.rooms or SIZES:
        tell(f"{rooms} rooms")
        loads.append(run(rooms, ROOT / "bench-data" / "load", script, table, codes))
    head = (
        "rooms",
        "seconds",
        "rooms a minute",
        "server ms a room",
        "PostgreSQL ms a room",
        "KB a room",
    )
    sys.stdout.write(Table(head, tuple(each.row for each in loads)).markdown() + "\n")
    sys.stdout.write(
        f"each room: {CHANGES} Changes and {PHOTOS} photos; {CLIENTS} rooms at a time, clients on"
        " the same machine; afterwards the server checked every chain, feed, row and file\n"
    )


main()
