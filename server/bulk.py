"""Many rows at once: as few statements as either engine takes."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import JSON, Text, any_, insert, literal
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Table

T = TypeVar("T")

FEW = 20  # rows up to which an ordinary INSERT is as quick
AT_ONCE = 5_000  # values in one query; the engines take some ten thousand
_DIALECTS: Any = {"sqlite": sqlite, "postgresql": postgresql}


def chunked(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield values in lists of at most `size`."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, all with the same columns; none is no error."""
    if len(rows) > FEW and connection.dialect.name == "postgresql":
        _copy(connection, table, table.name, rows)
    elif rows:
        connection.execute(insert(table), rows)


def _copy(
    connection: Connection, table: Table, target: str, rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert by COPY into `target`, which has the columns of `table`: a fifth of the time."""
    preparer = connection.dialect.identifier_preparer
    columns = [table.c[name] for name in rows[0]]
    names = ", ".join(preparer.quote(column.name) for column in columns)
    ready = [json.dumps if isinstance(column.type, JSON) else _as_it_is for column in columns]
    cursor: Any = connection.connection.cursor()  # psycopg's
    with cursor, cursor.copy(f"COPY {preparer.quote(target)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([make(value) for make, value in zip(ready, row.values(), strict=True)])


def _as_it_is(value: object) -> object:
    return value


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert those rows whose key is not there yet, and return how many those were."""
    if not rows:
        return 0
    if len(rows) > FEW and connection.dialect.name == "postgresql":
        return _copy_missing(connection, table, rows)
    entry = _DIALECTS[connection.dialect.name].insert(table).on_conflict_do_nothing()
    returned = entry.returning(*table.primary_key.columns)
    return len(connection.execute(returned, rows).all())


def _copy_missing(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]
) -> int:
    quote = connection.dialect.identifier_preparer.quote
    name, target = quote(table.name), f"new_{table.name}"
    run = connection.exec_driver_sql
    run(f"CREATE TEMPORARY TABLE {quote(target)} (LIKE {name} INCLUDING DEFAULTS) ON COMMIT DROP")
    _copy(connection, table, target, rows)
    added = run(f"INSERT INTO {name} SELECT * FROM {quote(target)} ON CONFLICT DO NOTHING")  # noqa: S608 – declared names
    run(f"DROP TABLE {quote(target)}")
    return added.rowcount


def among(
    connection: Connection, column: Column[Any], values: Sequence[str]
) -> ColumnElement[bool]:
    """Return the condition that a column of text holds one of many values, sent as one."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), postgresql.ARRAY(Text)))
    return column.in_(values)
