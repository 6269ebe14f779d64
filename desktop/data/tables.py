"""Tables and mappers made from the declarations, and the tables of the journal.

A recorded table has one column a field. Foreign keys hold inside one aggregate only (PART_OF);
every other reference is an id. Records have no relationships, cascades or server defaults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BLOB,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import registry

from desktop.data.column_types import DecimalText, IdBytes, Ids, Moment, Texts
from desktop.domain.changes import START
from desktop.domain.feeds import LARGE_BYTES
from desktop.records import Field, Kind, Record, all_records, declaration_of, record_type

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

metadata = MetaData()
_mappers = registry(metadata=metadata)

_COLUMN_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    Kind.ID: IdBytes,
    Kind.TEXT: Text,
    Kind.PROSE: Text,
    Kind.INTEGER: Integer,
    Kind.DECIMAL: DecimalText,
    Kind.YES_NO: Boolean,
    Kind.CHOICE: Text,
    Kind.CHOICES: Texts,
    Kind.DAY: Text,
    Kind.MOMENT: Moment,
    Kind.REF: IdBytes,
    Kind.REFS: Ids,
    Kind.PART_OF: IdBytes,
    Kind.NAME: Text,
    Kind.DOCUMENT: Text,
}


def _column(field: Field, default: str | None) -> Column[Any]:
    kind: type[TypeEngine[Any]] = _COLUMN_TYPES[field.kind]
    if field.kind is Kind.NAME and field.default == ():
        kind = Texts
    keys = []
    if field.kind is Kind.PART_OF:
        keys.append(ForeignKey(f"{declaration_of(record_type(field.target)).table}.id"))
    return Column(
        field.name,
        kind(),
        *keys,
        primary_key=field.kind is Kind.ID,
        nullable=field.nullable,
        index=field.indexed or (field.kind in (Kind.PART_OF, Kind.REF) and field.name != "org"),
        server_default=default,
    )


def _added_default(field: Field) -> str | None:
    """Return what rows that were there before a field hold in it.

    SQLite adds a column that may not be empty only with a default; nothing else reads it, since
    every row is written whole.
    """
    if field.nullable:
        return None
    if field.kind is Kind.YES_NO:
        return str(int(field.default))
    return str(field.default) if isinstance(field.default, str | int) else "[]"


def _map(record: type[Record]) -> Table:
    declaration = declaration_of(record)
    columns = (
        _column(f, _added_default(f) if f.since > declaration.since else None)
        for f in declaration.fields
    )
    table = Table(declaration.table, metadata, *columns)
    _mappers.map_imperatively(record, table)
    return table


TABLES: dict[str, Table] = {record.__name__: _map(record) for record in all_records()}

# Whose writes a journal holds: a device, and an epoch of it (a restore begins another).
# `base_seq` and `base_digest` say after which Change it begins here: 0 and START, unless it came as
# a snapshot, or is another's branch of an epoch that was forked. Such a branch has an `epoch` of
# its own here, and `named_epoch` is the one its Changes are signed with.
writer = Table(
    "writer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("device", IdBytes(), nullable=False),
    Column("epoch", IdBytes(), nullable=False),
    Column("base_seq", Integer, nullable=False, server_default="0"),
    Column("base_digest", Text, nullable=False, server_default=START),
    Column("named_epoch", IdBytes()),
    UniqueConstraint("device", "epoch"),
)

# `position` is the order of arrival in this ledger; digests are hexadecimal, as they are chained.
change = Table(
    "change",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("writer", Integer, ForeignKey("writer.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("stamp", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("act_id", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("writer", "seq"),
    Index("ix_change_actor", "actor", "writer", "seq"),  # finds the last act, also where none was
)

# `id` is the Change's position and the patch's place in it (`position << 8 | part`), so that a
# Change's patches lie together without an index. `body` is the canonical form over which `digest`
# was taken; NULL once erased by law, while it is still on its way, or where this ledger may not
# read it, and then `row` is empty too.
patch = Table(
    "patch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("row", IdBytes(), nullable=False, index=True),
    Column("body", BLOB),
    Column("digest", Text, nullable=False),
    # Finds the few bodies that travel by themselves.
    Index("ix_patch_large", "digest", sqlite_where=text(f"length(body) > {LARGE_BYTES}")),
)

# The writes whose values a row shows (design: heads): JSON, field to [[writer id, seq], …]; the
# key "" stands for every field that the creating write wrote, under `schema`.
heads = Table(
    "heads",
    metadata,
    Column("row", IdBytes(), primary_key=True),
    Column("type", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("writes", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What sync knows of the journal, whose rows are never marked. All of it can be had again from the
# server, except for what a person decided (alarm) and the history of runs.
order_clock = Table(
    "order_clock",
    metadata,
    Column("writer", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("clock", Text, nullable=False),
    sqlite_with_rowid=False,
)

# The server's signed receipts, as JSON (desktop.sync.receipts).
receipt = Table(
    "receipt",
    metadata,
    Column("writer", Integer, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

# From which Change on a writer of this device was forked by a clone: those were written again in
# another epoch, and count no more.
given_up = Table(
    "given_up",
    metadata,
    Column("writer", Integer, primary_key=True),
    Column("from_seq", Integer, nullable=False),
)

# Rows as a snapshot brought them: what came before the bases of their writers. `body` is JSON.
base_row = Table(
    "base_row",
    metadata,
    Column("row", IdBytes(), primary_key=True),
    Column("type", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Patches (by id) that cannot be shown yet, and why.
held = Table(
    "held",
    metadata,
    Column("patch", Integer, primary_key=True),
    Column("row", IdBytes(), nullable=False, index=True),
    Column("reason", Text, nullable=False),
)

# Fields whose heads have different values: derived, kept so that they are found at once.
conflict = Table(
    "conflict",
    metadata,
    Column("row", IdBytes(), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("type", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What a person must know of and decide: two contents of one frozen row, a Change kept out by the
# server, a server that knows less than it did.
alarm = Table(
    "alarm",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("found_at", Moment(), nullable=False),
    Column("settled_at", Moment()),
    Column("settled_by", Text, nullable=False, server_default=""),
    UniqueConstraint("kind", "subject"),
)

sync_run = Table(
    "sync_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("way", Text, nullable=False),
    Column("began_at", Moment(), nullable=False),
    Column("ended_at", Moment()),
    Column("outcome", Text, nullable=False),
    Column("figures", Text, nullable=False),
)

# Files and large bodies on their way: `direction` up or down, `kind` file or part.
transfer = Table(
    "transfer",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("direction", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("org", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("done_at", Moment()),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("form", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("kept_at", Moment(), nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# One row a searchable record; `id` rises with arrival. The index itself is an FTS5 table.
search_entry = Table(
    "search_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("row", IdBytes(), nullable=False, unique=True),
    Column("type", Text, nullable=False),
)

pinyin = Table(
    "pinyin",
    metadata,
    Column("key", Text, primary_key=True),
    Column("row", IdBytes(), primary_key=True),
    Index("ix_pinyin_row", "row"),
    sqlite_with_rowid=False,
)
