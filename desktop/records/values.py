"""Between the value of a field and its plain form in journal, draft and document.

Plain is what JSON holds without floats: times as fixed-width UTC text, decimals as text, ids as
text, tuples as lists.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.changes import is_whole
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ValidationError
from desktop.records.declarations import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LINE = 300
MAX_PROSE = 1_000_000
_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
_MOMENT_LENGTH = len("2026-05-10T01:30:00.000000Z")


def format_moment(at: datetime) -> str:
    """Return an aware time as ``2026-05-10T01:30:00.000000Z``: fixed width, so that it sorts."""
    utc = at.astimezone(UTC)
    return f"{utc.year:04d}" + utc.strftime(_MOMENT)[-23:]


def parse_moment(plain: str) -> datetime:
    """Return the aware time of :func:`format_moment`."""
    if len(plain) != _MOMENT_LENGTH or not plain.endswith("Z"):
        msg = f"not a moment: {plain!r}"
        raise ValueError(msg)
    return datetime.fromisoformat(plain)


def _texts(plain: Any) -> tuple[str, ...]:
    return tuple(plain)


def _ids(plain: Any) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in plain)


_TO_PLAIN: dict[Kind, Callable[[Any], Any]] = {
    Kind.ID: str,
    Kind.REF: str,
    Kind.PART_OF: str,
    Kind.MOMENT: format_moment,
    Kind.DECIMAL: str,
    Kind.REFS: lambda ids: [str(each) for each in ids],
    Kind.CHOICES: list,
}

_FROM_PLAIN: dict[Kind, Callable[[Any], Any]] = {
    Kind.ID: UUID,
    Kind.REF: UUID,
    Kind.PART_OF: UUID,
    Kind.MOMENT: parse_moment,
    Kind.DECIMAL: Decimal,
    Kind.REFS: _ids,
    Kind.CHOICES: _texts,
}


def to_plain(field: Field, value: Any) -> Any:
    """Return the plain form of a field's value."""
    if value is None:
        return None
    if field.kind is Kind.NAME:
        return list(value) if isinstance(value, tuple) else value
    convert = _TO_PLAIN.get(field.kind)
    return convert(value) if convert else value


def from_plain(field: Field, plain: Any) -> Any:
    """Return the value of a plain form; ValueError, TypeError or ArithmeticError if it is none."""
    if plain is None:
        return None
    if field.kind is Kind.NAME:
        return tuple(plain) if isinstance(plain, list) else plain
    convert = _FROM_PLAIN.get(field.kind)
    return convert(plain) if convert else plain


_TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.ID: UUID,
    Kind.TEXT: str,
    Kind.PROSE: str,
    Kind.INTEGER: int,
    Kind.DECIMAL: Decimal,
    Kind.YES_NO: bool,
    Kind.CHOICE: str,
    Kind.CHOICES: tuple,
    Kind.DAY: str,
    Kind.MOMENT: datetime,
    Kind.REF: UUID,
    Kind.REFS: tuple,
    Kind.PART_OF: UUID,
    Kind.NAME: (str, tuple),
    Kind.DOCUMENT: str,
}


def check_value(title: str, field: Field, value: Any) -> None:
    """Refuse a value that the field cannot hold.

    Args:
        title: What the record type is called, for the message.
        field: The declared field.
        value: What is to be stored.

    Raises:
        ValidationError: Names the field, what is wrong, and what to do.
    """
    if value is None:
        if not field.nullable:
            _refuse(title, field, "不能为空", "请填写。")
        return
    if not isinstance(value, _TYPES[field.kind]) or (
        field.kind is Kind.INTEGER and isinstance(value, bool)
    ):
        _refuse(title, field, f"不能是{type(value).__name__}", "请改成合适的内容。")
    check = _CHECKS.get(field.kind)
    if check is not None:
        check(title, field, value)


def _check_text(title: str, field: Field, value: str) -> None:
    limit = MAX_LINE if field.kind is Kind.TEXT else MAX_PROSE
    if len(value) > limit:
        _refuse(title, field, f"有{len(value)}个字，最多{limit}个字", "请缩短，或把长文作为附件。")
    _check_characters(title, field, value)


def _check_characters(title: str, field: Field, value: str) -> None:
    if "\0" in value or (not value.isprintable() and any("\ud800" <= c <= "\udfff" for c in value)):
        _refuse(title, field, "含有无法保存的字符", "请删去乱码后重新输入。")


def _check_day(title: str, field: Field, value: str) -> None:
    try:
        from_edtf(value)
    except ValidationError as error:
        _refuse(title, field, f"填写有误：{error.message.rstrip('。')}", error.advice)


def _check_integer(title: str, field: Field, value: int) -> None:
    if not is_whole(value):
        _refuse(title, field, f"数字{value}太大", "请核对。")


def _check_decimal(title: str, field: Field, value: Decimal) -> None:
    if not value.is_finite():
        _refuse(title, field, f"不是数：{value}", "请核对。")


def _check_choice(title: str, field: Field, value: str) -> None:
    if value not in field.choices:
        _refuse(
            title, field, f"没有“{value}”这一项", f"可选：{'、'.join(field.choices.values())}。"
        )


def _check_choices(title: str, field: Field, value: tuple[str, ...]) -> None:
    for each in value:
        _check_choice(title, field, each)


def _check_moment(title: str, field: Field, value: datetime) -> None:
    if value.tzinfo is None:
        _refuse(title, field, "时间没有时区", "请重新选择时间。")


_CHECKS: dict[Kind, Callable[[str, Field, Any], None]] = {
    Kind.TEXT: _check_text,
    Kind.PROSE: _check_text,
    Kind.DAY: _check_day,
    Kind.DOCUMENT: _check_characters,
    Kind.INTEGER: _check_integer,
    Kind.DECIMAL: _check_decimal,
    Kind.CHOICE: _check_choice,
    Kind.CHOICES: _check_choices,
    Kind.MOMENT: _check_moment,
}


def _refuse(title: str, field: Field, problem: str, advice: str) -> None:
    raise ValidationError(f"{title}的“{field.label}”{problem}。", advice, field=field.name)
