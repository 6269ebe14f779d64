"""The entries of a register as a table shows them: columns by the declaration, cells in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.partial_dates import from_edtf
from desktop.records import (
    CatalogueItem,
    DeliberationDay,
    Kind,
    Regulation,
    Topic,
    declaration_of,
    record_type,
    title_of,
)
from desktop.services.deliberation_days import next_date
from desktop.services.initials import contain, initials_of
from desktop.services.record_facts import mask_words, words_of_field
from desktop.services.registers import file_field, list_registers
from desktop.services.regulations import standing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.records import Field, Record
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading

COLUMNS = 5
"""So many fields have a column; the others are in the form, on paper and in the sheet."""

# What tells entries apart at a glance comes before what has to be read.
_RANKS = {
    Kind.CHOICE: 0,
    Kind.DAY: 0,
    Kind.YES_NO: 1,
    Kind.INTEGER: 1,
    Kind.DECIMAL: 1,
    Kind.TEXT: 2,
    Kind.CHOICES: 2,
    Kind.REF: 2,
    Kind.MOMENT: 2,
    Kind.REFS: 3,
}


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of an entry below its name: a code of NOTES that the interface words.

    Attributes:
        value: What the code is about: a day (ISO 8601), a number, words of the ledger.
    """

    code: str
    value: str = ""


NOTES = (
    "in_force",
    "ended",
    "to_come",
    "weekly",
    "monthly",
    "next_day",
    "no_more_days",
    "topic_this_year",
    "no_topic_this_year",
    "words",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry.

    Attributes:
        cells: What stands in each column, "" where a field says nothing.
        masked: The same with personal data masked.
        notes: What is told of it below its name.
        words: All its text, for searching within the register.
        keys: What it is sorted by, a key for each column; empty ones come last.
        files: How many files it has.
    """

    id: UUID
    cells: tuple[str, ...]
    masked: tuple[str, ...]
    notes: tuple[Note, ...]
    words: str
    initials: Initials
    keys: tuple[Any, ...]
    files: int = 0

    @property
    def title(self) -> str:
        """What it is called."""
        return self.cells[0]

    def fits(self, typed: str) -> bool:
        """Tell whether every word typed stands in it, or begins its name in pinyin."""
        return all(
            word in self.words or contain(self.initials, word) for word in typed.casefold().split()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register, whole: the newest entry first."""

    type: str
    title: str
    columns: tuple[Field, ...]
    lines: tuple[EntryLine, ...]
    has_files: bool


def count_entries(reading: Reading) -> dict[str, int]:
    """Return how many entries each register has, by the name of its type."""
    return {kind.__name__: reading.count(kind) for kind in list_registers()}


def columns_of(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields that have a column: the name first, the others as declared."""
    declaration = declaration_of(kind)
    name = declaration.field(declaration.named_by)
    others = [
        field
        for field in declaration.fields
        if field.kind in _RANKS
        and field.target != "Attachment"
        and not (field.fixed or field is name)
    ]
    chosen = sorted(others, key=lambda field: _RANKS[field.kind])[: COLUMNS - 1]
    return (name, *(field for field in others if field in chosen))


def list_entries(
    reading: Reading, type_name: str, today: date, limit: int | None = None
) -> Register:
    """Return a register with its entries, the newest `limit` or all; KeyError for no type."""
    kind = record_type(type_name)
    columns = columns_of(kind)
    tell = _TELLERS.get(type_name, _tell_prose)(reading, today)
    files = file_field(kind)
    return Register(
        type=type_name,
        title=declaration_of(kind).title,
        columns=columns,
        lines=tuple(
            _line(row, columns, tell(row), files)
            for row in reading.list(kind, order_by="-id", limit=limit)
        ),
        has_files=files is not None,
    )


def _line(
    row: Record, columns: Sequence[Field], notes: tuple[Note, ...], files: Field | None
) -> EntryLine:
    cells = tuple(_cell(row, field) for field in columns)
    told = [words_of_field(row, field) for field in declaration_of(type(row)).fields]
    return EntryLine(
        id=row.id,
        cells=cells,
        masked=tuple(map(mask_words, columns, cells)),
        notes=notes,
        words="\n".join(filter(None, told)).casefold(),
        initials=initials_of(title_of(row)),
        keys=tuple(_key(row, field) for field in columns),
        files=len(getattr(row, files.name)) if files else 0,
    )


def _cell(row: Record, field: Field) -> str:
    """Return what a table shows: exact days as 2026-11-10, figures without their unit."""
    value = getattr(row, field.name)
    if field.kind is Kind.DAY and value and from_edtf(value).is_exact:
        return str(value)
    if field.kind in (Kind.INTEGER, Kind.DECIMAL) and value is not None:
        return str(value)
    return words_of_field(row, field)


def _key(row: Record, field: Field) -> tuple[object, ...]:
    value = getattr(row, field.name)
    if value in (None, "", ()):
        return (True,)
    if field.kind is Kind.CHOICE:
        return (False, list(field.choices).index(value) if value in field.choices else -1)
    if field.kind is Kind.DAY:
        return (False, from_edtf(value).earliest)
    if field.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.YES_NO, Kind.MOMENT):
        return (False, value)
    return (False, words_of_field(row, field))


def sort_entries(lines: Sequence[EntryLine], column: int | None) -> list[EntryLine]:
    """Return entries by a column, those without a value last; None keeps the newest first."""
    return list(lines) if column is None else sorted(lines, key=lambda line: line.keys[column])


# What is told of an entry below its name

_Teller = Callable[[Any], tuple[Note, ...]]


def _tell_prose(_: Reading, __: date) -> _Teller:
    def tell(row: Record) -> tuple[Note, ...]:
        for field in declaration_of(type(row)).fields:
            if field.kind is Kind.PROSE and not field.personal and getattr(row, field.name):
                return (Note("words", " ".join(str(getattr(row, field.name)).split())),)
        return ()

    return tell


def _tell_regulation(_: Reading, today: date) -> _Teller:
    def tell(row: Regulation) -> tuple[Note, ...]:
        standing = Note(standing_of(row, today))
        return (
            (standing, Note("words", row.document_number)) if row.document_number else (standing,)
        )

    return tell


def _tell_day(_: Reading, today: date) -> _Teller:
    def tell(row: DeliberationDay) -> tuple[Note, ...]:
        following = next_date(row, today)
        if following is None:
            return (Note("no_more_days"),)
        return (
            Note(row.rhythm, str(row.day_number)),
            Note("next_day", following.isoformat()),
        )

    return tell


def _tell_catalogue(reading: Reading, today: date) -> _Teller:
    """Say which matters of the catalogue nobody took up this year."""
    this_year = {
        row.catalogue_item
        for row in reading.list(Topic)
        if row.decided_on is None or from_edtf(row.decided_on).latest.year >= today.year
    }
    before = _tell_prose(reading, today)

    def tell(row: CatalogueItem) -> tuple[Note, ...]:
        taken = "topic_this_year" if row.id in this_year else "no_topic_this_year"
        return (Note(taken), *before(row))

    return tell


_TELLERS: Mapping[str, Callable[[Reading, date], _Teller]] = {
    "CatalogueItem": _tell_catalogue,
    "DeliberationDay": _tell_day,
    "Regulation": _tell_regulation,
}
