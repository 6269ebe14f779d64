"""Snapshots as canonical JSON, and back: strict, so that a changed text is never half understood.

Canonical: keys sorted, no spaces, UTF-8 unescaped, every field, numbers whole; decimals, times
(UTC) and ids are texts. A text of a newer schema may hold fields that are not known here; they are
passed over. In a text of our schema or an older one an unknown field is an error.
"""

from __future__ import annotations

import hashlib
import json
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from desktop.errors import ValidationError
from desktop.records.values import format_moment, parse_moment
from desktop.services.snapshot_schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S")


def to_json(value: Any) -> str:
    """Return the canonical JSON of a snapshot.

    Raises:
        ValidationError: A text holds half a character (a lone surrogate), or a time no zone; the
            field is named.
    """
    return _canonical(_plain(value, ""))


def _canonical(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Return the digest of a canonical snapshot: SHA-256 of its UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def from_json(cls: type[S], text: str) -> S:
    """Return the snapshot of a canonical text.

    Raises:
        ValidationError: The text is no such snapshot; says where and why.
    """
    try:
        plain = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except RecursionError as error:
        raise _refusal("", "嵌套太深") from error
    except ValueError as error:
        raise _refusal("", f"不是JSON：{error}") from error
    if not isinstance(plain, dict) or _canonical(plain) != text:
        raise _refusal("", "不是一份规范的快照")
    schema = plain.get("schema", SCHEMA)
    newer = isinstance(schema, int) and schema > SCHEMA
    made: S = _read_value(cls, plain, "", lenient=newer)
    return made


def _refusal(where: str, problem: str) -> ValidationError:
    return ValidationError(
        f"定稿内容的“{where}”{problem}。" if where else f"定稿内容{problem}。",
        "内容可能被改动过：请核对账本，或从备份恢复。",
        field=where,
    )


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise _refusal(next(name for name in names if names.count(name) > 1), "出现了两次")
    return made


def _no_float(number: str) -> Any:
    raise _refusal("", f"有小数{number}，只能是整数或文本")


def _plain(value: Any, where: str) -> Any:
    if is_dataclass(value):
        return {
            each.name: _plain(getattr(value, each.name), _inside(where, each.name))
            for each in fields(value)
        }
    if isinstance(value, tuple):
        return [_plain(each, f"{where}[{at}]") for at, each in enumerate(value)]
    if isinstance(value, str):
        return _plain_text(value, where)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise _refusal(where, "时间没有时区")
        return format_moment(value)
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value


def _plain_text(value: str, where: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(
            f"“{where}”第{error.start + 1}个字符是残缺的，存不下来。",
            "请删去这个字符后重新输入。",
            field=where,
        ) from error
    return value


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


@cache
def _types_of(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _read_value(kind: Any, plain: Any, where: str, *, lenient: bool) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if plain is None:
            return None
        (kind,) = (each for each in get_args(kind) if each is not types.NoneType)
        return _read_value(kind, plain, where, lenient=lenient)
    if origin is tuple:
        if not isinstance(plain, list):
            raise _refusal(where, "应当是列表")
        inner = get_args(kind)[0]
        return tuple(
            _read_value(inner, each, f"{where}[{at}]", lenient=lenient)
            for at, each in enumerate(plain)
        )
    if is_dataclass(kind):
        return _read_fields(kind, plain, where, lenient=lenient)
    if origin is Literal:
        if plain not in get_args(kind):
            raise _refusal(where, f"没有“{plain}”这一项")
        return plain
    return _read_scalar(kind, plain, where)


def _read_fields(cls: Any, plain: Any, where: str, *, lenient: bool) -> Any:
    if not isinstance(plain, dict):
        raise _refusal(where, "应当是一组字段")
    kinds = _types_of(cls)
    unknown = [name for name in plain if name not in kinds]
    if unknown and not lenient:
        raise _refusal(_inside(where, unknown[0]), "是不认识的字段")
    values = {}
    for each in fields(cls):
        if each.name in plain:
            values[each.name] = _read_value(
                kinds[each.name], plain[each.name], _inside(where, each.name), lenient=lenient
            )
        elif each.default is MISSING:
            raise _refusal(_inside(where, each.name), "缺失")
    return cls(**values)


def _finite(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


_READERS: dict[type, Callable[[str], Any]] = {
    datetime: parse_moment,
    Decimal: _finite,
    UUID: UUID,
}


def _read_scalar(kind: type, plain: Any, where: str) -> Any:
    if kind in (str, int, bool):
        if type(plain) is not kind:
            raise _refusal(where, f"不能是{json.dumps(plain, ensure_ascii=False)[:40]}")
        return plain
    try:
        if not isinstance(plain, str):
            raise _refusal(where, "应当是文本")
        value = _READERS[kind](plain)
    except (ValueError, InvalidOperation) as error:
        raise _refusal(where, f"读不懂：{plain}") from error
    if _plain(value, where) != plain:
        raise _refusal(where, f"写法不规范：{plain}")
    return value
