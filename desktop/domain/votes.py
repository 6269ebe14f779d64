"""One vote as it is handed in for judgement, read strictly from JSON-like values.

Figures are kept as they were typed; whether they fit each other is checked when the vote is
judged (`desktop.domain.cases`), for that depends on the body and its measures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

from desktop.domain.rules import Unit
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop.domain.thresholds import Amount

METHODS = ("hands", "secret", "open", "written")
"""Show of hands, secret ballot, ballot with names, in writing."""

CHOICES = ("for", "against", "abstain", "invalid", "uncast")

_MOST = 999_999_999
_AREA = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Ballot papers. `not_returned` and `valid` are None where only the sums tell them."""

    issued: int
    returned: int
    not_returned: int | None = None
    valid: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One vote of one body on one day; made by `parse_vote`.

    `eligible` and `present` hold one amount for each measure. `count` holds for each choice
    (`CHOICES`) a number, or an amount for each measure. `matter` and `alternative` are None where
    the rules leave only one. `method` is "" where it is not said.
    """

    body: str
    day: date
    eligible: Mapping[Unit, Amount] = field(hash=False)
    present: Mapping[Unit, Amount] = field(hash=False)
    count: Mapping[str, int | Mapping[Unit, Amount]] = field(hash=False)
    matter: str | None = None
    alternative: str | None = None
    method: str = ""
    papers: Papers | None = None


def parse_vote(raw: object) -> Vote:
    """Read a vote from parsed JSON.

    Keys: body, date (YYYY-MM-DD), eligible and present ({"heads": 45}, {"households": 20} or
    {"heads": 45, "area": "4500.50"}), count ({"for", "against", "abstain", "invalid", "uncast"}),
    and if wanted matter, alternative, method (`METHODS`) and ballots ({"issued", "returned",
    "not_returned", "valid"}).

    Raises:
        ValidationError: A key is unknown or missing, or a value cannot be what it stands for.
    """
    table = _table("", raw, ("body", "date", "eligible", "present", "count"), _OPTIONAL)
    method = _optional_text(table, "method") or ""
    if method and method not in METHODS:
        _refuse("method", method, f"表决方式只能是 {'、'.join(METHODS)}")
    return Vote(
        body=_text("body", table["body"]),
        day=_day(table["date"]),
        eligible=_measures("eligible", table["eligible"]),
        present=_measures("present", table["present"]),
        count=_count(table["count"]),
        matter=_optional_text(table, "matter"),
        alternative=_optional_text(table, "alternative"),
        method=method,
        papers=_papers(table["ballots"]) if "ballots" in table else None,
    )


_OPTIONAL = ("matter", "alternative", "method", "ballots")


def _table(
    where: str, raw: object, needed: Collection[str], optional: Collection[str]
) -> dict[str, object]:
    """Check that a value is an object with all needed keys and no unknown one."""
    place = where or "表决"
    if not isinstance(raw, dict):
        _refuse(where, raw, f"{place} 应是一个 JSON 对象")
    known = (*needed, *optional)
    if unknown := [key for key in raw if key not in known]:
        raise ValidationError(
            f"{place} 中有不认识的项：{'、'.join(show(key) for key in unknown[:3])}。",
            f"可用：{'、'.join(known)}。",
            field=where,
        )
    if missing := [key for key in needed if key not in raw]:
        raise ValidationError(
            f"{place} 缺少：{'、'.join(missing)}。", "请补全后再判定。", field=missing[0]
        )
    return raw


def _text(where: str, raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        _refuse(where, raw, f"{where} 应是文字")
    return raw


def _optional_text(table: dict[str, object], key: str) -> str | None:
    return _text(key, table[key]) if key in table else None


def _day(raw: object) -> date:
    rule = "date 应是存在的日期，写作 2026-05-10"
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        _refuse("date", raw, rule)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        _refuse("date", raw, rule)


def _measures(where: str, raw: object) -> dict[Unit, Amount]:
    table = _table(where, raw, (), tuple(Unit))
    if not table:
        raise ValidationError(
            f"{where} 没有写明数目。", "至少写明 heads、households、area 之一。", field=where
        )
    return {Unit(unit): _amount(f"{where}.{unit}", Unit(unit), table[unit]) for unit in table}


def _count(raw: object) -> dict[str, int | Mapping[Unit, Amount]]:
    table = _table("count", raw, (), CHOICES)
    return {
        choice: _measures(f"count.{choice}", value)
        if isinstance(value, dict)
        else _number(f"count.{choice}", value)
        for choice, value in table.items()
    }


def _papers(raw: object) -> Papers:
    table = _table("ballots", raw, ("issued", "returned"), ("not_returned", "valid"))
    return Papers(**{key: _number(f"ballots.{key}", value) for key, value in table.items()})


def _amount(where: str, unit: Unit, raw: object) -> Amount:
    return _area(where, raw) if unit is Unit.AREA else _number(where, raw)


def _number(where: str, raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        _refuse(where, raw, f"{where} 应是整数，不加引号，不带小数")
    if raw < 0:
        _refuse(where, raw, f"{where} 不能小于0")
    if raw > _MOST:
        _refuse(where, raw, f"{where} 超过了{_MOST}，不会是真实的数目")
    return raw


def _area(where: str, raw: object) -> Decimal:
    if not isinstance(raw, str) or not _AREA.fullmatch(raw):
        _refuse(
            where,
            raw,
            f'{where} 应是加引号的十进制数，如 "4500.50"，半角数字，不带逗号、负号和单位，'
            "小数不超过六位",
        )
    return Decimal(raw)


def _refuse(where: str, raw: object, rule: str) -> NoReturn:
    raise ValidationError(f"{rule}；现为{show(raw)}。", "请改正后再判定。", field=where)


def show(raw: object) -> str:
    """Return a value for a message: one line, short, whatever was handed in."""
    if isinstance(raw, int) and abs(raw) > _MOST**2:
        return "一个过大的数"
    if isinstance(raw, dict | list):
        return "一个对象" if isinstance(raw, dict) else "一个数组"
    text = repr(raw)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
