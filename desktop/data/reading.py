"""Queries over recorded tables, by the fields that the declarations name."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select, text

from desktop.data.journal import Journal, Writer
from desktop.data.search import find_people, find_rows, show
from desktop.data.sights import Sight, sight_of
from desktop.data.sync_states import SCOPE
from desktop.data.tables import TABLES
from desktop.domain.changes import parse_patch
from desktop.domain.clocks import parse_stamp
from desktop.domain.feeds import Scope, parse_scope
from desktop.errors import NotFoundError
from desktop.records import Record, declaration_of
from desktop.services.ports import Written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop.services.ports import Hit

R = TypeVar("R", bound=Record)

# Without what this ledger may not read or has not got, and what was written again elsewhere.
_HISTORY = (
    "SELECT c.writer, c.seq, c.act, c.act_id, c.actor, c.stamp, p.body, h.writes"
    " FROM patch p JOIN change c ON c.position = p.id >> 8"
    ' LEFT JOIN heads h ON h."row" = p."row"'
    " LEFT JOIN given_up g ON g.writer = c.writer AND c.seq >= g.from_seq"
    " WHERE p.body IS NOT NULL AND g.writer IS NULL"
)
# From the headers, which are few and small, to the patches beside them by their key.
_WRITTEN_BY = (
    "SELECT c.writer, c.seq, c.act, c.act_id, c.actor, c.stamp, p.body, h.writes"
    ' FROM change c CROSS JOIN patch p LEFT JOIN heads h ON h."row" = p."row"'
    " LEFT JOIN given_up g ON g.writer = c.writer AND c.seq >= g.from_seq"
    " WHERE c.act = ? AND p.id >= c.position << 8 AND p.id < (c.position + 1) << 8"
    " AND p.body IS NOT NULL AND g.writer IS NULL ORDER BY p.id"
)
# An act's Changes lie side by side: it wrote them in one transaction.
_FIRST_OF_ACT = (
    "WITH RECURSIVE own (position, act_id) AS (SELECT position, act_id FROM change"
    " WHERE position = ? UNION ALL SELECT c.position, c.act_id FROM own"
    " JOIN change c ON c.position = own.position - 1 AND c.act_id = own.act_id)"
    " SELECT min(position) FROM own"
)


class SqlReading:
    """A consistent look at the ledger (services.ports.Reading)."""

    def __init__(self, session: Session, writer: Writer, of: UUID | None = None) -> None:
        """Look.

        Args:
            session: In which.
            writer: This device's.
            of: An organization below whose rows are shown instead of the ledger's own.
        """
        self._session = session
        self._writer = writer
        self._of = of

    def get(self, kind: type[R], row: UUID) -> R:
        """Return a row; NotFoundError where this ledger has none."""
        found = self._session.get(kind, row)
        if found is None:
            title = declaration_of(kind).title
            raise NotFoundError(
                f"没有找到这条{title}。", "请核对编号，或先刷新列表。", type=title, id=str(row)
            )
        return found

    def find(self, kind: type[R], row: UUID | None) -> R | None:
        """Return a row, or None."""
        return None if row is None else self._session.get(kind, row)

    def list(
        self,
        kind: type[R],
        /,
        *,
        order_by: str = "id",
        limit: int | None = None,
        offset: int = 0,
        with_removed: bool = False,
        **equal: Any,
    ) -> list[R]:
        """Return rows whose fields equal what is given; ``order_by="-field"`` is descending."""
        table = TABLES[kind.__name__]
        column = table.c[order_by.lstrip("-")]
        query = self._where(select(kind), kind, equal)
        if not with_removed:
            query = query.where(table.c.removed_at.is_(None))
        query = query.order_by(column.desc() if order_by.startswith("-") else column, table.c.id)
        return list(self._session.scalars(query.limit(limit).offset(offset)))

    def pick(
        self, kind: type[Record], names: Sequence[str], /, **equal: Any
    ) -> Sequence[tuple[Any, ...]]:
        """Return some fields of rows, removed ones left out: where there are thousands of them."""
        table = TABLES[kind.__name__]
        query = self._where(select(*(table.c[name] for name in names)), kind, equal)
        query = query.where(table.c.removed_at.is_(None)).order_by(table.c.id)
        return [tuple(row) for row in self._session.execute(query).all()]

    def count(self, kind: type[R], /, **equal: Any) -> int:
        """Return how many rows, removed ones left out, have these values."""
        query = self._where(select(func.count()).select_from(kind), kind, equal)
        return self._session.scalar(query.where(TABLES[kind.__name__].c.removed_at.is_(None))) or 0

    def _where(
        self, query: Select[Any], kind: type[Record], equal: Mapping[str, Any]
    ) -> Select[Any]:
        """Add what is asked for; who asks for organizations by name means those."""
        table, orgs = TABLES[kind.__name__], self._sight.orgs(kind)
        if orgs is not None:
            equal = {"org": orgs, **equal}
        for name, value in equal.items():
            column = table.c[name]
            many = isinstance(value, frozenset)
            query = query.where(column.in_(value) if many else column == value)
        return query

    @cached_property
    def _sight(self) -> Sight:
        return sight_of(self.scope(), self._of)

    def scope(self) -> Scope | None:
        """Return what this device may read, None where the ledger works alone."""
        kept = self.setting(SCOPE)
        return parse_scope(kept) if kept else None

    def last_stamp(self) -> datetime | None:
        """Return when this device last wrote, by its stamp; None before the first Change."""
        found = self._session.connection().exec_driver_sql(
            "SELECT stamp FROM change WHERE writer = ? ORDER BY seq DESC LIMIT 1",
            (self._writer.id,),
        )
        stamp = found.scalar()
        return parse_stamp(stamp)[0] if stamp else None

    def setting(self, key: str) -> str:
        """Return a local setting, "" where it was never made; another's organization is that."""
        if key == "org" and self._of is not None:
            return str(self._of)
        found = self._session.execute(
            text("SELECT value FROM setting WHERE key = :key"), {"key": key}
        ).scalar()
        return str(found or "")

    @property
    def head(self) -> str:
        """Digest of the last Change of this device, zeros before the first."""
        return Journal(self._session.connection(), self._writer).head()[1]

    def search(self, words: str, *, limit: int = 50) -> Sequence[Hit]:
        """Return rows in which every word stands, newest by arrival first; people by pinyin too."""
        connection = self._session.connection()
        found = find_rows(connection, words, limit, self._sight)
        by_pinyin = find_people(connection, words, limit, self._sight)
        found += [("Person", row) for row in by_pinyin if ("Person", row) not in found]
        return list(show(connection, found[:limit], words))

    def history(self, row: UUID) -> Sequence[Written]:
        """Return what was written into a row, oldest first."""
        found = self._session.connection().exec_driver_sql(
            f'{_HISTORY} AND p."row" = ? ORDER BY p.id', (row.bytes,)
        )
        return [self._written(line) for line in found]

    def written_by(self, act: str) -> Sequence[Written]:
        """Return what all acts of a name wrote, oldest first; one statement for all."""
        found = self._session.connection().exec_driver_sql(_WRITTEN_BY, (act,))
        return [self._written(line) for line in found]

    def last_act(self, actor: UUID | None) -> Sequence[Written]:
        """Return what this account's last act on this device wrote."""
        connection = self._session.connection()
        last = connection.exec_driver_sql(
            "SELECT position FROM change WHERE actor = ? AND writer = ? ORDER BY seq DESC LIMIT 1",
            (str(actor or ""), self._writer.id),
        ).scalar()
        if last is None:
            return []
        return self._act_up_to(last)

    def written_with(self, row: UUID) -> Sequence[Written]:
        """Return what the act that made a row wrote until then, that row among it."""
        made = self._session.connection().exec_driver_sql(
            'SELECT min(p.id) FROM patch p WHERE p."row" = ?', (row.bytes,)
        )
        at = made.scalar()
        return [] if at is None else self._act_up_to(at >> 8)

    def _act_up_to(self, last: int) -> Sequence[Written]:
        """Return what an act wrote, from its first Change to the one at a position."""
        connection = self._session.connection()
        first = connection.exec_driver_sql(_FIRST_OF_ACT, (last,)).scalar_one()
        found = connection.exec_driver_sql(
            f"{_HISTORY} AND p.id >= ? AND p.id < ? ORDER BY p.id", (first << 8, last + 1 << 8)
        )
        return [self._written(line) for line in found]

    def _written(self, line: Sequence[Any]) -> Written:
        writer, seq, act, act_id, actor, stamp, body, writes = line
        patch = parse_patch(body)
        row = UUID(patch.id)
        return Written(
            type=patch.type,
            row=row,
            act=act,
            act_id=act_id,
            actor=actor,
            at=parse_stamp(stamp)[0],
            created=not patch.replaces,
            fields=patch.fields,
            current=_current(json.loads(writes or "{}"), patch.fields, [writer, seq]),
        )


def _current(writes: Mapping[str, Any], fields: object, write: Sequence[int]) -> frozenset[str]:
    """Return the fields whose shown value is that of one write."""
    names = fields if isinstance(fields, dict) else {}
    default = writes.get("", [])
    return frozenset(name for name in names if write in writes.get(name, default))
