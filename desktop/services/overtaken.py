"""What came from elsewhere while a person was editing: shown before it is replaced.

What was typed without knowing of it would replace it without a conflict, since the ledger here
knew both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.records import Kind, declaration_of, title_of
from desktop.records.values import to_plain
from desktop.services.forms import clean
from desktop.services.ports import Reading
from desktop.services.sync_names import plain_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from desktop.records import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a field holds.

    Attributes:
        label: What the field is called.
        words: Its value as people read it, "" where it is empty.
        plain: Its value as a draft can keep it (desktop.records.values).
        about: Of which row, where several are looked at; else "".
        is_choice: Whether `words` are those of declared choices, which the interface translates.
    """

    label: str
    words: str
    plain: Any
    about: str = ""
    is_choice: bool = False


Look = Callable[[Reading], Mapping[str, Held]]
"""Returns what an editor is about to replace, each under the name that the editor has for it."""


def hold(reading: Reading, row: Record, names: Collection[str] = ()) -> dict[str, Held]:
    """Return what a row holds, by field; of these fields only, where any are named."""
    fields = [one for one in declaration_of(type(row)).fields if not names or one.name in names]
    return {one.name: _held(reading, one, getattr(row, one.name)) for one in fields}


def hold_or_nothing(
    reading: Reading, kind: type[Record], row: Record | None, names: Collection[str]
) -> dict[str, Held]:
    """Return what these fields hold, empty ones of a row that is not there yet."""
    if row is not None:
        return hold(reading, row, names)
    fields = [declaration_of(kind).field(name) for name in names]
    return {one.name: Held(label=one.label, words="", plain=_nothing(one)) for one in fields}


def read_held(
    reading: Reading, *, kind: type[Record], row: UUID, names: Collection[str] = ()
) -> dict[str, Held]:
    """Return what a row holds, as `hold`; nothing where it is not here."""
    found = reading.find(kind, row)
    return {} if found is None else hold(reading, found, names)


def read_all_held(
    reading: Reading, *, kind: type[Record], rows: Iterable[UUID], names: Collection[str]
) -> dict[str, Held]:
    """Return what these fields of several rows hold, under `key_of` their row and name."""
    found = ((row, reading.find(kind, row)) for row in rows)
    return {
        key_of(row, name): replace(held, about=title_of(record))
        for row, record in found
        if record is not None
        for name, held in hold(reading, record, names).items()
    }


def key_of(row: UUID, name: str) -> str:
    """Return under which name `read_all_held` has the field of a row."""
    return f"{row}.{name}"


def plain_of(kind: type[Record], name: str, value: Any) -> Any:
    """Return what `Held.plain` is once this value is stored, of no field of the type as well."""
    field = next((one for one in declaration_of(kind).fields if one.name == name), None)
    if field is None:
        return list(value) if isinstance(value, tuple) else value
    return to_plain(field, clean(field, value))


def _nothing(field: Field) -> str | None:
    is_text = field.kind in (Kind.TEXT, Kind.PROSE) or "" in field.choices
    return "" if is_text else None


def _held(reading: Reading, field: Field, value: Any) -> Held:
    plain = to_plain(field, value)
    words = plain_words(reading, field, plain)
    is_choice = field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO)
    return Held(label=field.label, words=words, plain=plain, is_choice=is_choice)
