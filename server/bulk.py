"""Many rows at once, in the one statement that each engine is quickest with.

PostgreSQL takes them by COPY, or as one JSON text where some may be there already; SQLite takes the
rows. Neither goes through SQLAlchemy's handling of single values, which costs more than the
databases do.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

import orjson
import psycopg as driver
from sqlalchemy import JSON, BigInteger, Integer, LargeBinary, Text, any_, cast, literal
from sqlalchemy.dialects.postgresql import ARRAY

from server.copying import Copying

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Table

T = TypeVar("T")

AT_ONCE = 5_000  # values in one query; the engines take some ten thousand
_TYPES: dict[type, str] = {
    BigInteger: "bigint",
    Integer: "integer",
    JSON: "jsonb",
    LargeBinary: "bytea",
    Text: "text",
}


def chunked(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield values in lists of at most `size`."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


class Filling:
    """Adds rows to tables, one table after the other.

    PostgreSQL enters one table's while the next one's are made ready: nobody waits for it before
    that, or the end of the block. Until then the connection does nothing else.

    Raises:
        IntegrityError: A key was there already, on SQLite.
        UniqueViolation: On PostgreSQL, now or when it is waited for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._copying: Copying | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for the last, whatever ended the block: the connection is to be undone by it."""
        try:
            self._wait()
        except driver.Error:
            if kind is None:
                raise

    def add(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Insert rows that have every column of the table in its order; none is no error."""
        if self._connection.dialect.name != "postgresql":
            if rows:
                _insert(self._connection, table, rows, "")
            return
        values = _stored(table, rows)
        self._wait()
        if rows:
            self._copying = Copying(self._connection, f"COPY {_into(table)} FROM STDIN", values)

    def _wait(self) -> None:
        copying, self._copying = self._copying, None
        if copying:
            copying.wait()


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert those rows whose key is not there yet, and return how many those were."""
    if not rows:
        return 0
    if connection.dialect.name == "postgresql" and not _has_bytes(table):
        given = connection.exec_driver_sql(_from_json(table), (_json(rows),))
        return given.rowcount
    return _insert(connection, table, rows, " ON CONFLICT DO NOTHING")


@cache
def _from_json(table: Table) -> str:
    """Return an INSERT of rows that are given as one text: no value is handled by itself."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    typed = ", ".join(f'"{column.name}" {_TYPES[_kind(column)]}' for column in table.columns)
    return (
        f"INSERT INTO {_into(table)} SELECT {names}"  # noqa: S608 – declared names
        f" FROM json_to_recordset(%s::json) AS given ({typed}) ON CONFLICT DO NOTHING"
    )


def _has_bytes(table: Table) -> bool:
    return any(_kind(column) is LargeBinary for column in table.columns)


def _insert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], ending: str
) -> int:
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    marks = ", ".join(mark for _ in table.columns)
    statement = f"INSERT INTO {_into(table)} VALUES ({marks}){ending}"  # noqa: S608 – declared names
    return connection.exec_driver_sql(statement, list(_stored(table, rows))).rowcount


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, each in the place of the one that has its key; none is no error."""
    key = ", ".join(f'"{column.name}"' for column in table.primary_key)
    others = [f'"{column.name}"' for column in table.columns if not column.primary_key]
    changed = ", ".join(f"{name} = excluded.{name}" for name in others)
    if rows:
        _insert(connection, table, rows, f" ON CONFLICT ({key}) DO UPDATE SET {changed}")


def _stored(table: Table, rows: Sequence[Mapping[str, object]]) -> Iterator[tuple[object, ...]]:
    columns = [[row[column.name] for row in rows] for column in table.columns]
    for column, values in zip(table.columns, columns, strict=True):
        if isinstance(column.type, JSON):
            values[:] = map(_json, values)
    return zip(*columns, strict=True)


@cache
def _into(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'"{table.name}" ({names})'


def _kind(column: Column[Any]) -> type:
    return next(each for each in type(column.type).__mro__ if each in _TYPES)


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def among(
    connection: Connection, column: Column[Any], values: Sequence[str]
) -> ColumnElement[bool]:
    """Return the condition that a column of text holds one of many values, sent as one."""
    if connection.dialect.name == "postgresql":
        listed = "{" + ",".join(map(_json, values)) + "}"  # ids: quoted as in JSON
        return column == any_(cast(literal(listed, Text), ARRAY(Text)))
    return column.in_(values)
