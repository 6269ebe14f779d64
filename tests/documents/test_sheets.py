"""Ledgers as .xlsx, read back by another library."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from desktop.documents.sheets import MAX_CELL, render
from desktop.records import Kind
from desktop.services.ledger_tables import Column, LedgerTable

# A sheet knows no zones.
MIDNIGHT = datetime.fromisoformat("2026-05-10")
HALF_PAST_NINE = datetime.fromisoformat("2026-05-10T09:30")
COLUMNS = (Column("事项", Kind.PROSE, 36), Column("日期", Kind.DAY, 12))


def table(*rows, columns=COLUMNS):
    return LedgerTable(
        title="落实事项台账",
        organization="示例村",
        made_on=date(2026, 11, 28),
        columns=columns,
        rows=rows,
    )


def sheet(*rows, **options):
    return openpyxl.load_workbook(io.BytesIO(render([table(*rows, **options)]))).active


def cells(*rows, **options):
    return [
        [cell.value for cell in row[1:]] for row in sheet(*rows, **options).iter_rows(min_row=4)
    ]


def test_title_unit_and_day_stand_above_the_table():
    made = sheet(("清淤", None))

    assert made.title == made["A1"].value == "落实事项台账"
    assert made["A2"].value == "填报单位：示例村    填报日期：2026年11月28日    共1条"
    assert [cell.value for cell in made[3]] == ["序号", "事项", "日期"]
    assert made["A4"].value == 1


def test_every_kind_of_cell_keeps_its_value():
    columns = tuple(Column(f"{number}", Kind.TEXT, 8) for number in range(7))
    row = (
        "马䶮𬱖",
        31,
        Decimal("2200000.55"),
        date(2026, 5, 10),
        HALF_PAST_NINE,
        None,
        "",
    )

    assert cells(row, columns=columns) == [
        ["马䶮𬱖", 31, 2200000.55, MIDNIGHT, HALF_PAST_NINE, None, None]
    ]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_stays_text(text):
    made = sheet((text, None))

    assert (made["B4"].value, made["B4"].data_type) == (text, "s")
    assert made["B4"].quotePrefix
    assert (
        "<f>"
        not in zipfile.ZipFile(io.BytesIO(render([table((text, None))])))
        .read("xl/worksheets/sheet1.xml")
        .decode()
    )


def test_addresses_do_not_become_links():
    made = sheet(("http://example.invalid/a", None))

    assert made["B4"].hyperlink is None
    assert made["B4"].value == "http://example.invalid/a"


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    [[text, _]] = cells(("长" * (MAX_CELL + 1), None))

    assert len(text) == MAX_CELL
    assert text.endswith("…（过长，其余见账本）")


def test_a_day_older_than_sheets_count_stays_text():
    assert cells(("碑记", date(1899, 12, 31))) == [["碑记", "1899-12-31"]]


def test_an_empty_ledger_has_its_head():
    made = sheet()

    assert made.max_row == 3
    assert made["A2"].value.endswith("共0条")


def test_pages_are_ready_to_be_printed():
    made = sheet(("清淤", None))

    assert made.page_setup.orientation == "landscape"
    assert (made.page_setup.paperSize, made.page_setup.fitToHeight) == (9, 0)
    assert made.print_title_rows == "$3:$3"
    assert made.freeze_panes == "A4"


def test_several_ledgers_are_sheets_of_one_file():
    other = replace(table(("甲", None)), title="议题台账")
    book = openpyxl.load_workbook(io.BytesIO(render([table(), other])))

    assert book.sheetnames == ["落实事项台账", "议题台账"]
    assert book["议题台账"]["B4"].value == "甲"
