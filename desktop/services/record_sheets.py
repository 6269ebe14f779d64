"""A record as a sheet or letter: its fields in words, and who is named in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.deadlines import BEIJING
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import NotFoundError
from desktop.records import (
    Concern,
    Kind,
    Organization,
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
    PLAIN,
    Layout,
    SheetKind,
    beside_fields,
    get_sheet_kinds,
    places_in,
    shown_fields,
)
from desktop.services.snapshots import SheetItem, SheetSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from desktop.records import Field, Record
    from desktop.services.ports import Reading

ANONYMOUS = "（不愿留姓名）"


def find_record(reading: Reading, row: UUID) -> Record | None:
    """Return a row of whatever type, or None."""
    found = (reading.find(kind, row) for kind in all_records())
    return next((one for one in found if one is not None), None)


def snapshot_sheet(reading: Reading, row: UUID, sheet: str) -> SheetSnapshot:
    """Return what a sheet prints of a record.

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
    texts = {
        field.name: without(text_of(record, field), secrets) for field in fields_of(type(record))
    }
    texts |= _texts_beside(reading, kind, record)
    return SheetSnapshot(
        organization=unit,
        title=texts[kind.heading] if kind.heading and texts[kind.heading] else _title(kind, record),
        subject=without(title_of(record), secrets),
        number=texts.get(kind.number, ""),
        to=texts.get(kind.to, ""),
        items=_items(kind, record, texts) if kind.layout is Layout.TABLE else (),
        body=_body(kind, texts),
        signatures=kind.signatures,
        closing=unit if kind.layout is Layout.LETTER else "",
        day=texts.get(kind.day, ""),
        people=_people(record, concerns),
        readable=tuple(filter(None, (texts[name] for name in kind.readable))),
    )


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
        SheetItem(label=field.label, text=texts[field.name], is_long=_is_long(field))
        for field in shown_fields(kind, type(record))
        if texts[field.name] or not (kind.beside and field.name.startswith(f"{kind.beside}__"))
    )


def _is_long(field: Field) -> bool:
    """Whether a field takes a line of its own however short it is: prose, and several names."""
    return field.kind is Kind.PROSE or (
        field.kind is Kind.NAME and isinstance(field.default, tuple)
    )


def _body(kind: SheetKind, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paragraphs whose places are all filled; a full stop is never doubled."""
    made = []
    for paragraph in kind.body:
        filled = {name: texts[name] for name in places_in(paragraph)}
        if all(filled.values()):
            stopped = {
                name: text.rstrip("。") if f"{{{name}}}。" in paragraph else text
                for name, text in filled.items()
            }
            made.append(paragraph.format(**stopped))
    return tuple(made)


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
    if field.local or value is None or value in ("", ()):
        return ""
    show = _SHOWN.get(field.kind)
    text = show(field, value) if show else str(value)
    return f"{text}{field.unit}" if field.unit else text


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
