"""The tables of the server, on SQLite and PostgreSQL alike.

Every time is a stamp (desktop.domain.clocks) of the server's clock, every id a UUID as text, every
digest SHA-256 in lower-case hexadecimal, so both engines hold and sort them alike. Changes, feeds,
refusals and receipts are only ever added to; `row` can be made again from the Changes.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

PLAIN = JSON().with_variant(JSONB(), "postgresql")
"""JSON that SQL can look into."""


def _key(name: str, target: str = "") -> Column[str]:
    return Column(name, Text, *([ForeignKey(target)] if target else []), primary_key=True)


def _text(
    name: str, target: str = "", *, unique: bool | None = None, index: bool | None = None
) -> Column[str]:
    """Return a column of text that always has a value; "" stands for none."""
    keys = [ForeignKey(target)] if target else []
    return Column(name, Text, *keys, nullable=False, unique=unique, index=index)


def _whole(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


server = Table(
    "server",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),  # always 1: there is one row
    _text("id"),
    _text("name"),
    Column("receipt_key", LargeBinary, nullable=False),  # private halves, 32 bytes each
    Column("sealing_key", LargeBinary, nullable=False),
    _text("declared"),  # digest of the declarations that rows and views were last made under
    _whole("position"),  # the last one given; locked from giving until commit
    _text("running"),  # digest at it
)

organization = Table(
    "organization",
    metadata,
    _key("id"),
    _text("code", unique=True),
    _text("name"),
    _text("level"),
    Column("parent", Text, ForeignKey("organization.id"), index=True),
    Column("parent_from", Text),  # days, 2026-11-28; None: always
    Column("parent_to", Text),
)

org_alias = Table("org_alias", metadata, _key("alias"), _text("org", "organization.id", index=True))

enrolment_code = Table(
    "enrolment_code",
    metadata,
    _key("hash"),
    _text("org", "organization.id"),
    _text("role"),
    _text("made_at"),
    _text("expires_at"),
    Column("revoked_at", Text),
    Column("used_at", Text),
    Column("used_by", Text),
)

wrong_code = Table(
    "wrong_code",
    metadata,
    Column("drawer", Integer, primary_key=True, autoincrement=False),  # of an address, many to one
    _text("tries"),  # when, one stamp after the other
    _text("last"),
)

device = Table(
    "device",
    metadata,
    _key("id"),
    _text("org", "organization.id", index=True),
    _text("role"),
    _text("name"),
    _text("number", unique=True),
    _text("public_key"),  # Ed25519 and X25519, hexadecimal
    _text("sealing_key"),
    _text("token_hash", unique=True),
    _text("enrolled_at"),
    Column("revoked_at", Text),
    Column("last_seen", Text),
    _whole("schema"),
    _text("app"),
    _whole("offset_ms"),  # server's clock less its own, as last measured on the line
    _text("last_order"),  # the last order clock given to it, in whichever epoch
)

chain = Table(
    "chain",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    _text("device", "device.id"),
    _text("epoch"),
    _whole("last_seq"),
    _text("last_digest"),
    _text("last_order"),
    UniqueConstraint("device", "epoch"),
)

# From here on no foreign keys: rows are written once, by `server.acceptance` alone and in one
# transaction, never changed and never removed; checking each again would take PostgreSQL as long as
# writing them. `yishibu-server check` looks for what has no counterpart.
change = Table(
    "change",
    metadata,
    Column("chain", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    _text("digest"),
    _text("previous"),
    _text("payload"),
    _text("stamp"),
    _whole("schema"),
    _text("actor"),
    _text("act"),
    _text("act_id"),
    _text("order_clock"),
    _text("received_at"),
    Column("parts", LargeBinary, nullable=False),  # one a line, as they travel
    # Of each part, a line: "organization/audience", "" where it is in none; behind "-" where it was
    # refused, but those who would read it are told so.
    _text("feeds"),
)

placed = Table(
    "placed",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("chain", Integer, nullable=False),
    _whole("seq"),
    _text("running"),  # digest over every position up to here (running_digest)
    UniqueConstraint("chain", "seq"),
)

feed = Table(
    "feed",
    metadata,
    _key("org"),
    _key("audience"),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Index(None, "position"),
)

row = Table(
    "row",
    metadata,
    _key("id"),
    _text("type"),
    _text("org"),
    _text("audience"),
    _whole("schema"),  # under which it was created
    Column("fields", PLAIN, nullable=False),  # name to the value shown, plain
    Column("heads", PLAIN, nullable=False),  # name to [[chain, seq]…]; "" for all not named
    Index(None, "org", "audience"),
    Index(None, "type", "org"),
)

patch = Table(
    "patch",
    metadata,
    _key("row"),
    Column("chain", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Index(None, "chain", "seq"),
)

named_file = Table(
    "named_file",
    metadata,
    _key("digest"),
    _key("kind"),  # part or file: what a patch of the feed names
    _key("org", "organization.id"),
    _key("audience"),
    _key("holder", "organization.id"),  # in whose folder of uploads it lies, or will lie
)

refusal = Table(
    "refusal",
    metadata,
    Column("chain", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _text("code"),
)

receipt = Table(
    "receipt",
    metadata,
    _key("device", "device.id"),
    _key("epoch"),
    Column("first", BigInteger, primary_key=True, autoincrement=False),
    Column("last", BigInteger, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),  # as it was given: canonical JSON
    _text("handed_in_at"),  # "" where this server gave it itself
)

quarantine = Table(
    "quarantine",
    metadata,
    _key("digest"),  # of the last Change
    _text("device", "device.id", index=True),
    _text("epoch"),
    _whole("first"),
    _whole("last"),
    _whole("forked_at"),
    _text("received_at"),
    Column("body", LargeBinary, nullable=False),  # its Changes, one a line
)
