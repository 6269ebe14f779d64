"""Small real ledgers for the data tests: founding, foreign connections, children that die."""

import contextlib
import gzip
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from desktop.data.engines import connect
from desktop.data.founding import found_ledger
from desktop.data.guards import WRITING
from desktop.data.ledgers import SqlLedger
from desktop.domain.changes import digest_of
from desktop.records import (
    Account,
    Ballot,
    Concern,
    FrozenRecord,
    Household,
    Kind,
    Meeting,
    Motion,
    Organization,
    Person,
    all_records,
    declaration_of,
    fields_of,
)

KEY = bytes(range(32))
FIXTURES = Path(__file__).parent.parent / "fixtures" / "ledgers"
DEVICE = UUID("01890000-0000-7000-8000-00000000000d")
EPOCH = UUID("01890000-0000-4000-8000-00000000000e")
ORG = UUID("01890000-0000-7000-8000-00000000000a")
ACCOUNT = UUID("01890000-0000-7000-8000-00000000000b")

# What a child begins with; it is given the path of a ledger and the folder of this file.
CHILD = f"""
import sys
from pathlib import Path
from desktop.data.crash_points import arm
from desktop.data.ledgers import SqlLedger
from desktop.records import Concern, Household, Person
path, key = Path(sys.argv[1]), bytes.fromhex({KEY.hex()!r})
sys.path.insert(0, sys.argv[2])
"""


def found(path):
    """Found a ledger and return its device's public key."""
    return found_ledger(path, KEY, device_id=DEVICE, epoch=EPOCH, settings={})


def begin(path):
    """Enter the organization to which a ledger belongs and the account that uses it."""
    ledger = SqlLedger(path, KEY)
    with ledger.act("begin") as work:
        work.add(Organization(id=ORG, org=ORG, name="示例村"))
        work.add(Account(id=ACCOUNT, org=ORG, name="记录员"))
        work.set_setting("org", str(ORG))
        work.set_setting("account", str(ACCOUNT))
    ledger.close()


def fill(ledger):
    """Enter a few rows of several types, edit and remove some; return them by name."""
    rows = {}
    with ledger.act("register") as work:
        rows["household"] = Household(number="1", size=3)
        work.add(rows["household"])
        rows["person"] = Person(name="马䶮", household=rows["household"].id, born_on="1951-03")
        work.add(rows["person"])
        rows["gone"] = Person(name="单某")
        work.add(rows["gone"])
    with ledger.act("raise_concern", why="群众反映") as work:
        rows["concern"] = Concern(
            title="三组路不好走",
            content="下雨就积水",
            asker=rows["person"].id,
            withheld_name="王某",
            people=12,
        )
        work.add(rows["concern"])
    with ledger.act("edit_concern") as work:
        concern = work.get(Concern, rows["concern"].id)
        concern.title, concern.withheld_name = "三组道路不好走", "李某"
    with ledger.act("vote") as work:
        rows["meeting"] = Meeting(title="村民会议", tellers=(rows["person"].id,))
        rows["motion"] = Motion(meeting=rows["meeting"].id, title="修路")
        rows["ballot"] = Ballot(motion=rows["motion"].id, closed_at=work.now)
        for name in ("meeting", "motion", "ballot"):
            work.add(rows[name])
    with ledger.act("remove_person") as work:
        work.remove(work.get(Person, rows["gone"].id))
    return rows


SAMPLES = {
    Kind.TEXT: "示例",
    Kind.PROSE: "第一行\n第二行，𠮷家门口。",
    Kind.INTEGER: 7,
    Kind.DECIMAL: Decimal("1234.50"),
    Kind.YES_NO: True,
    Kind.DAY: "2019-21",
    Kind.MOMENT: datetime(2026, 5, 10, 1, 30, 0, 123_456, tzinfo=UTC),
    Kind.DOCUMENT: '{"示例":1}',
}


