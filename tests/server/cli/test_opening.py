"""What commands share."""

from argparse import Namespace
from pathlib import Path

import pytest

from desktop.errors import StorageError
from server.cli.opening import describe_database, home_of, opened_store, read_file


def test_the_home_is_chosen_or_the_users_own(monkeypatch, tmp_path):
    monkeypatch.delenv("YISHIBU_SERVER_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home_of(Namespace(home=None)) == tmp_path / "yishibu-server"
    monkeypatch.setenv("YISHIBU_SERVER_HOME", str(tmp_path / "county"))
    assert home_of(Namespace(home=None)) == tmp_path / "county"
    assert home_of(Namespace(home=Path("here"))) == Path.cwd() / "here"


def test_the_database_is_told_without_its_password(tmp_path):
    with opened_store(Namespace(db="", home=tmp_path)) as store:
        assert describe_database(store) == f"SQLite {tmp_path / 'server.db'}"
        url = store.engine.url.set(
            drivername="postgresql+psycopg", username="u", password="secret", host="h", database="d"
        )
        store.engine.url = url
        assert describe_database(store) == "postgresql+psycopg://u:***@h/d"


def test_the_database_may_be_named_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("YISHIBU_SERVER_DB", f"sqlite:///{tmp_path / 'other.db'}")
    with opened_store(Namespace(db="", home=tmp_path)) as store:
        assert describe_database(store) == f"SQLite {tmp_path / 'other.db'}"


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(StorageError, match="读不了文件"):
        read_file(tmp_path)
