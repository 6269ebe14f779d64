"""How the kinds of fields lie in SQLite columns."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import BLOB, Text
from sqlalchemy.types import TypeDecorator

from desktop.records.values import format_moment, parse_moment

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class IdBytes(TypeDecorator[UUID]):
    """A UUID in 16 bytes."""

    impl = BLOB
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Give SQLite bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Read bytes as a UUID."""
        return None if value is None else _id_of(value)


# A UUID takes longer to make than to find, and thousands of rows name the same few thousand.
@lru_cache(maxsize=16_384)
def _id_of(value: bytes) -> UUID:
    return UUID(bytes=value)


class Moment(TypeDecorator[datetime]):
    """An aware time as fixed-width UTC text, which sorts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Give SQLite text."""
        return None if value is None else format_moment(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Read text as an aware time."""
        return None if value is None else parse_moment(value)


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Give SQLite text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Read text as a decimal."""
        return None if value is None else Decimal(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """Several texts as a JSON list; immutable in Python."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002 – SQLAlchemy's signature
        """Give SQLite a JSON list."""
        return json.dumps(list(value or ()), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002 – SQLAlchemy's signature
        """Read a JSON list."""
        return tuple(json.loads(value or "[]"))


class Ids(TypeDecorator[tuple[UUID, ...]]):
    """Several UUIDs as a JSON list; immutable in Python."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[UUID, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002 – SQLAlchemy's signature
        """Give SQLite a JSON list."""
        return json.dumps([str(each) for each in value or ()], separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[UUID, ...]:  # noqa: ARG002 – SQLAlchemy's signature
        """Read a JSON list."""
        return tuple(UUID(each) for each in json.loads(value or "[]"))
