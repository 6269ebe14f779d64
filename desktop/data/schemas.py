"""Brings a ledger file to this version's schema: makes, migrates, or refuses a newer one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.data.crash_points import crash_point
from desktop.data.engines import make_engine, require_file, storage_errors
from desktop.data.guards import PREFIX, drop_guards, make_guards
from desktop.data.search import CREATE_INDEX
from desktop.data.tables import metadata
from desktop.errors import LedgerTooNewError
from desktop.records.declarations import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def prepare_schema(
    path: Path,
    key: bytes,
    *,
    before_migration: Callable[[], object],
    founding: bool = False,
    scripts: Path = SCRIPTS,
    schema: int = SCHEMA,
) -> None:
    """Make or migrate the tables of a ledger file, all or nothing.

    Args:
        path: The ledger file.
        key: Its raw 32-byte key.
        before_migration: Called before an existing file is changed; takes the backup.
        founding: Make the file where there is none; otherwise a missing file is an error.
        scripts: The folder of the migrations.
        schema: The number this version of the app works with.

    Raises:
        LedgerTooNewError: A newer version of the app wrote the file; it is left as it is.
        StorageError: The file cannot be read or written; it is left as it was.
    """
    if not founding:
        require_file(path)
    engine = make_engine(path, key)
    try:
        with storage_errors(), engine.connect() as connection:
            found = _version(connection)
            connection.rollback()
            if found > schema:
                raise LedgerTooNewError(
                    f"这个账本是更新版本的议事簿写的（格式{found}，本程序到{schema}）。",
                    "请先升级议事簿；账本没有改动。",
                )
            if found == schema:
                return
            if found:
                before_migration()
            _migrate(connection.execution_options(yishibu_writing=True), scripts, schema)
    finally:
        engine.dispose()


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _migrate(connection: Connection, scripts: Path, schema: int) -> None:
    with connection.begin():
        if _version(connection) == schema:  # another process was faster
            return
        drop_guards(connection.exec_driver_sql, guards_present(connection))
        _run_alembic(connection, scripts)
        crash_point("schema.migrated")
        make_guards(connection.exec_driver_sql)
        connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
        crash_point("schema.before_commit")
    crash_point("schema.committed")


def _run_alembic(connection: Connection, scripts: Path) -> None:
    from alembic import command  # noqa: PLC0415 – 150 ms that only a migration should cost
    from alembic.config import Config  # noqa: PLC0415 – with the line above

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    command.upgrade(config, "head")


def guards_present(connection: Connection) -> list[str]:
    """Return the names of the guards that the file has."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE ?", (f"{PREFIX}%",)
    )
    return [row[0] for row in found]


def declared_schema() -> str:
    """Return the SQL that makes every table as declared now.

    A new first migration is written from it; a test compares it with what the migrations make.
    """
    from sqlalchemy.dialects.sqlite import dialect  # noqa: PLC0415 – developers only

    statements = [CREATE_INDEX]
    for table in metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect())))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect())) for index in indexes]
    lines = "".join(f"{statement.strip()};\n" for statement in statements).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)
