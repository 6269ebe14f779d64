"""Papers that are data: which fields of which record stand on a sheet or in a letter.

resources/papers/sheets.toml names them; a record type for which it names none prints as a plain
sheet of all its fields, so that a type more needs no paper of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from desktop.domain.strict_tables import StrictTable
from desktop.records import Kind, all_records, declaration_of, fields_of, record_type
from desktop.resources import resource
from desktop.services.laws import parse_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.records import Field, Record

SCHEMA = 1
PLAIN = "record_sheet"
"""Id of the sheet that any record prints."""

_FILE = "sheets.toml"
HEADING = "# "
"""Begins a paragraph whose first line is a heading; it is numbered, or left out with its text."""
_PLACE = re.compile(r"\{([\w.]+)\}")
_UNSHOWN = (Kind.ID, Kind.REF, Kind.REFS, Kind.PART_OF, Kind.DOCUMENT)


PAGES = ("", "A3", "across")


class Layout(StrEnum):
    """How a sheet is set."""

    TABLE = "table"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKind:
    """One sheet or letter.

    A field may be of another record: ``task.unit`` of what a reference points to,
    ``Outcome.agreed`` of the newest record of that type of the same consultation.

    Attributes:
        record: Name of the record type that it is printed from; "" for the plain sheet of any.
        fields: Names of the fields of a table, in order.
        signatures: Who signs below a table.
        is_public: Whether it may be posted, with personal data masked.
        to: The field that names whom a letter is for; "" for a notice to everybody.
        heading: The field whose value is the title instead; "" for `title`.
        number: The field that holds the document number.
        body: Paragraphs with places for fields; one with an empty place is left out.
        day: The field with the day of the letter.
        readable: Fields that posting leaves as they are, since people are to use them.
        closing: The field that names who issues a letter; "" for the ledger's own organization.
        numbered: Fields whose lines are numbered.
        tables: What follows as tables (services.sheet_tables).
        page: ``A3`` for a poster, ``across`` for a wide table, "" for A4 upright.
        repeats: It says what another paper says: a dossier leaves it out.
        beside: The reference whose rows' fields can be printed too, as ``concern__title``.
        only_with: What must be so for the sheet to be offered: ``field`` is filled in, or
            ``field=value``, or ``field!=value``; of several with commas, all.
        needs: Fields without which it would have holes: a dossier leaves it out then. It can be
            printed all the same, to be filled in by hand.
    """

    id: str
    title: str
    record: str
    layout: Layout = Layout.TABLE
    fields: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    is_public: bool = False
    to: str = ""
    heading: str = ""
    number: str = ""
    body: tuple[str, ...] = ()
    day: str = ""
    readable: tuple[str, ...] = ()
    closing: str = ""
    numbered: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    page: str = ""
    repeats: bool = False
    beside: str = ""
    only_with: str = ""
    needs: tuple[str, ...] = ()


@cache
def get_sheet_kinds() -> Mapping[str, SheetKind]:
    """Return every sheet by its id, the plain one last; read and checked once."""
    text = resource(f"papers/{_FILE}").read_text(encoding="utf-8")
    return read_sheet_kinds(parse_rules(text, _FILE))


def read_sheet_kinds(raw: object) -> dict[str, SheetKind]:
    """Return the sheets of a parsed file.

    Raises:
        ValidationError: Names the place: an unknown key, record or field, or a sheet without
            anything on it.
    """
    table = StrictTable(raw, _FILE)
    if table.take("schema", int) != SCHEMA:
        table.fail(f"schema 应是 {SCHEMA}。")
    kinds = {key: _read(key, child) for key, child in table.named_children("sheets").items()}
    table.close()
    return kinds | {PLAIN: SheetKind(id=PLAIN, title="登记表", record="", signatures=("登记人",))}


def kinds_of(record: type[Record]) -> list[SheetKind]:
    """Return the sheets that a record type prints; the plain one where none is named."""
    kinds = get_sheet_kinds()
    named = [kind for kind in kinds.values() if kind.record == record.__name__]
    return named or [kinds[PLAIN]]


def shown_fields(kind: SheetKind, record: type[Record]) -> list[Field]:
    """Return the fields of a table in order; never those that are local to the room."""
    return [field for _, field in named_fields(kind, record)]


def named_fields(kind: SheetKind, record: type[Record]) -> list[tuple[str, Field]]:
    """Return the fields of a table in order, each with the name that the sheet gives it."""
    if kind.fields or kind.tables:
        return [(name, field_at(kind, record, name)) for name in kind.fields]
    return [
        (field.name, field)
        for field in fields_of(record)
        if not field.local and field.kind not in _UNSHOWN and field.name != "removed_at"
    ]


def field_at(kind: SheetKind, record: type[Record], name: str) -> Field:
    """Return the field that a name of a sheet means; KeyError where there is none."""
    first, _, second = name.partition(".")
    if second:
        return declaration_of(_type_at(record, first)).field(second)
    others = {field.name: field for field in beside_fields(kind, record)}
    return others[name] if name in others else declaration_of(record).field(name)


def _type_at(record: type[Record], name: str) -> type[Record]:
    """Return the type that a reference of a record points to, or the type of that name."""
    declared = {field.name: field for field in fields_of(record)}
    return record_type(declared[name].target if name in declared else name)


def beside_fields(kind: SheetKind, record: type[Record]) -> list[Field]:
    """Return the fields of what a record points to that a sheet may print, named as it does.

    Never those that are local to the room, nor those that say who it was.
    """
    if not kind.beside:
        return []
    target = record_type(declaration_of(record).field(kind.beside).target)
    return [
        replace(field, name=f"{kind.beside}__{field.name}")
        for field in fields_of(target)
        if not (field.local or field.personal or field.kind in _UNSHOWN)
    ]


def is_offered(kind: SheetKind, row: Record) -> bool:
    """Whether a sheet is meant for a record as it is."""
    return all(_holds(*one, row) for one in _conditions(kind.only_with))


def _holds(name: str, sign: str, value: str, row: Record) -> bool:
    found = getattr(row, name)
    if not sign:
        return found not in (None, "", ())
    return (found == value) is (sign == "=")


def _conditions(only_with: str) -> list[tuple[str, str, str]]:
    """Return field, sign and value of each condition; a field without a name is none."""
    found = (_CONDITION.fullmatch(one) for one in filter(None, only_with.split(",")))
    return [(one[1], one[2] or "", one[3] or "") if one else ("", "", "") for one in found]


_CONDITION = re.compile(r"(\w+)(?:(!?=)(\w*))?")


def is_filled(kind: SheetKind, row: Record) -> bool:
    """Whether a record has all that a sheet of it needs."""
    return all(getattr(row, name) not in (None, "", ()) for name in kind.needs)


def places_in(paragraph: str) -> list[str]:
    """Return the fields that a paragraph has places for."""
    return _PLACE.findall(paragraph)


def _read(key: str, table: StrictTable) -> SheetKind:
    kind = SheetKind(
        id=key,
        title=table.text("title"),
        record=table.text("record"),
        layout=table.member("layout", Layout),
        fields=table.texts("fields") if table.has("fields") else (),
        signatures=table.texts("signatures") if table.has("signatures") else (),
        is_public=table.flag("public"),
        to=table.text("to", ""),
        heading=table.text("heading", ""),
        number=table.text("number", ""),
        body=table.texts("body") if table.has("body") else (),
        day=table.text("day", ""),
        readable=table.texts("readable") if table.has("readable") else (),
        closing=table.text("closing", ""),
        numbered=table.texts("numbered") if table.has("numbered") else (),
        tables=table.texts("tables") if table.has("tables") else (),
        page=table.text("page", ""),
        repeats=table.flag("repeats"),
        beside=table.text("beside", ""),
        only_with=table.text("only_with", ""),
        needs=table.texts("needs") if table.has("needs") else (),
    )
    table.close()
    _check(kind, table)
    return kind


def _check(kind: SheetKind, table: StrictTable) -> None:
    if kind.record not in {one.__name__ for one in all_records()}:
        table.fail(f"没有记录类型 {kind.record}。")
    if not (kind.fields or kind.tables if kind.layout is Layout.TABLE else kind.body):
        table.fail("没有写要印什么。")
    if kind.page not in PAGES:
        table.fail(f"没有“{kind.page}”这种版面。")
    record = record_type(kind.record)
    known = {field.name: field for field in fields_of(record)}
    if kind.beside and (kind.beside not in known or not known[kind.beside].target):
        table.fail(f"{kind.record} 没有引用 {kind.beside}。")
    conditions = [name for name, _, _ in _conditions(kind.only_with)]
    if "" in conditions:
        table.fail(f"看不懂条件 {kind.only_with}。")
    for name in [*names_in(kind), *conditions]:
        try:
            field = field_at(kind, record, name)
        except KeyError:
            table.fail(f"{kind.record} 没有字段 {name}。")
        if field.local:
            table.fail(f"{name} 不出联络室，不能印。")


def names_in(kind: SheetKind) -> tuple[str, ...]:
    """Return the names of all fields that a sheet or letter shows or looks at."""
    single = [kind.to, kind.heading, kind.number, kind.day, kind.closing]
    in_body = [name for paragraph in kind.body for name in places_in(paragraph)]
    several = (kind.fields, single, in_body, kind.readable, kind.numbered, kind.needs)
    return tuple(dict.fromkeys(name for names in several for name in names if name))
