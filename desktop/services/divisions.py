"""The administrative tree as published: which divisions lie above a code."""

from __future__ import annotations

import csv
import io
from functools import cache

from desktop.errors import ValidationError
from desktop.resources import read_text
from desktop.services.beginnings import Division

TABLE = "divisions/ningxia.csv"

# Digits of a division code at each level, GB/T 2260 and its statistical extension.
_LEVELS = {2: "province", 4: "prefecture", 6: "county", 9: "township", 12: "village"}


@cache
def list_divisions() -> dict[str, Division]:
    """Return every division of the shipped table by its code."""
    rows = csv.DictReader(io.StringIO(read_text(TABLE)))
    return {row["code"]: Division(**row) for row in rows}


def trace_division(code: str, name: str) -> list[Division]:
    """Return the divisions above a code and, last, the one itself under the name it goes by.

    A code that the table does not have (a new village, a sample) stands below the nearest one
    that it begins with.

    Raises:
        ValidationError: The code is of no level, or lies in no division of the table.
    """
    code, name = code.strip(), name.strip()
    if not (code.isascii() and code.isdigit() and len(code) in _LEVELS):
        raise ValidationError(
            f"区划代码“{code}”不对。", "应为2、4、6、9或12位数字，例如 640323100201。", field="org"
        )
    if not name:
        raise ValidationError("没有写组织名称。", "请写明，例如：沟沿村。", field="name")
    known = list_divisions()
    prefixes = [code[:digits] for digits in _LEVELS if digits < len(code)]
    above = [known[prefix] for prefix in prefixes if prefix in known]
    if not above and code not in known:
        raise ValidationError(
            f"区划表里没有“{code}”的上级。", "请核对代码；目前收录宁夏回族自治区。", field="org"
        )
    own = Division(code=code, name=name, level=_level(code), parent=above[-1].code if above else "")
    return [*above, own]


def _level(code: str) -> str:
    """Return the level of a code; of villages the tenth digit tells which are communities.

    001 to 199 and 400 to 499 are residents' committees and the like
    (统计用区划代码和城乡划分代码编制规则).
    """
    level = _LEVELS[len(code)]
    is_community = level == "village" and code[9] in "014"
    return "community" if is_community else level
