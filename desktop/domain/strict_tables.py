"""Reading of TOML-like tables that accepts only what is declared, and says where it is wrong."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NoReturn, TypeVar

from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

_E = TypeVar("_E", bound="StrEnum")
_T = TypeVar("_T")

_KINDS = {str: "文字", int: "整数", bool: "true 或 false", list: "数组", dict: "表", date: "日期"}


class StrictTable:
    """One table: every key is taken by name and type, and `close` refuses what is left over."""

    def __init__(self, raw: object, where: str) -> None:
        """Wrap a table.

        Args:
            raw: What the parser gave; anything but a table is refused.
            where: File and path, for messages.
        """
        self.where = where
        if not isinstance(raw, dict):
            self.fail("这里应是一个表。")
        self._left: dict[str, object] = dict(raw)

    def fail(self, problem: str) -> NoReturn:
        """Raise a ValidationError that names this place."""
        raise ValidationError(f"规则 {self.where}：{problem}", "请改正规则文件。", field=self.where)

    def has(self, key: str) -> bool:
        """Tell whether a key is there and not yet taken."""
        return key in self._left

    def take(self, key: str, kind: type[_T]) -> _T:
        """Take a value of precisely this type (true is no integer), which must be there."""
        value = self.find(key, kind)
        if value is None:
            self.fail(f"缺少 {key}。")
        return value

    def find(self, key: str, kind: type[_T]) -> _T | None:
        """Take a value of precisely this type; None when left out."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        strange = isinstance(value, datetime) or (isinstance(value, bool) and kind is not bool)
        if strange or not isinstance(value, kind):
            self.fail(f"{key} 应是{_KINDS[kind]}。")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text; needed, and then not empty, without a default."""
        if default is not None and not self.has(key):
            return default
        value = self.take(key, str)
        if default is None and not value.strip():
            self.fail(f"{key} 不能为空。")
        return value

    def flag(self, key: str) -> bool:
        """Take true or false; false when left out."""
        return self.find(key, bool) or False

    def count(self, key: str) -> int | None:
        """Take a whole number above zero; None when left out."""
        value = self.find(key, int)
        if value is not None and value <= 0:
            self.fail(f"{key} 须大于零，现为{value}。")
        return value

    def positive(self, key: str) -> int:
        """Take a whole number above zero, which must be there."""
        value = self.count(key)
        if value is None:
            self.fail(f"缺少 {key}。")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; empty when left out."""
        items = self.find(key, list) or []
        if not all(isinstance(item, str) and item.strip() for item in items):
            self.fail(f"{key} 应是文字的数组。")
        return tuple(items)

    def member(self, key: str, kind: type[_E]) -> _E:
        """Take a member of an enumeration by its value."""
        value = self.text(key)
        if value not in tuple(kind):
            self.fail(f"{key} 不能是 {value!r}，可用：{'、'.join(kind)}。")
        return kind(value)

    def child(self, key: str) -> StrictTable:
        """Take a table inside this one, which must be there."""
        return StrictTable(self.take(key, dict), f"{self.where}.{key}")

    def named_children(self, key: str) -> dict[str, StrictTable]:
        """Take a table of tables; empty when left out."""
        raw: Mapping[str, object] = self.find(key, dict) or {}
        return {
            name: StrictTable(value, f"{self.where} {key}.{name}") for name, value in raw.items()
        }

    def children(self, key: str) -> list[StrictTable]:
        """Take a list of tables; empty when left out."""
        items = self.find(key, list) or []
        return [StrictTable(item, f"{self.where}.{key}[{i}]") for i, item in enumerate(items)]

    def rest(self) -> Mapping[str, object]:
        """Take all that is left, as it was read."""
        left, self._left = self._left, {}
        return left

    def close(self) -> None:
        """Refuse what nobody took."""
        if self._left:
            self.fail(f"不认识的键：{'、'.join(sorted(self._left))}。")
