"""Many rows at once: as few statements as either engine takes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

T = TypeVar("T")

AT_ONCE = 5_000  # values in one query; the engines take some ten thousand
_DIALECTS: Any = {"sqlite": sqlite, "postgresql": postgresql}


def chunked(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield values in lists of at most `size`."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, all with the same columns; none is no error."""
    if rows:
        connection.execute(insert(table), rows)


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert those rows whose key is not there yet, and return how many those were."""
    if not rows:
        return 0
    entry = _DIALECTS[connection.dialect.name].insert(table).on_conflict_do_nothing()
    returned = entry.returning(*table.primary_key.columns)
    return len(connection.execute(returned, rows).all())
