"""What stands in one row, as label and words, made from its declaration: for reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import BEIJING
from desktop.domain.masking import mask_name, mask_phone, mask_text
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import Kind, declaration_of, name_field, record_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from uuid import UUID

    from desktop.records import Field, Record
    from desktop.services.ports import Reading

_SKIPPED = {Kind.ID, Kind.PART_OF, Kind.NAME, Kind.DOCUMENT}
_SKIPPED_NAMES = {"org", "removed_at", "consultation"}


def list_row_facts(
    reading: Reading, type_name: str, row: UUID, *, masked: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return label and words of every field that says something, in the declared order.

    Args:
        reading: A look.
        type_name: Of the row.
        row: Its id.
        masked: Whether names and numbers of people are masked: for whoever is not of the room.

    Raises:
        NotFoundError: There is no such row.
    """
    return tuple(_facts(reading.get(record_type(type_name), row), masked=masked))


def _facts(row: Record, *, masked: bool) -> Iterator[tuple[str, str]]:
    for field in declaration_of(type(row)).fields:
        if is_fact(field) and (words := words_of_field(row, field)):
            yield field.label, mask_words(field, words) if masked else words


def mask_words(field: Field, words: str) -> str:
    """Return what a field says with names and numbers of people masked."""
    if not field.personal:
        return mask_text(words)
    if any(each.isdigit() for each in words):
        return mask_phone(words)
    return "、".join(mask_name(name) for name in words.split("、"))


def is_fact(field: Field) -> bool:
    """Tell whether a field says something to a reader of the row."""
    return field.kind not in _SKIPPED and field.name not in _SKIPPED_NAMES


def words_of_field(row: Record, field: Field) -> str:
    """Return what a field says, "" where it says nothing."""
    value: Any = getattr(row, field.name)
    if value in (None, "", ()):
        return ""
    say = _SAY.get(field.kind)
    return say(row, field, value) if say else f"{value}{field.unit}"


def _named(row: Record, field: Field, _: Any) -> str:
    many = field.kind is Kind.REFS
    named: Any = getattr(row, name_field(field.name, many=many), ())
    return "、".join(named) if many else str(named or "")


def _chosen(_: Record, field: Field, value: Any) -> str:
    keys = value if isinstance(value, tuple) else (value,)
    return "、".join(field.choices.get(key, key) for key in keys)


_SAY: Mapping[Kind, Callable[[Record, Field, Any], str]] = {
    Kind.REF: _named,
    Kind.REFS: _named,
    Kind.CHOICE: _chosen,
    Kind.CHOICES: _chosen,
    Kind.DAY: lambda _row, _field, value: show_partial_date(from_edtf(value)),
    Kind.MOMENT: lambda _row, _field, at: f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
    Kind.YES_NO: lambda _row, _field, value: "是" if value else "",
}
