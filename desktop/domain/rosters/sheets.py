"""What a file holds before anyone says what it means: sheets, rows and cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from desktop.domain.plain_text import plain

# Text, a whole number, any other number, a tick, a day with or without time; "" where empty.
RawCell = str | int | Decimal | bool | date

# Spreadsheets keep 15 significant digits (Excel specifications and limits: number precision).
EXACT_LIMIT = 10**15


@dataclass(frozen=True, slots=True)
class MergedCells:
    """A merged range, all four bounds counted from 0 and included; its value is top left."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet; ``rows[0][0]`` is its cell A1, rows may differ in length."""

    name: str
    rows: tuple[tuple[RawCell, ...], ...]
    merged: tuple[MergedCells, ...] = ()
    is_hidden: bool = False


def shown(cell: RawCell) -> str:
    """Return a cell's content as plain text; days as YYYY-MM-DD, ticks as 是 or 否."""
    match cell:
        case str():
            return plain(cell)
        case bool():
            return "是" if cell else "否"
        case datetime():
            return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
        case date():
            return cell.isoformat()
        case Decimal():
            return f"{cell:f}" if cell.is_finite() and abs(cell) < EXACT_LIMIT else str(cell)
        case int():
            return str(cell)


def has_lost_digits(cell: RawCell) -> bool:
    """Tell whether a number is so long that the spreadsheet can have rounded it."""
    match cell:
        case bool() | str() | date():
            return False
        case Decimal():
            return not cell.is_finite() or abs(cell) >= EXACT_LIMIT
        case int():
            return abs(cell) >= EXACT_LIMIT


def cell_at(row: tuple[RawCell, ...], column: int) -> RawCell:
    """Return a row's cell, empty beyond its end."""
    return row[column] if column < len(row) else ""


def is_blank(row: tuple[RawCell, ...]) -> bool:
    """Tell whether no cell of a row shows anything."""
    return not any(cell != "" and shown(cell) for cell in row)


def values_of_merged(
    sheet: RawSheet, *, first_row: int, last_row: int
) -> dict[tuple[int, int], RawCell]:
    """Return the value that each covered cell of merged ranges shows, between two rows.

    Only cells inside the sheet's own width are named: a range may reach beyond it.
    """
    width = max((len(row) for row in sheet.rows), default=0)
    values: dict[tuple[int, int], RawCell] = {}
    for merged in sheet.merged:
        if merged.top >= len(sheet.rows):
            continue
        value = cell_at(sheet.rows[merged.top], merged.left)
        for row in range(max(merged.top, first_row), min(merged.bottom, last_row) + 1):
            for column in range(merged.left, min(merged.right, width - 1) + 1):
                values[row, column] = value
    return values
