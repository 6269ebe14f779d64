"""What every form does with what was typed: cleans it, and says what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import ValidationError
from desktop.records import Kind, declaration_of, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from desktop.records import Field, Record
    from desktop.services.ports import Reading

_TYPED = (Kind.TEXT, Kind.PROSE)


def fill(row: Record, values: Mapping[str, Any]) -> None:
    """Put values into a row's fields; text loses white space at its ends, a line its breaks.

    Raises:
        ValidationError: A value is for a field that the type does not have, or that the program
            itself sets.
    """
    declaration = declaration_of(type(row))
    known = {field.name: field for field in declaration.fields}
    for name, value in values.items():
        field = known.get(name)
        if field is None or field.fixed:
            raise ValidationError(
                f"{declaration.title}没有“{name}”这一栏可填。", "请核对栏目名称。", field=name
            )
        setattr(row, name, clean(field, value))


def read_values(reading: Reading, kind: type[Record], row: UUID) -> dict[str, Any]:
    """Return what stands in a row, field to value, for a form; NotFoundError where none is."""
    found = reading.get(kind, row)
    return {field.name: getattr(found, field.name) for field in fields_of(kind)}


def clean(field: Field, value: Any) -> Any:
    """Return a value as it is stored."""
    if field.kind not in _TYPED or not isinstance(value, str):
        return value
    if field.kind is Kind.TEXT:
        return " ".join(value.split())
    return value.strip().replace("\r\n", "\n").replace("\r", "\n")


def gaps(row: Record, stage: str) -> Iterator[Field]:
    """Yield the fields that `stage` of the chain needs and that are empty."""
    for field in fields_of(type(row)):
        if field.needed_at == stage and getattr(row, field.name) in (None, "", ()):
            yield field


def require(row: Record, stage: str) -> None:
    """Refuse a row that lacks what `stage` needs.

    Raises:
        ValidationError: Names the first field, and all of them in its details.
    """
    missing = list(gaps(row, stage))
    if missing:
        title = declaration_of(type(row)).title
        labels = "、".join(field.label for field in missing)
        raise ValidationError(
            f"{title}还缺：{labels}。",
            f"请先填写“{missing[0].label}”。",
            field=missing[0].name,
            missing=tuple(field.name for field in missing),
        )
