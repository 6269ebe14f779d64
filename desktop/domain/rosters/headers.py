"""Where the header of a sheet is, and which column holds what.

A header is the first row with a column of names. Rows above it are titles, except the upper line
of a two-line header; rows below it belong to it where merged cells or its own labels say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.plain_text import compact
from desktop.domain.rosters.columns import (
    REPEATABLE,
    Field,
    is_about_another,
    label_of,
    recognise,
    recognise_of_householder,
)
from desktop.domain.rosters.sheets import RawSheet, cell_at, shown, values_of_merged

if TYPE_CHECKING:
    from collections.abc import Callable

SEARCHED_ROWS = 30
_DEEPEST = 3  # lines of a header below its upper line
_NAMES = (Field.NAME, Field.HOUSEHOLDER_NAME, Field.HOUSEHOLDER)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is taken in; ``index`` counts from 0."""

    index: int
    label: str
    field: Field


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one sheet; rows count from 0, the last one included."""

    first_row: int
    name_row: int
    last_row: int
    columns: tuple[Column, ...]
    ignored: tuple[str, ...]
    above: frozenset[str]  # every text above the header
    title: str
    of_householders: bool  # the only names are those of householders
    doubled_name: str  # the label of a second column of names, which cannot be read

    @property
    def name(self) -> Column:
        """The column with the name of the person of the row."""
        return next(column for column in self.columns if column.field is Field.NAME)

    def all_of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns with a field, from left to right."""
        return tuple(column for column in self.columns if column.field is field)


def find_header(sheet: RawSheet) -> Header | None:
    """Return the header of a sheet, None where no row within reach has a column of names."""
    last = min(len(sheet.rows), SEARCHED_ROWS)
    merged = values_of_merged(sheet, first_row=0, last_row=last + _DEEPEST)
    texts = [
        [shown(merged.get((row, column), cell)) for column, cell in enumerate(sheet.rows[row])]
        for row in range(min(len(sheet.rows), last + _DEEPEST))
    ]
    for row in range(last):
        header = _header_at(sheet, texts, row)
        if header is not None:
            return header
    return None


def _header_at(sheet: RawSheet, texts: list[list[str]], row: int) -> Header | None:
    own = texts[row]
    name_at = next((n for n, text in enumerate(own) if recognise(text) in _NAMES), None)
    if name_at is None or _names_below(texts, row):
        return None
    last = _last_line(sheet, texts, row, name_at)
    first = row - 1 if row > 0 and _is_upper_line(texts[row - 1]) else row
    labels = _labels_by_column(texts[first : last + 1])
    fields = _fields_by_column(labels)
    if not _is_header(fields, own):
        return None
    columns, ignored, doubled = _sorted_out(fields, labels)
    return Header(
        first_row=first,
        name_row=row,
        last_row=last,
        columns=columns,
        ignored=ignored,
        above=frozenset(compact(text) for line in texts[:first] for text in line if text),
        title=_title_of(texts[:first]),
        of_householders=not _has_names(labels),
        doubled_name=doubled,
    )


def _names_below(texts: list[list[str]], row: int) -> bool:
    """Tell whether the next line has a label of names of its own: then this one is above it."""
    below = texts[row + 1] if row + 1 < len(texts) else []
    return any(
        recognise(text) in {Field.NAME, Field.HOUSEHOLDER_NAME} and text not in texts[row]
        for text in below
    )


def _last_line(sheet: RawSheet, texts: list[list[str]], row: int, name_at: int) -> int:
    """Return the last line of a header: as far as its name cell is merged, or labels go on."""
    for merged in sheet.merged:
        if merged.top <= row <= merged.bottom and merged.left <= name_at <= merged.right:
            return max(row, min(merged.bottom, row + _DEEPEST, len(texts) - 1))
    below = row + 1
    if below < len(texts) and not (name_at < len(texts[below]) and texts[below][name_at]):
        told = [text for text in texts[below] if text]
        if told and all(recognise(text) is not None for text in told):
            return below
    return row


