"""What several ledgers and the server must agree on, read straight from their databases."""

import json
import os
import random
from types import SimpleNamespace
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from ledger_factory import foreign
from sqlalchemy import select
from sync_factory import LOCAL_FIELDS

from desktop.records import ids
from server.tables import chain, change
from server.tables import row as server_row

TABLES = {"own": ("concern", "adoption", "meeting", "motion", "ballot"), "down": ("bulletin",)}
_WRITERS = "SELECT id, device, coalesce(named_epoch, epoch) FROM writer"
_CLOCKS = (
    "SELECT w.device, coalesce(w.named_epoch, w.epoch), c.seq, o.clock, c.digest FROM change c"
    " JOIN writer w ON w.id = c.writer LEFT JOIN order_clock o USING (writer, seq)"
    " LEFT JOIN given_up g ON g.writer = c.writer WHERE g.from_seq IS NULL OR c.seq < g.from_seq"
)
_HEADS = 'SELECT writes FROM heads WHERE "row" = ?'


class Chance:
    """Ids, salts and keys that are the same at each run from a seed.

    How long a packed batch is depends on them, and so where a line breaks off in it.
    """

    def __init__(self, monkeypatch):
        self._source = random.Random()
        for module, name in ((os, "urandom"), (random, "_urandom")):
            monkeypatch.setattr(module, name, self._source.randbytes)
        for kind in (Ed25519PrivateKey, X25519PrivateKey):
            monkeypatch.setattr(kind, "generate", staticmethod(self._maker(kind)))
        still = 1_795_852_800 * 10**9  # the count alone goes on
        monkeypatch.setattr(ids, "time", SimpleNamespace(time_ns=lambda: still))
        monkeypatch.setattr(ids, "_last", 0)

    def _maker(self, kind):
        return lambda: kind.from_private_bytes(self._source.randbytes(32))

    def begin(self, seed):
        """Begin anew; ids of a later seed come after those of an earlier one."""
        self._source.seed(seed)
        ids._last = (1_795_852_800 + 1_000 * seed) * 1000 << 12


def rows_of(path, feeds):
    """Return every row of these feeds: id to (values, heads), as a ledger shows them."""
    with foreign(path) as look:
        writers = {
            number: (str(UUID(bytes=device)), str(UUID(bytes=epoch)))
            for number, device, epoch in look.execute(_WRITERS)
        }
        found = {}
        for org, audience in feeds:
            for table in TABLES.get(audience, ()):
                columns = [each[1] for each in look.execute(f"PRAGMA table_info({table})")]
                rows = look.execute(f"SELECT * FROM {table} WHERE org = ?", (UUID(org).bytes,))
                for values in (dict(zip(columns, each, strict=True)) for each in rows):
                    (writes,) = look.execute(_HEADS, (values["id"],)).fetchone()
                    heads = {
                        name: sorted((*writers[number], seq) for number, seq in named)
                        for name, named in json.loads(writes).items()
                    }
                    found[UUID(bytes=values["id"])] = values, heads
        return found


def conflicts_of(path):
    """Return the open conflicts of a ledger."""
    with foreign(path) as look:
        found = look.execute('SELECT "row", field FROM conflict').fetchall()
        return {(UUID(bytes=row), name) for row, name in found}


def clocks_of(path):
    """Return the order clock and digest of every Change that counts in a ledger."""
    with foreign(path) as look:
        return {
            (str(UUID(bytes=device)), str(UUID(bytes=epoch)), seq): (clock, digest)
            for device, epoch, seq, clock, digest in look.execute(_CLOCKS)
        }


def acts_of(path):
    """Return the acts of every Change that a ledger holds."""
    with foreign(path) as look:
        return {act for (act,) in look.execute("SELECT DISTINCT act_id FROM change")}


def server_clocks(store):
    """Return the order clock and digest of every Change of the server."""
    wanted = select(
        chain.c.device, chain.c.epoch, change.c.seq, change.c.order_clock, change.c.digest
    ).join(change, change.c.chain == chain.c.id)
    with store.reading() as connection:
        return {tuple(each[:3]): tuple(each[3:]) for each in connection.execute(wanted)}


def server_acts(store):
    """Return the acts of every Change of the server."""
    with store.reading() as connection:
        return set(connection.execute(select(change.c.act_id)).scalars())


def server_heads(store):
    """Return the heads of every row of the server."""
    with store.reading() as connection:
        chains = {each.id: (each.device, each.epoch) for each in connection.execute(select(chain))}
        return {
            UUID(each.id): {
                name: sorted((*chains[number], seq) for number, seq in named)
                for name, named in each.heads.items()
            }
            for each in connection.execute(select(server_row))
        }


def check_same(store, laptops):
    """Check that ledgers have the server's order clocks, and the same rows, heads and conflicts."""
    clocks, heads = server_clocks(store), server_heads(store)
    everywhere, due = {}, {}
    for laptop in laptops:
        known = clocks_of(laptop.path)
        assert known == {write: clocks.get(write) for write in known}, laptop.home.name
        rows = rows_of(laptop.path, laptop.store.scope().feeds)
        conflicts = conflicts_of(laptop.path)
        for row, (values, here) in rows.items():
            fields = values.keys() - {"id", "org"} - LOCAL_FIELDS  # those no patch writes
            there = {name: heads[row].get(name, heads[row][""]) for name in fields}
            assert {name: here.get(name, here[""]) for name in fields} == there
            shown = values, there, {name for each, name in conflicts if each == row}
            assert everywhere.setdefault(row, shown) == shown
        due[laptop.home] = set(rows)
    for laptop in laptops:  # all that anybody has of its feeds is here
        feeds = laptop.store.scope().feeds
        assert due[laptop.home] == set().union(*(rows_of(each.path, feeds) for each in laptops))
