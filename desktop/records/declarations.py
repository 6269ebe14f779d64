"""What a record type is: one declaration that table, journal, form, list, search and paper read.

A record type is a keyword-only dataclass under :func:`record`; each field is declared by one of
the functions below (`text`, `choice`, `ref`, …), which carry what every reader of the declaration
needs. A field whose annotation admits None may be empty; any other has a default, or must be given.

Types that come from elsewhere hold an id *and* the name it had when written (design: references
between aggregates must still read when the other row is not here): a field made by :func:`ref` or
:func:`refs` brings a second field, its name with ``_name`` or ``_names`` behind it.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

from desktop.records.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID


class Kind(Enum):
    """What a field holds, and so how it is stored, edited, listed and printed."""

    ID = "id"  # UUID of the row itself
    TEXT = "text"  # str, one line
    PROSE = "prose"  # str, any length
    INTEGER = "integer"  # int
    DECIMAL = "decimal"  # decimal.Decimal
    YES_NO = "yes_no"  # bool
    CHOICE = "choice"  # str, a key of choices
    CHOICES = "choices"  # tuple[str, ...], keys of choices
    DAY = "day"  # str, ISO 8601-2 level 1: 2026-05-10, 2019-21 (spring of 2019), 2019
    MOMENT = "moment"  # aware datetime, UTC
    REF = "ref"  # UUID of a record of another aggregate
    REFS = "refs"  # tuple[UUID, ...]
    PART_OF = "part_of"  # UUID of the record this one is a part of, held by a foreign key
    NAME = "name"  # str or tuple[str, ...]: the name a reference had when written
    DOCUMENT = "document"  # str, canonical JSON


class Audience(Enum):
    """Who reads a patch: the third part of a feed besides the organization."""

    OWN = "own"
    DOWN = "down"
    RESTRICTED = "restricted"
    LOCAL = "local"  # never leaves the room; only its digest does


class _Missing(Enum):
    MISSING = 0


MISSING = _Missing.MISSING


@dataclass(frozen=True, kw_only=True)
class Field:
    """One declared field.

    Attributes:
        needed_at: The stage of the chain that asks for it, "" where none does.
        personal: Personal data: masked on public papers, cleared by erasure.
        local: Never leaves the room (a name withheld on wish).
        somebody: Text that is a person's name, for what they did or have to do: papers show it, no
            report for SQL does.
        judged: A choice that only a person's judgement makes: forms propose none, and ask for one.
        target: Name of the record type a REF, REFS or PART_OF points to.
        of: The reference whose name a NAME field keeps.
        fixed: Set by the program, not offered in forms.
        indexed: Lists choose rows by it; references are always.
        since: Number of the schema that first had the field.
    """

    name: str
    label: str
    kind: Kind
    choices: Mapping[str, str] = dataclasses.field(default_factory=dict)
    unit: str = ""
    needed_at: str = ""
    personal: bool = False
    local: bool = False
    somebody: bool = False
    judged: bool = False
    search: bool = False
    nullable: bool = False
    target: str = ""
    of: str = ""
    fixed: bool = False
    indexed: bool = False
    since: int = 1
    default: Any = MISSING


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """One declared record type.

    Attributes:
        named_by: The field whose value stands for the row where another names it.
        insert_only: Rows are never changed: a wrong one is taken back by a new one that names it.
        frozen_when: The moment field that, once set, freezes the row.
        from_above: Organizations above may write rows of those below: a reminder, an answer.
        since: Number of the schema that first had the type.
        fields: Own and inherited fields, in the order in which forms show them.
    """

    name: str
    title: str
    table: str
    audience: Audience
    named_by: str
    insert_only: bool
    frozen_when: str
    from_above: bool
    since: int
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError where there is none."""
        return self._by_name[name]

    @property
    def _by_name(self) -> dict[str, Field]:
        return _FIELDS[self.name]


_RECORDS: dict[str, type[Record]] = {}
_DECLARATIONS: dict[str, Declaration] = {}
_FIELDS: dict[str, dict[str, Field]] = {}
_REQUIRED: dict[str, tuple[str, ...]] = {}

