"""Many rows at once, in the one statement that each engine is quickest with.

PostgreSQL takes them by COPY, or as one JSON text where some may be there already; SQLite takes the
rows. Neither goes through SQLAlchemy's handling of single values, which costs more than the
databases do.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import orjson
from psycopg.errors import UniqueViolation
from sqlalchemy import JSON, BigInteger, Integer, LargeBinary, Text, any_, cast, literal
from sqlalchemy.dialects.postgresql import ARRAY

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


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that have every column of the table in its order; none is no error."""
    if connection.dialect.name == "postgresql" and rows:
        _copy(connection, table, rows)
    elif rows:
        _insert(connection, table, rows, "")


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    cursor: Any = connection.connection.cursor()  # psycopg's
    with cursor, cursor.copy(f"COPY {_into(table)} FROM STDIN") as copy:
        for values in _stored(table, rows):
            copy.write_row(values)


def add_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> bool:
    """Insert rows, and say whether their keys were new; if not, undo to a savepoint before it."""
    if connection.dialect.name != "postgresql":
        return add_missing(connection, table, rows) == len(rows)
    try:
        add(connection, table, rows)
    except UniqueViolation:
        return False
    return True


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
