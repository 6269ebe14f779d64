"""A register as a table to hand in: every field of its declaration that may leave the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.records import Kind, declaration_of, record_type
from desktop.services.ledger_columns import WIDTHS, Column, cell_of
from desktop.services.ledger_tables import LedgerTable
from desktop.services.premises import read_premises
from desktop.services.sheet_kinds import PLAIN, get_sheet_kinds, shown_fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.records import Field
    from desktop.services.ports import Reading

_WIDTH = 12


def export_register(
    reading: Reading, type_name: str, now: datetime, rows: Sequence[UUID] | None = None
) -> LedgerTable:
    """Return entries of a record type as a table; KeyError for no type.

    Fields that stay in the room are not in it.

    Args:
        reading: A look at the ledger.
        type_name: Name of the record type.
        now: Aware; its day stands on the table.
        rows: Which entries, in which order; None for all, the oldest first.
    """
    kind = record_type(type_name)
    entries = reading.list(kind) if rows is None else [reading.get(kind, row) for row in rows]
    fields = shown_fields(get_sheet_kinds()[PLAIN], kind)
    return LedgerTable(
        title=declaration_of(kind).title,
        organization=read_premises(reading).organization,
        made_on=day_of(now),
        columns=tuple(_column(field) for field in fields),
        rows=tuple(
            tuple(cell_of(field, getattr(row, field.name)) for field in fields) for row in entries
        ),
    )


def _column(field: Field) -> Column:
    label = f"{field.label}（{field.unit}）" if field.unit else field.label
    kind = Kind.TEXT if field.kind is Kind.NAME else field.kind
    return Column(label, kind, WIDTHS.get(kind, _WIDTH))
