"""COPY that PostgreSQL works through while we do other things.

psycopg's own waits for the end of each; a batch fills four tables, and what goes into the next one
can be made ready meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import generators
from psycopg.copy import LibpqWriter
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.waiting import Wait

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg.abc import PQGen
    from sqlalchemy import Connection


class Copying:
    """Rows on their way into a table: sent at once, and to be waited for.

    Args:
        connection: Of a transaction; to be used for nothing else before `wait`.
        statement: COPY … FROM STDIN.
        rows: The values of each.
    """

    def __init__(
        self, connection: Connection, statement: str, rows: Iterable[tuple[object, ...]]
    ) -> None:
        cursor: Any = connection.connection.cursor()  # psycopg's
        self._writer = _Writer(cursor)
        with cursor.copy(statement, writer=self._writer) as copy:
            for values in rows:
                copy.write_row(values)

    def wait(self) -> None:
        """Wait until all rows are in the table.

        Raises:
            psycopg.Error: They are not, and the transaction is to be undone.
        """
        self._writer.wait()


class _Writer(LibpqWriter):
    """Sends the end, and leaves it to `wait` to hear what became of it."""

    def finish(self, exc: BaseException | None = None) -> None:
        if exc is not None:
            super().finish(exc)
            return
        self.connection.wait(self._end())

    def _end(self) -> PQGen[None]:
        while self._pgconn.put_copy_end() == 0:
            yield Wait.W
        while self._pgconn.flush():
            yield Wait.W

    def wait(self) -> None:
        [result] = self.connection.wait(generators.fetch_many(self._pgconn))
        if result.status != ExecStatus.COMMAND_OK:
            raise error_from_result(result)