def sample_value(field, made):
    """Return a value for a field; references point to what is made already, or nowhere."""
    if field.kind in SAMPLES:
        return SAMPLES[field.kind]
    if field.kind is Kind.CHOICE:
        return list(field.choices)[-1]
    if field.kind is Kind.CHOICES:
        return tuple(field.choices)
    target = made.get(field.target)
    if field.kind is Kind.REFS:
        return (target.id,) if target else ()
    return target.id if target else None


def fill_every_type(ledger):
    """Enter a row of every type with every field filled, by type; edit those that may be."""
    made = {}
    skipped = (Kind.ID, Kind.NAME)
    for kind in all_records():
        with ledger.act("enter", why="示例") as work:
            fields = [
                field
                for field in fields_of(kind)
                if field.kind not in skipped and field.name not in ("org", "removed_at")
            ]
            values = {field.name: sample_value(field, made) for field in fields}
            if kind is FrozenRecord:
                values["digest"] = digest_of(values["snapshot"].encode())
                values["journal_head"] = work.head
            if kind is Ballot:
                values["method"] = "open"  # the only one that has a row for each vote
            row = made[kind.__name__] = kind(**values)
            work.add(row)
    for kind in all_records():
        declaration = declaration_of(kind)
        if not (declaration.insert_only or declaration.frozen_when):
            with ledger.act("edit") as work:
                row = work.get(kind, made[kind.__name__].id)
                for field in declaration.fields[3:]:
                    if field.kind is Kind.TEXT:
                        setattr(row, field.name, "改过")
    return made


@contextlib.contextmanager
def foreign(path, key=KEY):
    """Open a ledger as another program with the key does: without our function."""
    with contextlib.closing(sqlcipher.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield connection


@contextlib.contextmanager
def ours(path, mode=WRITING):
    """Open a ledger with a connection such as ours, in the mode of a service at work."""
    connection, held = connect(path, KEY)
    with contextlib.closing(connection):
        held.value = mode
        yield connection


def unpack_release(schema, folder):
    """Return the path of the released ledger of a schema, encrypted again and not yet migrated."""
    plain, path = folder / "plain.db", folder / "released.db"
    plain.write_bytes(gzip.decompress((FIXTURES / f"schema-{schema}.sqlite.gz").read_bytes()))
    with foreign(path) as connection:
        connection.execute("CREATE TABLE first (id)")  # a first page, so that the key holds
        connection.execute("DROP TABLE first")
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('main', 'plain')")
        version = connection.execute("PRAGMA plain.user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version or schema}")
        connection.execute("DETACH DATABASE plain")
    return path


def tamper(path, *statements):
    """Run statements with the guards laid aside, as one who knows the key and the program can."""
    with ours(path) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            parts = statement if isinstance(statement, tuple) else (statement,)
            connection.execute(*parts)
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")


def rows_of(path, statement, *values):
    """Return what a statement gives."""
    with foreign(path) as connection:
        return connection.execute(statement, values).fetchall()


def dump(path):
    """Return every row of every table but those of settings and of the index itself."""
    with foreign(path) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'"
        ).fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
            for (name,) in tables
        }


SYNC_TABLES = {
    "alarm",
    "base_row",
    "conflict",
    "given_up",
    "held",
    "order_clock",
    "receipt",
    "sync_run",
    "transfer",
}
"""Tables of the fourth schema: empty until a ledger is joined to a server."""


def codes(problems):
    """Return the codes of problems, each once."""
    return sorted({problem.code for problem in problems})


def start_child(path, body, *, opened=True):
    """Start a process that works on a ledger, which is open in it as `ledger`."""
    opening = "ledger = SqlLedger(path, key)\n" if opened else ""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD + opening + body, str(path), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_child(path, body, *, opened=True):
    """Run a process to its end; return its status (negative: the signal), output and errors."""
    child = start_child(path, body, opened=opened)
    output, errors = child.communicate(timeout=120)
    return child.returncode, output, errors
