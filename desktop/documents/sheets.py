"""Ledgers as .xlsx: title, date, ruled table, ready to be printed on A4 across.

Text stays text: a cell that begins with a sign of a formula is written as a string and marked as
quoted, so that neither opening nor editing it makes it a formula (CWE-1236).
"""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from desktop.services.ledger_columns import Cell
    from desktop.services.ledger_tables import LedgerTable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELL = 32_767
"""Characters that a cell holds (ECMA-376 part 1, 18.3.1.96, as Excel limits it)."""

_CUT = "…（过长，其余见账本）"
_HEAD_ROWS = 3
_A4 = 9
_NUMBER_WIDTH = 6
_FACE = "宋体"


def render(tables: Sequence[LedgerTable]) -> bytes:
    """Return ledgers as the bytes of one .xlsx file, a sheet each; any thread may call."""
    target = io.BytesIO()
    # Rows go out one by one: memory does not grow with the ledger.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        formats = _formats(workbook)
        for table in tables:
            sheet = workbook.add_worksheet(table.title)
            _set_up(sheet, table)
            _write_head(sheet, table, workbook)
            _write_rows(sheet, table, formats)
        for first in tables[:1]:
            workbook.set_properties({"title": first.title, "company": first.organization})
    return target.getvalue()


def _set_up(sheet: Worksheet, table: LedgerTable) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROWS - 1)
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.freeze_panes(_HEAD_ROWS, 0)
    sheet.set_column(0, 0, _NUMBER_WIDTH)
    for at, column in enumerate(table.columns, start=1):
        sheet.set_column(at, at, column.width)
    last = _HEAD_ROWS - 1 + len(table.rows)
    sheet.autofilter(_HEAD_ROWS - 1, 0, last, len(table.columns))


def _write_head(sheet: Worksheet, table: LedgerTable, workbook: Workbook) -> None:
    centred = {"font_name": _FACE, "align": "center", "valign": "vcenter"}
    sheet.set_row(0, 30)
    sheet.merge_range(
        0, 0, 0, len(table.columns), table.title,
        workbook.add_format(centred | {"bold": True, "font_size": 18}),
    )  # fmt: skip
    day = table.made_on
    sheet.write_string(
        1, 0,
        f"填报单位：{table.organization}    填报日期：{day.year}年{day.month}月{day.day}日"
        f"    共{len(table.rows)}条",
        workbook.add_format({"font_name": _FACE, "font_size": 11}),
    )  # fmt: skip
    head = workbook.add_format(
        centred | {"bold": True, "border": 1, "text_wrap": True, "bg_color": "#ECE8DF"}
    )
    for at, label in enumerate(["序号", *(column.label for column in table.columns)]):
        sheet.write_string(_HEAD_ROWS - 1, at, label, head)


def _formats(workbook: Workbook) -> Mapping[str, Format]:
    cell = {"font_name": _FACE, "font_size": 11, "border": 1, "valign": "vcenter"}

    def made(**more: Any) -> Format:
        return workbook.add_format(cell | more)

    return {
        "text": made(text_wrap=True),
        "quoted": made(text_wrap=True, quote_prefix=True),
        "number": made(align="center"),
        "decimal": made(num_format="#,##0.00"),
        "day": made(num_format="yyyy-mm-dd", align="center"),
        "moment": made(num_format="yyyy-mm-dd hh:mm", align="center"),
    }


def _write_rows(sheet: Worksheet, table: LedgerTable, formats: Mapping[str, Format]) -> None:
    for number, row in enumerate(table.rows, start=1):
        at = _HEAD_ROWS - 1 + number
        sheet.write_number(at, 0, number, formats["number"])
        for place, value in enumerate(row, start=1):
            _write_cell(sheet, (at, place), value, formats)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], value: Cell, formats: Mapping[str, Format]
) -> None:
    if value is None or value == "":
        sheet.write_blank(*at, None, formats["text"])
    elif isinstance(value, datetime):
        sheet.write_datetime(*at, value, formats["moment"])
    elif isinstance(value, date):
        _write_day(sheet, at, value, formats)
    elif isinstance(value, str):
        quoted = value[0] in "=+-@\t\r"
        text = value if len(value) <= MAX_CELL else value[: MAX_CELL - len(_CUT)] + _CUT
        sheet.write_string(*at, text, formats["quoted" if quoted else "text"])
    else:
        kind = "decimal" if isinstance(value, Decimal) else "number"
        sheet.write_number(*at, value, formats[kind])


def _write_day(
    sheet: Worksheet, at: tuple[int, int], day: date, formats: Mapping[str, Format]
) -> None:
    if day.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, datetime(day.year, day.month, day.day), formats["day"])  # noqa: DTZ001 – a sheet's day has no zone
    else:
        sheet.write_string(*at, day.isoformat(), formats["text"])


_FIRST_YEAR = 1900
"""A sheet counts days from 1900; what is older stays text."""
