"""Rows that a field may point to, as somebody who picks one sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import declaration_of, record_type, title_of
from desktop.services.initials import contain, initials_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading

MOST = 5000
"""Newest rows of a type that are offered; a roster of 3,000 is among them whole."""
_TELLING = ("group", "number", "held_on", "raised_on", "due", "as_of", "on_day")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One row to point to; `second` tells it from others of the same title, "" where nothing does.

    Attributes:
        initials: What may be typed for the title (services.initials).
    """

    id: UUID
    title: str
    second: str
    initials: Initials

    def fits(self, word: str) -> bool:
        """Tell whether a word is meant for this row."""
        return word in self.title or word in self.second or contain(self.initials, word)


def list_references(reading: Reading, type_name: str) -> tuple[Reference, ...]:
    """Return the rows of a record type to point to, the newest first; KeyError for no type."""
    kind = record_type(type_name)
    rows = reading.list(kind, order_by="-id", limit=MOST)
    return tuple(_reference(row) for row in rows)


def _reference(row: Record) -> Reference:
    declaration = declaration_of(type(row))
    known = {field.name for field in declaration.fields} - {declaration.named_by}
    told = (str(getattr(row, name) or "") for name in _TELLING if name in known)
    title = title_of(row)
    second = next(filter(None, told), "")
    return Reference(id=row.id, title=title, second=second, initials=initials_of(title))


def find_references(among: Iterable[Reference], typed: str) -> list[Reference]:
    """Return the rows that every word typed is meant for, those that begin so first."""
    words = typed.casefold().split()
    found = [one for one in among if all(one.fits(word) for word in words)]
    return sorted(found, key=lambda one: _rank(one, words))


def _rank(one: Reference, words: Sequence[str]) -> tuple[int, int]:
    if not words:
        return 0, 0
    title = one.title.casefold()
    return (0 if title == words[0] else 1 if title.startswith(words[0]) else 2), len(title)