def _is_upper_line(texts: list[str]) -> bool:
    """Tell the upper line of a header, which names columns or groups of them, from a title."""
    told = {text for text in texts if text}
    return len(told) >= _PAIR and any(recognise(text) is not None for text in told)


def _labels_by_column(lines: list[list[str]]) -> list[list[str]]:
    """Return for each column its labels from top to bottom, each once."""
    width = max(len(line) for line in lines)
    columns = [[line[n] if n < len(line) else "" for line in lines] for n in range(width)]
    return [list(dict.fromkeys(text for text in texts if text)) for texts in columns]


def _fields_by_column(labels: list[list[str]]) -> list[Field | None]:
    if _has_names(labels):
        fields = [_recognise_stack(stack, recognise) for stack in labels]
        return [None if field is Field.NUMBER else field for field in fields]
    of_householders = [_recognise_stack(stack, recognise_of_householder) for stack in labels]
    return _fields_of_householders(of_householders)


def _has_names(labels: list[list[str]]) -> bool:
    return any(_recognise_stack(stack, recognise) is Field.NAME for stack in labels)


def _fields_of_householders(fields: list[Field | None]) -> list[Field | None]:
    """Read a list that has householders only: they are the persons, 编号 is their household's."""
    name = Field.HOUSEHOLDER_NAME if Field.HOUSEHOLDER_NAME in fields else Field.HOUSEHOLDER
    has_number = Field.HOUSEHOLD_NUMBER in fields
    meant: dict[Field | None, Field | None] = {
        name: Field.NAME,
        Field.NUMBER: None if has_number else Field.HOUSEHOLD_NUMBER,
    }
    return [meant.get(field, field) for field in fields]


def _recognise_stack(stack: list[str], known: Callable[[str], Field | None]) -> Field | None:
    """Recognise the labels over a column: 户主 above 姓名 says more than 姓名 alone.

    What stands under another person, 户主 above 电话, is not this person's.
    """
    for start in range(len(stack)):
        field = known("".join(stack[start:]))
        above_another = known is recognise and any(map(is_about_another, stack[:start]))
        if field is not None:
            return None if above_another else field
    return None


def _is_header(fields: list[Field | None], own: list[str]) -> bool:
    if Field.NAME not in fields:
        return False
    if any(recognise(text) is Field.NAME for text in own):
        return True
    return len([field for field in fields if field is not None]) >= _PAIR


def _sorted_out(
    fields: list[Field | None], labels: list[list[str]]
) -> tuple[tuple[Column, ...], tuple[str, ...], str]:
    """Return the columns taken in, the labels of the others, and a doubled column of names."""
    columns: list[Column] = []
    ignored: list[str] = []
    doubled = ""
    for index, (field, stack) in enumerate(zip(fields, labels, strict=True)):
        label = "".join(stack[-1:])
        taken = {column.field for column in columns}
        if field is None or (field in taken and field not in REPEATABLE):
            ignored.extend([label] if label else [])
            doubled = doubled or _doubled(field, label, columns)
        else:
            columns.append(Column(index, label, field))
    return tuple(columns), tuple(ignored), doubled


def _doubled(field: Field | None, label: str, columns: list[Column]) -> str:
    """Return the label of a second column of names under the same label as the first."""
    if field is not Field.NAME:
        return ""
    first = next(column for column in columns if column.field is Field.NAME)
    return label if label_of(first.label) == label_of(label) else ""


def _title_of(lines: list[list[str]]) -> str:
    """Return the first text above a header that says what the list is, else the first of all."""
    told = [text for line in lines for text in dict.fromkeys(line) if text]
    named = [text for text in told if re.search(r"册|名单|表", text)]
    return (named or told or [""])[0]


def repeats_heading(sheet: RawSheet, row: int, header: Header) -> bool:
    """Tell whether a row repeats the title or a line of the header, as printed pages do."""
    cells = sheet.rows[row]
    told = {column: compact(text) for column, cell in enumerate(cells) if (text := shown(cell))}
    if told and header.above.issuperset(told.values()):
        return True
    return any(
        all(text == compact(shown(cell_at(line, column))) for column, text in told.items())
        for line in sheet.rows[header.first_row : header.last_row + 1]
    )
