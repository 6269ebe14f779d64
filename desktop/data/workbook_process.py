"""Reads one workbook from standard input and writes its cells to standard output as JSON.

Run as a process of its own: the parser is native code, and a damaged .xls can make it ask for
hundreds of gigabytes or abort, which must not take the app along. Started by
``desktop.data.workbooks``; only JSON comes back, so nothing that runs does.
"""

from __future__ import annotations

import io
import json
import math
import sys
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_CELLS = 2_000_000
_MEMORY_BYTES = 2 << 30
_STARTED = b"started\n"  # written before anything is read: without it, it could not even start
_EXACT_LIMIT = 1e15  # up to here a spreadsheet's number is the number that was typed


def main() -> None:
    """Answer with ``{"sheets": […]}``, or with ``{"problem": code}`` and what belongs to it."""
    sys.stdout.buffer.write(_STARTED)
    sys.stdout.buffer.flush()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout, ensure_ascii=True, allow_nan=False)


def read(data: bytes) -> dict[str, Any]:
    """Return the visible and hidden worksheets of a workbook with their cells."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        left = MAX_CELLS
        for facts in workbook.sheets_metadata:
            if facts.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(facts.name)
            rows, columns = _extent(sheet)
            left -= rows * columns
            if left < 0:
                size = {"rows": rows, "columns": columns}
                return {"problem": "too_large", "sheet": facts.name, **size}
            sheets.append(_sheet(sheet, is_hidden=facts.visible is not SheetVisibleEnum.Visible))
    except PasswordError:
        return {"problem": "password"}
    except (CalamineError, OSError, ValueError):
        return {"problem": "damaged"}
    return {"sheets": sheets}


def _extent(sheet: CalamineSheet) -> tuple[int, int]:
    """Return how many rows and columns there are from A1 on; ``total_height`` is one short."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _sheet(sheet: CalamineSheet, *, is_hidden: bool) -> dict[str, Any]:
    rows = sheet.to_python(skip_empty_area=False)
    return {
        "name": sheet.name,
        "is_hidden": is_hidden,
        "rows": [[_cell(value) for value in row] for row in rows],
        "merged": [[*start, *end] for start, end in sheet.merged_cell_ranges or ()],
    }


def _cell(value: object) -> str | int | float | bool | dict[str, str]:
    """Return a cell for JSON: text, number or tick as they are, a day or time as an object."""
    match value:
        case bool() | str() | int():
            return value
        case float() if not math.isfinite(value):
            return str(value)
        case float():
            return int(value) if value.is_integer() and abs(value) < _EXACT_LIMIT else value
        case date():
            return {"day": value.isoformat()}
        case time() | timedelta():
            return str(value)
        case _:
            return str(value)


if __name__ == "__main__":
    main()
