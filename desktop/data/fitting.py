"""Which plain values a field can hold: what came from elsewhere is stored only where it fits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.changes import is_whole
from desktop.records import Kind, all_records, declaration_of
from desktop.records.declarations import MISSING, SCHEMA
from desktop.records.values import format_moment, parse_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.records import Declaration, Field, Record

    Fits = Callable[[Any], bool]

_TEXTS = (Kind.TEXT, Kind.PROSE, Kind.CHOICE, Kind.DAY, Kind.DOCUMENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class TypeFit:
    """How values of one record type are checked: by field, without id and organization.

    Attributes:
        wholes: Fields that name the row this one is a part of, with that one's type.
        required: Fields that a row cannot be without.
    """

    declaration: Declaration
    fields: Mapping[str, Fits]
    choices: Mapping[str, frozenset[str]]
    wholes: Mapping[str, str]
    required: frozenset[str]

    def fits(self, fields: Mapping[str, Any], schema: int) -> bool:
        """Tell whether a patch's fields, written under a schema, can all be stored.

        A newer schema may know choices that this one does not; an older one cannot.
        """
        known = self.fields
        for name, value in fields.items():
            check = known.get(name)
            if check is None or not check(value):
                return False
        return schema <= SCHEMA or not self._has_unknown_choice(fields)

    def _has_unknown_choice(self, fields: Mapping[str, Any]) -> bool:
        for name in fields.keys() & self.choices.keys():
            value = fields[name]
            chosen = value if isinstance(value, list) else [value]
            if not self.choices[name].issuperset(one for one in chosen if one is not None):
                return True
        return False


def type_fits() -> Mapping[str, TypeFit]:
    """Return the checks of every declared type."""
    return _type_fits(all_records())


@lru_cache(maxsize=1)
def _type_fits(kinds: tuple[type[Record], ...]) -> Mapping[str, TypeFit]:
    return {kind.__name__: _type_fit(declaration_of(kind)) for kind in kinds}


def _type_fit(declaration: Declaration) -> TypeFit:
    fields = declaration.fields
    return TypeFit(
        declaration=declaration,
        fields={each.name: _fits(each) for each in fields if each.name not in ("id", "org")},
        choices={each.name: frozenset(each.choices) for each in fields if each.choices},
        wholes={each.name: each.target for each in fields if each.kind is Kind.PART_OF},
        required=frozenset(
            each.name for each in fields if each.default is MISSING and not each.nullable
        ),
    )


def _fits(field: Field) -> Fits:
    check = _check(field)
    if field.nullable:
        return lambda value: value is None or check(value)
    return check


def _check(field: Field) -> Fits:
    if field.kind in _TEXTS or (field.kind is Kind.NAME and field.default != ()):
        return _is_text
    return _CHECKS[field.kind]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and is_whole(value)


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def _are_ids(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_id, value))


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and format_moment(parse_moment(value)) == value
    except ValueError:
        return False


def _is_decimal(value: Any) -> bool:
    try:
        return isinstance(value, str) and Decimal(value).is_finite()
    except InvalidOperation:
        return False


_CHECKS: dict[Kind, Fits] = {
    Kind.INTEGER: _is_integer,
    Kind.YES_NO: _is_yes_or_no,
    Kind.CHOICES: _are_texts,
    Kind.NAME: _are_texts,
    Kind.REF: _is_id,
    Kind.PART_OF: _is_id,
    Kind.REFS: _are_ids,
    Kind.MOMENT: _is_moment,
    Kind.DECIMAL: _is_decimal,
}
