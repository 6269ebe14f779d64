"""What came from elsewhere while a person was editing: shown before it is replaced.

What was typed without knowing of it would replace it without a conflict, since the ledger here
knew both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.records import declaration_of
from desktop.records.values import to_plain
from desktop.services.sync_names import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """A field that holds another value than a person saw.

    Attributes:
        name: Of the field.
        label: What it is called.
        words: Its value now as people read it, "" where it is empty.
        value: The value now.
    """

    name: str
    label: str
    words: str
    value: Any


def read_seen(reading: Reading, kind: type[Record], row: UUID) -> dict[str, Any]:
    """Return what a row holds as somebody begins to edit it; nothing where it is not here."""
    found = reading.find(kind, row)
    if found is None:
        return {}
    return {field.name: getattr(found, field.name) for field in declaration_of(kind).fields}


def list_overtaken(
    reading: Reading, kind: type[Record], row: UUID, seen: Mapping[str, Any]
) -> tuple[Overtaken, ...]:
    """Return the fields that hold another value now than the one that was seen."""
    now, declaration = read_seen(reading, kind, row), declaration_of(kind)
    fields = [declaration.field(name) for name in seen if name in now and now[name] != seen[name]]
    return tuple(
        Overtaken(
            name=field.name,
            label=field.label,
            words=plain_words(reading, field, to_plain(field, now[field.name])),
            value=now[field.name],
        )
        for field in fields
    )
