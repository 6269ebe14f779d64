"""Many rows at once, in the one statement that each engine is quickest with.

PostgreSQL is given a list for each column, SQLite the rows; neither goes through SQLAlchemy's
handling of single values, which costs more than the databases do.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import JSON, BigInteger, Integer, LargeBinary, Text, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Table

T = TypeVar("T")

AT_ONCE = 5_000  # values in one query; the engines take some ten thousand
_ARRAYS: dict[type, str] = {
    BigInteger: "bigint[]",
    Integer: "integer[]",
    JSON: "text[]",
    LargeBinary: "bytea[]",
    Text: "text[]",
}


def chunked(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield values in lists of at most `size`."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that have every column of the table in its order; none is no error."""
    _insert(connection, table, rows, "")


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert those rows whose key is not there yet, and return how many those were."""
    return _insert(connection, table, rows, " ON CONFLICT DO NOTHING")


def _insert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], ending: str
) -> int:
    if not rows:
        return 0
    columns = [[row[column.name] for row in rows] for column in table.columns]
    for column, values in zip(table.columns, columns, strict=True):
        if isinstance(column.type, JSON):
            values[:] = map(_json, values)
    statement = _statement(table, connection.dialect.name) + ending
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql(statement, tuple(columns)).rowcount
    return connection.exec_driver_sql(statement, list(zip(*columns, strict=True))).rowcount


@cache
def _statement(table: Table, engine: str) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    into = f'INSERT INTO "{table.name}" ({names})'
    if engine == "sqlite":
        return f"{into} VALUES ({', '.join('?' * len(table.columns))})"
    arrays = ", ".join(f"%s::{_ARRAYS[_kind(column)]}" for column in table.columns)
    values = ", ".join(
        f'"{column.name}"' + ("::jsonb" if _kind(column) is JSON else "")
        for column in table.columns
    )
    return f"{into} SELECT {values} FROM unnest({arrays}) AS given ({names})"  # noqa: S608 – declared names


def _kind(column: Column[Any]) -> type:
    return next(each for each in type(column.type).__mro__ if each in _ARRAYS)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def among(
    connection: Connection, column: Column[Any], values: Sequence[str]
) -> ColumnElement[bool]:
    """Return the condition that a column of text holds one of many values, sent as one."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(Text)))
    return column.in_(values)