# Raised by one with every change to the declarations; each Change says which it was written under.
SCHEMA = 4

R = TypeVar("R", bound="Record")
_Spec = dict[str, Any]


def _declared(label: str, kind: Kind, default: object, **facts: object) -> Any:
    return dataclasses.field(
        default=default, metadata={"spec": {"label": label, "kind": kind, **facts}}
    )


def text(label: str, *, default: str = "", **facts: Any) -> Any:
    """Declare one line of text."""
    return _declared(label, Kind.TEXT, default, **facts)


def prose(label: str, *, default: str = "", **facts: Any) -> Any:
    """Declare text of any length."""
    return _declared(label, Kind.PROSE, default, **facts)


def integer(label: str, *, default: int | None = None, **facts: Any) -> Any:
    """Declare a whole number; give its `unit`."""
    return _declared(label, Kind.INTEGER, default, **facts)


def decimal(label: str, **facts: Any) -> Any:
    """Declare an exact decimal number (areas, money); give its `unit`."""
    return _declared(label, Kind.DECIMAL, None, **facts)


def yes_no(label: str, *, default: bool = False, **facts: Any) -> Any:
    """Declare a yes or no."""
    return _declared(label, Kind.YES_NO, default, **facts)


def choice(
    label: str, choices: Mapping[str, str], *, default: str | None = None, **facts: Any
) -> Any:
    """Declare one of `choices`: stored key to Chinese label."""
    return _declared(label, Kind.CHOICE, default, choices=choices, **facts)


def choices(label: str, of: Mapping[str, str], **facts: Any) -> Any:
    """Declare any number of `of`: stored key to Chinese label."""
    return _declared(label, Kind.CHOICES, (), choices=of, **facts)


def day(label: str, **facts: Any) -> Any:
    """Declare a date that may be half remembered (ISO 8601-2 level 1)."""
    return _declared(label, Kind.DAY, None, **facts)


def moment(label: str, **facts: Any) -> Any:
    """Declare a point in time: aware, UTC."""
    return _declared(label, Kind.MOMENT, None, **facts)


def document(label: str, **facts: Any) -> Any:
    """Declare a frozen value kept as canonical JSON."""
    return _declared(label, Kind.DOCUMENT, "", fixed=True, **facts)


def ref(label: str, target: type[Record] | str, **facts: Any) -> Any:
    """Declare a reference to a record of another aggregate; brings `<field>_name`."""
    return _declared(label, Kind.REF, None, target=_name_of(target), **facts)


def refs(label: str, target: type[Record] | str, **facts: Any) -> Any:
    """Declare references to records of other aggregates; brings `<field>_names`."""
    return _declared(label, Kind.REFS, (), target=_name_of(target), **facts)


def part_of(label: str, target: type[Record] | str, **facts: Any) -> Any:
    """Declare what this record is a part of; must be given when the record is made."""
    return _declared(label, Kind.PART_OF, MISSING, target=_name_of(target), fixed=True, **facts)


def _name_of(target: type[Record] | str) -> str:
    return target if isinstance(target, str) else target.__name__


@dataclass_transform(kw_only_default=True, eq_default=False)
def record(
    *,
    title: str,
    scope: str = "own",
    named_by: str = "title",
    insert_only: bool = False,
    frozen_when: str = "",
    from_above: bool = False,
    since: int = 1,
) -> Callable[[type[R]], type[R]]:
    """Make a class a record type and enter it in the registry.

    Args:
        title: What the type is called on screen and paper.
        scope: The audience of its patches: own, down or restricted.
        named_by: The field that stands for the row where another names it.
        insert_only: Rows are never changed, only taken back by a new row that names them.
        frozen_when: The moment field that, once set, freezes the row.
        from_above: Whether organizations above may write rows of those below.
        since: Number of the schema that first has the type, and with it every field of its own.
    """

    def decorate(cls: type[R]) -> type[R]:
        _add_name_fields(cls)
        made = dataclass(kw_only=True, eq=False, repr=False)(cls)
        fields = tuple(_field(spec, since) for spec in dataclasses.fields(made))
        declaration = Declaration(
            name=cls.__name__,
            title=title,
            table=_table_name(cls.__name__),
            audience=Audience(scope),
            named_by=named_by,
            insert_only=insert_only,
            frozen_when=frozen_when,
            from_above=from_above,
            since=since,
            fields=fields,
        )
        _RECORDS[cls.__name__] = made
        _DECLARATIONS[cls.__name__] = declaration
        _FIELDS[cls.__name__] = {field.name: field for field in fields}
        _REQUIRED[cls.__name__] = tuple(f.name for f in fields if f.default is MISSING)
        return made

    return decorate


