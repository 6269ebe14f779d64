"""What stands in the columns of a table to hand in: cells as a sheet shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import BEIJING
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.records import Field

Cell = str | int | Decimal | date | datetime | None
"""What one cell holds; a datetime is Beijing time without zone, as sheets know no zones."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands above it, what its cells hold, and how wide it is in characters."""

    label: str
    kind: Kind
    width: int


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that no field holds; `value` gets the row and what `relate` found beside it."""

    label: str
    value: Callable[[Any, Any], Cell]
    kind: Kind = Kind.TEXT
    width: int = 12


WIDTHS = {
    Kind.PROSE: 36,
    Kind.TEXT: 18,
    Kind.DAY: 12,
    Kind.MOMENT: 16,
    Kind.INTEGER: 8,
    Kind.YES_NO: 8,
    Kind.CHOICE: 10,
}


def cell_of(field: Field, value: Any) -> Cell:
    """Return a field's value as a sheet shows it: choices by label, exact days as days."""
    if value is None or value in ("", ()):
        return None
    show = _SHOWN.get(field.kind)
    return show(field, value) if show else value


def _day(_: Field, value: str) -> Cell:
    known = from_edtf(value)
    return known.earliest if known.is_exact else show_partial_date(known)


_SHOWN: Mapping[Kind, Callable[[Any, Any], Cell]] = {
    Kind.CHOICE: lambda field, value: field.choices.get(value, value),
    Kind.CHOICES: lambda field, value: "、".join(field.choices.get(one, one) for one in value),
    Kind.NAME: lambda _, value: value if isinstance(value, str) else "、".join(value),
    Kind.YES_NO: lambda _, value: "是" if value else "否",
    Kind.DAY: _day,
    Kind.MOMENT: lambda _, value: value.astimezone(BEIJING).replace(tzinfo=None),
}
