"""Stores: opened anew on the same data they are the same server; nothing half-done is kept."""

import sqlite3
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from desktop.errors import DiskFullError, StorageError
from server.bulk import Filling
from server.stores import open_store
from server.tables import metadata, org_alias, organization, server

ORG = "01a222de-bc0e-7000-9750-000000000001"


def add_org(connection, number=1):
    values = {"id": f"{ORG[:-4]}{number:04d}", "code": str(number), "name": "", "level": "village"}
    connection.execute(insert(organization).values(values))


def count_orgs(store):
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(organization)).scalar_one()


def test_migrations_make_the_declared_tables(store):
    with store.reading() as connection:
        made = compare_metadata(MigrationContext.configure(connection), metadata)

        assert made == []
        assert {*inspect(connection).get_table_names()} == {*metadata.tables, "alembic_version"}


def test_opened_again_it_is_the_same_server(store, server_url, tmp_path):
    store.rename("盐池县政协")
    again = open_store(server_url, tmp_path / "server")

    assert (again.id, again.name) == (store.id, "盐池县政协")
    assert (again.receipt_key, again.sealing_key) == (store.receipt_key, store.sealing_key)
    assert again.verify(b"word", store.sign(b"word"))
    assert not again.verify(b"words", store.sign(b"word"))
    again.close()


def test_two_that_begin_at_once_are_one_server(postgres, tmp_path):
    name = postgres.database()
    found = []

    def begin(number):
        one = open_store(postgres.url(name), tmp_path / str(number))
        found.append(one.id)
        one.close()

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert len(set(found)) == 1
    postgres.drop(name)


def add_org_twice(store):
    with store.writing() as connection:
        add_org(connection)
        add_org(connection)


def test_what_fails_leaves_nothing(store):
    with pytest.raises(StorageError):
        add_org_twice(store)

    assert count_orgs(store) == 0


def test_reading_sees_one_state(store):
    with store.reading() as reader:
        before = reader.execute(select(func.count()).select_from(organization)).scalar_one()
        with store.writing() as writer:
            add_org(writer)
        after = reader.execute(select(func.count()).select_from(organization)).scalar_one()

    assert (before, after, count_orgs(store)) == (0, 0, 1)


def test_references_are_held(store):
    with pytest.raises(StorageError) as caught, store.writing() as connection:
        connection.execute(insert(org_alias).values(alias=ORG, org=ORG))

    assert isinstance(caught.value.__cause__, IntegrityError)
    assert ORG not in str(caught.value)


def fill(store, error):
    with store.writing():
        raise error


def test_what_a_driver_says_past_sqlalchemy_is_told_in_words(store):
    """Many rows go to PostgreSQL by COPY, of which SQLAlchemy knows nothing."""
    with (
        pytest.raises(StorageError) as caught,
        store.writing() as connection,
        Filling(connection) as filling,
    ):
        filling.add(org_alias, [{"alias": ORG, "org": ORG}])

    assert "foreign" in caught.value.details["cause"].lower()


def test_a_full_disk_is_told_as_one(store):
    driver = store.engine.dialect.loaded_dbapi
    is_sqlite = store.engine.dialect.name == "sqlite"
    full = (
        driver.OperationalError("database or disk is full")
        if is_sqlite
        else driver.errors.DiskFull("could not extend file")
    )

    with pytest.raises(DiskFullError):
        fill(store, full)


def test_the_cause_of_a_failure_quotes_no_row(store):
    values = {"id": ORG, "code": "王小明", "name": None, "level": "village"}
    with pytest.raises(StorageError) as caught, store.writing() as connection:
        connection.execute(insert(organization).values(values))

    assert "王小明" not in repr(caught.value.details)
    assert "organization" in caught.value.details["cause"]


def test_a_newer_database_is_left_alone(store, server_url, tmp_path):
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match="请先升级服务器"):
        open_store(server_url, tmp_path / "server")


def test_sqlite_is_safe_against_power_cuts(tmp_path):
    store = open_store("", tmp_path / "server")
    with store.reading() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    store.close()

    assert found == ["wal", 2, 1]


@pytest.mark.parametrize(
    "url", ["", "mysql://host/base", "nonsense", "sqlite:////no/such/folder/base.db"]
)
def test_a_database_that_cannot_be_is_told_in_words(url, tmp_path):
    home = tmp_path / "file"
    home.write_text("no folder")

    with pytest.raises(StorageError) as caught:
        open_store(url, home if url == "" else tmp_path / "server")

    assert caught.value.advice


def test_a_postgresql_that_does_not_answer_is_told_in_words(tmp_path):
    with pytest.raises(StorageError, match="数据库现在用不了"):
        open_store("postgresql+psycopg://nobody@127.0.0.1:1/base", tmp_path / "server")


def test_keys_are_not_shown(store):
    with store.reading() as connection:
        key = connection.execute(select(server.c.receipt_key)).scalar_one()

    assert key.hex() not in repr(store)
    assert repr(key) not in repr(store)


def test_sqlite_in_its_home(tmp_path):
    open_store("", tmp_path / "home").close()

    with sqlite3.connect(tmp_path / "home" / "server.db") as found:
        assert found.execute("SELECT count(*) FROM server").fetchone() == (1,)
    found.close()
