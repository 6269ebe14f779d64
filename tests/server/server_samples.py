"""A county with two townships and three villages, and devices that write real signed Changes."""

import time
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, select, text

from desktop.domain.changes import START, Header, Patch, digest_of, payload_digest
from desktop.domain.clocks import format_stamp, next_stamp
from desktop.domain.feeds import Large, Sent, part_digest
from desktop.records.declarations import SCHEMA
from desktop.sync.batches import read_batch, write_batch
from server.acceptance import accept
from server.devices import signed_by
from server.tables import device, org_alias, organization


def id_of(name):
    """Return an id that a name stands for."""
    return str(UUID(bytes=bytes.fromhex(digest_of(name.encode())[:32]), version=4))


TREE = {
    "county": "",
    "east": "county",
    "west": "county",
    "village1": "east",
    "village2": "east",
    "village3": "west",
}
LEVELS = {"county": "county", "east": "township", "west": "township"}


def add_orgs(store, tree=TREE):
    """Enter organizations: name to that of its parent, parents first."""
    with store.writing() as connection:
        for name, parent in tree.items():
            connection.execute(
                insert(organization).values(
                    id=id_of(name),
                    code=name,
                    name=name,
                    level=LEVELS.get(name, "village"),
                    parent=id_of(parent) if parent else None,
                )
            )


def add_alias(store, org, alias):
    """Let an id, given by name, stand for an organization."""
    with store.writing() as connection:
        connection.execute(insert(org_alias).values(alias=id_of(alias), org=id_of(org)))


def row_patch(row, *, org="village1", type="Concern", audience="own", replaces=None, **fields):  # noqa: A002 – the patch's own word
    """Return a patch of a row, given by name."""
    return Patch(
        type=type,
        id=id_of(row),
        org=id_of(org) if org else "",
        audience=audience,
        fields=fields,
        replaces=replaces or {},
        salt=digest_of(repr((row, fields)).encode())[:32],
    )


@dataclass
class Writer:
    """A device of a test: its key, its clock, and the chain it writes."""

    store: object
    name: str
    org: str
    role: str = "room"
    epoch: str = "first"
    clock_off: dict = field(default_factory=dict)  # how far its clock is off, a timedelta's words
    changes: list = field(default_factory=list)

    def __post_init__(self):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(digest_of(self.id.encode())))

    @property
    def id(self):
        return id_of(f"device {self.name}")

    def enrol(self):
        """Enter the device, as enrolment does."""
        with self.store.writing() as connection:
            connection.execute(
                insert(device).values(
                    id=self.id,
                    org=id_of(self.org),
                    role=self.role,
                    name=self.name,
                    number=self.name,
                    public_key=self.key.public_key().public_bytes_raw().hex(),
                    sealing_key="",
                    token_hash=self.name,
                    enrolled_at=self.store.stamp(),
                    schema=SCHEMA,
                    app="",
                    offset_ms=0,
                    last_order="",
                )
            )
        return self

    def clone(self, epoch=None):
        """Return a copy of this device as it stands, as a copied disk would be."""
        copied = replace(self, changes=list(self.changes))
        if epoch:
            copied.epoch, copied.changes = epoch, []
        return copied

    @property
    def clock(self):
        """The present as the device stamps it."""
        return format_stamp(self.store.now() + timedelta(**self.clock_off), 0)

    def write(self, *parts, schema=SCHEMA, stamp=None):
        """Write a Change of patches, bodies, references or digests, and return it."""
        bodies = tuple(each.body() if isinstance(each, Patch) else each for each in parts)
        last = self.changes[-1].header if self.changes else None
        if stamp is None:
            stamp = self.clock
            if last is not None and stamp <= last.stamp:
                stamp = next_stamp(last.stamp, self.store.now().replace(year=1970))
        header = Header(
            device=self.id,
            epoch=id_of(f"epoch {self.epoch}"),
            seq=len(self.changes) + 1,
            stamp=stamp,
            schema=schema,
            actor="",
            act="登记诉求",
            act_id=id_of(f"act {len(self.changes)}"),
            previous=self.changes[-1].digest if self.changes else START,
            payload=payload_digest(map(part_digest, bodies)),
        )
        self.changes.append(Sent(header=header, parts=bodies))
        return self.changes[-1]

    def batch(self, first=1, last=None):
        """Return a signed batch of Changes `first` to `last`, read as the server reads it."""
        data = write_batch(self.changes[first - 1 : last], self.key.sign)
        return read_batch(data, signed_by(self.store))


def push(writer, *parts):
    """Write a Change and let the server take it in; return it."""
    one = writer.write(*parts)
    batch = writer.batch(first=one.header.seq)
    accept(writer.store, writer.id, batch, writer.clock, writer.store.now())
    return one


def write_of_all_kinds(store, clock):
    """Return devices by name that wrote edits, conflicts, closed records, hidden things."""
    add_orgs(store)
    roles = {"county": "county", "east": "township", "west": "township"}
    found = {name: Writer(store, name, name, roles.get(name, "room")).enrol() for name in TREE}
    room, twin = found["village1"], Writer(store, "twin", "village1").enrol()
    first = push(room, row_patch("a", title="一", people=3), digest_of(b"withheld"))
    clock.go(minutes=1)
    named = f"{room.id}/{first.header.epoch}/1"
    push(room, row_patch("a", title="二", replaces={"title": ["1"]}))
    push(twin, row_patch("a", title="三", replaces={"title": [named]}))
    push(room, row_patch("s", type="Seal", sealed_by="一"))
    push(twin, row_patch("s", type="Seal", sealed_by="二"), row_patch("u", type="Unheard", y="x"))
    push(twin, row_patch("nothing"))
    for name, each in found.items():
        for audience in ("own", "down"):
            push(
                each, row_patch(name + audience, org=name, type="Room", audience=audience, name="")
            )
    found["twin"] = twin
    return found


def large(patch):
    """Return the reference that a large patch travels by."""
    body = patch.body()
    return Large(digest_of(body), len(body))


def table(store, found, *columns):
    """Return what a table holds as a sorted list of tuples."""
    with store.reading() as connection:
        return sorted(tuple(each) for each in connection.execute(select(*(columns or [found]))))


def wait_for_a_waiting_lock(store):
    """Return once a transaction of PostgreSQL waits for another."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    for _ in range(600):
        with store.reading() as connection:
            if connection.execute(waiting).scalar_one():
                return
        time.sleep(0.1)
    msg = "nobody waits"
    raise AssertionError(msg)
