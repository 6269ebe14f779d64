"""Writes a journal of any length straight into a ledger's tables, as acts one by one would have.

What a service would take hours for. Digests, chain, heads and search are made by the project's own
pure functions; that all of it fits together is what `verify` says of the result afterwards.
"""

import contextlib
import hashlib
import inspect
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import starmap
from uuid import UUID

from desktop.data import search
from desktop.data.engines import connect
from desktop.data.folding import FoldedRow, columns
from desktop.data.guards import WRITING, guard_statements
from desktop.data.journal import row_fields
from desktop.data.schemas import declared_schema
from desktop.domain import bigrams, changes
from desktop.domain.changes import Header, Patch, digest_of, payload_digest, split_payload
from desktop.domain.clocks import format_stamp
from desktop.records import Kind, all_records, declaration_of, fields_of
from desktop.records.declarations import MISSING, SCHEMA
from desktop.records.values import to_plain

_CHANGE = (
    "INSERT INTO change (position, writer, seq, stamp, schema, actor, act, act_id, previous,"
    " payload, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PATCH = 'INSERT INTO patch (id, "row", body, digest) VALUES (?, ?, ?, ?)'
_HEADS = 'INSERT INTO heads ("row", type, schema, writes) VALUES (?, ?, ?, ?)'
_ENTRY = 'INSERT INTO search_entry (id, "row", type) VALUES (?, ?, ?)'
_WORDS = "INSERT INTO search_index (rowid, words) VALUES (?, ?)"
_PINYIN = 'INSERT INTO pinyin (key, "row") VALUES (?, ?)'


def format_of_ledgers():
    """Return a digest of all that decides how a ledger lies in its file."""
    told = [declared_schema(), *guard_statements().values()]
    told += [inspect.getsource(module) for module in (search, bigrams, changes)]
    told += [repr(fields_of(kind)) for kind in all_records()]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


class _Type:
    """What is the same for all rows of a record type."""

    def __init__(self, kind):
        declaration = declaration_of(kind)
        self.name = kind.__name__
        self.columns = columns()[self.name]
        self.searched = search.searched_fields(kind)
        self.fields = {each.name: each for each in declaration.fields}
        self.defaults = {
            each.name: None if each.default is MISSING else to_plain(each, each.default)
            for each in declaration.fields
            if each.kind is not Kind.ID and each.name != "org"
        }
        self.patches = [
            (audience, [each.name for each in fields], place == 0)
            for place, (audience, fields) in enumerate(row_fields(kind, None))
        ]
        self.audience = declaration.audience.value
        self.local = {each.name for each in declaration.fields if each.local}


@dataclass
class Row:
    """One row on its way, as its patches so far give it; plain values."""

    type: _Type
    id: UUID
    fields: dict
    writes: dict = field(default_factory=dict)


class BulkWriter:
    """Goes on with the chain of a founded ledger; `close` commits.

    Rows lie in memory until `flush`, which a caller does when nothing more will change them.
    """

    def __init__(self, path, key, *, chance):
        self._connection, mode = connect(path, key)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA cache_size = -262144")
        self._connection.execute("BEGIN IMMEDIATE")
        mode.value = WRITING
        self._chance = chance
        self._types = {kind.__name__: _Type(kind) for kind in all_records()}
        self._rows = []
        self._read_state()

    def _read_state(self):
        one = self._connection.execute
        settings = dict(one("SELECT key, value FROM setting"))
        self._writer, device, epoch = one("SELECT id, device, epoch FROM writer").fetchone()
        self._device, self._epoch = str(UUID(bytes=device)), str(UUID(bytes=epoch))
        self.org, self._actor = settings["org"], settings["account"]
        self._position, self._seq, self.head = one(
            "SELECT position, seq, digest FROM change ORDER BY position DESC LIMIT 1"
        ).fetchone()
        self._entry = one("SELECT coalesce(max(id), 0) FROM search_entry").fetchone()[0]
        self.patches = one("SELECT count(*) FROM patch").fetchone()[0]
        self.changes = self._position

    def new_id(self, at):
        """Return a UUIDv7 of a moment."""
        tail = self._chance.getrandbits(74)
        stamp = int(at.timestamp() * 1000) << 80
        return UUID(int=stamp | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & (1 << 62) - 1)

    def create(self, act, type_name, at, values):
        """Add a new row to an act, and return it; values are plain."""
        kind = self._types[type_name]
        row = Row(kind, self.new_id(at), kind.defaults | values)
        self._rows.append(row)
        act += [
            (row, names, names if not whole else [""], audience)
            for audience, names, whole in kind.patches
        ]
        return row

    def edit(self, act, row, values):
        """Change fields of a row that is not flushed yet; none of them local."""
        row.fields |= values
        act.append((row, list(values), list(values), row.type.audience))

    def write(self, name, at, act):
        """Write an act as its Changes."""
        ready = list(starmap(self._patch, act))
        act_id = str(self.new_id(at))
        for begin, end in split_payload([body for _, _, body, _ in ready]):
            self._write_change(name, at, act_id, ready[begin:end])

    def _patch(self, row, names, written, audience):
        own = row.writes.get("", ())
        patch = Patch(
            type=row.type.name,
            id=str(row.id),
            org=self.org,
            audience=audience,
            fields={name: row.fields[name] for name in names},
            replaces={name: [str(row.writes.get(name, own))] for name in names} if own else {},
            salt=self._chance.randbytes(16).hex(),
        )
        body = patch.body()
        return row, written, body, digest_of(body)

    def _write_change(self, name, at, act_id, ready):
        self._position, self._seq = self._position + 1, self._seq + 1
        header = Header(
            device=self._device,
            epoch=self._epoch,
            seq=self._seq,
            stamp=format_stamp(at, 0),
            schema=SCHEMA,
            actor=self._actor,
            act=name,
            act_id=act_id,
            previous=self.head,
            payload=payload_digest(digest for *_, digest in ready),
        )
        self.head = header.digest()
        line = (header.stamp, SCHEMA, self._actor, name, act_id, header.previous, header.payload)
        run = self._connection
        run.execute(_CHANGE, (self._position, self._writer, self._seq, *line, self.head))
        run.executemany(
            _PATCH,
            [
                (self._position << 8 | part, row.id.bytes, body, digest)
                for part, (row, _, body, digest) in enumerate(ready)
            ],
        )
        for row, written, *_ in ready:
            row.writes |= dict.fromkeys(written, self._seq)
        self.patches, self.changes = self.patches + len(ready), self.changes + 1

    def flush(self):
        """Write the rows themselves, their heads, and what finds them."""
        for row in self._rows:
            folded = FoldedRow(row.id.bytes, row.type.name, self.org, SCHEMA, row.fields, {}, 0)
            self._connection.execute(row.type.columns.insert, row.type.columns.stored(folded))
            writes = {name: [[self._writer, seq]] for name, seq in row.writes.items()}
            heads = json.dumps(writes, separators=(",", ":"))
            self._connection.execute(_HEADS, (row.id.bytes, row.type.name, SCHEMA, heads))
            if row.type.searched:
                self._index(row)
        self._rows.clear()

    def _index(self, row):
        self._entry += 1
        words = "\n".join(str(row.fields[name]) for name in row.type.searched)
        self._connection.execute(_ENTRY, (self._entry, row.id.bytes, row.type.name))
        self._connection.execute(_WORDS, (self._entry, bigrams.bigrams(words)))
        if row.type.name == "Person":
            keys = [(key, row.id.bytes) for key in search.pinyin_keys(row.fields["name"])]
            self._connection.executemany(_PINYIN, keys)

    def close(self):
        """Commit, and fold the write-ahead log into the file."""
        self.flush()
        with contextlib.closing(self._connection):
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def moment(year, day, second):
    """Return a second of a day of a year, aware."""
    at = datetime(year, 1, 1, tzinfo=UTC).timestamp() + day * 86_400 + second
    return datetime.fromtimestamp(at, tz=UTC)
