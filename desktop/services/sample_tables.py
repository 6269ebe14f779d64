"""Reading of a sample's tables: what is for a record must be fields that it declares."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NoReturn

from desktop.domain.deadlines import BEIJING
from desktop.domain.strict_tables import StrictTable
from desktop.errors import ValidationError
from desktop.records import Kind, Record, declaration_of
from desktop.records.values import check_value
from desktop.resources import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.records import Field

# Field of a record to its value; people are named, whoever plays the case puts in their ids.
Values = dict[str, Any]

Tell = Callable[[str], object]  # hears of each step in a sentence


def read_sample_table(path: str) -> SampleTable:
    """Return a file that is shipped with the app; ValidationError where it is broken."""
    return parse_sample_table(read_text(path), path)


def parse_sample_table(text: str, name: str) -> SampleTable:
    """Return the tables of a TOML text; ValidationError names the file and the place in it."""
    try:
        return SampleTable(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as error:
        raise ValidationError(
            f"示例 {name} 不是有效的 TOML：{error}。", "请改正示例文件。"
        ) from error


class SampleTable(StrictTable):
    """A table of a case: times are Beijing's, and values are checked as the ledger will."""

    def fail(self, problem: str) -> NoReturn:
        """Raise a ValidationError that names this place."""
        raise ValidationError(f"示例 {self.where}：{problem}", "请改正示例文件。", field=self.where)

    def table(self, key: str) -> SampleTable:
        """Take a table inside this one."""
        return SampleTable(self.take(key, dict), f"{self.where}.{key}")

    def tables(self, key: str) -> list[SampleTable]:
        """Take a list of tables, which must be there."""
        items = self.take(key, list)
        return [SampleTable(item, f"{self.where}.{key}[{at}]") for at, item in enumerate(items, 1)]

    def any_tables(self, key: str) -> list[SampleTable]:
        """Take a list of tables, which may be missing."""
        return self.tables(key) if self.has(key) else []

    def part(self, keys: Sequence[str]) -> SampleTable:
        """Take some of what is left, as a table of its own at the same place."""
        found = {key: self.pop(key) for key in keys if self.has(key)}
        return SampleTable(found, self.where)

    def pop(self, key: str) -> object:
        """Take a value, which must be there, as it was read."""
        return self._left.pop(key) if self.has(key) else self.fail(f"缺少 {key}。")

    def names(self, key: str) -> tuple[str, ...]:
        """Take a list of names that is not empty."""
        found = self.texts(key)
        return found or self.fail(f"缺少 {key}。")

    def moment(self, key: str) -> datetime:
        """Take a time, Beijing's, as UTC."""
        try:
            return _as_moment(self.pop(key))
        except TypeError:
            self.fail(f"{key} 应是不带时区的日期和时间。")

    def day(self, key: str) -> str:
        """Take a day as ISO 8601 text."""
        try:
            return _as_day(self.pop(key))
        except TypeError:
            self.fail(f"{key} 应是日期。")

    def values(self, kind: type[Record], *, needed: Sequence[str] = ()) -> Values:
        """Take all that is left, as fields of a record; those `needed` must be among them."""
        declaration = declaration_of(kind)
        known = {
            field.name: field
            for field in declaration.fields
            if not field.fixed and field.kind is not Kind.NAME
        }
        found = self.rest()
        for name in needed:
            if not found.get(name):
                self.fail(f"缺少 {name}。")
        for name in found:
            if name not in known:
                self.fail(f"{declaration.title}没有 {name} 这一栏。")
        return {name: self._value(declaration.title, known[name], found[name]) for name in found}

    def _value(self, title: str, field: Field, raw: object) -> object:
        if field.kind in (Kind.REF, Kind.REFS):
            return self._named(field, raw)
        convert = _FROM_TOML.get(field.kind)
        try:
            value = convert(raw) if convert else raw
            check_value(title, field, value)
        except TypeError:
            self.fail(f"{field.name} 写的不是{field.label}。")
        except ValidationError as error:
            self.fail(error.message)
        return value

    def _named(self, field: Field, raw: object) -> object:
        """Return the name, or the names, of whom a field refers to."""
        names = raw if field.kind is Kind.REFS else [raw]
        if not (isinstance(names, list) and all(isinstance(one, str) and one for one in names)):
            self.fail(f"{field.name} 应写姓名。")
        return tuple(names) if field.kind is Kind.REFS else names[0]


def _as_moment(raw: object) -> datetime:
    if not isinstance(raw, datetime) or raw.tzinfo is not None:
        raise TypeError
    return raw.replace(tzinfo=BEIJING).astimezone(UTC)


def _as_day(raw: object) -> str:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise TypeError
    return raw.isoformat()


def _as_partial_day(raw: object) -> str:
    return raw if isinstance(raw, str) else _as_day(raw)  # check_value reads what is half known


def _as_decimal(raw: object) -> Decimal:
    if not isinstance(raw, int | str) or isinstance(raw, bool):
        raise TypeError  # a float would not be what was written
    try:
        return Decimal(raw)
    except InvalidOperation as error:
        raise TypeError from error


def _as_texts(raw: object) -> tuple[object, ...]:
    if not isinstance(raw, list):
        raise TypeError
    return tuple(raw)


_FROM_TOML: Mapping[Kind, Callable[[object], object]] = {
    Kind.MOMENT: _as_moment,
    Kind.DAY: _as_partial_day,
    Kind.DECIMAL: _as_decimal,
    Kind.CHOICES: _as_texts,
}