def _add_name_fields(cls: type) -> None:
    """Put the field that keeps the name right behind each reference."""
    annotations: dict[str, str] = {}
    for name, annotation in cls.__annotations__.items():
        annotations[name] = annotation
        spec: _Spec = getattr(cls.__dict__.get(name), "metadata", {}).get("spec", {})
        if spec.get("kind") not in (Kind.REF, Kind.REFS) or not spec.pop("named", True):
            continue
        many = spec["kind"] is Kind.REFS
        companion = name_field(name, many=many)
        annotations[companion] = "tuple[str, ...]" if many else "str"
        facts = {key: spec[key] for key in ("personal", "local", "since") if key in spec}
        declared = _declared(spec["label"], Kind.NAME, () if many else "", of=name, **facts)
        setattr(cls, companion, declared)
    cls.__annotations__ = annotations


def name_field(reference: str, *, many: bool = False) -> str:
    """Return the name of the field that keeps the name of a reference."""
    return f"{reference}_names" if many else f"{reference}_name"


def _field(spec: dataclasses.Field[Any], since: int) -> Field:
    facts = {"since": since} | spec.metadata["spec"]
    nullable = "None" in str(spec.type)
    default = spec.default
    if default is None and not nullable:
        default = MISSING
    if spec.default_factory is not dataclasses.MISSING:
        default = None
    return Field(name=spec.name, nullable=nullable, default=default, **facts)


def _table_name(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


@dataclass(kw_only=True, eq=False, repr=False)
class Record:
    """What every record has: an id, the organization it belongs to, and whether it was removed.

    Rows compare by identity; their repr shows type and id only, so that logs hold no names.
    """

    id: UUID = dataclasses.field(
        default_factory=new_id,
        metadata={"spec": {"label": "编号", "kind": Kind.ID, "fixed": True}},
    )
    org: UUID | None = dataclasses.field(
        default=None,
        metadata={
            "spec": {"label": "组织", "kind": Kind.REF, "target": "Organization", "fixed": True}
        },
    )
    removed_at: datetime | None = dataclasses.field(
        default=None, metadata={"spec": {"label": "移除时间", "kind": Kind.MOMENT, "fixed": True}}
    )

    def __post_init__(self) -> None:
        """Refuse a record that lacks what it cannot be without."""
        for name in _REQUIRED[type(self).__name__]:
            if getattr(self, name) in (None, MISSING):
                msg = f"{type(self).__name__} needs {name}"
                raise TypeError(msg)

    def __repr__(self) -> str:
        """Show type and id only."""
        return f"<{type(self).__name__} {self.id}>"


def all_records() -> tuple[type[Record], ...]:
    """Return every declared record type, in the order of declaration."""
    return tuple(_RECORDS.values())


def record_type(name: str) -> type[Record]:
    """Return the record type of that name; KeyError where there is none."""
    return _RECORDS[name]


def declaration_of(cls: type[Record]) -> Declaration:
    """Return what was declared of a record type."""
    return _DECLARATIONS[cls.__name__]


def fields_of(cls: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a record type, in the order in which forms show them."""
    return _DECLARATIONS[cls.__name__].fields


def title_of(row: Record) -> str:
    """Return what stands for a row where another names it."""
    declaration = declaration_of(type(row))
    value = str(getattr(row, declaration.named_by) or "")
    return declaration.field(declaration.named_by).choices.get(value, value)
