"""What a field says, in the language of the interface: services word it in Chinese, for papers."""

from __future__ import annotations

import contextlib
import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.records import all_records, fields_of
from desktop.ui.messages import label

# As desktop.domain.partial_dates shows a date: 2019年春, 约1951年3月, 1950年代（存疑）.
_DATE = re.compile(r"约?\d{3,4}(?:年代|年(?:[春夏秋冬]|\d{1,2}月(?:\d{1,2}日)?)?)(?:（存疑）)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(\D{1,4})")
_FIRST_SEASON, _LAST_SEASON = 21, 24
"""As months, by ISO 8601-2."""


def say_value(words: str) -> str:
    """Return a declared word, several of them, a date or an amount in the interface's language.

    What people wrote stays as it is.
    """
    if _DATE.fullmatch(words):
        with contextlib.suppress(ValidationError):  # people write of the 30th of February
            return _say_date(words)
    if (amount := _AMOUNT.fullmatch(words)) and amount[2] in _units():
        unit = label(amount[2])
        return words if unit == amount[2] else f"{amount[1]} {unit}"
    parts = words.split("、")
    told = [label(part) for part in parts]
    if len(parts) > 1 and all(map(str.__ne__, told, parts)):
        return QCoreApplication.translate("ValueWords", "、").join(told)
    return label(words)


@cache
def _units() -> frozenset[str]:
    return frozenset(field.unit for kind in all_records() for field in fields_of(kind))


def _say_date(words: str) -> str:
    edtf = parse_partial_date(words).text
    bare = edtf.rstrip("~?%")
    told = _say_bare(bare)
    mark = edtf[len(bare) :]
    if mark in ("~", "%"):
        told = QCoreApplication.translate("ValueWords", "约{date}").format(date=told)
    if mark in ("?", "%"):
        told = QCoreApplication.translate("ValueWords", "{date}（存疑）").format(date=told)
    return told


def _say_bare(bare: str) -> str:
    translate = QCoreApplication.translate
    if bare.endswith("X"):
        return translate("ValueWords", "{decade}0年代").format(decade=bare[:3])
    year, *rest = (int(part) for part in bare.split("-"))
    if not rest:
        return translate("ValueWords", "{year}年").format(year=year)
    month, *days = rest
    if days:
        told = translate("ValueWords", "{year}年{month}月{day}日")
        return told.format(year=year, month=month, day=days[0])
    if _FIRST_SEASON <= month <= _LAST_SEASON:
        told = translate("ValueWords", "{year}年{season}")
        return told.format(year=year, season=_say_season(month))
    return translate("ValueWords", "{year}年{month}月").format(year=year, month=month)


def _say_season(code: int) -> str:
    names = QCoreApplication.translate("ValueWords", "春 夏 秋 冬").split()
    return names[code - _FIRST_SEASON]
