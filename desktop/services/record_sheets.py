"""A record as a sheet or letter: its fields in words, and who is named in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import BEIJING
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import NotFoundError
from desktop.records import (
    Concern,
    Consultation,
    Kind,
    Organization,
    Topic,
    all_records,
    declaration_of,
    fields_of,
    record_type,
    title_of,
)
from desktop.services.confidences import (
    concerns_behind,
    is_confidential,
    secrets_of,
    told,
    without,
)
from desktop.services.meeting_snapshots import named
from desktop.services.sheet_kinds import (
    HEADING,
    PLAIN,
    Layout,
    SheetKind,
    beside_fields,
    field_at,
    get_sheet_kinds,
    is_filled,
    named_fields,
    names_in,
    places_in,
)
from desktop.services.sheet_tables import TABLES
from desktop.services.sheet_values import SheetItem, SheetSnapshot, SheetTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.records import Field, Record
    from desktop.services.ports import Reading

_NUMBER = re.compile(r"^[（(]?[0-9０-９一二三四五六七八九十]+[）)．.、]")
ANONYMOUS = "（不愿留姓名）"


def find_record(reading: Reading, row: UUID) -> Record | None:
    """Return a row of whatever type, or None."""
    found = (reading.find(kind, row) for kind in all_records())
    return next((one for one in found if one is not None), None)


def snapshot_sheet(
    reading: Reading, row: UUID, sheet: str, today: date | None = None
) -> SheetSnapshot:
    """Return what a sheet prints of a record.

    Args:
        reading: A look at the ledger.
        row: The record.
        sheet: Id of the sheet.
        today: The day on which what is late is late; None: nothing is said of it.

    Raises:
        NotFoundError: There is no such row, or the sheet is of another record type.
    """
    kind, record = get_sheet_kinds()[sheet], find_record(reading, row)
    if record is None or kind.record not in ("", type(record).__name__):
        raise NotFoundError(f"这条记录不能打印“{kind.title}”。", "请从对应的记录打印。")
    organization = reading.find(Organization, record.org)
    unit = organization.full_name if organization else ""
    concerns = concerns_behind(reading, record)
    secrets = secrets_of(concerns)
    texts = {name: without(text, secrets) for name, text in _texts(reading, kind, record).items()}
    texts |= _texts_beside(reading, kind, record)
    body, headings = _body(kind, texts)
    closing = texts.get(kind.closing, "") or unit
    return SheetSnapshot(
        organization=unit,
        title=texts[kind.heading] if kind.heading and texts[kind.heading] else _title(kind, record),
        subject=without(title_of(record), secrets),
        number=texts.get(kind.number, ""),
        to=texts.get(kind.to, ""),
        items=_items(kind, record, texts) if kind.layout is Layout.TABLE else (),
        body=body,
        headings=headings,
        tables=_tables(reading, kind, record, today, secrets),
        page=kind.page,
        signatures=kind.signatures,
        closing=closing if kind.layout is Layout.LETTER else "",
        day=texts.get(kind.day, ""),
        people=_people(record, concerns),
        readable=tuple(filter(None, (texts[name] for name in kind.readable))),
    )


def is_ready(reading: Reading, kind: SheetKind, row: Record) -> bool:
    """Tell whether a sheet of a record would have no holes, and says what no other paper does."""
    if kind.repeats or not is_filled(kind, row):
        return False
    return all(TABLES[name](reading, row, None).rows for name in kind.tables)


def _tables(
    reading: Reading,
    kind: SheetKind,
    record: Record,
    today: date | None,
    secrets: tuple[str, ...],
) -> tuple[SheetTable, ...]:
    made = (TABLES[name](reading, record, today) for name in kind.tables)
    return tuple(
        replace(
            table, rows=tuple(tuple(without(cell, secrets) for cell in row) for row in table.rows)
        )
        for table in made
    )


def _texts(reading: Reading, kind: SheetKind, record: Record) -> dict[str, str]:
    """Return every field of a record in words, and those beside it that the sheet names."""
    texts = {field.name: text_of(record, field) for field in fields_of(type(record))}
    for name in names_in(kind):
        first, _, second = name.partition(".")
        if second:
            beside = _beside(reading, record, first)
            field = field_at(kind, type(record), name)
            texts[name] = text_of(beside, field) if beside is not None else ""
    return texts


def _beside(reading: Reading, record: Record, name: str) -> Record | None:
    """Return what a reference points to, or the newest record of a type of one consultation."""
    declared = {field.name: field for field in fields_of(type(record))}
    if name in declared:
        target = getattr(record, name)
        return reading.find(record_type(declared[name].target), target) if target else None
    own = isinstance(record, Consultation)
    consultation = record.id if own else getattr(record, "consultation", None)
    if consultation is None:
        return None
    kind = record_type(name)
    found = reading.list(kind, consultation=consultation, order_by="-id", limit=1)
    return found[0] if found else None


def _texts_beside(reading: Reading, kind: SheetKind, record: Record) -> dict[str, str]:
    """Return what stands in the rows that a record points to; of several, each on its line."""
    fields = beside_fields(kind, type(record))
    if not fields:
        return {}
    target = record_type(declaration_of(type(record)).field(kind.beside).target)
    pointed = getattr(record, kind.beside)
    ids = pointed if isinstance(pointed, tuple) else (pointed,)
    rows = [row for row in (reading.find(target, one) for one in ids) if row is not None]
    own = {field.name: field for field in fields_of(target)}
    texts = {}
    for field in fields:
        name = field.name.removeprefix(f"{kind.beside}__")
        said = (_outside(row, text_of(row, own[name])) for row in rows)
        texts[field.name] = "\n".join(dict.fromkeys(filter(None, said)))
    return texts


def _outside(row: Record, text: str) -> str:
    return told(row, text) if isinstance(row, Concern) else text


def _title(kind: SheetKind, record: Record) -> str:
    title = declaration_of(type(record)).title
    return f"{title}{kind.title}" if kind.id == PLAIN else kind.title


def _items(kind: SheetKind, record: Record, texts: Mapping[str, str]) -> tuple[SheetItem, ...]:
    return tuple(
        SheetItem(
            label=field.label, text=_numbered(kind, name, texts[name]), is_long=_is_long(field)
        )
        for name, field in named_fields(kind, type(record))
        if texts[name] or not (kind.beside and name.startswith(f"{kind.beside}__"))
    )


def _is_long(field: Field) -> bool:
    """Whether a field takes a line of its own however short it is: prose, and several names."""
    return field.kind is Kind.PROSE or (
        field.kind is Kind.NAME and isinstance(field.default, tuple)
    )


def _body(kind: SheetKind, texts: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the paragraphs whose places are all filled, and which of them are headings.

    A full stop is never doubled; a heading without text is left out.
    """
    made: list[str] = []
    headings: list[int] = []
    for paragraph in kind.body:
        filled = {name: texts[name] for name in places_in(paragraph)}
        if not all(filled.values()):
            continue
        lines = _filled(kind, paragraph, filled).split("\n")
        if lines[0].startswith(HEADING):
            headings.append(len(made))
            lines[0] = lines[0].removeprefix(HEADING)
        made += [line for line in lines if line.strip()]
    return _without_empty(made, headings)


