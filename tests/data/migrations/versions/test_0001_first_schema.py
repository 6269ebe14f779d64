"""The first schema as migrated is the schema as declared, and files of it stay readable."""

import pytest
from ledger_factory import FIXTURES, KEY, dump, foreign, rows_of, unpack_release

from desktop.data.ledgers import SqlLedger
from desktop.data.rebuilding import check_rebuild, rebuild
from desktop.data.schemas import declared_schema, prepare_schema
from desktop.data.verification import verify_ledger
from desktop.records import all_records, declaration_of

SHAPES = ("table_xinfo", "index_list", "foreign_key_list")


def shape_of(connection):
    """Return what SQLite says of every table, however it was spelt."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
    ).fetchall()
    shape = {}
    for (table,) in tables:
        for pragma in SHAPES:
            rows = connection.execute(f'PRAGMA {pragma}("{table}")').fetchall()
            shape[table, pragma] = sorted(rows, key=repr)
        for index in shape[table, "index_list"]:
            columns = connection.execute(f'PRAGMA index_xinfo("{index[1]}")').fetchall()
            shape[table, index[1]] = columns
    return shape


def by_name(shape):
    """Leave out the numbers SQLite gives columns and indexes in the order of their making."""
    return {
        key: sorted((row[:1] + row[2:] if is_index(key) else row[1:] for row in rows), key=repr)
        if key[1] != "foreign_key_list"
        else rows
        for key, rows in shape.items()
    }


def is_index(key):
    return key[1] not in SHAPES


def test_migrations_make_the_declared_schema(founded, tmp_path):
    with foreign(tmp_path / "declared.db") as declared, foreign(founded) as migrated:
        declared.executescript(declared_schema())

        assert by_name(shape_of(migrated)) == by_name(shape_of(declared))


@pytest.fixture
def released(tmp_path):
    """The released ledger of schema 1, encrypted again."""
    path = unpack_release(1, tmp_path)
    prepare_schema(path, KEY, before_migration=lambda: None)
    return path


def test_released_ledger_holds_every_type(released):
    for kind in all_records():
        if declaration_of(kind).since > 1:
            continue
        assert rows_of(released, f'SELECT 1 FROM "{declaration_of(kind).table}" LIMIT 1') == [(1,)]


def test_released_ledger_opens_and_verifies(released):
    ledger = SqlLedger(released, KEY)
    with ledger.read() as look:
        hits = look.search("道路")
        assert [hit.title for hit in hits] == ["三组道路不好走"]
        assert look.history(hits[0].id)[0].fields["title"] == "三组路不好走"
    ledger.close()

    assert verify_ledger(released, KEY).problems == ()


def test_released_ledger_is_rebuilt_identically(released):
    before = dump(released)

    assert check_rebuild(released, KEY).problems == ()
    assert rebuild(released, KEY, before=lambda: None).problems == ()

    assert dump(released) == before


def test_encrypted_file_of_the_first_release_opens():
    with foreign(FIXTURES / "sqlcipher-4.db") as connection:
        connection.execute("PRAGMA query_only = ON")
        assert connection.execute("SELECT body FROM line").fetchall() == [("示例",)]