def _without_empty(
    made: Sequence[str], headings: Sequence[int]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Leave out headings below which nothing stands."""
    ends = {len(made), *headings}
    kept = [at for at in range(len(made)) if at not in headings or at + 1 not in ends]
    found = tuple(at for at, before in enumerate(kept) if before in headings)
    return tuple(made[at] for at in kept), found


def _filled(kind: SheetKind, paragraph: str, texts: Mapping[str, str]) -> str:
    for name, text in texts.items():
        place, words = f"{{{name}}}", _numbered(kind, name, text)
        stopped = words.rstrip("。") if f"{place}。" in paragraph else words
        paragraph = paragraph.replace(place, stopped)
    return paragraph


def _numbered(kind: SheetKind, name: str, text: str) -> str:
    """Return the lines of a field numbered 1. 2. …, unless somebody did so already."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if name not in kind.numbered or len(lines) < 2 or any(map(_NUMBER.match, lines)):  # noqa: PLR2004 – one is no list
        return text
    return "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))


def _people(record: Record, concerns: Iterable[Concern]) -> tuple[str, ...]:
    """Return whoever the record may name: what posting masks, and no line tears.

    Those who raised what it is about are among them: titles and reasons repeat their words.
    """
    found = [named(one, "asker") for one in concerns if one.asker and not is_confidential(one)]
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.kind is Kind.NAME and field.personal and value:
            found += [value] if isinstance(value, str) else value
        elif field.kind is Kind.TEXT and field.personal and not field.local and value:
            found.append(value)
    return tuple(dict.fromkeys(found))


def text_of(record: Record, field: Field) -> str:
    """Return the value of a field as papers say it; "" where it is empty or stays in the room."""
    value = getattr(record, field.name)
    if isinstance(record, Concern) and field.name == "asker_name" and is_confidential(record):
        return ANONYMOUS
    if isinstance(record, Topic) and not getattr(record, _SAID_WITH.get(field.name, "title")):
        return ""
    if field.local or value is None or value in ("", ()):
        return ""
    show = _SHOWN.get(field.kind)
    text = show(field, value) if show else str(value)
    return f"{text}{field.unit}" if field.unit else text


_SAID_WITH = {"lawful": "lawfulness", "public_matter": "depth"}
"""A no of a topic says nothing before the other field says something."""


def _moment(_: Field, value: Any) -> str:
    at = value.astimezone(BEIJING)
    return f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分"


_SHOWN: Mapping[Kind, Callable[[Field, Any], str]] = {
    Kind.CHOICE: lambda field, value: field.choices.get(value, value),
    Kind.CHOICES: lambda field, value: "、".join(field.choices.get(one, one) for one in value),
    Kind.NAME: lambda _, value: value if isinstance(value, str) else "、".join(value),
    Kind.YES_NO: lambda _, value: "是" if value else "否",
    Kind.DAY: lambda _, value: show_partial_date(from_edtf(value)),
    Kind.MOMENT: _moment,
    Kind.DECIMAL: lambda _, value: f"{value:,f}",
}
